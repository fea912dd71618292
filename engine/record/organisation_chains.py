"""Chains that belong to an organisation and to no case: each entry of its table hashed together with the one before it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Table, and_, func, insert, select
from sqlalchemy.orm import Session

from engine.record.encoding import instant_text
from shouli_verify.chain import BEGINNING, Link, chained

_TOGETHER = 1000
"""Entries that are read at once when all are."""


@dataclass(frozen=True)
class OrganisationChain:
    """The chains in a table with `organisation`, `no`, `kind`, `at`, `by` and `hash`; `body` is what else of a row is hashed."""

    table: Table
    body: Callable[[Any], str]

    def append(self, session: Session, organisation: str, kind: str, at: datetime, by: str, **more: Any) -> int:
        """The entry stands behind the organisation's last; its number. The caller commits; IntegrityError if another was faster."""
        row = self.table.c
        last = select(row.no, row.hash).where(row.organisation == organisation).order_by(row.no.desc()).limit(1)
        found = session.execute(last).one_or_none()
        no, previous = (found.no + 1, found.hash) if found else (1, BEGINNING)
        hashed = chained(previous, no, kind, instant_text(at), by, None, self.body(SimpleNamespace(**more)))
        kept = {"organisation": organisation, "no": no, "kind": kind, "at": at, "by": by, "hash": hashed}
        session.execute(insert(self.table).values(**kept, **more))
        return int(no)

    def links(self, session: Session, organisation: str) -> Iterator[Link]:
        """The organisation's entries as they are hashed, in order."""
        row, last, more = self.table.c, 0, True
        while more:
            asked = select(self.table).where(row.organisation == organisation, row.no > last)
            found = session.execute(asked.order_by(row.no).limit(_TOGETHER)).all()
            for one in found:
                yield Link(one.no, one.kind, instant_text(one.at), one.by, None, self.body(one), one.hash)
            more, last = len(found) == _TOGETHER, found[-1].no if found else last

    def heads(self, session: Session) -> list[tuple[str, int, str]]:
        """Organisation, number and hash of each chain's last entry."""
        row = self.table.c
        newest = select(row.organisation, func.max(row.no).label("no")).group_by(row.organisation).subquery()
        last = and_(row.organisation == newest.c.organisation, row.no == newest.c.no)
        asked = select(row.organisation, row.no, row.hash).join_from(self.table, newest, last)
        return [(key, no, hashed) for key, no, hashed in session.execute(asked.order_by(row.organisation))]

    def hash_at(self, session: Session, organisation: str, no: int) -> str | None:
        """The hash of the entry of this number; None if there is none."""
        row = self.table.c
        return session.scalar(select(row.hash).where(row.organisation == organisation, row.no == no))
