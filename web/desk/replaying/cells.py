"""The cells of a decision table in words: yes and no, any value, options by their labels; what is more stays FEEL."""

import re
from collections.abc import Mapping

from flask_babel import gettext as _

from web.desk.wording import listed

Called = Mapping[str, str]
"""What the values of a column are called where they are options of a question."""

_PIECE = re.compile(r'\s*("(?:[^"\\]|\\.)*"|[^",()\[\]]+)\s*(?:,|$)')
_NOT = re.compile(r"not\((.*)\)", re.DOTALL)
_CONTAINS = re.compile(r'list contains\(\s*\?\s*,\s*("(?:[^"\\]|\\.)*")\s*\)')
_COMPARED = re.compile(r"(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)")
_SIGNS = {">=": "≥", "<=": "≤"}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def tested(text: str | None, called: Called) -> str:
    """What a cell asks of its column; None where it asks nothing."""
    if text is None:
        return str(_("any"))
    told, contained, inside = text.strip(), _CONTAINS.fullmatch(text.strip()), _NOT.fullmatch(text.strip())
    if contained is not None:
        return str(_("among them: %(value)s", value=_quoted(contained[1], called)))
    if inside is not None and (plain := _plain(inside[1], called)) is not None:
        return str(_("not: %(value)s", value=plain))
    return _plain(told, called) or told


def answered(text: str) -> str:
    """What a cell answers."""
    return _plain(text.strip(), {}) or text


def _plain(text: str, called: Called) -> str | None:
    """Constants and comparisons with commas between; None for anything else."""
    pieces, place = [], 0
    while place < len(text):
        found = _PIECE.match(text, place)
        piece = _piece(found[1].strip(), called) if found is not None else None
        if found is None or piece is None:
            return None
        pieces.append(piece)
        place = found.end()
    return listed(pieces)


def _piece(text: str, called: Called) -> str | None:
    words = {"true": _("yes"), "false": _("no"), "null": _("nothing")}
    compared = _COMPARED.fullmatch(text)
    if compared is not None:
        return f"{_SIGNS.get(compared[1], compared[1])} {compared[2]}"
    if text in words:
        return str(words[text])
    if text.startswith('"'):
        return _quoted(text, called)
    return text if _NUMBER.fullmatch(text) else None


def _quoted(text: str, called: Called) -> str:
    told = re.sub(r"\\(.)", r"\1", text[1:-1])
    return called.get(told, told)
