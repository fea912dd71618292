"""`shouli …`: what it prints, and that every mistake ends in a sentence and an exit code."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.web.conftest import Program
from web.cli import main
from web.config import ROOT

Shouli = Callable[..., Result]


@pytest.fixture
def shouli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shouli:
    monkeypatch.setenv("SHOULI_VAR", str(tmp_path / "var"))

    def run(*words: str) -> Result:
        result = CliRunner().invoke(main, words)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run


@pytest.mark.parametrize("name", ["serve", "check", "deploy", "clauses", "scenarios", "case", "rebuild"])
def test_every_command_explains_itself(shouli: Shouli, name: str) -> None:
    result = shouli(name, "--help")
    assert result.exit_code == 0
    assert name in result.output


def test_the_procedures_pass_the_check(shouli: Shouli) -> None:
    diagrams = sorted(str(path) for path in (ROOT / "processes").glob("*.bpmn"))
    result = shouli("check", *diagrams)
    assert result.exit_code == 0, result.output
    assert result.output.count("nothing wrong") == len(diagrams)


def test_a_mistake_in_a_diagram_is_told_with_its_element_and_rule(shouli: Shouli, tmp_path: Path) -> None:
    for part in ("processes", "forms"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = tmp_path / "processes/property_complaint.bpmn"
    path.write_text(
        path.read_text(encoding="utf-8").replace('formId="assess"', 'formId="assessment"'), encoding="utf-8"
    )
    (tmp_path / "forms/property_complaint/register.form").write_text("{", encoding="utf-8")
    result = shouli("check", str(path))
    assert result.exit_code == 1
    assert "assess (" in result.output
    assert "register.form" in result.output
    assert "problem" in result.output


def test_a_misspelt_name_keeps_a_procedure_from_being_deployed(shouli: Shouli, tmp_path: Path) -> None:
    for part in ("processes", "forms"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = tmp_path / "processes/medical_complaint.bpmn"
    path.write_text(
        path.read_text(encoding="utf-8").replace(">=autopsy_consent =", ">=autopsy_concent ="), encoding="utf-8"
    )
    result = shouli("check", str(path))
    assert result.exit_code == 1
    assert "Perhaps `autopsy_consent` is meant." in result.output


RESTLESS = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
<process id="p" isExecutable="true"><laneSet id="l"><lane id="n" name="接待"><flowNodeRef>a</flowNodeRef></lane></laneSet>
<startEvent id="s"/><userTask id="a" name="受理"/><exclusiveGateway id="x"/><exclusiveGateway id="y" default="y_z"/><endEvent id="z"/>
<sequenceFlow id="s_a" sourceRef="s" targetRef="a"/><sequenceFlow id="a_x" sourceRef="a" targetRef="x"/>
<sequenceFlow id="x_y" sourceRef="x" targetRef="y"/><sequenceFlow id="y_z" sourceRef="y" targetRef="z"/>
<sequenceFlow id="y_x" sourceRef="y" targetRef="x"><conditionExpression>=again = true</conditionExpression></sequenceFlow>
</process></definitions>"""


def test_what_is_wrong_is_told_as_json_too(shouli: Shouli, tmp_path: Path) -> None:
    path = tmp_path / "p.bpmn"
    path.write_text(RESTLESS.replace('name="受理"', 'name="受理" colour="red"'), encoding="utf-8")
    result = shouli("check", "--json", str(path), "nothing.form")
    assert result.exit_code == 1
    attribute, *_, missing = json.loads(result.output)
    assert (attribute["file"], attribute["line"], attribute["name"]) == (str(path), 3, "受理")
    assert (attribute["rule"], attribute["severity"]) == ("unsupported-attribute", "error")
    assert (missing["file"], missing["rule"], missing["line"]) == ("nothing.form", "file", 0)


def test_what_is_wrong_is_told_in_chinese_too(shouli: Shouli, tmp_path: Path) -> None:
    path, sentence = tmp_path / "p.bpmn", "不支持 `userTask` 的属性 `colour`。"
    path.write_text(RESTLESS.replace('name="受理"', 'name="受理" colour="red"'), encoding="utf-8")
    first, *_ = json.loads(shouli("check", "--json", str(path)).output)
    assert first["sentence"] == "The attribute `colour` of `userTask` is not supported."
    assert (first["sentence_zh"], first["hint_zh"]) == (sentence, "图中可以写什么，列在 docs/dialect.md 里。")
    for command in ("check", "play"):
        result = shouli(command, "--language", "zh", str(path))
        assert result.exit_code == 1
        assert f"{path}:3: a (受理): {sentence} 图中" in result.output
        assert "1 个问题" in result.output


def test_a_sentence_in_chinese_has_its_inner_sentences_in_chinese(shouli: Shouli, tmp_path: Path) -> None:
    path = tmp_path / "p.bpmn"
    path.write_text(RESTLESS.replace("=again = true", "=again = (") + "\n", encoding="utf-8")
    result = shouli("check", "--language", "zh", str(path))
    assert "y_x: 条件不是 FEEL：" in result.output
    assert "x: 警告：这个循环不等任何人，会一口气反复转下去。" in result.output


def test_a_warning_about_a_diagram_that_lies_elsewhere_is_no_mistake(shouli: Shouli, tmp_path: Path) -> None:
    path = tmp_path / "p.bpmn"
    path.write_text(RESTLESS, encoding="utf-8")
    result = shouli("check", str(path))
    assert "warning" in result.output and "[restless-circle]" in result.output
    assert result.exit_code == 0, result.output
    (told,) = json.loads(shouli("check", "--json", str(path)).output)
    assert (told["severity"], told["rule"], told["line"], told["element"]) == ("warning", "restless-circle", 3, "x")


@pytest.mark.parametrize("name", ["nothing.bpmn", "nothing.form", "nothing.dmn", "README.md", "processes"])
def test_what_cannot_be_checked_is_said(shouli: Shouli, name: str) -> None:
    result = shouli("check", name)
    assert result.exit_code == 1
    assert name in result.output


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("case", "1", "--database", "mysql://x"), 2, "postgresql://"),
        (("case", "1"), 1, "shouli serve"),
        (("rebuild", "--database", "postgresql://nobody@127.0.0.1:1/nothing"), 1, "the database"),
        (("deploy", "no_such"), 2, "no procedure no_such"),
        (("clauses", "no_such"), 1, "no procedure no_such"),
        (("scenarios", "no_such"), 1, "no_such"),
        (("serve", "--bind", "nowhere"), 2, "HOST:PORT"),
        (("frobnicate",), 2, "No such command"),
    ],
)
def test_a_mistake_ends_in_a_sentence(shouli: Shouli, words: tuple[str, ...], code: int, said: str) -> None:
    result = shouli(*words)
    assert result.exit_code == code
    assert said in result.output
    assert "Traceback" not in result.output


def test_the_history_of_a_case_is_told_in_both_languages(
    shouli: Shouli, program: Callable[[str], Program], database: str
) -> None:
    case = program("clerk").post("/cases", {"procedure": "work"}).get_json()["case"]
    chinese = shouli("case", case, "--database", database)
    english = shouli("case", case, "--database", database, "--english")
    assert (chinese.exit_code, english.exit_code) == (0, 0)
    assert "clerk" in chinese.output
    assert chinese.output != english.output
    assert shouli("case", "999", "--database", database).exit_code == 1


def test_a_number_that_two_organisations_gave_needs_the_organisation(
    shouli: Shouli, program: Callable[[str], Program], database: str
) -> None:
    for login in ("clerk", "stranger"):
        case = program(login).post("/cases", {"procedure": "work"}).get_json()["case"]
    asked = shouli("case", case, "--database", database)
    assert asked.exit_code == 2
    assert "acme, other" in asked.output
    assert shouli("case", case, "--database", database, "--organisation", "other").exit_code == 0


def test_rebuilding_changes_nothing(shouli: Shouli, program: Callable[[str], Program], database: str) -> None:
    program("clerk").post("/cases", {"procedure": "work"})
    result = shouli("rebuild", "--database", database)
    assert result.output == "1 cases, 0 differences, 0 failures.\n"
    assert result.exit_code == 0


def test_deploying_tells_who_has_what_version(shouli: Shouli, program: Callable[[str], Program], database: str) -> None:
    program("clerk")
    nobody = shouli("deploy", "property_complaint", "--database", database)
    assert nobody.exit_code == 2
    assert "--organisation" in nobody.output
    first = shouli("deploy", "property_complaint", "--organisation", "acme", "--database", database)
    again = shouli("deploy", "property_complaint", "--database", database)
    assert "acme: property_complaint deployed" in first.output
    assert "acme: property_complaint was deployed already" in again.output
    in_chinese = shouli("deploy", "property_complaint", "--language", "zh", "--database", database)
    assert "acme：property_complaint 此前已部署，版本 " in in_chinese.output
    assert shouli("deploy", "--organisation", "no_such", "--database", database).exit_code == 2
