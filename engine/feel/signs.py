"""The signs of FEEL, those that are taken for them, and the brackets that they make."""

from dataclasses import dataclass

SIGNS = {
    "**": "POW",
    "..": "DOTDOT",
    "<=": "LE",
    ">=": "GE",
    "!=": "NE",
    "->": "ARROW",
    "<": "LT",
    ">": "GT",
    "=": "EQ",
    "+": "PLUS",
    "-": "MINUS",
    "*": "STAR",
    "/": "SLASH",
    ",": "COMMA",
    ":": "COLON",
    ".": "DOT",
    "(": "LPAR",
    ")": "RPAR",
    "[": "LSQB",
    "]": "RSQB",
    "{": "LBRACE",
    "}": "RBRACE",
}
CLOSING = {"RPAR", "RSQB", "RANGE_END", "RBRACE"}
ENDS_OPERAND = CLOSING | {"NAME", "NUMBER", "STRING", "AT_STRING", "TRUE", "FALSE", "NULL"}
LOOKALIKES = {
    "（": "(", "）": ")", "，": ",", "：": ":", "“": '"', "”": '"', "＝": "=", "＞": ">", "＜": "<", "≥": ">=", "≤": "<=",
    "≠": "!=", "【": "[", "】": "]", "、": ",", "－": "-", "＋": "+", "；": ",", "‘": '"', "’": '"', "'": '"',
    "==": "=", "<>": "!=", "&&": "and", "||": "or", "&": "and", "|": "or", "×": "*", "÷": "/",
}  # fmt: skip


@dataclass
class Open:
    """A bracket that is not closed yet: whether a `..` has been met in it, it filters, or declares a function's parameters."""

    kind: str
    dots: bool = False
    filters: bool = False
    declares: bool = False
