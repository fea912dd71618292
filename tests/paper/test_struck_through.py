"""A corrected answer on paper: struck through and still to be read, the new one beside it, why, by whom and when."""

import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import force_locale
from sqlalchemy.orm import Session

from engine.cases.expressions import seen_in
from engine.cases.perform import perform
from engine.cases.reading import read
from engine.cases.requests import CorrectAnswer
from engine.facts import Place
from engine.people import Person
from forms.components import Form
from tests.paper.conftest import NOW, pages
from web.answering import fill, form_of
from web.app import create_app
from web.config import Config
from web.database import db
from web.paper import filled, heading, printing, reporting, typesetting

CASE = ("property", "26110001")
TITLE = "客户投诉受理登记表"
COPY = {"no": 1, "of": 1, "mark": "存档联", "holder": "表单保管员"}


@pytest.fixture
def office(printed_demo: Flask, tmp_path: Path) -> Iterator[Session]:
    """The demo as it was seeded, to write in."""
    seeded = printed_demo.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")
    shutil.copyfile(seeded, tmp_path / "demo.db")
    app = create_app(Config(f"sqlite:///{tmp_path / 'demo.db'}", tmp_path, testing=True, clock=lambda: NOW))
    with app.app_context(), force_locale("zh_Hans_CN"):
        yield db.session()
        db.session.remove()
        db.engine.dispose()


def corrects(session: Session, reason: str, minutes: int = 1, element: str = "register", **answers: str) -> None:
    """The administrator corrects one answer of the case's form."""
    at = NOW + timedelta(minutes=minutes)
    case = read(session, *CASE, at)
    ((name, _),) = answers.items()
    form = form_of(case.version, case.version.diagram.elements[element].form)
    given = fill(Form("correct", "correct", (form.by_name[name],)), answers, seen_in(case), "salt", case.zone)
    boss = Person("p.admin", "管理员", CASE[0], administrator=True)
    perform(CorrectAnswer(CASE[1], Place(element, 1), given, reason, boss, at, f"s{minutes}{name}"), session)


def printed(session: Session, personal: bool = True) -> str:
    found = printing.found(session, *CASE, TITLE, NOW)
    wanted = (found, found.copy(1))
    return "\n".join(pages(printing.document(session, *CASE, wanted, NOW + timedelta(days=1), personal=personal)))


def squeezed(told: str) -> str:
    return re.sub(r"[\s\u200b]", "", told)


def answer(session: Session, name: str, personal: bool = True) -> dict[str, object]:
    told = filled.read(session, read(session, *CASE, NOW), personal)
    forms = filled.sections(told, ["register"])
    assert [each["heading"] for each in forms] == ["领号填登记表"], "a correction is no form of its own"
    return next(each for each in forms[0]["answers"] if each["name"] == name)


def test_the_old_answer_stands_struck_before_the_new_one_with_reason_and_signature(office: Session) -> None:
    before = str(answer(office, "subject")["text"])
    corrects(office, "听错楼号", subject="三号楼渗水")
    told = answer(office, "subject")
    assert told["text"] == "三号楼渗水"
    (struck,) = told["struck"]  # type: ignore[misc]
    assert (struck["text"], struck["reason"], struck["by"]) == (before, "听错楼号", "p.admin")
    paper = squeezed(printed(office))
    assert "更正：" not in paper
    assert squeezed(before) + "三号楼渗水更正理由：听错楼号" in paper
    assert f"记录第{struck['no']}条{struck['hash']}" in paper, "the correction is signed like the form itself"


def test_an_answer_corrected_twice_shows_both_that_it_was_in_their_order(office: Session) -> None:
    corrects(office, "听错楼号", subject="三号楼渗水")
    corrects(office, "仍写错", minutes=2, subject="五号楼渗水")
    told = answer(office, "subject")
    assert [each["text"] for each in told["struck"]][1] == "三号楼渗水"  # type: ignore[attr-defined]
    paper = squeezed(printed(office))
    assert paper.index("三号楼渗水更正理由：听错楼号") < paper.index("五号楼渗水更正理由：仍写错")


def test_a_personal_answer_is_masked_in_both_that_it_was_and_that_it_is(office: Session) -> None:
    was = str(answer(office, "complainant_name")["text"])
    corrects(office, "姓名写错", complainant_name="乙甲（示例）")
    assert was in printed(office) and "乙甲" in printed(office)
    without = printed(office, personal=False)
    assert was not in without and "乙甲" not in without
    told = answer(office, "complainant_name", personal=False)
    assert {told["text"], *(each["text"] for each in told["struck"])} == {filled.LEFT_OUT}  # type: ignore[attr-defined]


def test_the_report_shows_it_in_its_place_too(office: Session) -> None:
    before = str(answer(office, "subject")["text"])
    corrects(office, "听错楼号", subject="三号楼渗水")
    report = squeezed("\n".join(pages(reporting.report(office, *CASE, NOW + timedelta(days=1)))))
    assert squeezed(before) + "三号楼渗水更正理由：听错楼号" in report


def test_a_paper_without_the_form_shows_no_correction_of_it(office: Session) -> None:
    corrects(office, "听错楼号", subject="三号楼渗水")
    told = filled.read(office, read(office, *CASE, NOW), False)
    shown = filled.sections(told, ["assess"])
    assert not [each for form in shown for each in form["answers"] if each["struck"]]


def test_rows_long_texts_and_empty_answers_are_struck_through_too(office: Session) -> None:
    told = filled.read(office, read(office, *CASE, NOW), True)
    forms = filled.sections(told, ["register"])
    signed = {"reason": "漏填一行", "by": "梁可心", "at": "2026年11月18日 09:20", "no": 9, "hash": "a" * 64}
    rows = {"text": "", "columns": ["姓名", "岗位"], "rows": [["旧甲", "保安"], ["旧乙", ""]]}
    long = {"text": "很长的陈述。" * 900, "columns": [], "rows": []}
    empty = {"text": "", "columns": [], "rows": []}
    for answer, was in zip(forms[0]["answers"], (rows, long, empty), strict=False):
        answer |= {"wide": True, "struck": [{**was, **signed}]}
    forms[0]["answers"][0] |= {**rows, "rows": [["新甲", "保安"]]}
    data = {
        **heading.of(office, told, NOW),
        "document": {"title": TITLE, "copy": COPY, "customer": False, "issued": None},
    }
    made = typesetting.pdf("handling.typ", {**data, "sections": forms}, printing.pictured(CASE[1], forms))
    paper = squeezed("".join(pages(made)))
    assert paper.index("旧乙") < paper.index("新甲") < paper.index("更正理由：漏填一行")
    assert paper.count("很长的陈述") == 900 and paper.count("更正理由：漏填一行") == 3
