"""What is waited for within a case: what other elements throw, conditions, and several things at once."""

from typing import TYPE_CHECKING, Any

from engine.diagram.parts import EventDefinition
from engine.sentences import say
from engine.spiff.expressions import Formula
from engine.spiff.tokens import Token
from engine.spiff.waiting import Awaited, kept_on

if TYPE_CHECKING:
    from engine.spiff.events import Part


class _WithinTheCase(Awaited):
    """Nobody outside can cause it: there is nobody to tell."""

    def begin(self, token: Token) -> None:
        """It is waited for from now on."""

    def drop(self, token: Token) -> None:
        """It is no longer waited for."""

    def again(self, token: Token) -> dict[str, Any] | None:
        """It can come again."""
        return kept_on(token)


class AwaitedThrow(_WithinTheCase):
    """A signal, an error, an escalation or a cancellation that is thrown within the case."""

    def __init__(self, definition: EventDefinition):
        self.definition = definition

    def catches(self, thrown: EventDefinition) -> bool:
        """Whether it is this that is waited for."""
        return self.definition.kind == thrown.kind and self.definition.code in (None, thrown.code)


class AwaitedCondition(_WithinTheCase):
    """A condition that becomes true; one that stays true does not happen again."""

    def __init__(self, element: str, text: str):
        self.formula = Formula.of(element, say("condition"), text)

    def begin(self, token: Token) -> None:
        """It is looked at at once."""
        token.workflow.top_workflow.changed = True

    def again(self, token: Token) -> dict[str, Any]:
        """It can become true again once it has been false."""
        return {**kept_on(token), "held": True}

    def became_true(self, token: Token) -> bool:
        """Whether the condition is true now and was not when it was last looked at."""
        held = token.internal_data.pop("held", False)
        holds = self.formula.holds(token)
        if holds and held:
            token.internal_data["held"] = True
        return holds and not held


class Several(_WithinTheCase):
    """Several things, of which one must happen, or all of them (BPMN 2.0.2, 10.5.5: multiple, parallel multiple)."""

    def __init__(self, parts: "list[Part]", all_of_them: bool):
        self.parts = parts
        self.all_of_them = all_of_them

    def each(self) -> tuple[Awaited, ...]:
        """What its parts wait for."""
        return tuple(part.awaited for part in self.parts)

    def begin(self, token: Token) -> None:
        """Each is waited for by a token of its own; a condition that holds already is no news the second time."""
        again = token.internal_data.pop("again", False)
        for part in self.parts:
            waited = part.awaited
            held = again and isinstance(waited, AwaitedCondition) and waited.formula.holds(token)
            token.workflow.add(part, host=token.id, **({"held": True} if held else {}))

    def again(self, token: Token) -> dict[str, Any]:
        """All of it can come again."""
        return {**kept_on(token), "again": True}
