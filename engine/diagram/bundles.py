"""A procedure's files together: everything that is wrong with any of them, in one list."""

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from engine import calendar, clauses, dmn
from engine.diagram.checking import check
from engine.diagram.model import Diagram
from engine.diagram.problems import DiagramRefused, Problem
from engine.diagram.reader import read
from engine.diagram.tables import check_tables
from engine.sentences import say


def check_bundle(
    files: Mapping[str, bytes],
    personal: Collection[str] = (),
    roles: Collection[str] | None = None,
    answers: Collection[str] | None = None,
) -> list[Problem]:
    """All problems of a procedure's diagram, tables, clauses and calendar, and of what they say of each other and of the forms.

    `files` are those of `procedures.Bundle`, by their paths; forms are known by their names only, what is in them is
    theirs to check. For `personal`, `roles` and `answers` see `check`. Without an error among them the bundle can be deployed.
    """
    decisions, found = check_tables(files)
    told = _clauses(files, found)
    _check_citations(decisions, told, found)
    _check_calendar(files, found)
    forms = {PurePosixPath(path).stem for path in files if path.endswith(".form")}
    tables = {own: decision for own, (_, decision) in decisions.items()}
    for path in _diagrams(files, found):
        try:
            drawn = read(files[path], path)
            found += check(drawn, forms, tables, told, personal, roles, answers)
            if not any(problem.is_error for problem in found):
                _check_used(files, drawn, decisions, found)
        except DiagramRefused as refused:
            found += refused.problems
    return list(dict.fromkeys(found))


def _diagrams(files: Mapping[str, bytes], found: list[Problem]) -> list[str]:
    diagrams = [path for path in files if path.endswith(".bpmn")]
    if len(diagrams) != 1:
        sentence = say("A procedure has one diagram, not {count}.", count=len(diagrams))
        found.append(Problem(", ".join(diagrams) or "?", "?", "", "one-diagram", sentence, "See docs/dialect.md."))
    return diagrams


def _clauses(files: Mapping[str, bytes], found: list[Problem]) -> frozenset[str]:
    """The ids of the clauses; none where there is no list."""
    told: set[str] = set()
    for path in (each for each in files if PurePosixPath(each).name == "clauses.yaml"):
        try:
            told |= set(clauses.read(files[path], path).by_id)
        except clauses.ClausesRefused as refused:
            told_wrong = [say("{problem}.", problem=each) for each in refused.problems]
            found += [Problem(path, "?", "", "clauses", each, "See clauses.yaml.") for each in told_wrong]
    return frozenset(told)


def _check_citations(
    decisions: Mapping[str, tuple[str, dmn.Decision]],
    told: frozenset[str],
    found: list[Problem],
) -> None:
    """Decisions and their rules cite clauses that exist."""
    for own, (path, decision) in decisions.items():
        for where, cited in decision.citations():
            for clause in (each for each in cited if each not in told):
                sentence = "`{where}` cites the clause `{clause}`, which does not exist."
                sentence = say(sentence, where=where, clause=clause)
                found.append(Problem(path, own, decision.name, "no-such-clause", sentence, "See clauses.yaml."))


def _check_used(
    files: Mapping[str, bytes], drawn: Diagram, decisions: Mapping[str, tuple[str, dmn.Decision]], found: list[Problem]
) -> None:
    """Every form is asked for, and every file of tables; one that another file imports may be used by that.

    Told only where nothing else is wrong: a misspelt name would be told twice.
    """
    named = {each for one in drawn.elements.values() for each in (one.form, one.properties.get("form"))}
    called = {one.decision for one in drawn.elements.values()}
    used = {path for own, (path, _) in decisions.items() if own in called}
    imports = any(b"import" in content for path, content in files.items() if path.endswith(".dmn"))
    for path in files:
        lost = path.endswith(".form") and PurePosixPath(path).stem not in named
        lost = lost or (path.endswith(".dmn") and path not in used and not imports)
        if lost:
            sentence = "No element of the diagram uses this file."
            hint = "Name it where it is meant, or remove it."
            found.append(Problem(path, "?", "", "unused-file", sentence, hint, severity="warning"))


def _check_calendar(files: Mapping[str, bytes], found: list[Problem]) -> None:
    """The calendar, where there is one, can be read."""
    content = files.get(calendar.FILE)
    if content is None:
        return
    try:
        calendar.Calendar.read(content)
    except ValueError as error:
        hint = "It is written when a procedure is deployed, and not by hand."
        found.append(Problem(calendar.FILE, "?", "", "calendar", error.args[0], hint))
