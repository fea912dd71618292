"""Lengths of time as figures show them."""

from flask_babel import gettext as _

MINUTE, HOUR, DAY = 60, 3600, 86400


def said(seconds: float | None) -> str:
    """In the unit that fits: `3.5 days`; a dash for none."""
    if seconds is None:
        return "—"
    if seconds < HOUR:
        return str(_("%(number)s min", number=f"{seconds / MINUTE:.0f}"))
    if seconds < 2 * DAY:
        return str(_("%(number)s h", number=f"{seconds / HOUR:.1f}"))
    return str(_("%(number)s d", number=f"{seconds / DAY:.1f}"))


def hours(seconds: float | None) -> float | None:
    """Rounded to a hundredth."""
    return None if seconds is None else round(seconds / HOUR, 2)
