"""Numbers printed on paper forms: a prefix and digits, `WY-000123`; a run of them, from the first to the last."""

import re
import unicodedata
from dataclasses import dataclass

MOST_DIGITS = 15
LONGEST = 60
_NUMBER = re.compile(f"(.*?)([0-9]{{1,{MOST_DIGITS}}})")


@dataclass(frozen=True, order=True)
class Series:
    """Numbers that are printed alike: `WY-` with six digits."""

    prefix: str
    width: int

    def written(self, value: int) -> str:
        """The number as it is printed."""
        return f"{self.prefix}{value:0{self.width}d}"


@dataclass(frozen=True)
class Run:
    """Numbers that follow each other."""

    series: Series
    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    @property
    def text(self) -> str:
        """`WY-000001–WY-000100`, or the one number."""
        first, last = self.series.written(self.first), self.series.written(self.last)
        return first if first == last else f"{first}–{last}"


def plain(written: object) -> str:
    """A number as it is compared: however wide it was typed, without spaces, in capitals."""
    return "".join(unicodedata.normalize("NFKC", str(written or "")).split()).upper()


def read(number: str) -> tuple[Series, int] | None:
    """The series of a plain number, and where it stands in it; None for what does not end with a digit."""
    found = _NUMBER.fullmatch(number)
    return (Series(found[1], len(found[2])), int(found[2])) if found and len(number) <= LONGEST else None


def run(first: str, last: str) -> Run | None:
    """The run between two plain numbers; None if they are not of one series, or the last comes first."""
    begins, ends = read(first), read(last)
    if begins is None or ends is None or begins[0] != ends[0] or begins[1] > ends[1]:
        return None
    return Run(begins[0], begins[1], ends[1])
