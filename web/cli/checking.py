"""What is wrong with one file that an analyst keeps."""

from collections.abc import Callable, Mapping
from pathlib import Path

from engine import archives, clauses, diagram, procedures
from engine.diagram import Problem
from engine.sentences import say
from forms import definition
from forms.errors import FormError
from web import deploying


def checked(file: Path) -> list[Problem]:
    """What is wrong with a file, and what may be meant; a diagram under `processes/` is checked with all its files."""
    kind = _KINDS.get("clauses.yaml" if file.name == "clauses.yaml" else file.suffix)
    if kind is None:
        return [_unread(file, say("Only .bpmn, .dmn, .form, .zip and clauses.yaml can be checked."))]
    try:
        return kind(file)
    except OSError as error:
        return [_unread(file, say("{reason}.", reason=error.strerror))]


def _unread(file: Path, sentence: str) -> Problem:
    return Problem(str(file), "?", "", "file", sentence)


def _diagram(file: Path) -> list[Problem]:
    folder = file.resolve().parent
    if folder.name == "processes":
        return deploying.checked(procedures.read_bundle(folder.parent, file.stem))
    try:
        return diagram.check(diagram.read(file.read_bytes(), str(file)))
    except diagram.DiagramRefused as refused:
        return list(refused.problems)


def _table(file: Path) -> list[Problem]:
    beside = (each for each in file.parent.glob("*.dmn") if each.is_file())
    files = {str(each): each.read_bytes() for each in {file, *beside}}
    return diagram.table_problems(str(file), files)[1]


def _form(file: Path) -> list[Problem]:
    try:
        definition.read(file.read_bytes(), str(file))
    except FormError as error:
        return [deploying.form_problem(error)]
    return []


def _clauses(file: Path) -> list[Problem]:
    try:
        clauses.read(file.read_bytes(), str(file))
    except clauses.ClausesRefused as refused:
        wrong = [say("{problem}.", problem=each) for each in refused.problems]
        return [Problem(str(file), "?", "", "clauses", each) for each in wrong]
    return []


def _archive(file: Path) -> list[Problem]:
    try:
        return deploying.checked(archives.bundle_of(file.read_bytes()))
    except archives.ArchiveRefused as refused:
        return [Problem(str(file), "?", "", "archive", refused.sentence)]


_KINDS: Mapping[str, Callable[[Path], list[Problem]]] = {
    ".bpmn": _diagram,
    ".dmn": _table,
    ".form": _form,
    ".zip": _archive,
    "clauses.yaml": _clauses,
}
