"""Scenarios and clauses as text for a terminal: what `shouli scenarios` and `shouli clauses` print."""

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine import procedures
from engine.clauses import ClausesRefused
from engine.diagram import DiagramRefused
from engine.dmn import DmnError
from forms.definition import FormError
from web.config import ROOT
from web.workbench import stories
from web.workbench.matrix import Line, Matrix, matrix
from web.workbench.strict_yaml import Misread

UNREADABLE = (
    Misread,
    DiagramRefused,
    ClausesRefused,
    DmnError,
    FormError,
    stories.NotFound,
    OSError,
    UnicodeDecodeError,
)
"""What an analyst's files can be; each says what is wrong with them."""

_WIDEST = 60


def scenarios(paths: Sequence[Path | str] = (), root: Path = ROOT) -> tuple[str, bool]:
    """The stories at the paths (all without any), played: a table, and whether all of them hold."""
    try:
        found = stories.under([Path(path) for path in paths], root)
    except UNREADABLE as error:
        return str(error), False
    lines, failures, stem_before = [], 0, ""
    for stem, path in found:
        if stem != stem_before:
            lines += ["", stem]
            stem_before = stem
        title, failure = _told(stem, path, root)
        lines.append(f"  {'✗' if failure else '✓'} {_padded(path.stem, _WIDEST)}  {title}".rstrip())
        lines += [f"      {line}" for line in failure.splitlines()]
        failures += bool(failure)
    lines += [
        "",
        f"{len(found)} scenarios: {len(found) - failures} hold" + (f", {failures} do not." if failures else "."),
    ]
    return "\n".join(lines).lstrip("\n"), failures == 0


def clauses(stem: str | None = None, root: Path = ROOT) -> tuple[str, bool]:
    """Each clause with what fulfils it and the stories that show it; whether nothing is uncited or cited in vain."""
    known = procedures.stems(root)
    if stem is not None and stem not in known:
        return f"There is no procedure {stem}; there are {', '.join(known)}.", False
    parts, sound = [], True
    for each in [stem] if stem is not None else known:
        try:
            told = matrix(each, root)
        except UNREADABLE as error:
            parts.append(f"{each}\n  {error}")
            sound = False
        else:
            parts.append("\n".join(_matrix(told)))
            sound = sound and not told.findings
    return "\n\n".join(parts), sound


def _told(stem: str, path: Path, root: Path) -> tuple[str, str]:
    try:
        played = stories.played(stem, path, root)
    except UNREADABLE as error:
        return "", str(error)
    return played.scenario.title, played.failure or ""


def _matrix(told: Matrix) -> Iterator[str]:
    shown = sum(1 for line in told.lines if line.shown_by)
    yield f"{told.stem}: {len(told.lines)} clauses, {shown} shown by scenarios"
    width = max((_width(line.clause.id) for line in told.lines), default=0)
    for line in told.lines:
        yield from _line(line, width)
    yield from (f"  ! {finding}" for finding in told.findings)
    if not told.findings:
        yield "  nothing uncited, nothing cited that does not exist"


def _line(line: Line, width: int) -> Iterator[str]:
    clause = line.clause
    yield f"  {_padded(clause.id, width)}  [{clause.kind}, {clause.certainty}] {clause.text}"
    indent = " " * (width + 4)
    if line.cited_by:
        yield f"{indent}→ {', '.join(line.cited_by)}"
    if clause.beyond:
        yield f"{indent}— {clause.beyond}"
    if line.shown_by:
        yield f"{indent}▸ {', '.join(line.shown_by)}"


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - _width(text))


def _width(text: str) -> int:
    """Columns of a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
