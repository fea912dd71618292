"""The procedures' own forms: filled as they were answered, signed, marked by copy, and only for those who may have them."""

import pytest
from sqlalchemy.orm import Session

from engine.cases.reading import read
from engine.people import Person
from tests.paper.conftest import NOW, pages
from web.paper import filled, heading, printing, typesetting
from web.paper.refusals import CopyNotYours, NotForCustomers, UnknownCopy, UnknownDocument

HANDLING = ("factory", "261101", "顾客投诉处理表")


def printed(
    demo: Session, whose: str, number: str, title: str, copy: int = 1, personal: bool = False, **more: bool
) -> str:
    found = printing.found(demo, whose, number, title, NOW)
    made = printing.document(demo, whose, number, (found, found.copy(copy)), NOW, personal=personal, **more)
    return "\n".join(pages(made))


def test_the_patients_form_shows_what_was_answered_and_who_signed(demo: Session) -> None:
    told = printed(demo, "hospital", "261111001", "《患者投诉登记表》", personal=True)
    assert "患者投诉登记表" in told and "261111001" in told and "12000000003" in told
    assert "林晓晴" in told and "存档联" in told
    case = filled.read(demo, read(demo, "hospital", "261111001", NOW), False)
    signed = filled.sections(case, ["register"])[0]
    assert signed["hash"] in told, "the hash of the fact stands beside the signature"


def test_personal_answers_are_left_out_unless_they_are_asked_for(demo: Session) -> None:
    told = printed(demo, "hospital", "261111001", "患者投诉登记表")
    assert "12000000003" not in told and filled.LEFT_OUT in told


def test_each_copy_of_the_treatment_form_carries_its_mark(demo: Session) -> None:
    first, second = printed(demo, *HANDLING, copy=1), printed(demo, *HANDLING, copy=2)
    assert "第一联" in first and "市场部" in first and "第二联" not in first
    assert "第二联" in second and "第一联" not in second
    with pytest.raises(UnknownCopy):
        printed(demo, *HANDLING, copy=3)


def test_a_copy_is_only_for_the_roles_that_keep_it(demo: Session) -> None:
    found = printing.found(demo, *HANDLING, NOW)
    sales = Person("f.sales", "陆海涛", "factory", frozenset({"销售分公司", "销售分公司@华东分公司"}))
    assert found.copy_for(sales, 2).mark == "第二联"
    with pytest.raises(CopyNotYours):
        found.copy_for(sales, 1)


def test_the_treatment_form_is_never_given_to_a_customer(demo: Session) -> None:
    with pytest.raises(NotForCustomers):
        printed(demo, *HANDLING, for_customer=True)


def test_a_customers_copy_of_the_record_form_leaves_out_what_is_internal(demo: Session) -> None:
    inside = printed(demo, "factory", "261101", "顾客投诉记录表")
    given = printed(demo, "factory", "261101", "顾客投诉记录表", for_customer=True)
    assert "判定责任发生单位" in inside and "判定责任发生单位" not in given
    assert "交投诉人" in given


def test_the_property_form_shows_every_round(demo: Session) -> None:
    told = printed(demo, "property", "26110001", "客户投诉受理登记表")
    assert "领号填登记表" in told and "表单保管员" in told


def test_a_form_of_another_procedure_is_refused_with_those_that_there_are(demo: Session) -> None:
    with pytest.raises(UnknownDocument, match="患者投诉登记表"):
        printed(demo, "hospital", "261111001", "顾客投诉处理表")


def test_very_long_answers_flow_over_pages_and_stay_in_their_cells(demo: Session) -> None:
    told = filled.read(demo, read(demo, "hospital", "261111001", NOW), True)
    sections = filled.sections(told, ["register"])
    sections[0]["answers"][0] |= {"text": "https://example.org/" + "a" * 500, "wide": True}
    sections[0]["answers"][1] |= {"text": "很长的陈述。" * 2000, "wide": True}
    copy = {"no": 1, "of": 1, "mark": "存档联", "holder": "医患沟通办公室"}
    data = {
        **heading.of(demo, told, NOW),
        "document": {"title": "患者投诉登记表", "copy": copy, "customer": False, "issued": None},
    }
    pictures = printing.pictured("261111001", sections)
    made = pages(typesetting.pdf("register.typ", {**data, "sections": sections}, pictures))
    assert len(made) > 5 and sum(page.count("很长的陈述") for page in made) > 1800
    lines = [line for page in made for line in page.splitlines()]
    assert max(line.count("a") for line in lines) < 100, "a long word is folded"
