"""Whether what an expression reads is given by anything, and is nobody's secret."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from difflib import get_close_matches

from engine.diagram.model import Diagram
from engine.diagram.parts import Element, Flow
from engine.diagram.report import Report
from engine.sentences import Sentence, say

RESERVED = frozenset({"case", "departments", "now", "today", "deadline"})
"""Names that every expression sees already; an answer or result of that name could never be read."""
FUNCTIONS = frozenset(
    {"working days after", "working days between", "is working day", "next working day", "end of day"}
)
"""Our own functions, besides those of FEEL; an answer of such a name hides one."""
LOOP_NAMES = frozenset(
    {
        "loopCounter",
        "numberOfInstances",
        "numberOfActiveInstances",
        "numberOfCompletedInstances",
        "numberOfTerminatedInstances",
    }
)
"""What instances of an activity that is repeated see besides their item."""

GATEWAY_NAMES = ("activationCount", "waitingForStart")
"""What the expressions of a complex gateway see of it (BPMN 2.0.2, 10.6.5)."""


@dataclass(frozen=True)
class Names:
    """The names that expressions may read (None: not known), and those of personal answers, which they may not."""

    personal: frozenset[str]
    known: frozenset[str] | None = None

    @property
    def unknown(self) -> "Names":
        """The same, without knowing what else may be read."""
        return replace(self, known=None)


def names_of(diagram: Diagram, personal: Collection[str], answers: Collection[str] | None) -> Names:
    """What a diagram's expressions may read, if its forms ask for these answers (None: that is not known)."""
    if answers is None:
        return Names(frozenset(personal))
    return Names(frozenset(personal), known_names(diagram, answers))


def known_names(diagram: Diagram, answers: Collection[str]) -> frozenset[str]:
    """All that an expression of the procedure can read, if its forms ask for these answers."""
    kept = {name for element in diagram.elements.values() for name in _kept_by(element) if name}
    return frozenset(answers) | kept | RESERVED | FUNCTIONS


def nearest(name: str, known: Collection[str]) -> Sentence | str:
    """What to do about a name that is not known: perhaps another is meant."""
    near = get_close_matches(name, sorted(known), 1)
    return say("Perhaps `{name}` is meant.", name=near[0]) if near else "Ask for it in a form, or compute it before."


def check_given_once(report: Report, answers: Collection[str] | None) -> None:
    """What a form asks for, nothing computes: the one would write over the other (docs/dialect.md, Answers)."""
    for element in report.diagram.elements.values():
        given = {element.result, element.loop.collects if element.loop is not None else None}
        given |= {name for name, _ in element.outputs}
        for name in sorted(each for each in given if each and each in (answers or ())):
            sentence = say("`{name}` is computed here, and a form asks for it too.", name=name)
            hint = "If that is not meant, give one of them another name."
            report.tell(element, "answer-twice", sentence, hint, severity="warning")


def check_names(report: Report, where: Element | Flow | None, purpose: str, read: frozenset[str], names: Names) -> None:
    """Nothing personal is read, and nothing that is never given: it would be null for ever."""
    for name in sorted(read & names.personal):
        sentence = say("The {purpose} reads `{name}`, which is a personal answer.", purpose=purpose, name=name)
        hint = "Personal answers may be erased, and what was decided must stay provable: ask a question of its own."
        report.tell(where, "reads-personal", sentence, hint)
    if names.known is None:
        return
    for name in sorted(read - names.known - names.personal):
        sentence = "The {purpose} reads `{name}`, which no form, script task or decision of this procedure gives."
        hint = nearest(name, names.known - names.personal)
        report.tell(where, "unknown-name", say(sentence, purpose=purpose, name=name), hint)


def _kept_by(element: Element) -> tuple[str | None, ...]:
    loop, mapped = element.loop, [name for name, _ in (*element.inputs, *element.outputs) if element.service is None]
    of_loop = () if loop is None else (loop.item, loop.collects, *LOOP_NAMES)
    of_gateway = GATEWAY_NAMES if element.kind == "complexGateway" else ()
    return (element.result, *mapped, *of_loop, *of_gateway)
