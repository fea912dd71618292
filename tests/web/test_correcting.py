"""An answer that was wrong is corrected: by who gave it, with a reason; what it was stays to be seen, struck through."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from engine.cases.verifying import Verifier, between_cases
from engine.database import writing
from engine.record import bindings, cases
from engine.record.bindings import Binding, Bound
from tests.web.conftest import Clock
from tests.web.test_desk import opens, sends, text
from web.database import db

Browser = Callable[[str], FlaskClient]


@pytest.fixture
def number(browser: Browser) -> str:
    clerk = browser("clerk")
    number = opens(clerk, matter="房间漏水")
    sends(browser("colleague"), f"/tasks/{number}/handle/1", measures="已派人。")
    return number


def corrects(client: FlaskClient, number: str, name: str = "matter", element: str = "register", **typed: str) -> int:
    return sends(client, f"/cases/{number}/correct/{element}/{name}", **typed).status_code


def test_the_new_answer_counts_and_the_old_one_is_struck_through(browser: Browser, number: str, town: Flask) -> None:
    clerk = browser("clerk")
    assert 'value="' in text(clerk.get(f"/cases/{number}/correct/register/matter"))
    assert corrects(clerk, number, matter="阳台漏水", reason="听错") == 303
    shown = text(clerk.get(f"/cases/{number}"))
    assert "<del>房间漏水</del>" in shown
    assert "阳台漏水" in shown
    assert "更正：事由：阳台漏水" in shown
    assert "听错" in shown
    with town.app_context():
        session = db.session()
        assert not [each for one in Verifier(session).check(cases.ids(session)) for each in one.findings]
        assert {each.code for each in between_cases(session, ())} == {"no_seals"}


def test_each_correction_stands_beside_the_answer_with_who_when_and_why(browser: Browser, number: str) -> None:
    clerk = browser("clerk")
    corrects(clerk, number, matter="阳台漏水", reason="听错")
    corrects(browser("boss"), number, matter="厨房漏水", reason="再核实")
    shown = text(clerk.get(f"/cases/{number}"))
    sheet = shown[shown.index("<del>房间漏水</del> <del>阳台漏水</del>") :]
    assert sheet.index("厨房漏水") < sheet.index("更正理由：听错") < sheet.index("更正理由：再核实")
    assert "Boss 2026年3月2日 09:00" in sheet


def test_the_replay_shows_the_correction_as_the_form_of_its_step(browser: Browser, number: str) -> None:
    clerk = browser("clerk")
    corrects(clerk, number, matter="阳台漏水", reason="听错")
    corrects(clerk, number, name="claim_fen", claim_fen="300", reason="少写一位")
    for step, old, new, why in ((4, "房间漏水", "阳台漏水", "听错"), (5, "¥20,000.00", "¥300.00", "少写一位")):
        shown = text(clerk.get(f"/cases/{number}/replay?step={step}"))
        asked = shown[shown.index('class="answers asked"') :]
        assert f"{old}</del>" in asked and new in asked and why in shown
        assert "这一步没有提交表单" not in shown


def test_mistakes_come_back_with_what_was_typed(browser: Browser, number: str) -> None:
    clerk = browser("clerk")
    assert corrects(clerk, number, matter="", reason="听错") == 422
    assert corrects(clerk, number, name="claim_fen", claim_fen="很多", reason="听错") == 422
    assert corrects(clerk, number, matter="阳台漏水", reason=" ") == 422
    assert "<del>" not in text(clerk.get(f"/cases/{number}"))


def test_only_who_gave_it_or_an_administrator(browser: Browser, number: str) -> None:
    assert corrects(browser("colleague"), number, matter="x", reason="y") == 409
    assert corrects(browser("stranger"), number, matter="x", reason="y") == 404
    assert corrects(browser("boss"), number, matter="阳台漏水", reason="笔误") == 303
    assert corrects(browser("clerk"), number, name="measures", element="handle", measures="x", reason="y") == 409
    assert corrects(browser("clerk"), number, name="again", element="review", again="yes", reason="y") == 404
    assert corrects(browser("clerk"), number, name="nothing", nothing="x", reason="y") == 404


def test_a_bound_case_is_corrected_no_more(browser: Browser, number: str, town: Flask, clock: Clock) -> None:
    with town.app_context():
        session = db.session()
        kept = cases.read(session, "acme", number)
        assert kept is not None
        writing(session)
        bound = [Bound(kept.id, number, kept.head.no, kept.head.hash)]
        bindings.keep(session, Binding(0, "acme", "work", "2026", clock(), "boss", "x", {}), bound)
        session.commit()
    assert corrects(browser("clerk"), number, matter="x", reason="y") == 409
