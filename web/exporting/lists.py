"""Lists of cases for spreadsheets, in the reader's language: CSV, and XLSX. Names of complainants are masked."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from engine.projections.register import Listed
from web.exporting import sheets

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
    """The list as CSV."""
    return sheets.as_csv(headings(), rows)


def as_xlsx(rows: Iterable[Row]) -> Iterator[bytes]:
    """The list as an Excel workbook."""
    return sheets.as_xlsx(headings(), _WIDTHS, rows)
