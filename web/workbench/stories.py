"""Where the stories lie, and which procedure each belongs to."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from engine import procedures
from engine.procedures import Version
from web.config import ROOT
from web.workbench import scenarios
from web.workbench.played import Played
from web.workbench.playing import play
from web.workbench.scenarios import ANSWERS, Scenario


class NotFound(Exception):
    """There is no story at a path, or none that belongs to a procedure."""


def of(stem: str, root: Path = ROOT) -> list[Path]:
    """The stories of a procedure, in name order."""
    return sorted(path for path in _folder(stem, root).glob("*.yaml") if path.name != ANSWERS)


def under(paths: Sequence[Path], root: Path = ROOT) -> list[tuple[str, Path]]:
    """The stories at or below the paths (of all procedures if there are none), each with its procedure's stem.

    NotFound for a path without any.
    """
    if not paths:
        return [(stem, path) for stem in procedures.stems(root) for path in of(stem, root)]
    found = [(procedure_of(file, root), file) for path in paths for file in _below(path, root)]
    return list(dict.fromkeys(found))


def procedure_of(path: Path, root: Path = ROOT) -> str:
    """The procedure that a story belongs to: the nearest folder around it that has its name; NotFound if none has."""
    known = procedures.stems(root)
    for folder in path.resolve().parents:
        if folder.name in known:
            return folder.name
    raise NotFound(f"{path}: no folder around it is named like a procedure ({', '.join(known)}).")


def told(stem: str, path: Path, root: Path = ROOT) -> Scenario:
    """The story, with the typical answers that lie beside it, else with the procedure's own; Misread."""
    beside = path.parent / ANSWERS
    return scenarios.read(path, scenarios.read_answers(beside if beside.exists() else _folder(stem, root) / ANSWERS))


def played(stem: str, path: Path, root: Path = ROOT) -> Played:
    """The story played on the procedure as it lies in `processes/` and `forms/`."""
    return play(told(stem, path, root), version(stem, root))


@lru_cache(maxsize=20)
def version(stem: str, root: Path = ROOT) -> Version:
    """The procedure as it lies there, read once per process."""
    return procedures.compiled(procedures.read_bundle(root, stem))


def _folder(stem: str, root: Path) -> Path:
    return root / "processes" / stem / "scenarios"


def _below(path: Path, root: Path) -> Iterable[Path]:
    if path.suffix == ".bpmn":
        path = path.with_suffix("")
    if not path.exists() and path.name in procedures.stems(root):
        path = _folder(path.name, root)
    files = [path] if path.is_file() else sorted(path.rglob("*.yaml"))
    stories = [file for file in files if file.name not in (ANSWERS, "clauses.yaml")]
    if not stories:
        raise NotFound(f"{path}: there is no story here (a .yaml file).")
    return stories
