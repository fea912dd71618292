"""A form as it has been read: questions, and what stands between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from engine.feel import Expression

Kind = Literal[
    "textfield", "textarea", "number", "date", "datetime", "select", "radio",
    "checkbox", "checklist", "taglist", "filepicker", "dynamiclist",
]  # fmt: skip
LISTS = frozenset({"checklist", "taglist", "filepicker", "dynamiclist"})
"""Kinds whose answer is a list; unanswered it is empty."""
CHOICES = frozenset({"select", "radio", "checklist", "taglist"})


@dataclass(frozen=True)
class Option:
    """One of the answers that can be chosen."""

    value: str
    label: str


@dataclass(frozen=True)
class Limits:
    """What an answer must keep to, whatever else has been answered; amounts of money in fen."""

    required: bool = False
    shortest: int | None = None
    longest: int | None = None
    pattern: str | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    decimals: int | None = None


@dataclass(frozen=True)
class Rules:
    """What depends on other answers: FEEL over the document and the answers of the form."""

    hides: tuple[Expression, ...] = ()
    """The question is asked unless one of these is true: its own condition and those of the groups around it."""
    required_if: Expression | None = None
    valid_if: Expression | None = None
    invalid_message: str | None = None
    default: Expression | None = None
    options_from: Expression | None = None

    def all(self) -> Iterator[Expression]:
        """Every expression."""
        yield from self.hides
        for rule in (self.required_if, self.valid_if, self.default, self.options_from):
            if rule is not None:
                yield rule

    def deciding(self) -> Iterator[Expression]:
        """Those that decide how the question is asked, and not only whether an answer is good."""
        yield from self.hides
        yield from (rule for rule in (self.required_if, self.options_from) if rule is not None)


@dataclass(frozen=True, eq=False)
class Question:
    """One question; `name` is that of its answer. A `dynamiclist` asks its `columns` once in every row.

    `stock` is the title of the numbered paper form whose number is asked for.
    """

    id: str
    kind: Kind
    name: str
    label: str
    en: str | None = None
    hint: str | None = None
    clauses: tuple[str, ...] = ()
    personal: bool = False
    stock: str | None = None
    money: bool = False
    limits: Limits = Limits()
    rules: Rules = Rules()
    options: tuple[Option, ...] = ()
    default_value: Any = None
    prefix: str | None = None
    suffix: str | None = None
    width: int | None = None
    columns: tuple["Question", ...] = ()
    repetitions: int = 1
    grows: bool = True
    accept: tuple[str, ...] = ()
    several: bool = False

    @property
    def keeps_personal(self) -> bool:
        """Whether the answer goes beside the record: rows do as a whole if anything in them is personal."""
        return self.personal or any(column.personal for column in self.columns)

    def said(self, english: bool) -> str:
        """The label for the reader."""
        return self.en or self.label if english else self.label


@dataclass(frozen=True)
class Text:
    """A static paragraph."""

    id: str
    text: str
    hides: tuple[Expression, ...] = ()


@dataclass(frozen=True)
class Separator:
    """A line between questions."""

    id: str
    hides: tuple[Expression, ...] = ()


@dataclass(frozen=True)
class Group:
    """Questions that belong together."""

    id: str
    label: str
    en: str | None = None
    hides: tuple[Expression, ...] = ()
    parts: tuple["Part", ...] = ()

    def said(self, english: bool) -> str:
        """The label for the reader."""
        return self.en or self.label if english else self.label


Part = Question | Text | Separator | Group


@dataclass(frozen=True, eq=False)
class Form:
    """A form: what is asked, in order. Forms are the same if they are one object, so that caches can hold them."""

    id: str = ""
    path: str = ""
    parts: tuple[Part, ...] = field(default=())

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions in order, those of rows within theirs."""
        return tuple(_questions(self.parts))

    @cached_property
    def by_name(self) -> Mapping[str, Question]:
        """The questions by the names of their answers."""
        return {question.name: question for question in self.questions}

    @cached_property
    def personal(self) -> frozenset[str]:
        """The names of answers that are kept beside the record and that no expression reads."""
        return frozenset(question.name for question in self.questions if question.keeps_personal)

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The names of answers on which it depends what else is asked, and how."""
        everyone = [each for question in self.questions for each in (question, *question.columns)]
        read = {name for each in everyone for rule in each.rules.deciding() for name in rule.names}
        shown = {name for part in _parts(self.parts) for rule in getattr(part, "hides", ()) for name in rule.names}
        return frozenset(read | shown)

    def read(self) -> Iterator[tuple[str, str, frozenset[str]]]:
        """What each question or part reads: its id, its label, and the names; columns know those of their row."""
        for part in _parts(self.parts):
            read = {name for rule in getattr(part, "hides", ()) for name in rule.names}
            row = {column.name for column in getattr(part, "columns", ())}
            if isinstance(part, Question):
                read |= {name for rule in part.rules.all() for name in rule.names}
                read |= {name for each in part.columns for rule in each.rules.all() for name in rule.names} - row
            yield part.id, getattr(part, "label", ""), frozenset(read)


def _parts(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        yield part
        if isinstance(part, Group):
            yield from _parts(part.parts)


def _questions(parts: tuple[Part, ...]) -> Iterator[Question]:
    return (part for part in _parts(parts) if isinstance(part, Question))
