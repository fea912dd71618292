"""Whoever asks what is held of them is given all of it, and nothing of others."""

import json
from pathlib import Path

from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from tests.web.test_desk import text
from tests.web.test_retaining import number
from web.cli import main

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
