"""Service and send tasks that tell somebody outside: the run says what, and waits until it was sent."""

from typing import Any

from engine.diagram.parts import Element
from engine.facts import NoticeDropped, NoticeDue
from engine.sentences import say
from engine.spiff.expressions import Formula, json_of
from engine.spiff.failures import StepFailed, shown
from engine.spiff.tokens import Token
from engine.spiff.waiting import Awaited


class AwaitedNotice(Awaited):
    """A notice that is to be sent."""

    def __init__(self, element: Element):
        self.element = element.id
        self.title = element.name
        self.given = {
            name: Formula.of(element.id, say("input `{name}`", name=name), text) for name, text in element.inputs
        }

    def begin(self, token: Token) -> None:
        """What is to be said, to whom, is settled now."""
        told = {name: json_of(self.element, formula.value(token)) for name, formula in self.given.items()}
        to = told.get("to") or []
        top = token.workflow.top_workflow
        notice = NoticeDue(
            top.take_place(token),
            self.title,
            to=tuple(self._text("to", each) for each in (to if isinstance(to, list) else [to])),
            answer=self._text("answer", told["answer"]) if "answer" in told else None,
            subject=self._text("subject", told.get("subject", "")),
            text=self._text("text", told.get("text", "")),
            url=self._text("url", told["url"]) if "url" in told else None,
            body=told.get("body"),
        )
        if not (notice.to or notice.answer or notice.url):
            raise StepFailed(self.element, "nobody is named to whom the notice goes.")
        top.tell(notice)

    def drop(self, token: Token) -> None:
        """It is not to be sent any more."""
        top = token.workflow.top_workflow
        top.tell(NoticeDropped(top.place_of(token)))

    def again(self, token: Token) -> dict[str, Any] | None:
        """It is sent once."""
        return None

    def _text(self, name: str, value: Any) -> str:
        if not isinstance(value, str):
            raise StepFailed(self.element, "the input `{name}` is no text but {value}.", name=name, value=shown(value))
        return value
