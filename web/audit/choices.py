"""What can be chosen in a search: the organisation's procedures with their elements and rules, people and units."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import lazy_gettext
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.procedures import Version
from engine.projections.traits import ANOMALIES
from web.people import reading
from web.people.tables import PersonRow

MOST_PEOPLE = 500
LONGEST = 90

ANOMALY = dict(
    zip(
        ANOMALIES,
        (
            lazy_gettext("Deadline missed"),
            lazy_gettext("Given back to the team"),
            lazy_gettext("Done again"),
            lazy_gettext("Reason “other”"),
            lazy_gettext("Outside working hours"),
            lazy_gettext("Checked own work"),
            lazy_gettext("Could not go on"),
        ),
        strict=True,
    )
)
"""The anomalies in words."""


@dataclass(frozen=True)
class Choice:
    """Something to choose, and how it is called."""

    value: str
    label: str


@dataclass(frozen=True)
class Choices:
    """All that can be chosen; elements and rules under the name of their procedure."""

    procedures: tuple[Choice, ...]
    people: tuple[Choice, ...]
    units: tuple[str, ...]
    elements: tuple[tuple[str, tuple[Choice, ...]], ...]
    rules: tuple[tuple[str, tuple[Choice, ...]], ...]
    anomalies: tuple[Choice, ...]


def choices(session: Session, organisation: str) -> Choices:
    """What the organisation's deployed procedures, its people and its units give to choose."""
    deployed = deployments.ever_deployed_in(session, organisation)
    versions = [procedures.version(session, each.version) for each in deployed]
    row = PersonRow.__table__.c
    asked = select(row.login, row.shown).where(row.organisation == organisation).order_by(row.login).limit(MOST_PEOPLE)
    return Choices(
        procedures=tuple(Choice(each.stem, each.name) for each in deployed),
        people=tuple(Choice(login, f"{shown} ({login})") for login, shown in session.execute(asked)),
        units=reading.departments(session, organisation),
        elements=tuple((each.diagram.name, tuple(_elements(each))) for each in versions),
        rules=tuple((each.diagram.name, tuple(_rules(each))) for each in versions if each.decisions),
        anomalies=tuple(Choice(name, str(label)) for name, label in ANOMALY.items()),
    )


def _elements(version: Version) -> Iterator[Choice]:
    for element in version.diagram.elements.values():
        if element.name:
            yield Choice(f"{version.stem}:{element.id}", element.name)


def _rules(version: Version) -> Iterator[Choice]:
    for decision in version.decisions.values():
        for table in decision.logic.tables:
            for no, rule in enumerate(table.rules, 1):
                tests = " · ".join(test.text for test in rule.tests if test is not None) or "–"
                yield Choice(f"{version.stem}:{table.element}/{no}", f"{table.name} {no}: {tests}"[:LONGEST])
