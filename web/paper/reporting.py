"""The report of a whole case: what happened, what was answered and decided, which deadlines were kept, and the path on the diagram."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask_babel import force_locale
from sqlalchemy.orm import Session

from engine import procedures
from engine.cases.reading import read
from engine.facts import DecisionMade, ElementPassed
from web.desk.wording import listed
from web.desk.words import Teller
from web.paper import clocks, drawing, filled, heading, plane, typesetting
from web.paper.filled import LOCALE, Told

TEMPLATE, FILE = "report.typ", "report.pdf"
_WHOLE = "diagram.svg"


def report(session: Session, organisation: str, number: str, at: datetime, *, personal: bool = False) -> bytes:
    """The case as PDF/A-2b, in Chinese; UnknownCase, PaperNotMade. Personal answers only where they are asked for."""
    with force_locale(LOCALE):
        return typesetting.pdf(TEMPLATE, *told(session, organisation, number, at, personal=personal))


def told(
    session: Session, organisation: str, number: str, at: datetime, *, personal: bool
) -> tuple[dict[str, Any], dict[str, str]]:
    """What the template is given: the one JSON value, and the pictures by name; UnknownCase."""
    case = filled.read(session, read(session, organisation, number, at), personal)
    teller = Teller(case.case.version.diagram, case.case.zone, "zh")
    pictures = _pictures(session, case)
    data = {
        **heading.of(session, case, at),
        "facts": list(_facts(case, teller)),
        "sections": filled.sections(case),
        "decisions": list(_decisions(case, teller)),
        "deadlines": clocks.told(case, teller, at),
        "diagram": {"whole": _WHOLE, "parts": sorted(name for name in pictures if name != _WHOLE)},
    }
    return data, pictures


def _facts(told: Told, teller: Teller) -> Iterator[dict[str, Any]]:
    for one in told.history:
        said = teller.said(one.fact)
        yield {
            "no": one.no,
            "at": told.when(one),
            "by": told.called(one.by),
            "said": said.sentence,
            "detail": said.detail,
            "quiet": said.quiet,
            "hash": one.hash,
        }


def _decisions(told: Told, teller: Teller) -> Iterator[dict[str, Any]]:
    for one in told.history:
        if isinstance(one.fact, DecisionMade):
            made = one.fact
            yield {
                "no": one.no,
                "at": told.when(one),
                "name": teller.name(made.element),
                "table": made.decision,
                "rules": listed(str(rule) for rule in made.rules),
                "inputs": [f"{name} = {teller.value(given)}" for name, given in made.inputs.items()],
                "value": teller.value(made.value),
            }


def _pictures(session: Session, told: Told) -> dict[str, str]:
    """The diagram as the case's version has it: whole, and the parts of it that the case went through."""
    bundle = procedures.version(session, told.case.version.hash).bundle
    drawn = plane.read(bundle.files[bundle.diagram_path], bundle.diagram_path)
    passed = [one.fact for one in told.history if isinstance(one.fact, ElementPassed)]
    case = told.case
    path = drawing.Path(
        passed=frozenset(each for fact in passed for each in (fact.element, *fact.flows)),
        waiting=frozenset(place.element for place in (*case.tasks, *case.timers, *case.awaited)),
    )
    pictures = {_WHOLE: drawing.svg(drawn, path)}
    for no, view in enumerate(drawing.views(drawn, path), 1):
        pictures[f"part-{no:02}.svg"] = drawing.svg(drawn, path, view)
    return pictures
