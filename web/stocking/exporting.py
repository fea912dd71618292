"""The register of a form as a list for spreadsheets."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from flask_babel import gettext as _

from web.exporting import sheets
from web.stocking.page import Line

_WIDTHS = (24, 18, 18, 10, 12, 24, 14, 30, 16, 24, 40)


def headings() -> tuple[str, ...]:
    """The columns in the reader's language."""
    return (
        _("Form"),
        _("From number"),
        _("To number"),
        _("How many"),
        _("Where"),
        _("With whom"),
        _("On the day"),
        _("Reason"),
        _("Written down by"),
        _("Complaint"),
        _("Anomalies"),
    )


def rows(form: str, lines: Iterable[Line]) -> Iterator[Sequence[str | int]]:
    """Each line; that a complaint uses a number which the reader may not know of is all that is said of it."""
    for one in lines:
        cases = [*one.cases, *([str(_("not to be known"))] if one.hidden else [])]
        told = (one.where, one.with_whom, one.since, one.reason, one.by)
        yield form, one.first, one.last, one.count, *told, "、".join(cases), "、".join(one.anomalies)


def _as_xlsx(told: Iterable[Sequence[str | int]]) -> Iterator[bytes]:
    return sheets.as_xlsx(headings(), _WIDTHS, told)


def _as_csv(told: Iterable[Sequence[str | int]]) -> Iterator[bytes]:
    return sheets.as_csv(headings(), told)


FORMATS: dict[str, Callable[[Iterable[Sequence[str | int]]], Iterator[bytes]]] = {"csv": _as_csv, "xlsx": _as_xlsx}
