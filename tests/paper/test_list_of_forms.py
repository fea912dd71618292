"""The list of forms on paper is an analyst's: every form in it can be printed, and a mistake in it is told."""

from pathlib import Path

import pytest

from engine import procedures
from engine.people import Person
from web.config import ROOT
from web.paper import documents
from web.paper.refusals import ListWrong
from web.paper.typesetting import TEMPLATES

TITLES = {"患者投诉登记表", "客户投诉受理登记表", "顾客投诉记录表", "顾客投诉处理表"}


@pytest.mark.parametrize("stem", procedures.stems(ROOT))
def test_every_form_names_tasks_roles_and_a_template_that_there_are(stem: str) -> None:
    diagram = procedures.compiled(procedures.read_bundle(ROOT, stem)).diagram
    for form in documents.of(stem):
        assert form.title in TITLES and (TEMPLATES / form.template).is_file()
        assert {*form.elements, *form.internal} <= set(diagram.elements)
        assert form.copies and form.internal <= set(form.elements)


@pytest.mark.parametrize("told", ["a: [", "a: {表: {template: x}}", "a: {表: {template: x, colour: red}}", "a: 3"])
def test_a_mistake_in_the_list_is_told_and_the_case_page_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    (tmp_path / documents.LIST).write_text(told, encoding="utf-8")
    with pytest.raises(ListWrong, match=documents.LIST):
        documents.of("a", tmp_path)
    monkeypatch.setattr(documents, "LIST", str(tmp_path / documents.LIST))
    assert documents.printable("a", Person("x", "x", "x"), {"register"}) == ()
