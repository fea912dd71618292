"""Files that were given with answers: their bytes, beside the log, which names them by their salted hashes.

A file is handed in before the answer that names it; until then it is its bringer's alone, and dies after some days.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, delete, func, insert, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.database import Base, Instant, table_of
from engine.record import personal
from shouli_verify import attachments
from shouli_verify.attachments import Bytes

_WAITING = text("case_id IS NULL")


class AttachmentRow(Base):
    """A file. Until an answer names it, it has no case, and whoever brought it when; then it has only the case."""

    __tablename__ = "attachment"
    __table_args__ = (
        Index("ix_attachment_case", "case_id"),
        Index("ix_attachment_waiting", "by", "at", sqlite_where=_WAITING, postgresql_where=_WAITING),
    )

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("complaint_case.id"))
    personal: Mapped[bool]
    by: Mapped[str | None] = mapped_column(String(60))
    at: Mapped[datetime | None] = mapped_column(Instant)
    name: Mapped[str] = mapped_column(String(200))
    type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    salt: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary)


ATTACHMENT = table_of(AttachmentRow)
_ROW = ATTACHMENT.c


@dataclass(frozen=True)
class Attachment:
    """A file with its bytes; `personal` if a personal answer names it."""

    name: str
    type: str
    content: bytes
    salt: str
    personal: bool = False


def told_of(file: Attachment) -> dict[str, Any]:
    """What an answer says of a file."""
    digest = attachments.digest(file.salt, file.content)
    return {"digest": digest, "name": file.name, "size": len(file.content), "type": file.type}


def bring(session: Session, file: Attachment, by: str, at: datetime) -> dict[str, Any]:
    """The file waits for an answer; what that answer says of it. The caller commits."""
    told = told_of(file)
    kept = {"case_id": None, "personal": False, "by": by, "at": at, "salt": file.salt, "content": file.content}
    session.execute(insert(ATTACHMENT), [{**told, **kept}])
    return told


def waiting(session: Session, by: str) -> tuple[int, int]:
    """How many files of a person wait for an answer, and their bytes together."""
    asked = select(func.count(), func.coalesce(func.sum(_ROW.size), 0)).where(_ROW.case_id.is_(None), _ROW.by == by)
    count, size = session.execute(asked).one()
    return int(count), int(size)


def sweep(session: Session, before: datetime) -> int:
    """What was brought before an instant and no answer names is gone; how many. The caller commits."""
    gone = delete(ATTACHMENT).where(_ROW.case_id.is_(None), _ROW.at < before)
    return int(session.execute(gone).rowcount)  # type: ignore[attr-defined]  # a deletion has one


def bind(
    session: Session, case_id: int, by: str | None, files: Iterable[Mapping[str, Any]], personal: bool
) -> str | None:
    """The files are the case's; else the name of one that is not there, or not as the answer says, or not theirs to give."""
    told = {str(each["digest"]): each for each in files}
    if not told:
        return None
    columns = (_ROW.digest, _ROW.case_id, _ROW.personal, _ROW.by, _ROW.name, _ROW.type, _ROW.size)
    found = {row.digest: row for row in session.execute(select(*columns).where(_ROW.digest.in_(told)))}
    for digest, file in told.items():
        row = found.get(digest)
        if row is None or (row.name, row.type, row.size) != (file["name"], file["type"], file["size"]):
            return str(file["name"])
        theirs = row.by == by if row.case_id is None else (row.case_id, row.personal) == (case_id, personal)
        if not theirs:
            return str(file["name"])
    new = [digest for digest in told if found[digest].case_id is None]
    if new:
        session.execute(
            update(ATTACHMENT).where(_ROW.digest.in_(new)).values(case_id=case_id, personal=personal, by=None, at=None)
        )
    return None


def erase(session: Session, case_id: int, names: Collection[str]) -> None:
    """The files that only personal answers of these names have are gone; the answers themselves are still there."""
    rows = personal.rows(session, [case_id]).get(case_id, [])
    kept = [row for row in rows if row["name"] not in names]
    gone = _digests([row for row in rows if row["name"] in names]) - _digests(kept)
    if gone:
        session.execute(delete(ATTACHMENT).where(_ROW.case_id == case_id, _ROW.digest.in_(gone)))


def _digests(rows: Iterable[Mapping[str, Any]]) -> set[str]:
    return {str(file["digest"]) for _, file, _ in attachments.named((), rows)}


def one(session: Session, case_id: int, digest: str) -> Attachment | None:
    """A file of a case."""
    row = session.execute(select(ATTACHMENT).where(_ROW.digest == digest, _ROW.case_id == case_id)).one_or_none()
    return None if row is None else Attachment(row.name, row.type, row.content, row.salt, row.personal)


def of_cases(session: Session, case_ids: Iterable[int]) -> dict[int, list[Bytes]]:
    """The files of these cases, held to their digests one after the other: no two of them are in memory at a time."""
    asked = (
        select(_ROW.case_id, _ROW.digest).where(_ROW.case_id.in_(list(case_ids))).order_by(_ROW.case_id, _ROW.digest)
    )
    found: dict[int, list[Bytes]] = {}
    for case_id, digest in session.execute(asked).all():
        found.setdefault(case_id, []).append(_bytes(session, digest))
    return found


def of_case(session: Session, case_id: int, personal: bool) -> Iterator[tuple[str, Attachment]]:
    """The files of a case with their digests, one after the other; those of personal answers only where they are asked for."""
    asked = select(_ROW.digest).where(_ROW.case_id == case_id).order_by(_ROW.digest)
    asked = asked if personal else asked.where(_ROW.personal.is_(False))
    for digest in session.scalars(asked).all():
        found = one(session, case_id, digest)
        if found is not None:
            yield digest, found


def _bytes(session: Session, digest: str) -> Bytes:
    row = session.execute(select(ATTACHMENT).where(_ROW.digest == digest)).one()
    try:
        genuine = attachments.digest(row.salt, row.content) == digest and row.size == len(row.content)
    except ValueError:
        genuine = False
    genuine = genuine and row.by is None and row.at is None
    return Bytes(digest, row.size, row.name, genuine, row.type, row.personal)
