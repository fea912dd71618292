"""Every FEEL expression of a diagram is compiled, and none reads a personal answer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine import feel
from engine.diagram.model import Diagram
from engine.diagram.names import RESERVED, Names, check_names
from engine.diagram.parts import Element, Flow
from engine.diagram.report import Report
from engine.diagram.thrown import THROW_ERROR, codes
from engine.sentences import say

if TYPE_CHECKING:
    from engine.dmn import Decision

MOST_FEEL = 100_000
"""Characters of all expressions of a diagram together; a large procedure has a tenth of that."""
_NAME = re.compile(r"[^\W\d]\w{0,99}")
_SEEN_BY_NUMBERS = {
    "caseNumber": frozenset({"opened", "serial"}),
    "caseNumberPeriod": frozenset({"opened"}),
    "caseNumberWarning": frozenset({"opened", "serial"}),
}


@dataclass(frozen=True)
class Written:
    """An expression, where it stands and what it is for; `must` is true where a literal would make no sense."""

    where: Element | Flow | None
    purpose: str
    text: str
    must: bool

    @property
    def is_feel(self) -> bool:
        """Whether the text is FEEL and not a literal."""
        return self.text.startswith("=")


def expressions(diagram: Diagram) -> Iterator[Written]:
    """All texts of the diagram that may be FEEL."""
    for flow in diagram.flows.values():
        if flow.condition is not None:
            yield Written(flow, say("condition"), flow.condition, must=True)
    for element in diagram.elements.values():
        yield from (each for each in _of_element(element) if each.text)
    for name in ("caseNumber", "caseNumberPeriod", "caseNumberWarning", "subject"):
        if told := diagram.properties.get(name):
            yield Written(None, name, "=" + told.removeprefix("=").strip(), must=True)


def check_expressions(report: Report, names: Names, decisions: "Mapping[str, Decision] | None") -> None:
    """Each expression is FEEL that compiles and reads what something gives and nothing personal; so do the decisions."""
    told = list(expressions(report.diagram))
    if sum(len(written.text) for written in told) > MOST_FEEL:
        sentence = say("The expressions have more than {most} characters together.", most=MOST_FEEL)
        report.tell(None, "expressions-too-long", sentence, "Put what is decided into decision tables.")
        return
    for written in told:
        if written.is_feel:
            _check_feel(report, written, names)
        elif written.must:
            sentence = say("The {purpose} `{text}` is not FEEL.", purpose=written.purpose, text=written.text[:60])
            report.tell(written.where, "not-feel", sentence, "An expression begins with `=`.")
    for element in report.diagram.elements.values():
        decision = (decisions or {}).get(element.decision or "")
        if decision is not None:
            check_names(report, element, say("decision"), frozenset(decision.names), names)
        _check_given(report, element, say("result variable"), element.result)
        if element.loop is not None:
            _check_given(report, element, say("input element"), element.loop.item)
            _check_given(report, element, say("output collection"), element.loop.collects)
        for purpose, mapped in ((say("input"), element.inputs), (say("output"), element.outputs)):
            for name, _ in mapped:
                _check_given(report, element, purpose, name or "?")


def _of_element(element: Element) -> Iterator[Written]:
    yield Written(element, say("candidate groups"), element.groups or "", must=False)
    yield Written(element, say("due date"), element.due or "", must=False)
    yield Written(element, say("expression"), element.script or "", must=True)
    for each in element.events:
        yield Written(element, say("timer"), each.timer.text if each.timer is not None else "", must=False)
        yield Written(
            element, say("condition"), each.definition.condition if each.definition is not None else "", must=True
        )
        yield Written(element, say("correlation key"), each.correlation or "", must=True)
    yield Written(element, say("activation condition"), element.activation, must=True)
    if element.ad_hoc is not None:
        yield Written(element, say("completion condition"), element.ad_hoc.completion, must=True)
    for name, source in element.inputs:
        yield Written(element, say("input `{name}`", name=name), source, must=True)
    for name, source in element.outputs:
        yield Written(element, say("output `{name}`", name=name), source, must=True)
    if element.loop is not None:
        yield Written(element, say("input collection"), element.loop.collection, must=True)
        yield Written(element, say("loop cardinality"), element.loop.cardinality, must=True)
        yield Written(element, say("completion condition"), element.loop.until, must=True)
        yield Written(element, say("output element"), element.loop.each_gives, must=True)
        yield Written(element, say("loop condition"), element.loop.condition, must=True)


def _check_feel(report: Report, written: Written, names: Names) -> None:
    try:
        expression = feel.compile_expression(written.text[1:].strip())
    except feel.FeelError as error:
        sentence = say("The {purpose} is not FEEL: {error}", purpose=written.purpose, error=error)
        report.tell(written.where, "feel", sentence, "Correct the expression.")
        return
    known = _SEEN_BY_NUMBERS.get(written.purpose)
    read = expression.names - {THROW_ERROR}
    check_names(report, written.where, written.purpose, read, names if known is None else names.unknown)
    if THROW_ERROR in expression.names:
        _check_throws(report, written)
    for name in sorted(expression.names - known) if known is not None else ():
        sentence = "The {purpose} reads `{name}`, which is not known when a case is opened."
        hint = say("It may read {names}.", names=", ".join(sorted(known or ())))
        report.tell(written.where, "reads-unknown", say(sentence, purpose=written.purpose, name=name), hint)


def _check_throws(report: Report, written: Written) -> None:
    """Only a script throws, and what it throws stands in the diagram for everybody to see."""
    where = written.where
    if not isinstance(where, Element) or written.text != where.script:
        sentence = say("The {purpose} cannot throw an error.", purpose=written.purpose)
        report.tell(where, "throws-not-here", sentence, "Only the expression of a script task can.")
    elif None in codes(written.text):
        hint = 'Write `throw error("CODE")`, with the code between quotation marks.'
        report.tell(where, "throws-not-here", "The code of the error is not written out.", hint)


def _check_given(report: Report, element: Element, purpose: str, name: str | None) -> None:
    """A name under which something is kept can be read by an expression."""
    if name and (not _NAME.fullmatch(name) or name in RESERVED):
        sentence = say(
            "The {purpose} `{name}` is no name that an expression could read.", purpose=purpose, name=name[:60]
        )
        hint = "Letters, digits and `_`, beginning with a letter, and none of {names}."
        report.tell(element, "name", sentence, say(hint, names=", ".join(sorted(RESERVED))))
