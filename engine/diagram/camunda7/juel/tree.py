"""What a JUEL expression says, as a tree whose operators are already those of FEEL."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Literal:
    """A number, `true`, `false` or `null`, as FEEL writes it."""

    feel: str


@dataclass(frozen=True)
class Text:
    """A text."""

    value: str


@dataclass(frozen=True)
class Name:
    """A name, and the parts behind its dots."""

    parts: tuple[str, ...]


@dataclass(frozen=True)
class Not:
    """The opposite."""

    operand: "Tree"


@dataclass(frozen=True)
class Minus:
    """The negative number."""

    operand: "Tree"


@dataclass(frozen=True)
class Empty:
    """Whether there is nothing: null, an empty text or an empty list."""

    operand: "Tree"


@dataclass(frozen=True)
class Both:
    """Two operands and FEEL's operator; `modulo` is the remainder."""

    operator: str
    left: "Tree"
    right: "Tree"


@dataclass(frozen=True)
class Choice:
    """The one or the other."""

    condition: "Tree"
    then: "Tree"
    otherwise: "Tree"


Tree = Literal | Text | Name | Not | Minus | Empty | Both | Choice
