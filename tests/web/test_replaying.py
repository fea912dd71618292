"""The replay as an auditor reads it, in cases of the hospital that were lived through in November 2026."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from engine.projections.tables import REGISTER
from engine.record.tables import PERSONAL
from tests.web.replayed import replay
from web import deploying
from web.app import create_app
from web.config import ROOT, Config
from web.database import db
from web.demo import organisations, stories
from web.demo.living import live

FRIDAY = datetime(2026, 11, 27, 8, tzinfo=UTC)
SUBJECTS = ("产程处理争议", "检查结果解释不清", "药物剂量问题要求赔偿")
FEEDBACK = "第九条(四)（5 个工作日）"


@pytest.fixture(scope="module")
def hospital(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The demo's hospital with three of its complaints."""
    folder = tmp_path_factory.mktemp("replaying")
    shutil.copy(migrated_sqlite, folder / "test.db")
    app = create_app(Config(f"sqlite:///{folder / 'test.db'}", var=folder, testing=True, clock=lambda: FRIDAY))
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        session = db.session()
        organisations.found(session, FRIDAY)
        deploying.deploy_all(session, "hospital", ROOT, ["medical_complaint"], FRIDAY)
        for story in stories.told(FRIDAY):
            if story.steps[0].answers["subject"] in SUBJECTS:
                assert live(session, ROOT, story, FRIDAY) is None
        yield app
        app.extensions["sqlalchemy"].engine.dispose()


@pytest.fixture
def auditor(hospital: Flask) -> FlaskClient:
    client = hospital.test_client()
    answer = client.post("/sign-in", data={"login": "hospital", "password": organisations.PASSWORD})
    assert answer.status_code == 303
    return client


def number_of(subject: str) -> str:
    return str(db.session.scalar(select(REGISTER.c.number).where(REGISTER.c.subject == subject)))


def test_the_rule_that_was_hit_is_lit_beside_what_stood_in_the_case(auditor: FlaskClient) -> None:
    page = replay(auditor, number_of("产程处理争议"), step=2)
    first, second = page.root.xpath('//div[@class="lit"]')[:2]
    given, rows = first.xpath('.//tr[@class="lit-given"]/td'), first.xpath(".//tbody/tr")
    assert [cell.text_content() for cell in given][:2] == ["院内规定", "2"]
    assert [row.get("class") for row in rows] == ["", "", "lit-row"]
    assert [cell.text_content() for cell in rows[2]] == [
        "3 命中",
        "不为“令第3号”",
        "任意",
        "5",
        "院内规定，未选的也按院内规定",
    ]
    assert [row.get("class") for row in second.xpath(".//tbody/tr")].count("lit-row") == 1


def test_the_form_shows_every_question_and_option_of_that_day(auditor: FlaskClient) -> None:
    page = replay(auditor, number_of("产程处理争议"), step=2)
    ways = page.all('//dl[contains(@class, "asked")]/div[starts-with(normalize-space(dt), "投诉形式")]//li')
    assert ways == ["☑ 来访 已选", "☐ 来电", "☐ 来信", "☐ 网络", "☐ 电子邮件", "☐ 意见簿", "☐ 转办"]
    assert "¥120,000.00" in page.text


def test_who_did_it_on_whose_behalf_and_that_four_eyes_were_kept(auditor: FlaskClient) -> None:
    page = replay(auditor, number_of("检查结果解释不清"), element="give_feedback", after=7)
    lines = page.all('//dl[contains(@class, "who")]/div')
    assert any(line.startswith("代表") for line in lines)
    assert any(line.startswith("双人复核做到了") for line in lines)
    registered = replay(auditor, number_of("检查结果解释不清"), step=2)
    assert "投诉人甲＊＊" in registered.all('//dl[contains(@class, "who")]/div')


def test_a_deadline_says_which_days_counted_and_when_it_ends(auditor: FlaskClient) -> None:
    page = replay(auditor, number_of("产程处理争议"), step=2)
    clocks = page.root.xpath('//div[@class="timer"]')
    told = " ".join(next(one.text_content() for one in clocks if "首次反馈期满" in one.text_content()).split())
    assert "自2026年11月20日 周五 11:00起算，当日不计入。" in told
    assert "跳过： 11月21日 周六至11月22日 周日（周末）" in told
    assert "到2026年11月27日 周五 24:00为止" in told
    assert FEEDBACK in told and "feedback_deadline" in told


def test_a_clause_is_fulfilled_in_time_and_missed_when_the_time_ran_out(auditor: FlaskClient) -> None:
    missed = replay(auditor, number_of("药物剂量问题要求赔偿"), element="feedback_overdue", after=2)
    assert FEEDBACK in missed.of("judged-missed")[0]
    kept = replay(auditor, number_of("检查结果解释不清"), element="first_feedback")
    assert any(FEEDBACK in each for each in kept.of("judged-fulfilled"))
    assert kept.of("judged-missed") == []


def test_a_decision_that_cites_a_clause_does_not_fulfil_it(auditor: FlaskClient) -> None:
    page = replay(auditor, number_of("产程处理争议"), step=2)
    assert not any("第九条(九)（死亡）" in each for each in page.of("judged-fulfilled"))
    assert any("第九条(九)（死亡）" in each for each in page.of("judged-applied"))


def test_an_address_of_a_fact_shows_the_diagram_right_after_it(auditor: FlaskClient) -> None:
    number = number_of("产程处理争议")
    page = replay(auditor, number, fact=12)
    assert page.value('//li[@aria-current="step"]/@data-element') == "decide_triggers"
    assert page.value('//*[@id="standing"]/@data-now') == "decide_triggers"
    assert "remind_rights" not in page.value('//*[@id="standing"]/@data-active')
    assert "remind_rights" in replay(auditor, number, step=2).value('//*[@id="standing"]/@data-active')
    assert page.value('//a[@data-go="next-fact"]/@href').endswith("fact=13")


@pytest.mark.parametrize(
    ("asked", "step"),
    [
        ({"at": "2026-11-20T11:00"}, 2),
        ({"at": "2026-11-01"}, 1),
        ({"at": "2027-01-01 08:00"}, 6),
        ({"at": "0001-01-01T00:00+14:00"}, 1),
        ({"at": "9999-12-31T23:59-12:00"}, 6),
        ({"element": "remind_rights"}, 2),
        ({"element": "remind_rights", "after": 2}, 4),
        ({"element": "remind_rights", "after": 6}, 2),
        ({"person": "h.reception"}, 1),
    ],
)
def test_a_jump_leads_to_the_address_of_its_step(auditor: FlaskClient, asked: dict[str, str], step: int) -> None:
    number = number_of("产程处理争议")
    answer = auditor.get(f"/cases/{number}/replay", query_string=asked)
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith(f"/cases/{number}/replay?step={step}")


@pytest.mark.parametrize(
    ("asked", "code", "sentence"),
    [
        ({"step": "999"}, 404, "编号从 1 到 6"),
        ({"step": "-1"}, 404, "编号从 1 到 6"),
        ({"fact": "x"}, 404, "编号从 1 到 42"),
        ({"at": "gestern"}, 422, "不是日期和时间"),
        ({"element": "nowhere"}, 404, "本案没有出现过“nowhere”"),
        ({"person": "nobody"}, 404, "本案没有出现过“nobody”"),
    ],
)
def test_a_moment_that_is_not_there_is_a_sentence(
    auditor: FlaskClient, asked: dict[str, str], code: int, sentence: str
) -> None:
    answer = auditor.get(f"/cases/{number_of('产程处理争议')}/replay", query_string=asked)
    assert (answer.status_code, sentence in answer.get_data(as_text=True)) == (code, True)


def test_two_cases_stand_side_by_side_each_at_its_own_step(auditor: FlaskClient) -> None:
    one, two = number_of("产程处理争议"), number_of("检查结果解释不清")
    page = replay(auditor, one, f"/beside/{two}", step=2, beside=9)
    assert page.value('//a[@data-go="next"]/@href').endswith(f"/cases/{one}/replay/beside/{two}?step=3&beside=9")
    assert "remind_rights" in page.value('//*[@id="standing-0"]/@data-active')
    assert page.value('//*[@id="standing-1"]/@data-active') == ""
    assert any("首次反馈并听取意见" in each for each in page.all('//*[@id="told-1"]'))
    assert auditor.get(f"/cases/{one}/replay/beside/none").status_code == 404
    chosen = [auditor.get(f"/cases/{one}/replay/beside", query_string={"other": each}) for each in (two, "none", " ")]
    assert [answer.status_code for answer in chosen] == [303, 404, 303]
    assert "没有编号为 none 的案件。" in chosen[1].get_data(as_text=True)


def test_an_answer_that_was_erased_is_said_to_be(auditor: FlaskClient) -> None:
    number = number_of("药物剂量问题要求赔偿")
    assert "已删除；记录保留其加盐哈希" not in replay(auditor, number, step=2).text
    db.session.execute(delete(PERSONAL).where(PERSONAL.c.name == "contact_phone"))
    db.session.commit()
    page = replay(auditor, number, step=2)
    erased = '//dl[contains(@class, "asked")]/div[starts-with(normalize-space(dt), "联系电话")]/dd'
    assert page.all(erased) == ["已删除；记录保留其加盐哈希"]
