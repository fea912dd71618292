"""Every day has its seal, made by the server; when there can be none, the log says why."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tampering import Sealed

from engine.record.seals import SEAL
from shouli_verify.seals import read
from web.proving import keys, outside
from web.proving.daily import Daily


def _seals(sealed: Sealed) -> list[str]:
    with Session(sealed.database) as session:
        return [read(line).seal.at for line in session.scalars(select(SEAL.c.line).order_by(SEAL.c.no))]


def _look(sealed: Sealed, daily: Daily) -> None:
    with Session(sealed.database) as session:
        daily.look(session, sealed.office.at)


def test_a_day_is_sealed_once_as_soon_as_it_begins_in_china(sealed: Sealed) -> None:
    daily = Daily(sealed.var)
    before = _seals(sealed)
    _look(sealed, daily)
    assert _seals(sealed) == before  # the office has sealed on this day itself
    sealed.office.at = sealed.office.at.replace(hour=15, minute=59, second=30)
    _look(sealed, daily)
    assert _seals(sealed) == before
    for _ in range(3):
        sealed.office.at += timedelta(seconds=60)
        _look(sealed, daily)
    assert _seals(sealed)[len(before) :] == ["2026-03-03T16:00:30+00:00"]


def test_a_day_that_cannot_be_sealed_is_told(sealed: Sealed, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    sealed.office.waits(days=1)
    (sealed.var / keys.CURRENT).rename(sealed.var / "away")
    _look(sealed, Daily(sealed.var))
    assert "The record is not sealed: its seals end with key" in caplog.text
    (sealed.var / "away").rename(sealed.var / keys.CURRENT)
    (sealed.var / outside.FILE).write_text("nothing\n", encoding="utf-8")
    _look(sealed, Daily(sealed.var))
    assert "is no seal" in caplog.text


def test_a_database_that_was_set_back_is_told_when_its_day_is_to_be_sealed(
    sealed: Sealed, caplog: pytest.LogCaptureFixture
) -> None:
    backup = sealed.backup()
    sealed.seal()
    sealed.restore(backup)
    sealed.office.waits(days=1)
    _look(sealed, Daily(sealed.var))
    assert "shouli seal --restored REASON" in caplog.text


def test_a_key_whose_seal_was_made_just_before_the_server_was_killed_signs_on(sealed: Sealed, tmp_path: Path) -> None:
    old = (sealed.var / keys.CURRENT).read_text(encoding="ascii")
    sealed.seal(rotate=True)
    new = (sealed.var / keys.CURRENT).read_text(encoding="ascii")
    (sealed.var / keys.CURRENT).write_text(old, encoding="ascii")
    (sealed.var / keys.NEXT).write_text(new, encoding="ascii")
    sealed.seal(rotate=True)
    sealed.seal()
    assert sealed.found() == []
