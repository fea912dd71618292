"""What somebody does to the tokens of a case beside its diagram: moved by hand, taken away, set down again."""

from engine.sentences import say
from engine.spiff.failures import StepFailed
from engine.spiff.flow import Flow
from engine.spiff.standing import cannot_begin, stands
from engine.spiff.tokens import Token


def relocate(flow: Flow, element: str, to: str) -> None:
    """The token that has stood longest at an element goes on at another of the same scope.

    KeyError if none stands there; StepFailed if none can go on at the other.
    """
    token = _standing_at(flow, element)
    scope, aside = token.workflow, token.aside
    if (refusal := cannot_begin(to, scope.spec)) is not None:
        raise StepFailed(to, refusal)
    token.cancel()
    scope.add(scope.spec.node(to), **({"aside": True} if aside else {}))


def cancel(flow: Flow) -> None:
    """Everything that waits is taken away."""
    flow.cancel_all()
    flow.completed = True


def reopen(flow: Flow, element: str) -> None:
    """A finished case stands at an element of its process again, and what can begin beside it is waited for again."""
    if flow.spec.own != flow.spec.name:
        raise StepFailed(element, say("a case of several pools cannot be reopened; open a later complaint."))
    if (refusal := cannot_begin(element, flow.spec)) is not None:
        raise StepFailed(element, refusal)
    flow.completed, flow.outcome = False, None
    for trigger in flow.spec.triggers:
        flow.add(trigger)
    flow.add(flow.spec.node(element))


def _standing_at(flow: Flow, element: str) -> Token:
    every = sorted(flow.index.values(), key=lambda each: each.id)
    for token in every:
        if token.task_spec.bpmn_id == element and stands(token):
            return token
    raise KeyError(element)
