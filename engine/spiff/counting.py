"""The FEEL function `deadline({...})`, and what it gives turned back into a deadline."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from engine import calendar, feel
from engine.diagram import instants
from engine.facts import Deadline
from engine.feel.reasons import described
from engine.spiff.world import World

STEPS = 250
"""What it costs of an evaluation's budget to count days."""
_KNOWN = frozenset({"from", "n", "unit", "rollover", "at", "basis"})


class NoDeadline(feel.FeelError):
    """The rule that was given is not one that a deadline can be counted by."""


def deadline_function(world: World) -> Any:
    """The function for an expression's scope, counting in the world's zone, by its calendar."""
    return feel.function("deadline", ["rule"], _counter(world), STEPS)


def _counter(world: World) -> Callable[[Any], dict[str, Any]]:
    def count(rule: Any) -> dict[str, Any]:
        try:
            return context(counted(rule, world), world.zone)
        except OverflowError:
            raise NoDeadline("The deadline is beyond the year 9999.") from None

    return count


def counted(rule: Any, world: World) -> Deadline:
    """The deadline that a rule `{from, n, unit, rollover, at, basis}` gives; NoDeadline says what is wrong with it."""
    if not isinstance(rule, Mapping):
        raise NoDeadline('deadline() is given a context such as {from: now(), n: 5, unit: "working days"}.')
    if unknown := sorted(set(map(str, rule)) - _KNOWN):
        raise NoDeadline(f"deadline() does not know {', '.join(unknown)}; it knows {', '.join(sorted(_KNOWN))}.")
    start, n, unit = instant_of(rule.get("from"), world.zone), rule.get("n"), rule.get("unit")
    if start is None:
        raise NoDeadline(f"`from` of a deadline is a date and time, not {described(rule.get('from'))}.")
    if n is None and unit in ("same day", "当日"):
        n = 0
    if isinstance(n, bool) or not isinstance(n, int | Decimal) or n != int(n):
        raise NoDeadline(f"`n` of a deadline is a whole number, not {described(feel.from_json(n))}.")
    at, basis = rule.get("at"), rule.get("basis")
    if at is not None and not isinstance(at, time):
        raise NoDeadline(f"`at` of a deadline is a time, not {described(feel.from_json(at))}.")
    try:
        return calendar.count(
            int(n),
            str(unit),
            start,
            world.zone,
            world.calendar,
            rule.get("rollover") is True,
            at,
            None if basis is None else str(basis),
        )
    except ValueError as error:
        raise NoDeadline(str(error)) from error


def context(deadline: Deadline, zone: ZoneInfo) -> dict[str, Any]:
    """A deadline as a FEEL context, its instants in the zone."""
    return {
        "due": in_zone(deadline.due, zone),
        "n": None if deadline.n is None else Decimal(deadline.n),
        "unit": deadline.unit,
        "from": None if deadline.start is None else in_zone(deadline.start, zone),
        "rollover": deadline.rollover,
        "basis": deadline.basis,
        "provisional": deadline.provisional,
        "holidays": list(deadline.holidays),
        "made_up": list(deadline.made_up),
    }


def deadline_of(value: Any, zone: ZoneInfo) -> Deadline | None:
    """The deadline that a value means: a deadline's context (also as kept in the document), or a date and time."""
    if not isinstance(value, Mapping):
        due = instant_of(value, zone)
        return None if due is None else Deadline(due)
    due = instant_of(value.get("due"), zone)
    if due is None:
        return None
    n, unit, basis = value.get("n"), value.get("unit"), value.get("basis")
    return Deadline(
        due=due,
        n=None if n is None else int(n),
        unit=None if unit is None else str(unit),
        start=instant_of(value.get("from"), zone),
        rollover=value.get("rollover") is True,
        basis=None if basis is None else str(basis),
        provisional=value.get("provisional") is True,
        holidays=tuple(map(str, value.get("holidays") or ())),
        made_up=tuple(map(str, value.get("made_up") or ())),
    )


def instant_of(value: Any, zone: ZoneInfo) -> datetime | None:
    """The instant (UTC) of a date and time, or of its ISO text; without an offset it is the zone's. None if neither."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.partition("@")[0]) if len(value) > len("2026-01-01") else None
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    return (value if value.tzinfo is not None else value.replace(tzinfo=zone)).astimezone(UTC)


def in_zone(instant: datetime, zone: ZoneInfo) -> datetime:
    """The instant as a date and time with the zone's offset of that moment, so that it is plain ISO 8601 when kept."""
    local = instant.astimezone(zone)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta(0)))


def later(start: datetime, length: Any, zone: ZoneInfo) -> datetime | None:
    """The instant (UTC) a duration (a FEEL value, or ISO text) after another; None if it is no duration.

    Months are counted in the zone's calendar.
    """
    lengths = instants.in_feel(length) if isinstance(length, str) else (length,)
    shifted: Any = start.astimezone(zone)
    try:
        for each in lengths or ():
            shifted = _SHIFTED({"start": shifted, "length": _duration(each)})
    except feel.FeelError:
        return None
    return instant_of(shifted, zone) if lengths and isinstance(shifted, datetime) else None


def _duration(length: Any) -> Any:
    return _DURATION({"length": length}) if isinstance(length, str) else length


_DURATION = feel.compile_expression("duration(length)")
_SHIFTED = feel.compile_expression("start + length")
