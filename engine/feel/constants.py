"""The constants that the tests of a cell compare with: between two of them nothing changes."""

from typing import Any

from lark import Token, Tree

from engine.feel.errors import FeelError
from engine.feel.expression import UnaryTests, compile_expression
from engine.feel.parser import parse
from engine.feel.values import Range, Unequal

_MAKERS = {"date", "time", "date and time", "duration", "number", "string"}


def constants(tests: UnaryTests, ends: bool = True) -> list[Any] | None:
    """The values that the tests name, the ends of ranges instead of them; None if they ask for more than comparison with these.

    Without `ends` ranges are given as they are.
    """
    if tests.names:
        return None
    found: list[Any] = []
    if not _gathered(parse(tests.text, (), (), "tests"), tests.text, found):
        return None
    return [end for value in found for end in _ends(value)] if ends else found


def _gathered(node: Any, text: str, found: list[Any]) -> bool:
    """Whether all that the node says is known; its constants are added to the list."""
    if not isinstance(node, Tree):
        return not (isinstance(node, Token) and node.type == "NAME")
    if _is_constant(node):
        try:
            _take(compile_expression(_piece(node, text))({}), found)
        except FeelError:
            return False
        return True
    if node.data not in ("tests", "not_tests", "test_list", "unary", "expression", "bracketed", "range"):
        return False
    return all(_gathered(child, text, found) for child in node.children if child is not None)


def _is_constant(node: Tree[Token]) -> bool:
    """Whether the node is an expression that reads nothing and calls nothing but what makes a value of a text."""
    if node.data in ("tests", "not_tests", "test_list", "unary", "expression"):
        return False
    called: list[Any] = [each.children[0] for each in node.find_data("call")]
    callees = {id(each.children[0]) for each in called if each.data == "name"}
    names = [each for each in node.scan_values(lambda each: isinstance(each, Token) and each.type == "NAME")]
    return all(id(each) in callees and str(each) in _MAKERS for each in names)


def _piece(node: Tree[Token], text: str) -> str:
    tokens = list(node.scan_values(lambda each: isinstance(each, Token)))
    return text[tokens[0].start_pos : tokens[-1].end_pos]


def _take(value: Any, found: list[Any]) -> None:
    for item in value if isinstance(value, list) else [value]:
        found.append(item)


def _ends(value: Any) -> list[Any]:
    if isinstance(value, Range):
        return [value.start, value.end]
    if isinstance(value, list):
        return [end for item in value for end in _ends(item)]
    return [value.value] if isinstance(value, Unequal) else [value]
