"""Lists of cases for spreadsheets, in the reader's language: CSV, and XLSX. Names of complainants are masked."""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter
from flask_babel import gettext as _

from engine.projections.register import Listed

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not begin with, lest a spreadsheet computes it."""
_PIECE = 1 << 16
_WIDTHS = (16, 24, 40, 12, 10, 24, 18, 18, 30)

Row = tuple[str, str, str, str, str, str, datetime, datetime | None, str]


def headings() -> tuple[str, ...]:
    """The columns in the reader's language."""
    return (
        _("Number"),
        _("Procedure"),
        _("Subject"),
        _("Complainant"),
        _("State"),
        _("Outcome"),
        _("Opened"),
        _("Closed at"),
        _("Anomalies"),
    )


def row(case: Listed, procedure: str, anomalies: Iterable[str], zone: ZoneInfo) -> Row:
    """The case as a line."""
    state = _("closed") if case.state == "closed" else _("open")
    named = (case.number, procedure, case.subject, case.complainant or "", str(state), case.outcome or "")
    closed = case.closed_at.astimezone(zone) if case.closed_at else None
    return (*named, case.opened_at.astimezone(zone), closed, "、".join(anomalies))


def as_csv(rows: Iterable[Row]) -> Iterator[bytes]:
    """UTF-8 with the mark by which spreadsheets know it; RFC 4180."""
    text = io.StringIO()
    writer = csv.writer(text)
    yield b"\xef\xbb\xbf"
    writer.writerow(headings())
    for one in rows:
        writer.writerow([_cell(each) for each in one])
        if text.tell() > _PIECE:
            yield _taken(text)
    yield _taken(text)


def as_xlsx(rows: Iterable[Row]) -> Iterator[bytes]:
    """An Excel workbook with one sheet; written row by row into a file that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="shouli-") as folder:
        path = Path(folder) / "cases.xlsx"
        _write(path, rows)
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def _write(path: Path, rows: Iterable[Row]) -> None:
    settings = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, settings) as book:
        sheet = book.add_worksheet()
        bold, moment = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for column, (heading, width) in enumerate(zip(headings(), _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, str(heading), bold)
        sheet.freeze_panes(1, 1)
        for line, one in enumerate(rows, 1):
            for column, each in enumerate(one):
                if isinstance(each, datetime):
                    sheet.write_datetime(line, column, each.replace(tzinfo=None), moment)
                elif each:
                    sheet.write_string(line, column, each)


def _cell(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    text = str(value or "")
    return f"'{text}" if text.startswith(_FORMULA) else text


def _taken(text: io.StringIO) -> bytes:
    told = text.getvalue()
    text.seek(0)
    text.truncate()
    return told.encode()
