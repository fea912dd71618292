"""What a story expects, held against the case; every difference is a sentence that says what was there instead."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.cases.case import Case, OpenTask
from engine.facts import DeadlineFired, DecisionMade, ElementPassed, Fact, Place, TaskCompleted
from shouli_verify import canonical
from web.workbench import time_passing
from web.workbench.scenarios import ZONE


def differences(expected: Mapping[str, Any], case: Case, facts: Sequence[Fact]) -> list[str]:
    """All that is not as expected; empty if the expectation holds."""
    unknown = [f"the diagram has no element {name}" for name in _named(expected) if not _exists(name, case)]
    return unknown or [told for name, wanted in expected.items() for told in _CHECKS[name](wanted, case, facts)]


def _named(expected: Mapping[str, Any]) -> Iterator[str]:
    """Every element that the expectation speaks of: a slip of the pen must not make a `not` hold."""
    for name in ("open", "has", "not", "awaits", "fired", "passed", "due"):
        for item in expected.get(name, ()):
            yield next(iter(item)) if isinstance(item, dict) else item


def _exists(name: str, case: Case) -> bool:
    diagram, element = case.version.diagram, name.partition("/")[0]
    return element in diagram.elements or element in diagram.flows


def _open(told: list[Any], case: Case, facts: Sequence[Fact]) -> Iterator[str]:
    """Exactly these tasks, each once."""
    left = dict(case.tasks)
    yield from _matched(told, left, case)
    if left:
        yield f"open as well: {_listed(left)}"


def _has(told: list[Any], case: Case, facts: Sequence[Fact]) -> Iterator[str]:
    yield from _matched(told, dict(case.tasks), case)


def _matched(told: list[Any], left: dict[Place, OpenTask], case: Case) -> Iterator[str]:
    """What is found is taken out of `left`."""
    for item in sorted(told, key=lambda item: isinstance(item, str)):
        target, details = next(iter(item.items())) if isinstance(item, dict) else (item, {})
        found = [place for place in left if _is(place, target) and not _task_differs(left[place], details, case)]
        near = [place for place in left if _is(place, target)]
        if found:
            del left[min(found)]
        elif near:
            place = min(near)
            yield f"{place} is open, but {_task_differs(left.pop(place), details, case)}"
        else:
            yield f"{target} is not open (open: {_listed(case.tasks)})"


def _task_differs(task: OpenTask, details: Mapping[str, Any], case: Case) -> str:
    offered = task.offered
    due = time_passing.shown(offered.due.due, case.zone) if offered.due is not None else None
    told = {"occurrence": offered.task.occurrence, "claimed": task.claimed_by, "due": due}
    said = [f"{name} is {told[name]}" for name in details if name != "role" and not _same(name, details[name], told)]
    if "role" in details and details["role"] not in offered.groups:
        said.append(f"role is {'、'.join(offered.groups)}")
    return ", ".join(said)


def _same(name: str, wanted: object, told: Mapping[str, object]) -> bool:
    if name == "due" and wanted is not None:
        return told["due"] == _normal(str(wanted))
    return told[name] == wanted


def _not(told: list[str], case: Case, facts: Sequence[Fact]) -> Iterator[str]:
    """Nothing of these: no open task, no message waited for, no timer that has fired."""
    there = [*case.tasks, *case.awaited, *_fired_places(facts)]
    for target in told:
        if any(_is(place, target) for place in there):
            yield f"{target} is open, waited for or has fired"


def _awaits(told: list[str], case: Case, facts: Sequence[Fact]) -> Iterator[str]:
    for target in told:
        if not any(_is(place, target) for place in case.awaited):
            yield f"{target} is not waited for (waited for: {_listed(case.awaited)})"


def _fired(told: list[str], case: Case, facts: Sequence[Fact]) -> Iterator[str]:
    fired = _fired_places(facts)
    if not told and fired:
        yield f"fired: {_listed(fired)}"
    for target in told:
        if not any(_is(place, target) for place in fired):
            yield f"{target} has not fired (fired: {_listed(fired)})"


def _fired_places(facts: Sequence[Fact]) -> list[Place]:
    return [fact.timer for fact in facts if isinstance(fact, DeadlineFired)]


def _decided(told: Mapping[str, Any], case: Case, facts: Sequence[Fact]) -> Iterator[str]:
    """The latest decision of this task, table or result."""
    for name, wanted in told.items():
        made = [f for f in facts if isinstance(f, DecisionMade) and name in (f.element, f.decision, f.name)]
        if not made:
            yield f"{name} was not decided"
        elif "value" in wanted and not _equal(made[-1].value, wanted["value"]):
            yield f"{name} was decided as {canonical.text(made[-1].value)}, by rules {list(made[-1].rules)}"
        elif "rules" in wanted and list(made[-1].rules) != wanted["rules"]:
            yield f"{name} was decided by the rules {list(made[-1].rules)}"


def _value(told: Mapping[str, Any], case: Case, facts: Sequence[Fact]) -> Iterator[str]:
    for name, wanted in told.items():
        if not _equal(case.document.get(name), wanted):
            yield f"{name} is {canonical.text(case.document.get(name))}"


def _due(told: Mapping[str, Any], case: Case, facts: Sequence[Fact]) -> Iterator[str]:
    """Timers that wait, by their instants; null for one that does not wait."""
    for target, wanted in told.items():
        waiting = [timer for place, timer in case.timers.items() if _is(place, target)]
        shown = [time_passing.shown(timer.deadline.due, case.zone) for timer in waiting]
        if wanted is None and shown:
            yield f"{target} waits until {', '.join(shown)}"
        elif wanted is not None and _normal(str(wanted)) not in shown:
            yield f"{target} waits until {', '.join(shown)}" if shown else f"{target} does not wait"


def _number(told: str, case: Case, facts: Sequence[Fact]) -> Iterator[str]:
    if case.number != told:
        yield f"the number is {case.number}"


def _warning(told: bool | str, case: Case, facts: Sequence[Fact]) -> Iterator[str]:
    warning = case.opened.warning
    if (warning is None or told not in warning) if isinstance(told, str) else told is not (warning is not None):
        yield f"the warning is {warning}"


def _passed(told: list[str], case: Case, facts: Sequence[Fact]) -> Iterator[str]:
    elements = {fact.element for fact in facts if isinstance(fact, ElementPassed)}
    elements |= {flow for fact in facts if isinstance(fact, ElementPassed) for flow in fact.flows}
    elements |= {fact.task.element for fact in facts if isinstance(fact, TaskCompleted)}
    for target in told:
        if target not in elements:
            yield f"no token went through {target}"


def _closed(told: bool | str, case: Case, facts: Sequence[Fact]) -> Iterator[str]:
    outcome = case.closed.outcome if case.closed is not None else None
    if isinstance(told, str) and outcome != told:
        yield f"closed with {outcome}" if outcome is not None else f"the case is open ({_listed(case.tasks)})"
    elif isinstance(told, bool) and told is not (case.closed is not None):
        yield f"the case is {f'closed with {outcome}' if case.closed else 'open'}"


_CHECKS: Mapping[str, Any] = {
    "open": _open,
    "has": _has,
    "not": _not,
    "awaits": _awaits,
    "fired": _fired,
    "decided": _decided,
    "value": _value,
    "due": _due,
    "number": _number,
    "warning": _warning,
    "passed": _passed,
    "closed": _closed,
}


def _is(place: Place, target: str) -> bool:
    return target in (place.element, str(place))


def _equal(there: Any, wanted: Any) -> bool:
    """Equal as JSON; a wanted mapping names only what matters."""
    if isinstance(wanted, dict) and isinstance(there, Mapping):
        return all(_equal(there.get(name), item) for name, item in wanted.items())
    if isinstance(there, bool) or isinstance(wanted, bool):
        return there is wanted
    return bool(there == wanted)


def _normal(instant: str) -> str:
    """An instant as it is shown, however it was written (`00:00` is the day before's `24:00`)."""
    return time_passing.shown(time_passing.instant(instant, ZONE), ZONE)


def _listed(places: Any) -> str:
    return ", ".join(str(place) for place in places) or "none"
