"""Service and send tasks that are done by the server: of the kinds there are, and with what each needs."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from engine import feel
from engine.diagram.parts import Element
from engine.diagram.report import Report
from engine.sentences import say

KINDS = ("notify", "document")
_MAIL = frozenset({"to", "answer", "subject", "text"})
_WEB = frozenset({"url", "body"})
LONGEST_TITLE, MOST_COPIES = 100, 20
_DOCUMENT = frozenset({"title", "copy", "customer"})


def check_services(report: Report) -> None:
    """What is not offered is refused by its name."""
    for element in report.diagram.elements.values():
        if element.kind == "serviceTask" and element.service is None:
            hint = "Give it the job type `notify` or `document`, or draw a user task."
            report.tell(element, "service-kind", "It is not said which service does this.", hint)
        elif element.service is not None and element.service not in KINDS:
            sentence = say("`{kind}` is no service that is offered.", kind=element.service[:60])
            report.tell(
                element,
                "service-kind",
                sentence,
                "Those that are offered are `notify` and `document`; see docs/dialect.md.",
            )
        elif element.service == "document":
            _check_document(report, element)
        elif element.service is not None:
            _check_notice(report, element)
        elif element.kind == "sendTask" and (element.inputs or element.outputs):
            sentence = "A message to somebody in the same case hands nothing over: all share one document."
            report.tell(element, "notice", sentence, "Remove the inputs, or give it the job type `notify`.")


def _check_notice(report: Report, element: Element) -> None:
    """By mail: to whom, subject and text; to a program: its address and a body."""
    given = {name for name, _ in element.inputs}
    if element.outputs:
        report.tell(element, "notice", "A notice gives nothing back.", "Remove the outputs.")
    for name in sorted(given - _MAIL - _WEB):
        sentence = say("A notice has no input `{name}`.", name=name)
        report.tell(element, "notice", sentence, "It has to, answer, subject and text, or url and body.")
    by_mail = bool(given & {"to", "answer"}) and {"subject", "text"} <= given and not given & _WEB
    if not by_mail and not ("url" in given and not given & _MAIL):
        sentence = "It is not said what goes to whom."
        hint = "By mail: inputs `to` or `answer`, `subject` and `text`. To a program: `url` and perhaps `body`."
        report.tell(element, "notice", sentence, hint)


def _check_document(report: Report, element: Element) -> None:
    """Which form on paper, which copy: written out, so that whoever reads the diagram knows what is issued."""
    given = dict(element.inputs)
    if element.kind != "serviceTask":
        sentence = "A document is issued by a service task."
        report.tell(element, "document", sentence, "Draw a service task, or give this one the job type `notify`.")
    if element.outputs:
        report.tell(element, "document", "A document gives nothing back.", "Remove the outputs.")
    for name in sorted(given.keys() - _DOCUMENT):
        sentence = say("A document has no input `{name}`.", name=name)
        report.tell(element, "document", sentence, "It has title, copy and customer.")
    hint = 'Write for example `="顾客投诉处理表"` as `title`, `=2` as `copy`, `=true` as `customer`.'
    if "title" not in given:
        report.tell(element, "document", "It is not said which document is issued.", hint)
    for name, text in given.items():
        if name in _DOCUMENT and not _FITS[name](constant(text)):
            sentence = say("`{text}` does not say the {name} of a document.", text=text[:60], name=name)
            report.tell(element, "document", sentence, hint)


def issued(element: Element) -> tuple[str, int, bool]:
    """The title of the form that a service task issues, which copy of it, and whether it is the customer's."""
    told = {name: constant(text) for name, text in element.inputs}
    return str(told.get("title")), int(told.get("copy", 1)), told.get("customer") is True


def constant(text: str) -> Any:
    """The value of an expression that reads nothing; None for any other."""
    try:
        expression = feel.compile_expression(text.removeprefix("=").strip())
        return None if expression.names else expression({})
    except feel.FeelError:
        return None


_FITS: Mapping[str, Callable[[Any], bool]] = {
    "title": lambda value: isinstance(value, str) and 0 < len(value) <= LONGEST_TITLE,
    "copy": lambda value: (
        isinstance(value, Decimal) and value == value.to_integral_value() and 1 <= value <= MOST_COPIES
    ),
    "customer": lambda value: isinstance(value, bool),
}
