"""Addresses that a page hands on, such as where somebody wanted to go before signing in."""


def ours(wanted: str | None) -> str:
    """The address if it is a page of ours, else the first page: nobody is led to another site."""
    inside = wanted is not None and wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    plain = wanted is not None and wanted.isprintable()
    return wanted if wanted is not None and inside and plain else "/"


def number_of(told: str | None) -> int | None:
    """A whole number that every database knows; None for anything else."""
    return int(told) if told is not None and told.isascii() and told.isdecimal() and len(told) < 10 else None
