"""The forms that each procedure has on paper, as `forms/paper/documents.yaml` lists them."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from engine.people import Person, may_do
from web.paper.refusals import CopyNotYours, ListWrong, NotForCustomers, UnknownCopy
from web.paper.typesetting import TEMPLATES

LIST = "documents.yaml"


@dataclass(frozen=True)
class Copy:
    """One copy: its mark (第一联), who keeps it, and the roles that may have it; without roles whoever sees the case."""

    no: int
    mark: str
    holder: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """A form: its template, the elements whose answers it shows, and its copies; `customer` may be given to customers.

    What was answered at `internal` elements is left out of a customer's copy.
    """

    title: str
    template: str
    elements: tuple[str, ...]
    copies: tuple[Copy, ...]
    customer: bool
    internal: frozenset[str] = frozenset()

    def shown(self, for_customer: bool) -> tuple[str, ...]:
        """The elements whose answers are on the paper; NotForCustomers."""
        if not for_customer:
            return self.elements
        if not self.customer:
            raise NotForCustomers(document=self.title)
        return tuple(each for each in self.elements if each not in self.internal)

    def copy(self, no: int) -> Copy:
        """The copy of this number; UnknownCopy."""
        found = next((each for each in self.copies if each.no == no), None)
        if found is None:
            raise UnknownCopy(document=self.title, copy=no)
        return found

    def copy_for(self, person: Person, no: int) -> Copy:
        """The copy, if the person may have it; UnknownCopy, CopyNotYours."""
        found = self.copy(no)
        if not may_have(person, found):
            raise CopyNotYours(document=self.title, roles="、".join(found.roles))
        return found


def may_have(person: Person, copy: Copy) -> bool:
    """Whether the copy is kept by one of the person's roles."""
    return not copy.roles or may_do(person, copy.roles, None, {})


@dataclass(frozen=True)
class Printable:
    """A copy that somebody can print; `customer` is the one to give away."""

    title: str
    copy: int
    mark: str
    customer: bool = False


def printable(stem: str, person: Person, done: Container[str]) -> tuple[Printable, ...]:
    """What the person can print of a case in which these elements are done; nothing where the list of forms is wrong.

    A mistake in the list must not take the case's page away; whoever prints is told of it.
    """
    try:
        return tuple(_printable(stem, person, done))
    except ListWrong:
        return ()


def _printable(stem: str, person: Person, done: Container[str]) -> Iterator[Printable]:
    for each in of(stem):
        if any(element in done for element in each.elements):
            mine = [copy for copy in each.copies if may_have(person, copy)]
            yield from (Printable(each.title, copy.no, copy.mark) for copy in mine)
            if each.customer and mine:
                yield Printable(each.title, mine[0].no, "交投诉人", customer=True)


def of(stem: str, templates: Path = TEMPLATES) -> tuple[Document, ...]:
    """The forms of a procedure; none if it has none on paper; ListWrong."""
    return _all(templates / LIST).get(stem, ())


@cache
def _all(path: Path) -> Mapping[str, tuple[Document, ...]]:
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        return {
            stem: tuple(_document(title, **each) for title, each in listed.items()) for stem, listed in told.items()
        }
    except (OSError, yaml.YAMLError, TypeError, AttributeError, KeyError, UnicodeDecodeError) as wrong:
        raise ListWrong(file=path.name, said=" ".join(str(wrong).split())) from wrong


def _document(
    title: str,
    template: str,
    elements: list[str],
    customer: bool,
    copies: list[Mapping[str, Any]],
    internal: Sequence[str] = (),
) -> Document:
    numbered = (
        Copy(no, each["mark"], each["holder"], tuple(each.get("roles", ()))) for no, each in enumerate(copies, 1)
    )
    return Document(title, template, tuple(elements), tuple(numbered), customer, frozenset(internal))
