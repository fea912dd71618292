"""Whichever single value somebody changes in the database, and whichever row he deletes: verification finds something."""

import random
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, Integer, Table, delete, update
from sqlalchemy.exc import DBAPIError
from tampering import Sealed

from engine.database import Instant, table_of
from engine.deployments import DeploymentRow
from engine.procedures import VersionFileRow
from engine.projections.tables import REGISTER, TRAIT, WAITING, WORDS, WORK
from engine.record.seals import SEAL, SEALED
from engine.record.tables import CASE, FACT, PERSONAL, SequenceRow

FILE, DEPLOYMENT, SEQUENCE = table_of(VersionFileRow), table_of(DeploymentRow), table_of(SequenceRow)
HOW_FAR = CASE.c.traced_no
"""No part of the record: whoever sets it back changes nothing that anybody reads."""
AT = datetime.fromisoformat("2026-03-02T08:59:59+00:00")


def _another(value: Any, column: Column[Any], dice: random.Random) -> Any:
    match value:
        case None:
            return AT if isinstance(column.type, Instant) else 1 if isinstance(column.type, Integer) else "x"
        case bool():
            return not value
        case int():
            return value + dice.choice((-1, 1, 1000))
        case datetime():
            return value + timedelta(seconds=dice.choice((-1, 1)))
        case bytes():
            place = dice.randrange(len(value))
            return value[:place] + bytes([value[place] ^ 1]) + value[place + 1 :]
    place = dice.randrange(len(value) + 1)
    cut = value[:place] + dice.choice("0x乙") + value[place + dice.choice((0, 1)) :]
    return cut if cut != value else value + "1"


TABLES = (
    FACT,
    FACT,
    FACT,
    CASE,
    PERSONAL,
    FILE,
    DEPLOYMENT,
    SEAL,
    SEALED,
    SEQUENCE,
    WAITING,
    REGISTER,
    WORK,
    TRAIT,
    WORDS,
)


def _one_change(sealed: Sealed, dice: random.Random) -> str | None:
    """One row is changed or deleted; None where the database itself does not allow it."""
    table: Table = dice.choice(TABLES)
    row = dice.choice(sealed.rows(table))
    where = [column == row[column.name] for column in table.primary_key]
    if dice.random() < 0.2:
        statement, told = delete(table).where(*where), f"{row} deleted"
    else:
        column: Column[Any] = dice.choice([each for each in table.c if each is not HOW_FAR])
        value = _another(row[column.name], column, dice)
        statement, told = update(table).where(*where).values({column.name: value}), f"{column}: {row} → {value!r}"
    try:
        sealed.does(statement)
    except DBAPIError:
        return None
    return told


def test_a_hundred_random_single_changes_are_each_found(sealed: Sealed) -> None:
    dice, done = random.Random(5), 0
    while done < 100:
        with sealed.kept():
            told = _one_change(sealed, dice)
            if told is not None:
                done += 1
                assert [each for each in sealed.found() if each.grave], told
