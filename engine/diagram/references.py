"""What a diagram names in the procedure's other files: forms, decisions, clauses, answers."""

from collections.abc import Collection, Mapping
from typing import Any

from engine.calendar.retention import months
from engine.diagram.instants import instant
from engine.diagram.parts import THROWING, Element, Flow
from engine.diagram.report import Report
from engine.diagram.vocabulary import PROCESS_PROPERTIES
from engine.sentences import say


def check_references(
    report: Report,
    forms: Collection[str] | None,
    decisions: Mapping[str, Any] | None,
    clauses: Collection[str] | None,
    personal: frozenset[str],
    roles: Collection[str] | None,
) -> None:
    """Every name leads to something; a file that is not given (None) is not asked."""
    for element in report.diagram.elements.values():
        _check_properties(report, element)
        if roles is not None:
            _check_roles(report, element, roles)
        _check_literals(report, element)
        for form in (element.form, element.properties.get("form")):
            if form is not None and forms is not None and form not in forms:
                sentence = say("There is no form `{form}`.", form=form)
                report.tell(element, "no-such-form", sentence, "Forms lie in forms/<procedure>/.")
        if element.decision and decisions is not None and element.decision not in decisions:
            sentence = say("There is no decision `{decision}`.", decision=element.decision)
            report.tell(element, "no-such-decision", sentence, "Decision tables lie in processes/<procedure>/.")
    _check_clauses(report, clauses)
    _check_process(report, personal)


def _check_properties(report: Report, element: Element) -> None:
    known = {"clauses"}
    if element.kind == "userTask":
        known.add("checks")
    if any(each.timer is not None for each in element.events):
        known.add("kind")
    if any(each.message is not None for each in element.events) and element.kind not in (*THROWING, "sendTask"):
        known |= {"form", "roles"}
    if element.kind == "endEvent" and element.scope == report.diagram.process_id:
        known.add("outcome")
    if element.properties.get("outcome", "true") != "true":
        report.tell(element, "outcome", "The property `outcome` is `true`.", "Leave it out where it is not.")
    for name in element.properties:
        if name not in known:
            sentence = say("The property `{name}` means nothing here.", name=name)
            report.tell(element, "unknown-property", sentence, "The properties are listed in docs/dialect.md.")
    if element.checks is not None and not _is_user_task(report, element.checks):
        sentence = say("`checks` names `{task}`, which is not a user task.", task=element.checks)
        report.tell(element, "checks", sentence, "Name the task whose work is checked.")


def _is_user_task(report: Report, element: str) -> bool:
    checked = report.diagram.elements.get(element)
    return checked is not None and checked.kind == "userTask"


def _check_roles(report: Report, element: Element, roles: Collection[str]) -> None:
    """Whoever a task or a message is for, somebody can be of that role; computed groups show it only in a case."""
    receives = any(each.message is not None for each in element.events) and element.kind not in (*THROWING, "sendTask")
    named = element.roles if receives else ()
    if element.kind == "userTask":
        written = tuple(group.strip() for group in (element.groups or "").split(",") if group.strip())
        named = () if (element.groups or "").startswith("=") else written or ((element.lane,) if element.lane else ())
    for group in named:
        if group.partition("@")[0] not in roles:
            sentence = say("There is no role `{role}`.", role=group.partition("@")[0])
            report.tell(element, "no-such-role", sentence, "Name the lane as a role of the organisation is named.")


def _check_literals(report: Report, element: Element) -> None:
    """Texts that could be FEEL elsewhere, and must be plain here; a literal due date must be an instant."""
    texts = ((say("form"), element.form), (say("decision"), element.decision), (say("result"), element.result))
    for purpose, text in texts:
        if text is not None and text.startswith("="):
            sentence = say("The {purpose} is named, not computed.", purpose=purpose)
            report.tell(element, "literal", sentence, "Write its id without `=`.")
    if element.due and not element.due.startswith("=") and instant(element.due) is None:
        sentence = say("`{due}` is not an instant.", due=element.due)
        report.tell(element, "due-date", sentence, "Write FEEL after `=`, or ISO 8601 with an offset.")


def _check_clauses(report: Report, clauses: Collection[str] | None) -> None:
    if clauses is None:
        return
    where: dict[str, Element | Flow] = {**report.diagram.elements, **report.diagram.flows}
    for cited_by, cited in report.diagram.citations():
        for clause in cited:
            if clause not in clauses:
                sentence = say("There is no clause `{clause}`.", clause=clause)
                report.tell(where.get(cited_by), "no-such-clause", sentence, "Clauses are listed in clauses.yaml.")


def _check_retention(report: Report, written: str | None) -> None:
    if written is None:
        return
    try:
        months(written)
    except ValueError:
        sentence = say("`retention` is `{text}`, which is no duration of years and months.", text=written[:60])
        report.tell(None, "retention", sentence, "Write it like P3Y or P1Y6M.")


def _check_process(report: Report, personal: frozenset[str]) -> None:
    properties = report.diagram.properties
    for name in sorted(set(properties) - PROCESS_PROPERTIES - {"clauses"}):
        sentence = say("The process property `{name}` means nothing.", name=name)
        report.tell(None, "unknown-property", sentence, "See docs/dialect.md.")
    _check_retention(report, properties.get("retention"))
    complainant = properties.get("complainant")
    if complainant and personal and complainant not in personal:
        sentence = say("`complainant` names `{name}`, which is not a personal answer.", name=complainant)
        report.tell(None, "complainant", sentence, "Mark that question as personal.")
    for flow in report.diagram.flows.values():
        for name in flow.properties:
            if name != "clauses":
                sentence = say("The property `{name}` means nothing here.", name=name)
                report.tell(flow, "unknown-property", sentence, "The properties are listed in docs/dialect.md.")
