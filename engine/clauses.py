"""The clauses of a regulation, as a procedure's `clauses.yaml` tells them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from engine.sentences import say

MOST_VALUES = 100_000
"""What a file of YAML may say, its aliases written out."""
KINDS = ("step", "decision", "deadline", "duty", "prohibition", "form control", "definition")
CERTAINTIES = ("certain", "inferred", "assumed")
_REQUIRED = ("id", "label", "text", "en", "kind", "certainty")


class ClausesRefused(Exception):
    """The clause list cannot be read; the problems say where and why, all at once."""

    def __init__(self, file: str, problems: list[str]):
        super().__init__(f"{file}: " + "; ".join(problems))
        self.file = file
        self.problems = problems


@dataclass(frozen=True)
class Clause:
    """One clause, told in our own sentence; `beyond` says why no diagram can enforce it, where none can."""

    id: str
    label: str
    text: str
    en: str
    kind: str
    certainty: str
    beyond: str | None = None


@dataclass(frozen=True)
class Clauses:
    """All clauses of a procedure by their id, in the order of the regulation."""

    title: str
    en: str
    by_id: Mapping[str, Clause]


def bounded(data: bytes | str) -> None:
    """The YAML says no more than MOST_VALUES things, its aliases written out: a few lines could stand for more than fits anywhere.

    yaml.YAMLError if it says more, or if something stands for itself.
    """
    root = yaml.compose(data, Loader=yaml.SafeLoader)
    if root is not None and _values(root, {}) > MOST_VALUES:
        raise yaml.YAMLError("it stands for too many values; write less with aliases.")


def _values(node: yaml.Node, known: dict[int, int]) -> int:
    """How many values a node stands for; what is being counted counts as too many."""
    if id(node) not in known:
        known[id(node)] = MOST_VALUES + 1
        inner = [each for pair in node.value for each in pair] if isinstance(node, yaml.MappingNode) else node.value
        known[id(node)] = 1 + (0 if isinstance(node, yaml.ScalarNode) else sum(_values(each, known) for each in inner))
    return known[id(node)]


def read(data: bytes, file: str) -> Clauses:
    """The clauses of the file; ClausesRefused with every mistake in it."""
    try:
        bounded(data)
        content = yaml.safe_load(data)
    except yaml.YAMLError as error:
        raise ClausesRefused(file, [say("not YAML: {error}", error=error)]) from error
    if not isinstance(content, dict) or not isinstance(content.get("clauses"), list):
        raise ClausesRefused(file, [say("a mapping with `title`, `en` and the list `clauses` is expected")])
    absent = [name for name in ("title", "en") if not isinstance(content.get(name), str)]
    problems = [say("`{name}` is missing", name=name) for name in absent]
    problems += [problem for entry in content["clauses"] for problem in _problems(entry)]
    ids = [entry.get("id") for entry in content["clauses"] if isinstance(entry, dict)]
    problems += [say("clause {one} is told twice", one=one) for one in dict.fromkeys(ids) if ids.count(one) > 1]
    if problems:
        raise ClausesRefused(file, problems)
    clauses = [Clause(**{name: entry.get(name) for name in (*_REQUIRED, "beyond")}) for entry in content["clauses"]]
    return Clauses(content["title"], content["en"], {clause.id: clause for clause in clauses})


def _problems(entry: Any) -> list[str]:
    if not isinstance(entry, dict):
        return [say("a clause is a mapping, not {entry}", entry=repr(entry))]
    where = say("clause {id}", id=entry.get("id", "?"))
    absent = [name for name in _REQUIRED if not isinstance(entry.get(name), str)]
    unknown = [name for name in entry if name not in (*_REQUIRED, "beyond")]
    problems = [say("{where}: `{name}` is missing or not text", where=where, name=name) for name in absent]
    problems += [say("{where}: `{name}` is not known", where=where, name=name) for name in unknown]
    if entry.get("kind") not in KINDS:
        problems.append(say("{where}: kind is one of {kinds}", where=where, kinds=", ".join(KINDS)))
    if entry.get("certainty") not in CERTAINTIES:
        problems.append(say("{where}: certainty is one of {kinds}", where=where, kinds=", ".join(CERTAINTIES)))
    return problems
