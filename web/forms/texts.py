"""Answers as a person types them, and back: `20,000.5` yuan is 2000050 fen."""

import re
import unicodedata
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Any

from forms.components import Question

_GROUPED = re.compile(r"[+-]?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(\.[0-9]*)?")
_LARGE = {"万": 10_000, "亿": 100_000_000}


def answer_of(question: Question, text: str) -> Any:
    """The JSON answer that the text means, None for an empty one; a text that means none is handed on as it is."""
    if question.kind == "checkbox":
        return text == "true"
    if not text.strip():
        return None
    if question.kind != "number":
        return text
    number = money(text) if question.money else number_of(text)
    return text if number is None else number


def number_of(text: str) -> int | Decimal | None:
    """The number of a text in half-width or full-width signs, with or without commas; None if it is none."""
    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-").replace(" ", "")
    found = _GROUPED.fullmatch(plain)
    if found is None or not any(sign.isdecimal() for sign in plain):
        return None
    number = Decimal(plain.replace(",", ""))
    return int(number) if number == number.to_integral_value() else number


def money(text: str) -> int | None:
    """The fen of an amount in yuan: `20000`, `20,000.5`, `¥2万`; None if it is no whole number of fen."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").removeprefix("¥").removesuffix("元")
    times = _LARGE.get(plain[-1:], 1)
    yuan = number_of(plain[:-1] if times > 1 else plain)
    fen = None if yuan is None else yuan * times * 100
    return None if fen is None or fen != int(fen) else int(fen)


def text_of(question: Question, answer: Any, zone: tzinfo | None) -> str:
    """What a person would have typed to give the answer."""
    if answer is None:
        return ""
    if question.kind == "checkbox":
        return "true" if answer is True else ""
    if question.kind == "datetime":
        return _local(str(answer), zone)
    if isinstance(answer, bool) or not isinstance(answer, int | float | Decimal):
        return str(answer)
    number = Decimal(repr(answer)) if isinstance(answer, float) else Decimal(answer)
    if not question.money:
        return f"{number:f}"
    return f"{number / 100:f}" if number % 100 == 0 else f"{number / 100:.2f}"


def _local(text: str, zone: tzinfo | None) -> str:
    """The wall clock in the zone, as `datetime-local` writes it: seconds only where there are any."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    if moment.tzinfo is not None and zone is not None:
        moment = moment.astimezone(zone)
    return moment.replace(tzinfo=None).isoformat(timespec="seconds" if moment.second else "minutes")
