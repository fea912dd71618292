"""The tree of an expression as FEEL, with brackets where FEEL's own precedences need them (DMN 1.5, 10.3.1.2)."""

import json

from engine.diagram.camunda7.juel.tree import Both, Choice, Empty, Literal, Minus, Name, Not, Text, Tree

_CHOICE, _COMPARISON, _SIGN, _WHOLE = 0, 3, 6, 9
_STRENGTH = {"or": 1, "and": 2, "+": 4, "-": 4, "*": 5, "/": 5}


def quoted(text: str) -> str:
    """A text as FEEL writes it."""
    return json.dumps(text, ensure_ascii=False)


def written(tree: Tree, weakest: int = _CHOICE) -> str:
    """The FEEL text, as an operand of something that binds so strongly."""
    strength, told = _told(tree)
    return f"({told})" if strength < weakest else told


def _told(tree: Tree) -> tuple[int, str]:
    """How strongly it binds, and the text."""
    match tree:
        case Literal(feel):
            return _WHOLE, feel
        case Text(value):
            return _WHOLE, quoted(value)
        case Name(parts):
            return _WHOLE, ".".join(parts)
        case Minus(operand):
            return _SIGN, "-" + written(operand, _WHOLE)
        case Not(operand):
            return _WHOLE, f"not({written(_sure(operand))})"
        case Empty(operand):
            # `x = null or x = "" or x = []` is null, and not false, for a text such as "a": it cannot be negated.
            return _WHOLE, f'list contains([null, "", []], {written(operand)})'
        case Both("modulo", left, right):
            return _WHOLE, f"modulo({written(left)}, {written(right)})"
        case Both(operator, left, right):
            strength = _STRENGTH.get(operator, _COMPARISON)
            before = strength + (strength == _COMPARISON)  # FEEL's comparisons do not follow each other
            return strength, f"{written(left, before)} {operator} {written(right, strength + 1)}"
        case Choice(condition, then, otherwise):
            return _CHOICE, f"if {written(condition)} then {written(then)} else {written(otherwise)}"


def _sure(tree: Tree) -> Tree:
    """The same condition, never null: JUEL takes null for false, and FEEL's `not(null)` is null."""
    match tree:
        case Both("and" | "or" as operator, left, right):
            return Both(operator, _sure(left), _sure(right))
        case Both("=" | "!=", _, _) | Not(_) | Empty(_) | Literal("true" | "false"):
            return tree
        case _:
            return Both("=", tree, Literal("true"))
