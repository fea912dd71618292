"""The diagram as vector drawing: everything that is drawn is there, and the path is marked."""

import pytest
from lxml import etree

from engine import procedures
from web.config import ROOT
from web.paper import drawing, plane
from web.paper.pen import PASSED, WAITING
from web.paper.plane import Plane

STEMS = procedures.stems(ROOT)


def drawn(stem: str) -> Plane:
    file = f"processes/{stem}.bpmn"
    return plane.read((ROOT / file).read_bytes(), file)


@pytest.mark.parametrize("stem", STEMS)
def test_every_task_of_a_procedure_is_drawn_with_its_name(stem: str) -> None:
    read = drawn(stem)
    told = "".join(etree.fromstring(drawing.svg(read, drawing.Path())).itertext())
    tasks = [each for each in read.shapes if each.kind.endswith("Task")]
    assert tasks and all(each.name.replace("\n", "") in told for each in tasks)


def test_what_was_gone_through_is_thick_and_what_waits_is_dashed() -> None:
    read = drawn("property_complaint")
    plain = drawing.svg(read, drawing.Path())
    marked = drawing.svg(read, drawing.Path(frozenset({"register", "flow_register__fork"}), frozenset({"dispatch"})))
    assert PASSED.stroke not in plain and WAITING.stroke not in plain
    assert PASSED.stroke in marked and f'stroke-dasharray="{WAITING.dash}"' in marked


def test_only_the_parts_that_the_case_went_through_have_a_page_of_their_own() -> None:
    read = drawn("property_complaint")
    assert drawing.views(read, drawing.Path()) == []
    near = drawing.views(read, drawing.Path(frozenset({"register"})))
    assert len(near) == 1 and next(each for each in read.shapes if each.id == "register").box.meets(near[0])


def test_names_of_strangers_stay_text() -> None:
    file = (ROOT / "processes/property_complaint.bpmn").read_text(encoding="utf-8")
    evil = file.replace('name="领号填登记表"', 'name="&lt;/text&gt;&lt;image href=&quot;/etc/passwd&quot;/&gt;"')
    assert evil != file
    svg = etree.fromstring(drawing.svg(plane.read(evil.encode(), "evil.bpmn"), drawing.Path()))
    assert not list(svg.iter("{*}image"))


def test_a_drawing_without_anything_is_an_empty_page() -> None:
    assert "<svg" in drawing.svg(Plane((), ()), drawing.Path())
