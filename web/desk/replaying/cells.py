"""The cells of a decision table in words: yes and no, any value, lists without quotes; what is more than that stays FEEL."""

import re

from flask_babel import gettext as _

from web.desk.wording import listed

_TEXT = r'"((?:[^"\\]|\\.)*)"'
_TEXTS = re.compile(rf"{_TEXT}(?:\s*,\s*{_TEXT})*")
_NOT = re.compile(r"not\((.*)\)", re.DOTALL)
_SIGNS = {">=": "≥", "<=": "≤"}
_COMPARED = re.compile(r"(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)")


def tested(text: str | None) -> str:
    """What a cell asks of its column; None where it asks nothing."""
    if text is None:
        return str(_("any"))
    inside = _NOT.fullmatch(text.strip())
    if inside is not None and (plain := _plain(inside[1])) is not None:
        return str(_("not: %(value)s", value=plain))
    return answered(text)


def answered(text: str) -> str:
    """What a cell answers."""
    plain = _plain(text)
    return text if plain is None else plain


def _plain(text: str) -> str | None:
    text = text.strip()
    words = {"true": _("yes"), "false": _("no"), "null": _("nothing")}
    if text in words:
        return str(words[text])
    if _TEXTS.fullmatch(text):
        return listed(re.sub(r"\\(.)", r"\1", each) for each in re.findall(_TEXT, text))
    compared = _COMPARED.fullmatch(text)
    return None if compared is None else f"{_SIGNS.get(compared[1], compared[1])} {compared[2]}"
