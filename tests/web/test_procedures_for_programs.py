"""Procedures kept in files of one's own: pulled, deployed from a directory or an archive, and by programs with a token."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import insert

from engine.database import writing
from engine.people import ANALYST
from tests.web.conftest import Program
from web.cli import main
from web.config import ROOT
from web.database import db
from web.people.tables import MembershipRow

Shouli = Callable[..., Result]
PROPERTY = "processes/property_complaint.bpmn"


@pytest.fixture
def shouli(town: Flask, tmp_path: Path) -> Shouli:
    """The command line on the town's database."""
    url, var = town.config["SQLALCHEMY_DATABASE_URI"], str(tmp_path / "var")

    def run(*words: str) -> Result:
        where = ["--database", url, "--var", var] if words[0] in ("deploy", "pull") else []
        result = CliRunner().invoke(main, [*words, *where])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run


def test_a_procedure_goes_out_and_comes_back_the_same(shouli: Shouli, tmp_path: Path) -> None:
    assert shouli("deploy", "property_complaint", "--organisation", "acme").exit_code == 0
    out = tmp_path / "out"
    pulled = shouli("pull", "property_complaint", "-o", str(out), "--organisation", "acme")
    assert pulled.exit_code == 0, pulled.output
    assert (out / PROPERTY).read_bytes() == (ROOT / PROPERTY).read_bytes()
    assert len(list((out / "processes/property_complaint/scenarios").glob("*.yaml"))) == 57
    again = shouli("deploy", str(out), "--organisation", "acme")
    assert again.exit_code == 0 and "was deployed already" in again.output
    (out / PROPERTY).write_text("mine", encoding="utf-8")
    refused = shouli("pull", "property_complaint", "-o", str(out), "--organisation", "acme")
    assert refused.exit_code == 1 and "--force" in refused.output
    assert (out / PROPERTY).read_text(encoding="utf-8") == "mine"
    assert shouli("pull", "property_complaint", "-o", str(out), "--force", "--organisation", "acme").exit_code == 0


def test_a_directory_is_checked_and_its_scenarios_played_first(shouli: Shouli, tmp_path: Path) -> None:
    shouli("deploy", "property_complaint", "--organisation", "acme")
    out = tmp_path / "out"
    shouli("pull", "property_complaint", "-o", str(out), "--organisation", "acme")
    text = (out / PROPERTY).read_text(encoding="utf-8")
    (out / PROPERTY).write_text(text.replace('formId="assess"', 'formId="nowhere"'), encoding="utf-8")
    refused = shouli("deploy", str(out), "--organisation", "acme")
    assert refused.exit_code == 1 and "nowhere" in refused.output
    (out / PROPERTY).write_text(text, encoding="utf-8")
    (out / "processes/property_complaint/scenarios/Z.yaml").write_text(
        "title: 不成立\nstart: 2026-01-05 09:00\nsteps:\n  - open: {}\n  - expect: {open: []}\n", encoding="utf-8"
    )
    refused = shouli("deploy", str(out), "--organisation", "acme")
    assert refused.exit_code == 1 and "Z.yaml" in refused.output
    assert shouli("deploy", str(out), "--organisation", "acme", "--reason", "随后改").exit_code == 0


@pytest.mark.parametrize("words", [["pull", "nothing"], ["pull", "work", "--organisation", "none"], ["deploy", "."]])
def test_what_there_is_not_is_told(shouli: Shouli, words: list[str]) -> None:
    result = shouli(*words)
    assert result.exit_code in (1, 2) and "Traceback" not in result.output


def test_a_folder_in_which_everything_lies_together_is_one_procedure_too(shouli: Shouli, tmp_path: Path) -> None:
    out = tmp_path / "flat"
    out.mkdir()
    for part in ("processes/work.bpmn", "forms/work/register.form", "forms/work/handle.form", "forms/work/review.form"):
        (out / Path(part).name).write_bytes((ROOT / "bench/procedures" / part).read_bytes())
    (out / ".ci").mkdir()
    (out / ".ci/jobs.yaml").write_text("jobs: []", encoding="utf-8")
    answer = shouli("deploy", str(out), "--organisation", "acme")
    assert answer.exit_code == 0 and "was deployed already" in answer.output
    (out / "bad name!.form").write_text("{}", encoding="utf-8")
    refused = shouli("deploy", str(out), "--organisation", "acme")
    assert refused.exit_code == 1 and "bad name" in refused.output and "Traceback" not in refused.output


@pytest.fixture
def analyst(town: Flask, program: Callable[[str], Program]) -> Program:
    """A program that is signed in for a process analyst."""
    with town.app_context():
        writing(db.session())
        db.session.execute(insert(MembershipRow).values(login="idle", role=ANALYST, unit_id=None))
        db.session.commit()
    return program("idle")


def test_a_program_checks_and_deploys_what_it_fetched(analyst: Program) -> None:
    listed = analyst.get("/procedures").get_json()["procedures"]
    assert [each["procedure"] for each in listed] == ["rework", "work"]
    packed = analyst.get("/procedures/work.zip").data
    changed = _changed(packed, "processes/work.bpmn", 'name="办理"', 'name="办一办"')
    told = analyst.client.post("/api/procedures/work/check", headers=analyst.headers, data=changed).get_json()
    assert told == {"problems": [], "scenarios": [], "unreached": told["unreached"]}
    address = "/api/procedures/work?note=CI"
    assert analyst.client.put(address, headers=analyst.headers, data=packed).status_code == 409
    answer = analyst.client.put(address, headers=analyst.headers, data=changed)
    assert answer.status_code == 200
    (work,) = [each for each in analyst.get("/procedures").get_json()["procedures"] if each["procedure"] == "work"]
    assert work["current"] == answer.get_json()["version"] and len(work["versions"]) == 2


def test_a_program_is_told_what_is_wrong(analyst: Program, program: Callable[[str], Program]) -> None:
    packed = analyst.get("/procedures/work.zip").data
    broken = _changed(packed, "processes/work.bpmn", 'formId="handle"', 'formId="nowhere"')
    answer = analyst.client.put("/api/procedures/work", headers=analyst.headers, data=broken)
    told = answer.get_json()
    assert answer.status_code == 422 and told["error"] == "DraftHasErrors"
    assert any("nowhere" in each["sentence"] for each in told["problems"])
    assert analyst.client.put("/api/procedures/work", headers=analyst.headers, data=b"x").status_code == 422
    clerk = program("clerk")
    assert clerk.get("/procedures").status_code == 403
    assert clerk.client.put("/api/procedures/work", headers=clerk.headers, data=packed).status_code == 403


def _changed(packed: bytes, path: str, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            content = archive.read(name)
            made.writestr(name, content.replace(old.encode(), new.encode()) if name == path else content)
    return out.getvalue()
