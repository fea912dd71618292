"""How things of a case are called in a sentence: elements, results, deadlines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from engine import calendar
from engine.diagram import Element
from engine.diagram.model import Diagram
from engine.facts import Deadline
from web.desk import due


@dataclass(frozen=True)
class Said:
    """A fact in words: a sentence and a detail; `quiet` ones are the diagram's own."""

    sentence: str
    detail: str = ""
    quiet: bool = False
    elements: tuple[str, ...] = ()


@dataclass(frozen=True)
class Naming:
    """Names the things of one case: in its zone, as its diagram calls them."""

    diagram: Diagram
    zone: ZoneInfo
    language: str
    former: Mapping[str, Element] = field(default_factory=dict)
    """The elements of the version on which a case was opened that was moved since: what is gone keeps its name."""

    def name(self, element: str) -> str:
        """What the diagram calls an element; its id where it has no name."""
        drawn = self.diagram.elements.get(element) or self.former.get(element)
        return drawn.name.replace("\n", "") if drawn is not None and drawn.name else element

    def drawn_name(self, element: str) -> str:
        """The same; of an element without a name what is drawn there."""
        drawn = self.diagram.elements.get(element)
        return _unnamed(drawn.kind) if drawn is not None and not drawn.name else self.name(element)

    def value(self, answer: Any) -> str:
        """A result in words."""
        return value(answer, self.zone, self.language)

    def until(self, deadline: Deadline | None) -> str:
        """Why something is due when it is."""
        return calendar.sentence(deadline, self.zone, self.language) if deadline is not None else ""


def _unnamed(kind: str) -> str:
    """An element to which the diagram gives no name."""
    drawn = {
        "startEvent": _("start"),
        "endEvent": _("end"),
        "exclusiveGateway": _("a choice"),
        "parallelGateway": _("side by side"),
        "inclusiveGateway": _("one or more ways"),
        "eventBasedGateway": _("whatever comes first"),
    }
    return str(drawn.get(kind, kind))


def listed(items: Iterable[str]) -> str:
    """`a、b` in Chinese, `a, b` in English."""
    return str(_(", ")).join(items)


def value(answer: Any, zone: ZoneInfo, language: str) -> str:
    """A result in words, as a decision or a script gave it; a deadline by its instant."""
    if isinstance(answer, bool):
        return str(_("yes") if answer else _("no"))
    if answer is None:
        return str(_("nothing"))
    if isinstance(answer, list | tuple):
        return listed(value(one, zone, language) for one in answer) or str(_("nothing"))
    if isinstance(answer, dict) and isinstance(answer.get("due"), str):
        return due.when(datetime.fromisoformat(answer["due"]), zone, language)
    if isinstance(answer, dict):
        return listed(f"{name} = {value(one, zone, language)}" for name, one in answer.items() if one is not None)
    return str(answer)
