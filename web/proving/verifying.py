"""All cases, or some, verified in processes of their own: seals first, then each case from its inputs."""

import multiprocessing
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, select, tuple_
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from engine.cases.verifying import Checked, Verifier, between_cases
from engine.record import seals
from engine.record.tables import CASE
from shouli_verify.finding import Finding
from web.proving import outside, timestamping
from web.proving.settings import NOBODY, Authority

BATCH = 40
"""Cases that are read and checked together."""
PROGRESS = "verify.progress"


@dataclass(frozen=True)
class Asked:
    """What to verify: the database, the cases (row and head), in how many processes; `var` has the file of seals."""

    url: str
    var: Path
    heads: Sequence[tuple[int, str]]
    processes: int
    trusted: str | None = None
    authority: Authority = NOBODY


def of_seals(asked: Asked) -> list[Finding]:
    """What does not hold among the seals, and in what only they know."""
    with closing(session_on(asked.url)) as session:
        try:
            found = between_cases(session, outside.read_all(asked.var / outside.FILE), asked.trusted)
            return [*found, *timestamping.check(session, dict(seals.all_seals(session)), asked.authority)]
        except outside.OutsideUnreadable as error:
            return [Finding("outside_unreadable", where=error)]


def of_cases(asked: Asked) -> Iterator[Checked]:
    """Each case checked, in whatever order they are done."""
    ids = [case_id for case_id, _ in asked.heads]
    batches = [ids[first : first + BATCH] for first in range(0, len(ids), BATCH)]
    context = multiprocessing.get_context("spawn")
    with context.Pool(asked.processes, _begin, (asked.url,)) as pool:
        for done in pool.imap_unordered(_verify, batches):
            yield from done


def heads(session: Session, owned: Collection[tuple[str, str]] | None = None) -> list[tuple[int, str]]:
    """Row and head of every case, or of those with these organisations and numbers."""
    row = CASE.c
    asked = select(row.id, row.head_hash).order_by(row.id)
    if owned is not None:
        asked = asked.where(tuple_(row.organisation, row.number).in_(owned))
    return [(found.id, found.head_hash) for found in session.execute(asked)]


class Progress:
    """Which cases a run that was broken off has found whole, by row and head; a case that has moved is checked again."""

    def __init__(self, var: Path, resume: bool):
        self._path = var / PROGRESS
        if not resume:
            self.forget()
        self._done = (
            frozenset(self._path.read_text(encoding="ascii").splitlines()) if self._path.exists() else frozenset()
        )

    def left(self, heads: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
        """Those that are still to be checked."""
        return [(case_id, head) for case_id, head in heads if f"{case_id} {head}" not in self._done]

    def note(self, checked: Checked) -> None:
        """The case was checked; it is noted if nothing is wrong with it."""
        if not any(each.grave for each in checked.findings):
            with self._path.open("a", encoding="ascii") as file:
                file.write(f"{checked.id} {checked.head}\n")

    def forget(self) -> None:
        """The run came to its end: the next one begins anew."""
        self._path.unlink(missing_ok=True)


class _Worker:
    """What a process keeps from one batch to the next."""

    session: Session
    verifier: Verifier


def _begin(url: str) -> None:
    _Worker.session = session_on(url)
    _Worker.verifier = Verifier(_Worker.session)


def _verify(case_ids: list[int]) -> list[Checked]:
    try:
        return list(_Worker.verifier.check(case_ids))
    finally:
        _Worker.session.rollback()


def session_on(url: str) -> Session:
    """A session that sees the database as it was when it began to read; its connection ends with it."""
    repeatable = {} if url.startswith("sqlite") else {"isolation_level": "REPEATABLE READ"}
    return Session(create_engine(url, poolclass=NullPool, **repeatable))
