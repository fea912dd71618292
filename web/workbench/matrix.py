"""From each clause of a regulation to what fulfils it and the stories that show it; and what is wrong with that."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from engine.clauses import Clause
from engine.procedures import Version
from web.config import ROOT
from web.workbench import stories


@dataclass(frozen=True)
class Line:
    """One clause: where the diagram, its forms and its tables cite it, and which stories show it."""

    clause: Clause
    cited_by: tuple[str, ...]
    shown_by: tuple[str, ...]


@dataclass(frozen=True)
class Matrix:
    """All clauses of a procedure in their order, and the findings: sentences that must not be there."""

    stem: str
    lines: tuple[Line, ...]
    findings: tuple[str, ...]


def matrix(stem: str, root: Path = ROOT) -> Matrix:
    """The procedure's matrix; raises what reading its files raises."""
    version = stories.version(stem, root)
    cited, shown = _gathered(_citations(version)), _gathered(_stories(stem, root))
    lines = lines_of(version, shown)
    return Matrix(stem, lines, tuple([*_uncited(lines), *_dangling(version, cited), *_dangling(version, shown)]))


def lines_of(version: Version, shown: Mapping[str, list[str]] = MappingProxyType({})) -> tuple[Line, ...]:
    """Each clause of a version with what cites it; `shown` are the stories by the clauses that they show."""
    cited = _gathered(_citations(version))
    return tuple(
        Line(clause, tuple(cited.get(clause.id, ())), tuple(shown.get(clause.id, ())))
        for clause in version.clauses.values()
    )


def _uncited(lines: tuple[Line, ...]) -> Iterator[str]:
    """A clause that nothing fulfils must have its reason."""
    for line in lines:
        if not line.cited_by and not line.clause.beyond:
            yield f"clause {line.clause.id} is cited by nothing, and `beyond` gives no reason."


def _dangling(version: Version, citing: Mapping[str, list[str]]) -> Iterator[str]:
    for clause in sorted(set(citing) - set(version.clauses)):
        yield f"{', '.join(citing[clause])} cites {clause}, which is no clause."


def _gathered(citations: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    """By clause, who cites it, each once and in order."""
    found: dict[str, dict[str, None]] = {}
    for where, clause in citations:
        found.setdefault(clause, {})[where] = None
    return {clause: list(where) for clause, where in found.items()}


def _citations(version: Version) -> Iterator[tuple[str, str]]:
    for where, clauses in version.diagram.citations():
        yield from ((where, clause) for clause in clauses)
    for form_id, content in version.forms.items():
        yield from ((f"{form_id}.{key}", clause) for key, clause in _of_questions(json.loads(content)))
    for decision_id, decision in version.decisions.items():
        for where, clauses in decision.citations():
            place = where if where == decision_id else f"{decision_id}.{where}"
            yield from ((place, clause) for clause in clauses)


def _of_questions(component: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The clauses of a form and of all questions in it."""
    name = str(component.get("key") or component.get("path") or component.get("id") or "?")
    for clause in str((component.get("properties") or {}).get("clauses", "")).split():
        yield name, clause
    for inner in component.get("components", ()):
        yield from _of_questions(inner)


def _stories(stem: str, root: Path) -> Iterator[tuple[str, str]]:
    for path in stories.of(stem, root):
        yield from ((path.stem, clause) for clause in stories.told(stem, path, root).clauses)
