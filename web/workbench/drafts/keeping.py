"""The files of a draft: read, saved over the revision that was read and over no other, removed, set back."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, delete, insert, select, update
from sqlalchemy.orm import Session

from engine.database import writing
from web.workbench.drafts.paths import kind_of
from web.workbench.drafts.tables import CHANGE, DRAFT, FILE
from web.workbench.refusals import NothingToUndo, SavedMeanwhile, TooManyFiles, UnknownDraft, UnknownFile

MOST_FILES = 500
MOST_CHANGES = 200
"""Earlier states of one file that are kept."""


@dataclass(frozen=True)
class Draft:
    """A procedure being changed."""

    id: int
    organisation: str
    procedure: str
    base: str | None
    by: str
    at: datetime
    note: str


@dataclass(frozen=True)
class File:
    """A file of a draft without what stands in it."""

    path: str
    kind: str
    revision: int
    by: str
    at: datetime


def draft(session: Session, organisation: str, number: int) -> Draft:
    """The organisation's draft of this number; UnknownDraft."""
    row = DRAFT.c
    found = session.execute(select(DRAFT).where(row.id == number, row.organisation == organisation)).one_or_none()
    if found is None:
        raise UnknownDraft(number=number)
    return Draft(*found)


def files(session: Session, one: Draft) -> list[File]:
    """The draft's files in the order of their paths."""
    row = FILE.c
    asked = select(row.path, row.revision, row.by, row.at).where(row.draft_id == one.id, row.content.is_not(None))
    found = session.execute(asked.order_by(row.path))
    return [File(path, kind_of(path, one.procedure), *told) for path, *told in found]


def contents(session: Session, one: Draft) -> dict[str, bytes]:
    """The draft's files by their paths."""
    row = FILE.c
    asked = select(row.path, row.content).where(row.draft_id == one.id, row.content.is_not(None))
    return {path: content for path, content in session.execute(asked.order_by(row.path))}


def content(session: Session, one: Draft, path: str) -> tuple[bytes, int]:
    """What stands in a file, and its revision; UnknownFile."""
    found = session.execute(select(FILE).where(*_at(one, path))).one_or_none()
    if found is None or found.content is None:
        raise UnknownFile(path=path[:200])
    return found.content, found.revision


def save(session: Session, one: Draft, path: str, data: bytes | None, based: int, by: str, at: datetime) -> int:
    """The file has this content from now on, or is gone (None); its new revision.

    `based` is the revision that was read, 0 where there was no such file. SavedMeanwhile, with nothing changed, if it is
    another by now. NoSuchPath, TooManyFiles. Saving what stands there already changes nothing.
    """
    kind_of(path, one.procedure)
    _lock(session, one)
    before = session.execute(select(FILE).where(*_at(one, path))).one_or_none()
    standing = before.revision if before is not None and before.content is not None else 0
    if standing != based:
        raise _meanwhile(before, standing, at)
    if before is not None and before.content == data:
        session.rollback()
        return int(before.revision)
    revision = _written(session, one, path, data, before, by, at, None)
    session.commit()
    return revision


def undo(session: Session, one: Draft, path: str, based: int, by: str, at: datetime) -> int:
    """The file is as it was one change earlier than it shows now; its new revision. NothingToUndo, SavedMeanwhile."""
    _lock(session, one)
    before = session.execute(select(FILE).where(*_at(one, path))).one_or_none()
    if before is None:
        raise UnknownFile(path=path[:200])
    if before.revision != based:
        raise _meanwhile(before, before.revision, at)
    row, shown = CHANGE.c, before.undone_to or before.revision
    earlier = select(CHANGE).where(row.draft_id == one.id, row.path == path, row.revision < shown)
    found = session.execute(earlier.order_by(row.revision.desc()).limit(1)).one_or_none()
    if found is None or found.content is None:
        raise NothingToUndo
    revision = _written(session, one, path, zlib.decompress(found.content), before, by, at, found.revision)
    session.commit()
    return revision


def create(session: Session, told: Mapping[str, object], given: Mapping[str, bytes], by: str, at: datetime) -> int:
    """A draft with these files is there; its number. The caller commits."""
    number = session.execute(insert(DRAFT).values(**told, by=by, at=at).returning(DRAFT.c.id)).scalar_one()
    rows = [
        {"draft_id": number, "path": path, "revision": 1, "content": data, "by": by, "at": at}
        for path, data in given.items()
    ]
    if rows:
        session.execute(insert(FILE), rows)
    return int(number)


def _lock(session: Session, one: Draft) -> None:
    """Nobody else writes to the draft until the transaction ends; UnknownDraft if it was thrown away meanwhile."""
    writing(session)
    if session.scalar(select(DRAFT.c.id).where(DRAFT.c.id == one.id).with_for_update()) is None:
        raise UnknownDraft(number=one.id)


def _written(
    session: Session,
    one: Draft,
    path: str,
    data: bytes | None,
    before: Row[tuple[object, ...]] | None,
    by: str,
    at: datetime,
    undone_to: int | None,
) -> int:
    if before is None:
        if len(files(session, one)) >= MOST_FILES:
            raise TooManyFiles(most=MOST_FILES)
        first = {"draft_id": one.id, "path": path, "revision": 1, "content": data, "by": by, "at": at}
        session.execute(insert(FILE).values(**first))
        return 1
    told = before._mapping
    kept = {name: told[name] for name in ("draft_id", "path", "revision", "by", "at")}
    earlier = zlib.compress(told["content"], 6) if told["content"] is not None else None
    session.execute(insert(CHANGE).values(**kept, content=earlier))
    revision = int(told["revision"]) + 1
    session.execute(
        delete(CHANGE).where(
            CHANGE.c.draft_id == one.id, CHANGE.c.path == path, CHANGE.c.revision <= revision - MOST_CHANGES - 1
        )
    )
    values = {"revision": revision, "content": data, "by": by, "at": at, "undone_to": undone_to}
    session.execute(update(FILE).where(*_at(one, path)).values(**values))
    return revision


def _at(one: Draft, path: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return FILE.c.draft_id == one.id, FILE.c.path == path


def _meanwhile(before: Row[tuple[object, ...]] | None, revision: int, at: datetime) -> SavedMeanwhile:
    told = before._mapping if before is not None else {"by": "?", "at": at}
    return SavedMeanwhile(by=told["by"], time=told["at"], revision=revision)
