"""The expressions of a procedure that concern the case as a whole: its number and its one line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from engine import feel
from engine.cases.case import Case
from engine.cases.refusals import CannotGoOn
from engine.procedures import Version
from engine.sentences import say
from engine.spiff.expressions import scope
from engine.spiff.world import World


@dataclass(frozen=True)
class Numbered:
    """A case number and, where the procedure's rule has one to give, its warning."""

    number: str
    warning: str | None = None


def period_of(version: Version, opened: datetime, zone: ZoneInfo) -> str:
    """The period within which the serials of the procedure count, as its rule says; one for ever without a rule.

    CannotGoOn if the rule gives none.
    """
    return _must(version, "caseNumberPeriod", {"opened": opened.astimezone(zone)}) or ""


def number_of(version: Version, opened: datetime, zone: ZoneInfo, serial: int) -> Numbered:
    """The number of the period's case of this serial; without a rule the procedure's file name and the serial.

    CannotGoOn if the rule gives none.
    """
    seen = {"opened": opened.astimezone(zone), "serial": serial}
    number = _must(version, "caseNumber", seen) or f"{version.stem}-{serial}"
    warning = _property(version, "caseNumberWarning", seen)
    return Numbered(number, str(warning) if warning is not None else None)


def seen_in(case: Case) -> dict[str, Any]:
    """The names that a form's expressions see: the case's answers and results, and what docs/dialect.md adds."""
    return scope(case.world)


def seen_at_opening(version: Version, at: datetime, zone: ZoneInfo, departments: tuple[str, ...]) -> dict[str, Any]:
    """The same while a complaint is being received, before there is a case of the version."""
    return scope(World({}, at, zone, {}, departments, version.calendar))


def subject_of(case: Case) -> str | None:
    """The line by which staff know the case, at most 200 characters; None while it is not known."""
    line = _property(case.version, "subject", seen_in(case))
    return str(line)[:200] if line is not None else None


def _must(version: Version, name: str, seen: Mapping[str, Any]) -> str | None:
    """What the rule gives, as text; None without a rule."""
    value = _property(version, name, seen)
    if value is None and name in version.diagram.properties:
        raise CannotGoOn(element=version.diagram.process_id, reason=say("`{name}` gives nothing.", name=name))
    return None if value is None else str(value)


def _property(version: Version, name: str, seen: Mapping[str, Any]) -> Any:
    told = version.diagram.properties.get(name)
    if told is None:
        return None
    try:
        return feel.to_json(_compiled(told.removeprefix("=").strip())(seen))
    except feel.FeelError as error:
        reason = say("`{name}` failed: {error}", name=name, error=error)
        raise CannotGoOn(element=version.diagram.process_id, reason=reason) from error


@lru_cache(maxsize=1000)
def _compiled(text: str) -> feel.Expression:
    return feel.compile_expression(text)
