"""Verification spread over workers, on PostgreSQL: the same work as jobs of Procrastinate, what they find gathered here.

A batch of cases is a job. A worker writes what it found into a row of `verified`, which the command takes away; a worker
that is killed no longer beats, and its batch is given to another.
"""

import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from secrets import token_hex
from typing import Any

import procrastinate
from procrastinate import App
from sqlalchemy import String, Text, delete, insert, make_url, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.cases.verifying import Checked, Verifier
from engine.database import Base, table_of
from shouli_verify.finding import Finding
from web.proving import verifying
from web.proving.verifying import BATCH, Asked

QUEUE = "verify"
EVERY = 0.5
"""Seconds between two looks at what the workers have found."""
BEAT, SILENT = 2.0, 15.0
"""Seconds between two signs of life of a worker, and after how many it is taken to be dead."""


class VerifiedRow(Base):
    """What a worker found in a batch of cases, or why it could not look; it lies here until the command takes it."""

    __tablename__ = "verified"

    run: Mapped[str] = mapped_column(String(32), primary_key=True)
    batch: Mapped[int] = mapped_column(primary_key=True)
    told: Mapped[str] = mapped_column(Text)


_VERIFIED = table_of(VerifiedRow)
_ROW = _VERIFIED.c


class NotPostgres(Exception):
    """Work is spread over workers on PostgreSQL only: SQLite is one machine's."""


class WorkerFailed(Exception):
    """A worker could not look at its cases; the message says why."""


def of_cases(asked: Asked) -> Iterator[Checked]:
    """Each case checked by some worker, in whatever order they are done; WorkerFailed. It waits as long as there is none."""
    run, ids = token_hex(16), [case_id for case_id, _ in asked.heads]
    batches = [ids[first : first + BATCH] for first in range(0, len(ids), BATCH)]
    with _jobs(asked.url) as app, closing(verifying.session_on(asked.url)) as session:
        jobs: list[dict[str, Any]] = [{"run": run, "batch": n, "cases": batch} for n, batch in enumerate(batches)]
        app.configure_task(QUEUE, queue=QUEUE).batch_defer(*jobs)
        try:
            yield from _gathered(asked.url, session, run, len(batches))
        finally:
            _take_back(app, session, run)


def work(url: str) -> None:
    """Jobs are taken, one after the other, until the process is asked to end; NotPostgres."""
    with _jobs(url):
        pass  # the tables of the queue are there
    app = _app(url, procrastinate.PsycopgConnector(conninfo=_address(url)))
    with app.open():
        app.run_worker(queues=[QUEUE], concurrency=1, delete_jobs="always", update_heartbeat_interval=BEAT)


def _gathered(url: str, session: Session, run: str, batches: int) -> Iterator[Checked]:
    seen: set[int] = set()
    looked = time.monotonic()
    while len(seen) < batches:
        for batch, told in session.execute(select(_ROW.batch, _ROW.told).where(_ROW.run == run)).all():
            session.execute(delete(_VERIFIED).where(_ROW.run == run, _ROW.batch == batch))
            if batch not in seen:
                seen.add(batch)
                yield from _checked(told)
        session.commit()
        if time.monotonic() - looked > SILENT / 3:
            looked = time.monotonic()
            asyncio.run(_given_again(url))
        if len(seen) < batches:
            time.sleep(EVERY)


async def _given_again(url: str) -> None:
    """What dead workers had begun waits for another."""
    app = App(connector=procrastinate.PsycopgConnector(conninfo=_address(url), min_size=1, max_size=1))
    async with app.open_async():
        jobs = app.job_manager
        for job in await jobs.get_stalled_jobs(queue=QUEUE, seconds_since_heartbeat=SILENT):
            await jobs.retry_job(job)


def _take_back(app: App, session: Session, run: str) -> None:
    """Nothing of the run is left, also where it was broken off."""
    session.rollback()
    session.execute(delete(_VERIFIED).where(_ROW.run == run))
    session.commit()
    for job in app.job_manager.list_jobs(queue=QUEUE, status="todo"):
        if job.id is not None and job.task_kwargs.get("run") == run:
            app.job_manager.cancel_job_by_id(job.id, delete_job=True)


def _verify(url: str, run: str, batch: int, cases: list[int]) -> None:
    """A batch of cases, checked; what was found lies where the command looks, and so does the reason why it could not be."""
    with closing(verifying.session_on(url)) as session:
        try:
            told: Any = [_told(each) for each in Verifier(session).check(cases)]
        except Exception as error:  # noqa: BLE001  # whatever it is, the command tells it and ends
            told = {"error": f"{type(error).__name__}: {error}"}
        session.rollback()
        row = {"run": run, "batch": batch, "told": json.dumps(told, ensure_ascii=False, default=str)}
        if session.execute(select(_ROW.batch).where(_ROW.run == run, _ROW.batch == batch)).first() is None:
            session.execute(insert(_VERIFIED).values(row))
        session.commit()


def _told(checked: Checked) -> dict[str, Any]:
    findings = [[each.code, each.values] for each in checked.findings]
    return {**checked.__dict__, "findings": findings}


def _checked(told: str) -> Iterator[Checked]:
    found = json.loads(told)
    if isinstance(found, dict):
        raise WorkerFailed(found["error"])
    for each in found:
        findings = tuple(map(Finding.again, each.pop("findings")))
        yield Checked(**each, findings=findings)


def _app(url: str, connector: procrastinate.BaseConnector) -> App:
    app = App(connector=connector)

    @app.task(name=QUEUE, queue=QUEUE)
    def verify(run: str, batch: int, cases: list[int]) -> None:
        _verify(url, run, batch, cases)

    return app


@contextmanager
def _jobs(url: str) -> Iterator[App]:
    """The queue, with its tables, which are made when they are first needed."""
    if not url.startswith("postgresql"):
        raise NotPostgres
    app = _app(url, procrastinate.SyncPsycopgConnector(conninfo=_address(url)))
    with app.open():
        if not app.check_connection():
            app.schema_manager.apply_schema()
        yield app


def _address(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
