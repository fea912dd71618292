"""Two versions beside each other: everything that was changed is told, and nothing that was not."""

import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from engine import calendar, procedures
from web.config import ROOT
from web.workbench import kept_scenarios, scenarios
from web.workbench.comparing.comparison import Comparison, compare
from web.workbench.drafts.paths import moved
from web.workbench.strict_yaml import Misread

STEMS = ("medical_complaint", "product_complaint", "property_complaint")
OTHER = "另一个值"


def files(stem: str) -> dict[str, bytes]:
    found = {**procedures.read_bundle(ROOT, stem).files, **kept_scenarios.lying(ROOT, stem)}
    return {path: content for path, content in found.items() if path != calendar.FILE}


def changed(own: Mapping[str, bytes], path: str, old: str, new: str) -> Comparison:
    text = own[path].decode()
    assert old in text
    return compare(own, {**own, path: text.replace(old, new, 1).encode()})


def said(found: Comparison) -> list[tuple[str, str, list[tuple[str, str | None, str | None]]]]:
    return [(each.id, each.kind, [(one.name, one.old, one.new) for one in each.properties]) for each in found.changes]


@pytest.mark.parametrize("stem", STEMS)
def test_a_procedure_beside_itself_and_its_copy_says_nothing(stem: str) -> None:
    own = files(stem)
    for other in (own, {moved(path, stem, "copy"): content for path, content in own.items()}):
        found = compare(own, other)
        assert found.changes == () and found.moved == ()


def test_how_the_file_is_written_is_no_change() -> None:
    own = files("property_complaint")
    path = "processes/property_complaint.bpmn"
    root = etree.fromstring(own[path])
    for node in root.iter():
        attributes = dict(node.attrib)
        for name in attributes:
            del node.attrib[name]
        for name in reversed(list(attributes)):
            node.attrib[name] = attributes[name]
    etree.indent(root, "\t")
    assert compare(own, {**own, path: etree.tostring(root, encoding="UTF-16", xml_declaration=True)}).changes == ()


PROPERTY = "processes/property_complaint.bpmn"
TOLD = [
    (PROPERTY, 'formId="assess"', 'formId="judge"', "assess", "extensionElements/formDefinition@formId"),
    (PROPERTY, 'attachedToRef="register"', 'attachedToRef="assess"', None, "@attachedToRef"),
    (PROPERTY, "<bpmn:flowNodeRef>assess</bpmn:flowNodeRef>", "", "assess", "lane"),
    ("processes/property_complaint/D_prop_type.dmn", "UNIQUE", "FIRST", "D_prop_type", "decisionTable@hitPolicy"),
    ("processes/property_complaint/clauses.yaml", "certainty: inferred", "certainty: certain", None, "certainty"),
]


@pytest.mark.parametrize(("path", "old", "new", "id", "name"), TOLD, ids=lambda each: str(each)[:30])
def test_a_change_is_told_with_its_element_property_and_values(
    path: str, old: str, new: str, id: str | None, name: str
) -> None:
    found = changed(files("property_complaint"), path, old, new)
    (change,) = found.changes
    assert id in (None, change.id) and name in [one.name for one in change.properties]


def test_a_cell_is_named_by_its_column_and_its_rule() -> None:
    path = "processes/property_complaint/D_prop_type.dmn"
    (told,) = said(changed(files("property_complaint"), path, '<text>"本公司"</text>', '<text>"物业公司"</text>'))
    assert told[1:] == ("changed", [("cell 不满由谁造成", '"本公司"', '"物业公司"')])


def test_a_question_is_named_and_its_options_by_their_values() -> None:
    own, path = files("property_complaint"), "forms/property_complaint/apologise.form"
    label = "致歉方式"
    (told,) = said(changed(own, path, f'"label": "{label}"', '"label": "怎样致歉"'))
    assert told[1:] == ("changed", [("name", label, "怎样致歉")])


def test_what_is_added_and_removed_is_told_whole() -> None:
    own = files("property_complaint")
    without = {path: content for path, content in own.items() if not path.endswith("apologise.form")}
    gone = compare(own, without)
    assert {each.kind for each in gone.changes} == {"removed"} and {each.area for each in gone.changes} == {"form"}
    assert {each.kind for each in compare(without, own).changes} == {"added"}


def test_what_is_only_drawn_elsewhere_stands_apart() -> None:
    own = files("property_complaint")
    text = own[PROPERTY].decode()
    at = text.index("<dc:Bounds", text.index('bpmnElement="assess"'))
    number = text.index('x="', at) + 3
    found = compare(own, {**own, PROPERTY: (text[:number] + "1" + text[number:]).encode()})
    assert found.changes == () and [each.id for each in found.moved] == ["assess"]


@pytest.mark.parametrize("broken", [b"", b"<x", b"<x/>", b"<!DOCTYPE x><x/>"])
def test_a_diagram_that_cannot_be_read_is_told_as_that(broken: bytes) -> None:
    own = files("property_complaint")
    (change,) = compare(own, {**own, PROPERTY: broken}).changes
    assert [one.name for one in change.properties] == ["unreadable"]


def test_whatever_is_changed_in_the_xml_is_told() -> None:
    dice = random.Random(20261127)
    for _ in range(150):
        own = files(dice.choice(STEMS))
        path = dice.choice([each for each in own if each.endswith((".bpmn", ".dmn"))])
        root = etree.fromstring(own[path])
        node = dice.choice([each for each in root.iter() if isinstance(each.tag, str) and each is not root])
        told = etree.QName(node).localname
        if told in ("incoming", "outgoing"):
            continue  # the flow says it too
        nameless = told.startswith("BPMN") or path.endswith(".dmn")  # ids to which nothing refers say nothing
        attributes = [name for name in node.attrib if name != "id" or not nameless]
        if attributes and dice.random() < 0.6:
            name = dice.choice(attributes)
            before, node.attrib[name] = node.attrib[name], OTHER
            what = f"{told}@{name}: {before}"
        else:
            before, node.text = node.text, OTHER
            what = f"{told}: {before!r}"
        if told in ("BPMNDiagram", "BPMNLabel", "BPMNPlane", "DMNShape", "DMNEdge", "DMNDiagram", "DMNDI"):
            continue
        found = compare(own, {**own, path: etree.tostring(root)})
        assert found.changes or found.moved, f"{path}: {what}"


def test_yaml_in_which_a_few_lines_stand_for_very_many_is_refused() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{no}: &a{no} [*a{no - 1}, *a{no - 1}]" for no in range(1, 60))]
    own = files("property_complaint")
    path = "processes/property_complaint/clauses.yaml"
    (change,) = compare(own, {**own, path: "\n".join(lines).encode()}).changes
    assert [one.name for one in change.properties] == ["unreadable"]
    with pytest.raises(Misread, match="too many"):
        scenarios.told("\n".join(lines), Path("x.yaml"))
