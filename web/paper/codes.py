"""QR codes, by which a paper is compared with the record."""

from io import BytesIO

import segno

_QUIET = 1


def qr(number: str, no: int, digest: str) -> str:
    """The code of one fact as SVG: the case's number, the fact's number, and its hash in the chain."""
    drawn = BytesIO()
    segno.make(f"SHOULI {number} {no} {digest}", error="m", micro=False).save(
        drawn, kind="svg", border=_QUIET, scale=4, xmldecl=False
    )
    return drawn.getvalue().decode()
