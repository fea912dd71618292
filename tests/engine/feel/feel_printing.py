"""Expressions as trees of tuples: printed as FEEL, and read back from the parser's own trees."""

from decimal import Decimal
from typing import Any

from lark import Token

from engine.feel.parser import parse
from engine.feel.texts import number_text

LEVELS = ("disjunction", "conjunction", "comparison", "sum", "product", "power", "negation", "postfix")
"""From what binds loosest to what binds tightest (DMN 1.5, 10.3.1.2)."""
_SIGNS = {
    "PLUS": "+",
    "MINUS": "-",
    "STAR": "*",
    "SLASH": "/",
    "LT": "<",
    "LE": "<=",
    "GT": ">",
    "GE": ">=",
    "EQ": "=",
    "NE": "!=",
}
_AT = {
    "disjunction": 0, "conjunction": 1, "comparison": 2, "between": 2, "membership": 2, "instance": 2, "sum": 3, "product": 4,
    "power": 5, "negation": 6, "conditional": -1, "iteration": -1, "some": -1, "every": -1, "definition": -1,
}  # fmt: skip
NAMES = ["a", "qty", "claim fen", "投诉金额", "x1"]


def printed(tree: Any, level: int = -1) -> str:
    """The text of a tree that stands where this level is asked for, in brackets where it binds looser."""
    text = PRINTERS.get(tree[0], _plain)(tree)
    return text if _AT.get(tree[0], 7) >= level else f"({text})"


def _plain(tree: Any) -> str:
    kind, *rest = tree
    if kind == "string":
        return '"' + rest[0].replace("\\", "\\\\").replace('"', '\\"') + '"'
    if kind == "number":
        return number_text(rest[0])
    return {"true": "true", "false": "false", "null": "null"}.get(kind) or str(rest[0])


def _chain(sign: str, level: int) -> Any:
    return lambda tree: f" {sign} ".join(printed(part, level) for part in tree[1:])


def _signed(tree: Any) -> str:
    level = _AT[tree[0]] + 1
    first, *others = tree[1:]
    pairs = zip(others[::2], others[1::2], strict=True)
    return printed(first, level) + "".join(f" {sign} {printed(part, level)}" for sign, part in pairs)


def _iterators(tree: Any) -> str:
    return ", ".join(f"{name} in {printed(domain, 3)}" for name, domain in tree[1])


PRINTERS: dict[str, Any] = {
    "disjunction": _chain("or", 1),
    "conjunction": _chain("and", 2),
    "comparison": lambda t: f"{printed(t[1], 2)} {t[2]} {printed(t[3], 3)}",
    "between": lambda t: f"{printed(t[1], 2)} between {printed(t[2], 3)} and {printed(t[3], 3)}",
    "membership": lambda t: f"{printed(t[1], 2)} in {printed(t[2], 3)}",
    "instance": lambda t: f"{printed(t[1], 2)} instance of {t[2]}",
    "sum": _signed,
    "product": _signed,
    "power": lambda t: f"{printed(t[1], 5)} ** {printed(t[2], 6)}",
    "negation": lambda t: f"-{printed(t[1], 6)}",
    "path": lambda t: f"{printed(t[1], 7)}.{t[2]}",
    "filter": lambda t: f"{printed(t[1], 7)}[{printed(t[2])}]",
    "call": lambda t: f"{printed(t[1], 7)}({', '.join(map(printed, t[2:]))})",
    "list": lambda t: f"[{', '.join(map(printed, t[1:]))}]",
    "context": lambda t: "{" + ", ".join(f"{name}: {printed(part)}" for name, part in t[1:]) + "}",
    "conditional": lambda t: f"if {printed(t[1])} then {printed(t[2])} else {printed(t[3])}",
    "iteration": lambda t: f"for {_iterators(t)} return {printed(t[2])}",
    "some": lambda t: f"some {_iterators(t)} satisfies {printed(t[2])}",
    "every": lambda t: f"every {_iterators(t)} satisfies {printed(t[2])}",
    "definition": lambda t: f"function({', '.join(t[1])}) {printed(t[2])}",
}


def read(text: str) -> Any:
    """The tree of a text, as the parser has it."""
    return _read(parse(text, (), (), "expression"))


def _read(node: Any) -> Any:
    if isinstance(node, Token):
        return _SIGNS.get(node.type, str(node))
    parts = [child for child in node.children if child is not None and not _is_mark(child)]
    if node.data in ("expression", "bracketed"):
        return _read(parts[0])
    if node.data == "number":
        return "number", Decimal(parts[0])
    if node.data in ("string", "name", "named_type"):
        return str(parts[0]) if node.data == "named_type" else (node.data, str(parts[0]))
    if node.data in ("iterator", "entry"):
        return str(parts[0]), _read(parts[1])
    if node.data in ("iteration", "some", "every"):
        return node.data, tuple(map(_read, parts[:-1])), _read(parts[-1])
    if node.data == "definition":
        return "definition", tuple(str(each.children[0]) for each in parts[:-1]), _read(parts[-1])
    if node.data == "negation":
        return "negation", _read(parts[-1])
    return str(node.data), *map(_read, parts)


def _is_mark(child: Any) -> bool:
    kept = (*_SIGNS, "NAME", "NUMBER", "STRING")
    return isinstance(child, Token) and child.type not in kept
