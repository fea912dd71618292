"""A seal is made: in the database, and in the file outside it; once a day by the server, and whenever somebody asks."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from engine.database import writing
from engine.record import seals
from shouli_verify.seals import Sealed
from web.proving import keys, outside

ZONE = ZoneInfo("Asia/Shanghai")
"""In which a day begins."""
_ATTEMPTS = 3


class SetBack(Exception):
    """The file outside has seals that the database has not, or others: somebody set it back to a backup."""

    def __init__(self, seal: int):
        self.seal = seal
        super().__init__(f"the file {outside.FILE} has a seal {seal} that the database does not have")


def seal(session: Session, var: Path, at: datetime, *, rotate: bool = False, restored: str | None = None) -> Sealed:
    """A seal over everything stands, in the database and in the file; SetBack unless `restored` says why, KeyGone.

    With `rotate` it announces a new key, and the old one is no longer kept.
    """
    for attempt in range(_ATTEMPTS):
        try:
            made = _made(session, var, at, rotate, restored)
            break
        except IntegrityError:  # another process sealed at the same moment: ours stands on its seal
            session.rollback()
            if attempt == _ATTEMPTS - 1:
                raise
    if rotate:
        keys.succeeded(var)
    write_outside(session, var)
    return made


def is_due(session: Session, at: datetime) -> bool:
    """Whether there has been no seal on this day yet."""
    newest = seals.last(session)
    return newest is None or _day(datetime.fromisoformat(newest.seal.at)) < _day(at)


def write_outside(session: Session, var: Path) -> None:
    """The file has every seal that the database has behind the file's last."""
    path = var / outside.FILE
    known = outside.last(path)
    outside.append(path, seals.behind(session, known.seal.no if known else 0))


def _made(session: Session, var: Path, at: datetime, rotate: bool, restored: str | None) -> Sealed:
    session.rollback()
    newest, known = seals.last(session), outside.last(var / outside.FILE)
    before = newest
    if known is not None and _lost(session, known):
        if restored is None:
            raise SetBack(known.seal.no)
        before = known
    signer = keys.signer(var, (before.seal.next or before.seal.key) if before else None)
    following = keys.successor(var).key if rotate else None
    made = seals.make(session, signer, at, before=before, following=following, restored=restored)
    writing(session)
    seals.keep(session, made)
    session.commit()
    return made.sealed


def _lost(session: Session, known: Sealed) -> bool:
    """Whether the database does not have this seal of the file."""
    return seals.numbered(session, known.seal.no) != known


def _day(at: datetime) -> str:
    return at.astimezone(ZONE).date().isoformat()
