"""The pages of auditors: what they find, what they may not, and that they are watched themselves."""

import io
import zipfile
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from shouli_verify import checking
from shouli_verify.bundle import Bundle
from tests.web.conftest import Clock
from tests.web.test_desk import opens, sends, text
from web.database import db

Browser = Callable[[str], FlaskClient]


def finds(auditor: FlaskClient, **asked: str) -> list[str]:
    """The numbers of the cases that a search finds."""
    answer = auditor.get("/audit", query_string=asked)
    assert answer.status_code == 200, text(answer)
    return [part.partition('"')[0] for part in text(answer).split('scope="row"><a href="/cases/')[1:]]


def test_only_auditors_see_the_pages_and_only_they_have_the_entry(browser: Browser, auditor: FlaskClient) -> None:
    for path in ("/audit", "/audit/figures", "/audit/seals", "/audit/views"):
        assert browser("clerk").get(path).status_code == 403
        assert browser("boss").get(path).status_code == 403
        assert auditor.get(path).status_code == 200
    assert '"/audit"' not in text(browser("clerk").get("/inbox"))
    assert '"/audit"' in text(auditor.get("/inbox"))


def test_a_case_is_found_by_everything_that_is_known_of_it(
    browser: Browser, auditor: FlaskClient, clock: Clock
) -> None:
    clerk = browser("clerk")
    first = opens(clerk, matter="屋顶渗水到客厅", claim_fen="30,000")
    clock.passes(days=40)
    second = opens(clerk, "rework", measures="换锁芯")
    sends(browser("colleague"), f"/tasks/{second}/review/1")
    assert finds(auditor) == [second, first]
    by = {
        "words": ("渗水", "锁芯"), "number": ("work-", "rework-"), "procedure": ("work", "rework"),
        "person": ("clerk", "colleague"), "element": ("work:register", "rework:handle"),
        "since": ("2026-03-01", "2026-04-01"),
    }  # fmt: skip
    for name, (one, other) in by.items():
        assert first in finds(auditor, **{name: one}), name
        assert second in finds(auditor, **{name: other}), name
    assert finds(auditor, words="渗水 客厅") == [first]
    assert finds(auditor, words="渗水 锁芯") == []
    assert finds(auditor, until="2026-03-02") == [first]
    assert finds(auditor, until="2026-03-01") == []
    assert finds(auditor, words="100%_") == []
    assert finds(auditor, element="work:nothing") == []


def test_other_organisations_are_not_searched(browser: Browser, auditor: FlaskClient) -> None:
    opens(browser("clerk"))
    opens(browser("stranger"), matter="别家的事")
    assert finds(auditor, words="别家") == []
    assert len(finds(auditor)) == 1


def test_anomalies_are_found_and_shown(browser: Browser, auditor: FlaskClient, clock: Clock) -> None:
    clerk = browser("clerk")
    quiet = opens(clerk)
    given_back = opens(clerk)
    clerk.post(f"/tasks/{given_back}/handle/1/claim")
    clerk.post(f"/tasks/{given_back}/handle/1/release")
    clock.passes(hours=12)  # 21:00 in China
    late_at_night = opens(clerk)
    sends(clerk, f"/tasks/{late_at_night}/handle/1", measures="已处理")
    sends(clerk, f"/tasks/{late_at_night}/review/1", again="yes")
    assert finds(auditor, anomaly="reassigned") == [given_back]
    assert finds(auditor, anomaly="hours") == [late_at_night]
    assert finds(auditor, anomaly="reopened") == [late_at_night]
    assert quiet not in finds(auditor, anomaly="missed")
    shown = text(auditor.get("/audit"))
    assert all(word in shown for word in ("曾退回团队", "非工作时间办理", "重复办理"))


def test_a_day_that_is_none_is_told_beside_what_was_typed(auditor: FlaskClient) -> None:
    answer = auditor.get("/audit?since=2026-13-01&words=锁芯")
    assert answer.status_code == 422
    assert "“2026-13-01”不是日期" in text(answer)
    assert 'value="2026-13-01"' in text(answer)
    assert 'value="锁芯"' in text(answer)
    assert auditor.get("/audit?since=2026-03-02&until=2026-03-01").status_code == 422
    for strange in ("anomaly=nothing", "state=half", "since=9999-12-31&until=0001-01-01"):
        assert auditor.get(f"/audit?{strange}").status_code == 422
    for path in ("views?before=99999999999999999999", "views?before=-1", "seals?page=99999999999999999999"):
        assert auditor.get(f"/audit/{path}").status_code == 200
    for odd in ("page=-1", "page=x", "number=%00", "version=%25", "until=9000-12-31", "rule=:::/"):
        assert auditor.get(f"/audit?{odd}").status_code == 200


def test_a_search_is_kept_under_a_name_and_forgotten(auditor: FlaskClient) -> None:
    kept = auditor.post("/audit/saved", data={"name": "超期的", "asked": "anomaly=missed&words=渗水"})
    assert "anomaly=missed" in kept.headers["Location"]
    assert "超期的" in text(auditor.get("/audit"))
    auditor.post("/audit/saved/forget", data={"name": "超期的"})
    auditor.get("/audit")
    assert "超期的" not in text(auditor.get("/audit"))
    auditor.post("/audit/saved", data={"name": " ", "asked": ""})
    assert "须有名称" in text(auditor.get("/audit"))


def test_figures_count_months_tasks_and_paths(browser: Browser, auditor: FlaskClient, clock: Clock) -> None:
    clerk = browser("clerk")
    number = opens(clerk)
    clock.passes(hours=6)
    sends(clerk, f"/tasks/{number}/handle/1", measures="已处理")
    sends(clerk, f"/tasks/{number}/review/1")
    clock.passes(days=31)
    opens(clerk)
    shown = text(auditor.get("/audit/figures?procedure=work"))
    assert "2026-03" in shown
    assert "2026-04" in shown
    assert "6.0 小时" in shown
    assert "100.0 %" in shown
    assert "办理" in shown
    assert "没有符合的案件" in text(auditor.get("/audit/figures?words=没有的事"))


def test_a_case_is_exported_with_its_proof_from_its_page(browser: Browser, auditor: FlaskClient) -> None:
    number = opens(browser("clerk"))
    assert f"/audit/cases/{number}/bundle" in text(auditor.get(f"/cases/{number}"))
    assert f"/audit/cases/{number}/bundle" not in text(browser("clerk").get(f"/cases/{number}"))
    answer = auditor.post(f"/audit/cases/{number}/bundle")
    with zipfile.ZipFile(io.BytesIO(answer.get_data())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert not [each for each in checking.check(Bundle(files)) if each.grave]
    assert auditor.post("/audit/cases/none/bundle").status_code == 404
    assert browser("clerk").post(f"/audit/cases/{number}/bundle").status_code == 403


@pytest.mark.parametrize(("path", "most"), [("/audit?words=渗水&anomaly=missed", 13), ("/audit/figures", 13)])
def test_a_page_of_auditors_is_a_handful_of_statements(
    browser: Browser, auditor: FlaskClient, town: Flask, path: str, most: int
) -> None:
    clerk = browser("clerk")
    for _ in range(30):
        opens(clerk, matter="渗水")
    auditor.get(path)
    sent: list[str] = []
    with town.app_context():
        engine = db.engine

    def note(_: object, __: object, statement: str, *more: object) -> None:
        sent.extend([statement] if not statement.startswith("BEGIN") else [])

    event.listen(engine, "before_cursor_execute", note)
    assert auditor.get(path).status_code == 200
    event.remove(engine, "before_cursor_execute", note)
    assert len(sent) <= most, "\n".join(sent)
