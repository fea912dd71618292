"""The stock of forms in lists: for spreadsheets, on the command line, in the bound year."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from engine.record import stock
from tests.web.conftest import Clock
from tests.web.numbered_forms import FORM, keeper, numbered, opens, stocked
from tests.web.test_desk import sends, text
from web.cli import main
from web.database import db

__all__ = ["keeper", "numbered"]
Browser = Callable[[str], FlaskClient]


def test_the_register_is_exported_for_spreadsheets(keeper: FlaskClient, browser: Browser) -> None:
    stocked(keeper)
    opens(browser("clerk"), "WY-0001")
    told = keeper.get(f"/stock/register.csv?form={FORM}").get_data().decode("utf-8-sig").splitlines()
    assert told[0].startswith("表单,起始编号,截止编号,份数,状态")
    assert told[1].startswith(f"{FORM},WY-0001,WY-0001,1,已使用,骨科,2026-03-02") and "work-1" in told[1]
    with zipfile.ZipFile(io.BytesIO(keeper.get(f"/stock/register.xlsx?form={FORM}").get_data())) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "WY-0002" in sheet and "<v>9</v>" in sheet, "how many is a number, with which a spreadsheet counts"
    assert keeper.get("/stock/register.pdf?form=x").status_code == 404


def test_the_bound_year_says_what_became_of_its_forms(
    keeper: FlaskClient, browser: Browser, auditor: FlaskClient, clock: Clock
) -> None:
    stocked(keeper)
    clerk, boss = browser("clerk"), browser("boss")
    opens(clerk, "WY-0001")
    assert sends(clerk, "/tasks/work-1/handle/1", measures="修").status_code == 303
    assert sends(browser("colleague"), "/tasks/work-1/review/1").status_code == 303
    clock.at = datetime(2027, 1, 4, 2, tzinfo=UTC)
    bound = sends(boss, "/retention/years", year="work 2026", custodian="保管员")
    assert bound.status_code == 303, text(bound)
    for client, page in ((boss, "/retention/years"), (auditor, "/audit/years")):
        shown = text(client.get(page))
        assert "发出 10 份，使用 1 份，作废 0 份" in shown and FORM in shown
        assert "9 份下落不明" in shown and "WY-0002–WY-0010" in shown


def test_the_command_moves_and_tells_the_stock(numbered: Flask, browser: Browser, tmp_path: Path) -> None:
    with numbered.app_context():
        known = ["--database", db.engine.url.render_as_string(hide_password=False), "--organisation", "acme"]

    def runs(*asked: str, code: int = 0) -> str:
        done = CliRunner().invoke(main, ["stock", *asked, *known])
        assert done.exit_code == code, done.output
        return done.output

    day = ("--on", "2026-03-01")
    assert "taken in" in runs("take-in", "WY-1", "WY-9", "--from", "印刷厂", "--reason", "用完", *day)
    assert "issued" in runs("issue", "WY-1", "WY-3", "--to", "骨科", *day)
    assert "is with 骨科" in runs("issue", "WY-3", "--to", "外科", *day, code=1)
    assert "returned" in runs("return", "WY-3", *day)
    assert "voided" in runs("void", "WY-9", "--reason", "缺页", *day)
    assert "is no day" in runs("void", "WY-8", "--reason", "缺页", "--on", "soon", code=2)
    assert opens(browser("clerk"), "WY-7").status_code == 303
    told = runs("list", code=1)
    assert "WY-1 to WY-2 (2): issued to 骨科 since 2026-03-01" in told and "WY-9: voided 缺页" in told
    odd = runs("list", "--anomalies", code=1)
    assert "WY-7: used by work-1 since 2026-03-02  ! used when it was not issued" in odd and "WY-9" not in odd
    runs("export", "-o", str(tmp_path / "stock.csv"))
    assert "WY-9" in (tmp_path / "stock.csv").read_text(encoding="utf-8-sig")
    assert FORM in CliRunner().invoke(main, ["stock", "list", *known, "--form", "别的"]).output
    with numbered.app_context():
        assert {entry.by for entry in stock.entries(db.session(), "acme")} == {"shouli stock"}
