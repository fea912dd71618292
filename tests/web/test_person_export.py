"""Whoever asks what is held of them is given all of it, and nothing of others."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from files_at_work import PNG, chosen, deployed, opened
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from engine.record.tables import PERSONAL
from tests.web.test_desk import text
from tests.web.test_retaining import number
from web.cli import main
from web.database import db

__all__ = ["number"]


def test_a_name_finds_its_cases_with_every_answer_and_it_is_noted(
    town: Flask, number: str, auditor: FlaskClient, tmp_path: Path
) -> None:
    known = ["--database", town.config["SQLALCHEMY_DATABASE_URI"], "--var", str(town.config["VAR"])]
    path = tmp_path / "held.json"
    words = ["person-export", *known, "acme", "欧阳某某", "-o", str(path), "--reason", "本人到场，核对证件"]
    assert "1 cases." in CliRunner().invoke(main, words).output
    (case,) = json.loads(path.read_text(encoding="utf-8"))["cases"]
    assert case["number"] == number
    told = {each["label"]: (each["answer"], each["personal"]) for each in case["answers"]}
    assert told["投诉人"] == ("欧阳某某", True)
    assert told["事由"] == ("房间漏水", False)
    assert "本人到场" in text(auditor.get("/audit/views"))
    for other in ("欧阳", "欧阳某某%", "房间漏水"):
        words[words.index("acme") + 1] = other
        assert "0 cases." in CliRunner().invoke(main, words).output


def test_the_files_of_a_case_lie_beside_it(
    town: Flask, clock: Any, browser: Callable[[str], FlaskClient], tmp_path: Path
) -> None:
    with town.app_context():
        deployed(clock)
    case = opened(browser("clerk"), PNG, letter=chosen(("来信.txt", "请查收".encode(), "text/plain")))
    known = ["--database", town.config["SQLALCHEMY_DATABASE_URI"], "--var", str(town.config["VAR"])]
    with town.app_context():
        (value,) = db.session().scalars(select(PERSONAL.c.value)).all()
        db.session().execute(update(PERSONAL).values(value='"本人"'))
        db.session().commit()
    path = tmp_path / "held.json"
    told = CliRunner().invoke(main, ["person-export", *known, "acme", "本人", "-o", str(path), "--reason", "核对证件"])
    assert "1 cases." in told.output and "2 files." in told.output, value
    written = sorted(each.name for each in (tmp_path / "held-files" / case).rglob("*") if each.is_file())
    assert written == ["来信.txt", "瓷砖 破损.png"]
    (found,) = json.loads(path.read_text(encoding="utf-8"))["cases"]
    (named,) = [file for each in found["answers"] for file in each.get("files", ())]
    assert (tmp_path / "held-files" / named).read_bytes() == PNG[1]
