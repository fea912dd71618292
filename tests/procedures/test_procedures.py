"""What is deployed can be deployed: diagrams that pass the check, files that fit together, clauses all accounted for."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from engine import procedures
from engine.diagram import check
from engine.procedures import Version
from web.answering import form_of
from web.config import ROOT
from web.workbench import report, stories
from web.workbench.matrix import matrix

STEMS = procedures.stems(ROOT)
each_procedure = pytest.mark.parametrize("stem", STEMS)


@each_procedure
def test_the_diagram_passes_the_check(stem: str) -> None:
    version = stories.version(stem)
    problems = check(version.diagram, version.forms, version.decisions, version.clauses, personal(version))
    assert not problems, "\n".join(map(str, problems))


@each_procedure
def test_every_form_and_decision_that_is_named_exists_and_every_one_that_exists_is_named(stem: str) -> None:
    version = stories.version(stem)
    elements = version.diagram.elements.values()
    forms = {form for each in elements for form in (each.form, each.properties.get("form")) if form is not None}
    assert forms == set(version.forms)
    called = {each.decision for each in elements if each.decision is not None}
    assert called <= set(version.decisions)


@each_procedure
def test_every_form_can_be_read(stem: str) -> None:
    version = stories.version(stem)
    for form_id, content in version.forms.items():
        assert json.loads(content)["id"] == form_id
        assert form_of(version, form_id) is not None


@each_procedure
def test_no_clause_is_uncited_and_none_is_cited_in_vain(stem: str) -> None:
    told = matrix(stem)
    assert told.lines
    assert not told.findings, "\n".join(told.findings)


@each_procedure
def test_every_timer_and_every_user_task_says_whose_matter_it_is(stem: str) -> None:
    for element in stories.version(stem).diagram.elements.values():
        if element.kind == "userTask":
            assert element.groups or element.lane, element.id
            assert element.form, element.id
        if element.kind in ("userTask", "businessRuleTask", "boundaryEvent"):
            assert element.clauses, element.id


@each_procedure
def test_every_gateway_that_decides_and_every_end_has_a_name(stem: str) -> None:
    diagram = stories.version(stem).diagram
    for element in diagram.elements.values():
        decides = element.kind == "exclusiveGateway" and len(diagram.outgoing(element.id)) > 1
        assert element.name or not (decides or element.kind == "endEvent"), element.id


def test_the_matrix_and_the_table_are_printed() -> None:
    text, sound = report.clauses()
    assert sound, [line for line in text.splitlines() if line.startswith("  !")]
    assert all(stem in text for stem in STEMS)
    assert report.clauses("no_such_procedure") == (
        f"There is no procedure no_such_procedure; there are {', '.join(STEMS)}.",
        False,
    )


def personal(version: Version) -> set[str]:
    """The names of the answers that no expression may read."""
    return {name for content in version.forms.values() for name in _personal(json.loads(content))}


def _personal(component: dict[str, Any]) -> Iterator[str]:
    if str((component.get("properties") or {}).get("personal", "")).lower() == "true":
        yield component.get("key") or component["path"]
    for inner in component.get("components", ()):
        yield from _personal(inner)
