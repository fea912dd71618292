"""`shouli check`: what the forms of a procedure say of its names."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from web.cli import main

ROOT = Path(__file__).resolve().parents[2]
FORM = "forms/medical_complaint/tell_autopsy.form"


@pytest.fixture
def procedure(tmp_path: Path) -> Path:
    """The hospital's procedure, to be changed."""
    for part in ("processes", "forms"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path


def checked(folder: Path) -> str:
    return CliRunner().invoke(main, ["check", str(folder / "processes/medical_complaint.bpmn")]).output


def test_a_misspelt_name_in_a_form_is_told_with_the_nearest(procedure: Path) -> None:
    form = procedure / FORM
    told = form.read_text(encoding="utf-8").replace('"=autopsy_consent !=', '"=autopsy_concent !=')
    form.write_text(told, encoding="utf-8")
    assert "reads `autopsy_concent`" in checked(procedure)
    assert "Perhaps `autopsy_consent` is meant." in checked(procedure)


def test_a_name_that_two_forms_ask_for_in_two_ways_is_told(procedure: Path) -> None:
    asked = {"type": "checkbox", "id": "d", "key": "autopsy_consent", "label": "同意"}
    other = {"type": "default", "id": "twice", "components": [asked]}
    (procedure / "forms/medical_complaint/twice.form").write_text(json.dumps(other), encoding="utf-8")
    assert "`autopsy_consent` is a checkbox here" in checked(procedure) and "[answer-twice]" in checked(procedure)
