"""Personal answers whose time is over: told, erased with a reason, held back where they must stay, and never by others."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from engine import deployments, procedures
from engine.database import writing
from tests.web.conftest import PROCEDURES, Clock
from tests.web.test_desk import opens, sends, text
from web.cli import main
from web.database import db

Browser = Callable[[str], FlaskClient]
TOLD = b'<bpmn:extensionElements><zeebe:properties><zeebe:property name="retention" value="P3Y" /></zeebe:properties></bpmn:extensionElements>'
PERSONAL = b'"label": "\xe6\x8a\x95\xe8\xaf\x89\xe4\xba\xba",'


@pytest.fixture
def number(town: Flask, browser: Browser) -> str:
    """A closed case of a procedure that keeps personal answers for three years."""
    with town.app_context():
        session = db.session()
        bundle = procedures.read_bundle(PROCEDURES, "work")
        head, form = b'isExecutable="true">', next(path for path in bundle.files if path.endswith("register.form"))
        files = dict(bundle.files)
        files[bundle.diagram_path] = files[bundle.diagram_path].replace(head, head + TOLD)
        files[form] = files[form].replace(PERSONAL, PERSONAL + b'"properties": {"personal": "true"},')
        writing(session)
        version = procedures.compiled(procedures.Bundle(bundle.stem, files))
        deployments.deploy(session, "acme", version, town.config["CLOCK"]())
        session.commit()
    clerk = browser("clerk")
    number = opens(clerk, complainant_name="欧阳某某")
    sends(clerk, f"/tasks/{number}/handle/1", measures="已派人。")
    sends(clerk, f"/tasks/{number}/review/1")
    return number


def test_it_is_due_the_day_after_three_years_and_not_before(browser: Browser, number: str, clock: Clock) -> None:
    boss = browser("boss")
    clock.at = clock.at.replace(year=2029, hour=15, minute=59)
    boss = browser("boss")
    assert number not in text(boss.get("/retention"))
    clock.passes(minutes=1)
    assert number in text(boss.get("/retention"))


def test_it_is_erased_with_a_reason_and_the_case_says_so(browser: Browser, number: str, clock: Clock) -> None:
    assert "欧阳某某" in text(browser("clerk").get(f"/cases/{number}"))
    clock.passes(days=4 * 365)
    boss = browser("boss")
    boss.post("/retention", data={"number": [number], "reason": " "})
    assert "说明理由" in text(boss.get("/retention"))
    boss.post("/retention", data={"number": [number], "reason": "保存期满"})
    assert "确定" in text(boss.get("/retention"))
    boss.post("/retention", data={"number": [number], "reason": "保存期满", "sure": "yes"})
    shown = text(boss.get(f"/cases/{number}"))
    assert "已删除 1 件案件的个人信息" in shown
    assert "已删除 1 项个人信息" in shown
    assert "保存期满" in shown
    assert "欧阳某某" not in shown
    assert "没有到期的" in text(boss.get("/retention"))


def test_a_hold_keeps_it_back(browser: Browser, number: str, clock: Clock) -> None:
    boss = browser("boss")
    boss.post(f"/retention/cases/{number}", data={"act": "hold", "reason": "诉讼中"})
    clock.passes(days=4 * 365)
    boss = browser("boss")
    assert "已冻结：诉讼中" in text(boss.get("/retention"))
    boss.post("/retention", data={"number": [number], "reason": "保存期满", "sure": "yes"})
    boss.post(f"/retention/cases/{number}", data={"act": "erase", "reason": "保存期满", "sure": "yes"})
    assert "欧阳某某" in text(boss.get(f"/cases/{number}"))
    boss.post(f"/retention/cases/{number}", data={"act": "lift", "reason": "判决生效"})
    boss.post(f"/retention/cases/{number}", data={"act": "erase", "reason": "本人请求"})
    assert "欧阳某某" in text(boss.get(f"/cases/{number}"))
    boss.post(f"/retention/cases/{number}", data={"act": "erase", "reason": "本人请求", "sure": "yes"})
    assert "欧阳某某" not in text(boss.get(f"/cases/{number}"))


def test_only_administrators_of_the_organisation(browser: Browser, number: str) -> None:
    for login, code in (("clerk", 403), ("ruler", 404)):
        other = browser(login)
        assert other.post(f"/retention/cases/{number}", data={"act": "erase", "reason": "x"}).status_code == code
    assert browser("clerk").get("/retention").status_code == 403
    assert number not in text(browser("ruler").get("/retention"))
    assert browser("boss").post(f"/retention/cases/{number}", data={"act": "x", "reason": "x"}).status_code == 400


def test_the_command_tells_and_erases(town: Flask, number: str, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    clock.passes(days=4 * 365)
    monkeypatch.setattr("web.cli.retaining.now", clock)
    known = ["--database", town.config["SQLALCHEMY_DATABASE_URI"], "--var", str(town.config["VAR"])]
    told = CliRunner().invoke(main, ["retention", *known])
    assert f"{number} (acme) since 2029-03-03: 1 personal answers" in told.output
    assert "1 cases are due." in told.output
    assert "needs a --reason" in CliRunner().invoke(main, ["retention", *known, "--apply"]).output
    done = CliRunner().invoke(main, ["retention", *known, "--apply", "--reason", "保存期满"])
    assert "1 cases are due, 1 erased." in done.output
    assert "0 cases are due." in CliRunner().invoke(main, ["retention", *known]).output
