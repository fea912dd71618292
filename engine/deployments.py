"""Which version an organisation opens its cases on: since when, by whom, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Index, String, Text, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine import procedures
from engine.database import Base, Instant, table_of
from engine.procedures import Version

NONE = ""
"""The version of a procedure that was taken out of use."""


class DeploymentRow(Base):
    """From an instant on, an organisation opens new cases of a procedure on this version; on none if it is empty.

    `reason` is why it was deployed although its check or its scenarios did not allow it; `held` of `scenarios` held then.
    """

    __tablename__ = "deployment"
    __table_args__ = (Index("ix_deployment_latest", "organisation", "procedure", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation: Mapped[str] = mapped_column(String(60))
    procedure: Mapped[str] = mapped_column(String(120))
    name: Mapped[str] = mapped_column(String(200))
    version: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[str | None] = mapped_column(String(60))
    note: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    held: Mapped[int | None]
    scenarios: Mapped[int | None]


DEPLOYMENT = table_of(DeploymentRow)


@dataclass(frozen=True)
class Deployed:
    """A procedure that an organisation opens cases of, or opened before it was withdrawn, on its latest version.

    `by` is None where that came from the project's own files.
    """

    stem: str
    name: str
    version: str
    by: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True)
class Told:
    """What somebody who deploys a version says of it."""

    by: str | None = None
    note: str | None = None
    reason: str | None = None
    held: int | None = None
    scenarios: int | None = None


@dataclass(frozen=True)
class Deployment:
    """One line of a procedure's history."""

    id: int
    stem: str
    name: str
    version: str
    at: datetime
    told: Told


def deploy(
    session: Session, organisation: str, version: Version, at: datetime, told: Told | None = None, again: bool = False
) -> bool:
    """New cases of the organisation begin on this version; False if they do already, unless it is to be said `again`.

    The caller commits.
    """
    if not again and _latest(session, organisation, version.stem) == version.hash:
        return False
    procedures.store(session, version.bundle)
    _write(session, organisation, version.stem, version.diagram.name, version.hash, at, told)
    return True


def withdraw(session: Session, organisation: str, stem: str, at: datetime, told: Told) -> bool:
    """No case of the procedure is opened any more; False if none is anyway. The caller commits."""
    deployed = {one.stem: one for one in deployed_in(session, organisation)}.get(stem)
    if deployed is None:
        return False
    _write(session, organisation, stem, deployed.name, NONE, at, told)
    return True


def deployed_in(session: Session, organisation: str) -> list[Deployed]:
    """The organisation's procedures, each on its latest version, in name order; the withdrawn ones are left out."""
    return [one for one in ever_deployed_in(session, organisation) if not one.withdrawn]


def ever_deployed_in(session: Session, organisation: str) -> list[Deployed]:
    """The same with those that were withdrawn, on the version that they had."""
    row = DEPLOYMENT.c
    asked = select(row.procedure, row.name, row.version, row.by).where(row.organisation == organisation)
    latest: dict[str, Deployed] = {}
    for stem, name, version, by in session.execute(asked.order_by(row.id)):
        if version == NONE:
            latest[stem] = replace(latest[stem], by=by, withdrawn=True)
        else:
            latest[stem] = Deployed(stem, name, version, by)
    return [latest[stem] for stem in sorted(latest)]


def history(session: Session, organisation: str, stems: Iterable[str]) -> list[Deployment]:
    """What was deployed of these procedures, the earliest first."""
    row = DEPLOYMENT.c
    asked = select(DEPLOYMENT).where(row.organisation == organisation, row.procedure.in_(list(stems)))
    return [
        Deployment(
            one.id,
            one.procedure,
            one.name,
            one.version,
            one.at,
            Told(one.by, one.note, one.reason, one.held, one.scenarios),
        )
        for one in session.execute(asked.order_by(row.id))
    ]


def _latest(session: Session, organisation: str, stem: str) -> str | None:
    row = DEPLOYMENT.c
    asked = select(row.version).where(row.organisation == organisation, row.procedure == stem)
    found: str | None = session.scalar(asked.order_by(row.id.desc()).limit(1))
    return found


def _write(
    session: Session, organisation: str, stem: str, name: str, version: str, at: datetime, told: Told | None
) -> None:
    row = {"organisation": organisation, "procedure": stem, "name": name[:200], "version": version, "at": at}
    session.execute(insert(DEPLOYMENT).values(**row, **vars(told or Told())))
