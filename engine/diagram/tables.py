"""A procedure's decision tables: whether they can be read, and whether their rules contradict each other."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from engine import dmn
from engine.diagram.problems import Problem
from engine.sentences import say

Decisions = dict[str, tuple[str, dmn.Decision]]
HINTS = {
    "overlap": say("Make the rules exclude each other, or choose another hit policy."),
    "unreachable": say("Remove the rule, or move or change it."),
    "gap": say("If that is not meant, add a rule or a default output."),
    "unchecked": say("Try it with scenarios."),
}
"""What to do about each kind of weakness of a table."""


def check_tables(files: Mapping[str, bytes]) -> tuple[Decisions, list[Problem]]:
    """The decisions of all DMN files by their ids, each with its file, and all that is wrong with them."""
    known: Decisions = {}
    found: list[Problem] = []
    for path in sorted(each for each in files if each.endswith(".dmn")):
        definitions, problems = table_problems(path, files)
        found += problems
        if definitions is None or any(each.rule == "decision-table" for each in problems):
            continue
        for own, decision in definitions.decisions.items():
            if own in known:
                sentence = say("The decision `{name}` stands in {file} already.", name=own, file=known[own][0])
                found.append(Problem(path, own, decision.name, "id-twice", sentence, "Ids are unique."))
            known[own] = (path, decision)
    return known, found


def table_problems(path: str, files: Mapping[str, bytes]) -> tuple[dmn.Definitions | None, list[Problem]]:
    """What a DMN file defines, None if it is none, and all that is wrong with it; it may import the others."""
    try:
        definitions, problems = dmn.examine(files[path], path, dmn.beside(path, files))
    except dmn.DmnError as error:
        return None, [_refused(error)]
    return definitions, [*map(_refused, problems), *_weaknesses(path, definitions)]


def _refused(error: dmn.DmnError) -> Problem:
    hint = "Correct it in a DMN modeler."
    return Problem(error.path, error.element or "?", "", "decision-table", error.sentence, hint)


def _weaknesses(path: str, definitions: dmn.Definitions) -> Iterator[Problem]:
    for table in definitions.tables():
        for each in dmn.weaknesses(table):
            problem = Problem(path, table.element, table.name, f"table-{each.kind}", each.sentence, HINTS[each.kind])
            yield problem if each.is_error else replace(problem, severity="warning")
