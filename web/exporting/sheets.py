"""Rows under headings as files for spreadsheets: CSV, and XLSX. Cells are texts, numbers and instants."""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not begin with, lest a spreadsheet computes it."""
_PIECE = 1 << 16


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """UTF-8 with the mark by which spreadsheets know it; RFC 4180."""
    text = io.StringIO()
    writer = csv.writer(text)
    yield b"\xef\xbb\xbf"
    writer.writerow(headings)
    for one in rows:
        writer.writerow([_cell(each) for each in one])
        if text.tell() > _PIECE:
            yield _taken(text)
    yield _taken(text)


def as_xlsx(headings: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """An Excel workbook with one sheet; written row by row into a file that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="shouli-") as folder:
        path = Path(folder) / "list.xlsx"
        _write(path, headings, widths, rows)
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def _write(path: Path, headings: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Any]]) -> None:
    settings = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, settings) as book:
        sheet = book.add_worksheet()
        bold, moment = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, str(heading), bold)
        sheet.freeze_panes(1, 1)
        for line, one in enumerate(rows, 1):
            for column, each in enumerate(one):
                if isinstance(each, datetime):
                    sheet.write_datetime(line, column, each.replace(tzinfo=None), moment)
                elif isinstance(each, int):
                    sheet.write_number(line, column, each)
                elif each:
                    sheet.write_string(line, column, each)


def _cell(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    text = str(value if value is not None else "")
    return f"'{text}" if text.startswith(_FORMULA) else text


def _taken(text: io.StringIO) -> bytes:
    told = text.getvalue()
    text.seek(0)
    text.truncate()
    return told.encode()
