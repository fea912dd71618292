"""Which moment of a replay is asked for: a step, a fact, an instant, or the next that touches an element or a person."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from engine.cases.refusals import NeverInThisCase, NoMoment, NotAMoment
from engine.record.replay import Step, touched


@dataclass(frozen=True)
class Asked:
    """What stands in the address, as text; nothing asks for the last step."""

    step: str | None = None
    fact: str | None = None
    at: str | None = None
    element: str | None = None
    person: str | None = None
    after: str | None = None

    @classmethod
    def of(cls, args: Mapping[str, str]) -> "Asked":
        """From the address's arguments; what is longer than any of ours is cut."""
        return cls(**{name: args[name][:200] for name in cls.__dataclass_fields__ if args.get(name, "").strip()})

    @property
    def jumps(self) -> bool:
        """Whether it is a jump, whose page has an address of its own."""
        return any((self.at, self.element, self.person))


@dataclass(frozen=True)
class Moment:
    """A step by its number; `fact` is the one after which the diagram is shown, None for the last of the step."""

    step: int
    fact: int | None = None


def found(asked: Asked, steps: Sequence[Step], zone: ZoneInfo) -> Moment:
    """The moment; NoMoment, NotAMoment, NeverInThisCase."""
    if asked.at:
        return Moment(_at(asked.at, steps, zone))
    if asked.element:
        return Moment(_next(asked, steps, asked.element, lambda step: _elements(step)))
    if asked.person:
        return Moment(_next(asked, steps, asked.person, lambda step: {step.by}))
    if asked.fact:
        number = _number(asked.fact, steps[-1].facts[-1].no)
        return Moment(next(step.no for step in steps if number <= step.facts[-1].no), number)
    return Moment(_number(asked.step, len(steps)) if asked.step else len(steps))


def _number(text: str, most: int) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
    if not 1 <= number <= most:
        raise NoMoment(text=text, most=most)
    return number


def _at(text: str, steps: Sequence[Step], zone: ZoneInfo) -> int:
    """The last step that had happened by then; the first one before that."""
    try:
        instant = datetime.fromisoformat(text)
        instant = instant.replace(tzinfo=zone) if instant.tzinfo is None else instant
        if "T" not in text and ":" not in text:  # a day alone is meant whole
            instant = instant.replace(hour=23, minute=59, second=59)
        # A clock tells minutes: what happened within the one that is named had happened.
        until = instant.replace(second=59, microsecond=999_999) if instant.second == 0 else instant
        return max((step.no for step in steps if step.at <= until), default=1)
    except (ValueError, OverflowError):
        raise NotAMoment(text=text) from None


def _next(asked: Asked, steps: Sequence[Step], wanted: str, of: Callable[[Step], set[str | None]]) -> int:
    """The next such step behind `after`; behind the last one the first again."""
    hits = [step.no for step in steps if wanted in of(step)]
    if not hits:
        raise NeverInThisCase(name=wanted)
    after = _number(asked.after, len(steps)) if asked.after else 0
    return next((no for no in hits if no > after), hits[0])


def _elements(step: Step) -> set[str | None]:
    return {touched(one.fact) for one in step.facts}
