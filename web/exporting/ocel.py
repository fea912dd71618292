"""An object-centric event log in OCEL 2.0 (JSON): events first, then the objects that they are about, then the types of both."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from engine.facts import TaskOffered
from web.exporting.events import Event
from web.exporting.reading import Traced

CASE, TASK, PERSON, UNIT = "案件", "任务", "人员", "部门"
_CASE_ATTRIBUTES = {name: "string" for name in ("procedure", "version", "subject", "complainant", "state", "outcome")}
_TYPES = {CASE: _CASE_ATTRIBUTES, TASK: {"name": "string", "due": "time"}, PERSON: {}, UNIT: {}}
_EVENT_ATTRIBUTES = {"transition": "string", "element": "string", "fact": "integer", "rules": "string"}

Cases = Iterable[tuple[Traced, list[Event]]]


def written(cases: Cases, again: Cases) -> Iterator[bytes]:
    """The file in pieces; `again` gives the same cases once more, for their objects."""
    kinds: dict[str, None] = {}
    people: dict[str, None] = {}
    units: dict[str, None] = {}
    yield b'{"events":[\n'
    yield from _joined(_event(traced, event, kinds, people) for traced, events in cases for event in events)
    yield b'\n],\n"objects":[\n'
    yield from _joined(_objects(again, people, units))
    types = [{"name": name, "attributes": _attributes(_EVENT_ATTRIBUTES)} for name in kinds]
    things = [{"name": name, "attributes": _attributes(told)} for name, told in _TYPES.items()]
    yield b'\n],\n"eventTypes":' + _json(types) + b',\n"objectTypes":' + _json(things) + b"}\n"


def _event(traced: Traced, event: Event, kinds: dict[str, None], people: dict[str, None]) -> dict[str, Any]:
    kinds.setdefault(event.activity)
    number = traced.case.number
    about = [{"objectId": f"case:{number}", "qualifier": "of"}]
    if event.place is not None:
        about.append({"objectId": f"task:{number}/{event.place}", "qualifier": "about"})
    if event.person is not None:
        people.setdefault(event.person)
        about.append({"objectId": f"person:{event.person}", "qualifier": "by"})
    told = {"transition": event.transition, "element": event.element, "fact": event.no}
    told |= {"rules": ", ".join(map(str, event.rules)) or None}
    attributes = [{"name": name, "value": value} for name, value in told.items() if value is not None]
    when = event.at.isoformat()
    kept = {"id": f"event:{number}/{event.no}", "type": event.activity, "time": when}
    return {**kept, "attributes": attributes, "relationships": about}


def _objects(cases: Cases, people: dict[str, None], units: dict[str, None]) -> Iterator[dict[str, Any]]:
    for traced, _events in cases:
        yield _case(traced)
        yield from _tasks(traced, units)
    yield from ({"id": f"person:{login}", "type": PERSON, "attributes": [], "relationships": []} for login in people)
    yield from ({"id": f"unit:{name}", "type": UNIT, "attributes": [], "relationships": []} for name in units)


def _case(traced: Traced) -> dict[str, Any]:
    case = traced.case
    when = case.opened_at.isoformat()
    told = {name: getattr(case, name) for name in _CASE_ATTRIBUTES}
    attributes = [{"name": name, "time": when, "value": value} for name, value in told.items() if value is not None]
    return {"id": f"case:{case.number}", "type": CASE, "attributes": attributes, "relationships": []}


def _tasks(traced: Traced, units: dict[str, None]) -> Iterator[dict[str, Any]]:
    number = traced.case.number
    for one in traced.history:
        if not isinstance(one.fact, TaskOffered):
            continue
        offered, when = one.fact, one.at.isoformat()
        attributes = [{"name": "name", "time": when, "value": offered.name}]
        if offered.due is not None:
            attributes.append({"name": "due", "time": when, "value": offered.due.due.isoformat()})
        belongs = [{"objectId": f"case:{number}", "qualifier": "of"}]
        for unit in dict.fromkeys(group.partition("@")[2] for group in offered.groups if "@" in group):
            units.setdefault(unit)
            belongs.append({"objectId": f"unit:{unit}", "qualifier": "for"})
        known = {"id": f"task:{number}/{offered.task}", "type": TASK}
        yield {**known, "attributes": attributes, "relationships": belongs}


def _attributes(told: dict[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "type": kind} for name, kind in told.items()]


def _joined(values: Iterable[Any]) -> Iterator[bytes]:
    for no, value in enumerate(values):
        yield (b",\n" if no else b"") + _json(value)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_number).encode()


def _number(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(type(value).__name__)
