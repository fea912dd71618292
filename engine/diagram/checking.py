"""Everything that must hold before a diagram is deployed, found in one go."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from engine.diagram.beginning import check_beginnings
from engine.diagram.events import check_events
from engine.diagram.expressions import check_expressions
from engine.diagram.gateways import check_gateways
from engine.diagram.model import Diagram
from engine.diagram.names import check_given_once, names_of
from engine.diagram.problems import Problem, located
from engine.diagram.references import check_references
from engine.diagram.report import Report
from engine.diagram.services import check_services
from engine.diagram.soundness import check_soundness
from engine.diagram.structure import check_structure
from engine.diagram.tasks import check_tasks
from engine.diagram.waiting import check_waiting

if TYPE_CHECKING:
    from engine.dmn import Decision


def check(
    diagram: Diagram,
    forms: Collection[str] | None = None,
    decisions: "Mapping[str, Decision] | None" = None,
    clauses: Collection[str] | None = None,
    personal: Collection[str] = (),
    roles: Collection[str] | None = None,
    answers: Collection[str] | None = None,
) -> list[Problem]:
    """All problems of a diagram that could be read, each once; without an error among them it can be deployed.

    What is None is not known, and references to it are not checked. `personal` are the names of the answers that
    no expression may read; `roles` those that somebody of the organisation can have; `answers` those of all answers that the forms ask for.
    """
    report = Report(diagram)
    check_beginnings(report)
    check_structure(report)
    check_gateways(report)
    check_tasks(report)
    check_services(report)
    check_waiting(report)
    check_events(report)
    check_given_once(report, answers)
    check_expressions(report, names_of(diagram, personal, answers), decisions)
    check_references(report, forms, decisions, clauses, frozenset(personal), roles)
    check_soundness(report)
    return located([*diagram.noted, *report.problems], diagram.lines)
