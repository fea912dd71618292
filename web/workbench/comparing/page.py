"""A comparison as a page value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from web.workbench.comparing import wording
from web.workbench.comparing.changes import Change
from web.workbench.comparing.comparison import Comparison


@dataclass(frozen=True)
class Side:
    """One of the two: what it is called, where its diagram lies, and which elements are marked how."""

    name: str
    address: str
    added: str = ""
    removed: str = ""
    changed: str = ""
    moved: str = ""


@dataclass(frozen=True)
class Line:
    """One change, with what is said otherwise: name, old, new. `cases` stand on the element now."""

    id: str
    name: str
    what: str
    kind: str
    said: str
    properties: tuple[tuple[str, str, str], ...]
    cases: int


@dataclass(frozen=True)
class Page:
    """The two sides, the changes by area, and what was only drawn elsewhere."""

    old: Side
    new: Side
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    moved: tuple[Line, ...]


def page(found: Comparison, old: tuple[str, str], new: tuple[str, str], standing: Mapping[str, int]) -> Page:
    """The page; `old` and `new` are each a name and the address of the diagram."""
    shared = {"changed": found.ids("changed"), "moved": found.ids("moved")}
    areas = [
        ("diagram", _("Diagram")),
        ("table", _("Decision tables")),
        ("form", _("Forms")),
        ("clauses", _("Clauses")),
        ("scenario", _("Scenarios")),
    ]
    grouped = [
        (label, _lines((each for each in found.changes if each.area == area), standing)) for area, label in areas
    ]
    return Page(
        old=Side(*old, removed=found.ids("removed"), **shared),
        new=Side(*new, added=found.ids("added"), **shared),
        groups=tuple((label, lines) for label, lines in grouped if lines),
        moved=_lines(found.moved, standing),
    )


def _lines(changes: Iterable[Change], standing: Mapping[str, int]) -> tuple[Line, ...]:
    return tuple(
        Line(
            id=each.id,
            name=each.name,
            what=wording.kind(each.what),
            kind=each.kind,
            said=wording.said(each.kind),
            properties=tuple((wording.named(one.name), *wording.sides(one)) for one in each.properties),
            cases=standing.get(each.id, 0) if each.area == "diagram" else 0,
        )
        for each in changes
    )
