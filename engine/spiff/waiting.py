"""What an event waits for, and who is told about it."""

from abc import ABC, abstractmethod
from datetime import datetime
from typing import Any

from engine.diagram.parts import Element
from engine.facts import (
    Deadline,
    DeadlineDropped,
    DeadlineFired,
    DeadlineSet,
    MessageAwaited,
    MessageDropped,
    Place,
)
from engine.sentences import say
from engine.spiff.deadlines import Clock
from engine.spiff.expressions import Formula, local_of
from engine.spiff.tokens import Token


class Awaited(ABC):
    """A timer or a message, as one element of the diagram waits for it."""

    @abstractmethod
    def begin(self, token: Token) -> None:
        """It is waited for from now on."""

    def each(self) -> "tuple[Awaited, ...]":
        """Itself, or the several things that it consists of."""
        return (self,)

    @abstractmethod
    def drop(self, token: Token) -> None:
        """It is no longer waited for, and did not come."""

    @abstractmethod
    def again(self, token: Token) -> dict[str, Any] | None:
        """What a fresh token must remember to wait for it once more; None if it does not come again."""


class AwaitedMessage(Awaited):
    """A message; a non-interrupting one may come again and again."""

    def __init__(self, element: Element, title: str):
        self.message = element.message or ""
        self.title = title
        self.groups = element.roles
        self.form = element.properties.get("form")
        by_case = "".join((element.correlation or "").split()) in ("", "=case.number")
        self.key = None if by_case else Formula.of(element.id, say("correlation key"), element.correlation or "")

    @property
    def asks(self) -> tuple[object, ...]:
        """What a version may say otherwise of the message, so that it must be told anew."""
        return self.message, self.title, self.groups, self.form

    def begin(self, token: Token) -> None:
        """The case can receive it."""
        top = token.workflow.top_workflow
        if self.key is not None:
            token.internal_data["key"] = local_of(token.task_spec.bpmn_id, self.key.value(token))
        place = top.take_place(token)
        top.tell(MessageAwaited(place, self.message, self.title, self.groups, self.form))

    def drop(self, token: Token) -> None:
        """The case cannot receive it any more."""
        top = token.workflow.top_workflow
        top.tell(MessageDropped(top.place_of(token)))

    def again(self, token: Token) -> dict[str, Any]:
        """It can come again."""
        return kept_on(token)


class AwaitedTimer(Awaited):
    """A timer; only a cycle comes again."""

    def __init__(self, element: Element, title: str):
        assert element.timer is not None
        self.clock = Clock(element.id, element.timer)
        self.title = title
        self.kind = element.properties.get("kind")

    def begin(self, token: Token) -> None:
        """Its instant is settled now, and kept."""
        top = token.workflow.top_workflow
        kept = token.internal_data
        if "due" in kept:
            deadline = Deadline(datetime.fromisoformat(kept["due"]))
        else:
            deadline, more = self.clock.first(token)
            kept.update(more, due=deadline.due.isoformat())
        place = top.take_place(token)
        top.tell(DeadlineSet(place, self.title, deadline, self.kind, self.task(token)))

    def fired(self, token: Token) -> None:
        """Its instant has come."""
        top = token.workflow.top_workflow
        due = datetime.fromisoformat(token.internal_data["due"])
        top.tell(DeadlineFired(top.place_of(token), due, self.kind, self.task(token)))

    def drop(self, token: Token) -> None:
        """It will not fire."""
        top = token.workflow.top_workflow
        top.tell(DeadlineDropped(top.place_of(token)))

    def again(self, token: Token) -> dict[str, Any] | None:
        """A cycle's next instant is one interval after the last one, however late that was let happen."""
        kept = token.internal_data
        if kept.get("left", 0) < 1:
            return None
        due = self.clock.after(datetime.fromisoformat(kept["due"]), kept["every"], token)
        return {**kept_on(token), "due": due.isoformat(), "left": kept["left"] - 1, "every": kept["every"]}

    def task(self, token: Token) -> Place | None:
        """The user task whose boundary it sits on, where it sits on one."""
        host = token.host
        while host is not None and host.host is not None:  # one of several things that an event waits for
            host = host.host
        place: Place | None = None if host is None else token.workflow.top_workflow.task_place(host)
        return place


def kept_on(token: Token) -> dict[str, Any]:
    """What a fresh token that waits for the same again must remember of the one before."""
    host = token.internal_data.get("host")
    return {} if host is None else {"host": host}
