"""Searches that an auditor keeps under a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from engine.database import table_of, writing
from web.audit.tables import SavedSearchRow

MOST = 50
LONGEST_NAME = 60
_SAVED = table_of(SavedSearchRow)


class TooMany(Exception):
    """An auditor has as many searches as anyone can find one's way in."""


@dataclass(frozen=True)
class Saved:
    """A search that was kept."""

    name: str
    asked: str


def saved_by(session: Session, login: str) -> tuple[Saved, ...]:
    """The auditor's own, by name."""
    row = _SAVED.c
    asked = select(row.name, row.asked).where(row.login == login).order_by(row.name).limit(MOST)
    return tuple(Saved(*line) for line in session.execute(asked))


def save(session: Session, login: str, name: str, typed: Mapping[str, str]) -> None:
    """The search is kept under this name, in place of one that had it. TooMany."""
    writing(session)
    row = _SAVED.c
    session.execute(delete(_SAVED).where(row.login == login, row.name == name))
    count = session.scalar(select(func.count()).select_from(_SAVED).where(row.login == login))
    if (count or 0) >= MOST:
        session.rollback()
        raise TooMany
    session.execute(insert(_SAVED).values(login=login, name=name, asked=urlencode(typed)))
    session.commit()


def forget(session: Session, login: str, name: str) -> None:
    """The search is not kept any more."""
    writing(session)
    session.execute(delete(_SAVED).where(_SAVED.c.login == login, _SAVED.c.name == name))
    session.commit()
