"""What a page colours on the diagram of a case, and who may see a diagram."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import procedures
from engine.cases.case import Case
from engine.database import table_of
from engine.deployments import DeploymentRow
from engine.diagram import Element
from engine.facts import ElementPassed
from engine.procedures import Version
from engine.record import log
from engine.record.log import Recorded
from engine.record.replay import Step, touched

_LATELY = 400
_DEPLOYMENT = table_of(DeploymentRow).c


@dataclass(frozen=True)
class Drawn:
    """A version's diagram with ids of elements and flows, each a text with spaces between.

    `active` ones wait for someone, `waiting` ones for time or a message; `now` was gone through in the step shown.
    `address` is where the diagram lies that is no version's.
    """

    version: str
    name: str
    active: str = ""
    waiting: str = ""
    passed: str = ""
    now: str = ""
    address: str = ""


def of_case(case: Case, recorded: Iterable[Recorded], only: str | None = None) -> Drawn:
    """The case as it stands, having passed what these facts say; `only` one element is active if it is given."""
    passed = [one.fact for one in recorded if isinstance(one.fact, ElementPassed)]
    return Drawn(
        version=case.version.hash,
        name=case.version.diagram.name,
        active=only or _ids(place.element for place in case.tasks),
        waiting=_ids(place.element for place in (*case.timers, *case.awaited)),
        passed=_ids(each for fact in passed for each in (fact.element, *fact.flows)),
    )


def of_step(version: Version, step: Step) -> Drawn:
    """The case as it stood after a step of its replay."""
    return Drawn(
        version=version.hash,
        name=version.diagram.name,
        active=_ids(task.task.element for task in step.tasks),
        waiting=_ids([*(timer.timer.element for timer in step.timers), *(one.place.element for one in step.messages)]),
        passed=_ids(step.ever_passed | step.ever_flows),
        now=_ids(step.passed | step.flows),
    )


def of_fact(version: Version, after: Step, one: Recorded) -> Drawn:
    """The case as it stood right after a fact; `now` is what that fact alone was about."""
    flows = one.fact.flows if isinstance(one.fact, ElementPassed) else ()
    element = touched(one.fact)
    return replace(of_step(version, after), now=_ids([*flows, *([element] if element else [])]))


def lately(session: Session, case_id: int) -> list[Recorded]:
    """The facts from which a page colours what was passed: a long case's older rounds went the same ways."""
    return log.latest(session, case_id, limit=_LATELY)


def former(session: Session, case: Case) -> Mapping[str, Element]:
    """The elements of the version on which a case was opened that goes on under another; none where it does not."""
    opened = case.opened.version
    return {} if opened == case.version.hash else procedures.version(session, opened).diagram.elements


def may_see(session: Session, organisation: str, version: str) -> bool:
    """Whether the organisation has ever deployed the version."""
    asked = select(_DEPLOYMENT.id).where(_DEPLOYMENT.organisation == organisation, _DEPLOYMENT.version == version)
    return session.scalar(asked.limit(1)) is not None


def _ids(ids: Iterable[str]) -> str:
    return " ".join(sorted(set(ids)))
