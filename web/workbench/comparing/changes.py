"""What differs between two readings of the same kind of thing: items by id, each with its properties as texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Area = Literal["diagram", "table", "form", "clauses", "scenario"]
Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True)
class Item:
    """Something that has an id: what it is, what it is called, all that is said of it, and where it is drawn."""

    id: str
    kind: str
    name: str
    properties: Mapping[str, str] = field(default_factory=dict)
    layout: str = ""
    file: str = ""


@dataclass(frozen=True)
class Property:
    """One thing that is said otherwise; None where it is not said."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Change:
    """An item that was added, removed, changed, or only drawn elsewhere (`moved`)."""

    area: Area
    id: str
    name: str
    what: str
    kind: Kind
    properties: tuple[Property, ...] = ()
    file: str = ""


def differences(area: Area, old: Mapping[str, Item], new: Mapping[str, Item]) -> Iterator[Change]:
    """The changes, in the order of the new items, what was removed behind them."""
    for each in new.values():
        before = old.get(each.id)
        if before is None:
            told = tuple(Property(name, None, value) for name, value in each.properties.items())
            yield Change(area, each.id, each.name, each.kind, "added", told, each.file)
            continue
        properties = tuple(_properties(before, each))
        if properties:
            yield Change(area, each.id, each.name or before.name, each.kind, "changed", properties, each.file)
        elif before.layout != each.layout:
            yield Change(area, each.id, each.name, each.kind, "moved", (), each.file)
    for each in old.values():
        if each.id not in new:
            told = tuple(Property(name, value, None) for name, value in each.properties.items())
            yield Change(area, each.id, each.name, each.kind, "removed", told, each.file)


def _properties(old: Item, new: Item) -> Iterator[Property]:
    before = {"name": old.name, "kind": old.kind, **old.properties}
    now = {"name": new.name, "kind": new.kind, **new.properties}
    for name in dict.fromkeys([*now, *before]):
        if before.get(name) != now.get(name):
            yield Property(name, before.get(name), now.get(name))
