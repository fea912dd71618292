"""Service and send tasks that are done by the server: of the kinds there are, and with what each needs."""

from engine.diagram.parts import Element
from engine.diagram.report import Report
from engine.sentences import say

KINDS = ("notify",)
_MAIL = frozenset({"to", "answer", "subject", "text"})
_WEB = frozenset({"url", "body"})


def check_services(report: Report) -> None:
    """What is not offered is refused by its name."""
    for element in report.diagram.elements.values():
        if element.kind == "serviceTask" and element.service is None:
            hint = "Give it the job type `notify`, or draw a user task."
            report.tell(element, "service-kind", "It is not said which service does this.", hint)
        elif element.service is not None and element.service not in KINDS:
            sentence = say("`{kind}` is no service that is offered.", kind=element.service[:60])
            report.tell(element, "service-kind", sentence, "The one that is offered is `notify`; see docs/dialect.md.")
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
