"""A run as compact canonical JSON and back: tokens only, no specification, no document.

`n` the counter of token ids · `o` how often each element was offered or waited for · `e` the outcome so far ·
`t` the tokens of the process, `s` those inside each sub-process by its host: `[id, node, what it remembers]` ·
`c` what could be compensated, where there is anything.
The state of a token is not kept: at rest it follows from its node.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from engine.spiff.failures import NotAtRest
from engine.spiff.flow import Flow
from engine.spiff.library import TaskState
from engine.spiff.plan import Plan
from engine.spiff.tokens import Token
from engine.spiff.world import World


def keep(flow: Flow) -> str:
    """The run's state; NotAtRest while something could still move."""
    if flow.queue:
        raise NotAtRest("the run has not come to rest.")
    kept = {
        "n": flow.counter,
        "o": flow.occurrences,
        "e": flow.outcome,
        "t": _tokens(flow),
        "s": [[host, _tokens(inside), *_done(inside)] for host, inside in flow.subprocesses.items()],
        **({"c": flow.done} if flow.done else {}),
    }
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_exact)


def restore(plan: Plan, plans: Mapping[str, Plan], snapshot: str, world: World) -> Flow:
    """The run that `keep` wrote; KeyError if the plan has lost a node that a token stands at."""
    kept = json.loads(snapshot, parse_float=Decimal)
    flow = Flow(plan, plans, world)
    flow.counter = kept["n"]
    flow.occurrences.update(kept["o"])
    flow.outcome = tuple(kept["e"]) if kept["e"] is not None else None
    _place(flow, kept["t"])
    flow.done = kept.get("c", [])
    for host, tokens, *done in kept["s"]:
        token = flow.index[host]
        inside = flow.create_subprocess(token, token.task_spec.inner.name)
        inside.done = done[0] if done else []
        _place(inside, tokens)
    flow.completed = not kept["t"]
    return flow


def _done(scope: Any) -> list[list[Any]]:
    """What could be compensated there, if there is anything."""
    return [scope.done] if scope.done else []


def _tokens(scope: Any) -> list[list[Any]]:
    """Every token with what it remembers; NotAtRest if one is on its way."""
    kept = []
    for token in scope.live():
        if token.state != token.task_spec.resting:
            raise NotAtRest(f"{token.task_spec.bpmn_id}: {TaskState.get_name(token.state)}")
        kept.append([token.id, token.task_spec.name, token.internal_data])
    return kept


def _place(scope: Any, tokens: list[list[Any]]) -> None:
    for token_id, name, internal in tokens:
        node = scope.spec.node(name)
        token = Token(scope, node, scope.task_tree, node.resting, id=token_id)
        token.internal_data = internal
        if "n" in internal:
            scope.top_workflow.know(token)
        node.restored(token)


def _exact(value: Any) -> float:
    """A decimal in a loop item as a number, where a double holds it exactly."""
    number = float(value)
    if Decimal(repr(number)) != value:
        raise NotAtRest(f"{value} has more digits than can be kept in a loop item.")
    return number
