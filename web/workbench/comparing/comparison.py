"""The files of two versions held against each other."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

from engine import calendar
from engine.diagram import DiagramRefused
from engine.dmn.errors import DmnError
from web.workbench.comparing import diagrams, tables, texts
from web.workbench.comparing.changes import Area, Change, Item, Property, differences
from web.workbench.drafts.paths import is_scenario

_UNREADABLE = (DiagramRefused, DmnError, ValueError, yaml.YAMLError, RecursionError, AttributeError, TypeError)


@dataclass(frozen=True)
class Comparison:
    """All changes; those of the layout alone apart."""

    changes: tuple[Change, ...]
    moved: tuple[Change, ...]

    def ids(self, kind: str) -> str:
        """The elements of the diagram that were changed in this way, with spaces between."""
        told = (*self.changes, *self.moved)
        return " ".join(each.id for each in told if each.area == "diagram" and each.kind == kind)


def compare(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Comparison:
    """What differs between the files of two bundles; a copy under another name is compared by what its files are called within."""
    before, now = _placed(old), _placed(new)
    found = [
        each for name in sorted(before.keys() | now.keys()) for each in _file(name, before.get(name), now.get(name))
    ]
    changes = tuple(each for each in found if each.kind != "moved")
    return Comparison(changes, tuple(each for each in found if each.kind == "moved"))


def _placed(files: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """The files by what they are called within their procedure, with their own paths."""
    placed = {}
    for path, content in files.items():
        own = PurePosixPath(path)
        if path == calendar.FILE:
            continue
        name = "diagram.bpmn" if own.suffix == ".bpmn" else f"{own.parent.name if is_scenario(path) else ''}/{own.name}"
        placed[name] = (path, content)
    return placed


def _file(name: str, old: tuple[str, bytes] | None, new: tuple[str, bytes] | None) -> Iterator[Change]:
    if old is not None and new is not None and old[1] == new[1]:
        return
    area, read = _reader(name)
    sides: list[Mapping[str, Item]] = []
    for side in (old, new):
        try:
            sides.append(read(side[1], side[0]) if side is not None else {})
        except _UNREADABLE as error:
            path, why = (side or ("?", b""))[0], str(error)[:300]
            yield Change(
                area, name, PurePosixPath(path).name, "file", "changed", (Property("unreadable", None, why),), path
            )
            return
    yield from differences(area, *sides)


def _reader(name: str) -> tuple[Area, Callable[[bytes, str], Mapping[str, Item]]]:
    own = PurePosixPath(name)
    if own.suffix == ".bpmn":
        return "diagram", diagrams.items
    if own.suffix == ".dmn":
        return "table", tables.items
    if own.suffix == ".form":
        return "form", texts.form
    return ("scenario", texts.scenario) if own.parent.name == "scenarios" else ("clauses", texts.clauses)
