"""Answers as they are read: amounts in yuan, dates in words, options by their labels, rows as small tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any

from shouli_verify.attachments import files_in, is_file
from web.forms.wording import is_english, size_of

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class GivenFile:
    """A file as a page names it."""

    digest: str
    name: str
    size: str


@dataclass(frozen=True)
class Answer:
    """One answer: a text (None where there is none), or the cells of rows under their `columns`."""

    name: str
    label: str
    kind: str
    text: str | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str | None, ...], ...] = ()
    personal: bool = False
    files: tuple["GivenFile", ...] = ()
    """The files that are the answer, in tables too."""
    missing: bool = False
    """The question was asked, and there is no answer: it was left empty, or it was erased."""


def answered(
    asked: Iterable[Mapping[str, Any]], answers: Mapping[str, Any], locale: str, zone: tzinfo | None = None
) -> tuple[Answer, ...]:
    """The answers to the questions as they were asked, in their order; instants in the zone, else in their own."""
    return tuple(_answer(question, answers.get(question["name"]), locale, zone) for question in asked)


def _answer(question: Mapping[str, Any], value: Any, locale: str, zone: tzinfo | None) -> Answer:
    name, kind, personal = question["name"], question["type"], bool(question.get("personal"))
    label, columns = _label(question, locale), question.get("columns", ())
    if not columns:
        text = shown(question, value, locale, zone)
        return Answer(name, label, kind, text, personal=personal, files=_files(value), missing=text is None)
    rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, Sequence) else []
    cells = tuple(tuple(shown(column, row.get(column["name"]), locale, zone) for column in columns) for row in rows)
    heads = tuple(_label(column, locale) for column in columns)
    return Answer(name, label, kind, None, heads, cells, personal, _files(value), not cells)


def _files(value: Any) -> tuple[GivenFile, ...]:
    return tuple(GivenFile(each["digest"], each["name"], size_of(each["size"])) for each in files_in(value))


def shown(question: Mapping[str, Any], value: Any, locale: str, zone: tzinfo | None = None) -> str | None:
    """One answer in words; None where there is none."""
    english = is_english(locale)
    if value is None or value == "" or value == []:
        return None
    if is_file(value):
        return f"{value['name']} ({size_of(value['size'])})"
    if isinstance(value, bool):
        return ("Yes" if value else "No") if english else ("是" if value else "否")
    if isinstance(value, list | tuple):
        labels = (shown(question, each, locale, zone) for each in value)
        return (", " if english else "、").join(label for label in labels if label)
    if question["type"] in ("date", "datetime"):
        return moment(str(value), english, zone)
    if isinstance(value, int | float | Decimal):
        return yuan(value) if question.get("money") else f"{Decimal(str(value)):f}"
    return next(_labels(question, value), str(value))


def yuan(fen: int | float | Decimal) -> str:
    """`¥20,000.00`."""
    amount = Decimal(str(fen)) / 100
    return f"{'-' if amount < 0 else ''}¥{abs(amount):,.2f}"


def moment(text: str, english: bool, zone: tzinfo | None = None) -> str:
    """`2026年1月5日 09:00`, or in English `5 Jan 2026 09:00`; a text that is no date as it is."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return text
    if zone is not None and instant.tzinfo is not None:
        instant = instant.astimezone(zone)
    day = _day(instant, english)
    return day if len(text) <= len("2026-01-05") else f"{day} {instant:%H:%M}"


def _day(day: date, english: bool) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if english else f"{day.year}年{day.month}月{day.day}日"


def _label(question: Mapping[str, Any], locale: str) -> str:
    return str((question.get("en") if is_english(locale) else None) or question["label"] or question["name"])


def _labels(question: Mapping[str, Any], value: Any) -> Iterator[str]:
    return (str(option["label"]) for option in question.get("options", ()) if option["value"] == value)
