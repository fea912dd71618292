"""Which characters the fonts can print; any other is printed as its number, so that nothing is lost and no paper fails.

A PDF/A must not hold a character without a shape, and people write emoji.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from struct import unpack_from
from typing import Any

_TURNING = frozenset([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])
"""What makes text run the other way: on paper it could make an answer read as another one."""
_BREAKS = {0x0A, 0x20}
_SPACES = re.compile("[\t\r\x0b\x0c\x85\u2028\u2029]")


def printable(told: Any, fonts: Path) -> Any:
    """A JSON value with every text as it can be printed: `〔U+1F600〕` for what the fonts in the folder do not have."""
    if isinstance(told, str):
        return _text(told, known(fonts))
    if isinstance(told, dict):
        return {name: printable(each, fonts) for name, each in told.items()}
    if isinstance(told, list | tuple):
        return [printable(each, fonts) for each in told]
    return told


@cache
def known(fonts: Path) -> frozenset[int]:
    """The characters that all fonts of the folder have."""
    each = [frozenset(_characters(path.read_bytes())) for path in sorted(fonts.glob("*.otf"))]
    return frozenset.intersection(*each) - _TURNING | _BREAKS


def _text(told: str, has: frozenset[int]) -> str:
    plain = _SPACES.sub(" ", told)
    return "".join(each if ord(each) in has else f"〔U+{ord(each):04X}〕" for each in plain)


def _characters(font: bytes) -> Iterator[int]:
    """The characters of an OpenType font, from the subtables of its `cmap` (formats 4 and 12)."""
    start = _table(font, b"cmap")
    (number,) = unpack_from(">H", font, start + 2)
    for no in range(number):
        at = start + unpack_from(">HHL", font, start + 4 + 8 * no)[2]
        (kind,) = unpack_from(">H", font, at)
        if kind == 12:
            yield from _groups(font, at)
        elif kind == 4:
            yield from _segments(font, at)


def _table(font: bytes, tag: bytes) -> int:
    (number,) = unpack_from(">H", font, 4)
    entries = (unpack_from(">4sLLL", font, 12 + 16 * no) for no in range(number))
    return int(next(offset for name, _, offset, _ in entries if name == tag))


def _groups(font: bytes, at: int) -> Iterator[int]:
    (number,) = unpack_from(">L", font, at + 12)
    for no in range(number):
        first, last, glyph = unpack_from(">LLL", font, at + 16 + 12 * no)
        yield from range(first if glyph else first + 1, last + 1)


def _segments(font: bytes, at: int) -> Iterator[int]:
    """Segments that count their glyphs from a delta; those that list them are in format 12 too."""
    (doubled,) = unpack_from(">H", font, at + 6)
    ends, starts = at + 14, at + 16 + doubled
    for no in range(0, doubled, 2):
        (last,), (first,) = unpack_from(">H", font, ends + no), unpack_from(">H", font, starts + no)
        (offset,) = unpack_from(">H", font, starts + 2 * doubled + no)
        if offset == 0 and last != 0xFFFF:
            yield from range(first, last + 1)
