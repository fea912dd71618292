"""What is wrong with one file that an analyst keeps, told in lines for a terminal."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from engine import clauses, diagram, procedures
from forms import definition
from forms.errors import FormError
from web import deploying

Told = tuple[list[str], list[str]]
"""A line for each mistake, and for each thing that may be meant."""


def checked(file: Path) -> Told:
    """What is wrong with a file; a diagram under `processes/` is checked with all its files."""
    kind = _KINDS.get("clauses.yaml" if file.name == "clauses.yaml" else file.suffix)
    if kind is None:
        return [f"{file}: only .bpmn, .dmn, .form and clauses.yaml can be checked."], []
    try:
        return kind(file)
    except OSError as error:
        return [f"{file}: {error.strerror}."], []


def _diagram(file: Path) -> Told:
    folder = file.resolve().parent
    if folder.name == "processes":
        return deploying.checked(procedures.read_bundle(folder.parent, file.stem))
    try:
        return _told(diagram.check(diagram.read(file.read_bytes(), str(file))))
    except diagram.DiagramRefused as refused:
        return _told(refused.problems)


def _table(file: Path) -> Told:
    beside = (each for each in file.parent.glob("*.dmn") if each.is_file())
    files = {str(each): each.read_bytes() for each in {file, *beside}}
    _, problems = diagram.table_problems(str(file), files)
    return _told(problems)


def _told(problems: Iterable[diagram.Problem]) -> Told:
    return [str(each) for each in problems if each.is_error], [str(each) for each in problems if not each.is_error]


def _form(file: Path) -> Told:
    try:
        definition.read(file.read_bytes(), str(file))
    except FormError as error:
        return [str(error)], []
    return [], []


def _clauses(file: Path) -> Told:
    try:
        clauses.read(file.read_bytes(), str(file))
    except clauses.ClausesRefused as refused:
        return [f"{file}: {problem}" for problem in refused.problems], []
    return [], []


_KINDS: Mapping[str, Callable[[Path], Told]] = {
    ".bpmn": _diagram,
    ".dmn": _table,
    ".form": _form,
    "clauses.yaml": _clauses,
}
