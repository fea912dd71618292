"""What an expression gives to a function, as far as it is written out."""

from typing import Any

from lark import Tree

from engine.feel.literals import string_value
from engine.feel.parser import parse


def texts_given_to(function: str, text: str) -> tuple[str | None, ...]:
    """The text that each call of a function is given, in no order; None for anything but one written text.

    FeelSyntaxError if the expression is none.
    """
    calls = parse(text, (), (), "expression").find_data("call")
    return tuple(_given(call.children) for call in calls if _callee(call.children[0]) == function)


def _callee(node: Any) -> str:
    return str(node.children[0]) if isinstance(node, Tree) and node.data == "name" else ""


def _given(parts: list[Any]) -> str | None:
    given = [part for part in parts[1:] if isinstance(part, Tree)]
    if len(given) == 1 and given[0].data == "named":
        given = [part for part in given[0].children if isinstance(part, Tree)]
    return string_value(str(given[0].children[0])) if len(given) == 1 and given[0].data == "string" else None
