"""`shouli play`: a diagram in memory, its tasks done from given answers, time going to each timer."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from web.cli import main

ROOT = Path(__file__).resolve().parents[2]
HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" '
    'id="d" targetNamespace="t"><process id="p" isExecutable="true">'
)
TIMER = "<timerEventDefinition><timeDuration>{}</timeDuration></timerEventDefinition>"


def flows(*pairs: str) -> str:
    told = ""
    for pair in pairs:
        source, target, *condition = pair.split(">", 2)
        inside = f"<conditionExpression>{condition[0].strip()}</conditionExpression>" if condition else ""
        told += f'<sequenceFlow id="{source.strip()}_{target.strip()}" sourceRef="{source.strip()}" targetRef="{target.strip()}">{inside}</sequenceFlow>'
    return told


def play(folder: Path, inside: str, *words: str) -> Result:
    (folder / "t.bpmn").write_text(f"{HEAD}{inside}</process></definitions>", encoding="utf-8")
    return CliRunner().invoke(main, ["play", str(folder / "t.bpmn"), "--at", "2026-01-05T09:00", *words])


def tried(folder: Path, inside: str, answers: Any = None) -> dict[str, Any]:
    result = play(folder, inside, "--json", "--answers", json.dumps(answers or {}))
    return json.loads(result.stdout)


REWORK = (
    '<startEvent id="s"/><userTask id="work"/><userTask id="look"/><exclusiveGateway id="x" default="x_work"/><endEvent id="z" name="好"/>'
    + flows("s > work", "work > look", "look > x", "x > work", "x > z > =good = true")
)


def test_answers_are_given_each_time_or_one_after_another(tmp_path: Path) -> None:
    answers = {"work": {"days": 3}, "look": [{"good": False}, {"good": True}]}
    given = tried(tmp_path, REWORK, answers)
    assert (given["finished"], given["outcome"], given["document"]) == (True, "好", {"days": 3, "good": True})
    assert [each["place"] for each in given["trace"] if each["kind"] == "TaskCompleted"] == [
        "work/1",
        "look/1",
        "work/2",
        "look/2",
    ]


def test_it_stands_where_no_answer_is_given(tmp_path: Path) -> None:
    given = tried(tmp_path, REWORK, {"work": {}, "look": [{"good": False}]})
    assert (given["finished"], given["open tasks"]) == (False, ["look/2"])


def test_answers_that_lead_into_a_circle_come_to_an_end(tmp_path: Path) -> None:
    result = play(tmp_path, REWORK, "--json", "--answers", '{"work": {}, "look": {"good": false}}')
    assert result.exit_code == 1
    assert json.loads(result.stdout)["stopped"] == "ended after 1000 tasks, messages and timers."


def test_time_goes_to_each_timer_in_its_order(tmp_path: Path) -> None:
    late = "".join(
        f'<boundaryEvent id="{id}" attachedToRef="work" cancelActivity="{end}">{TIMER.format(after)}</boundaryEvent><endEvent id="e_{id}"/>'
        for id, end, after in (("remind", "false", "PT2H"), ("over", "true", "P1D"))
    )
    inside = '<startEvent id="s"/><userTask id="work"/><endEvent id="z"/>' + late
    given = tried(tmp_path, inside + flows("s > work", "work > z", "remind > e_remind", "over > e_over"))
    fired = [(each["timer"], each["at"]) for each in given["trace"] if each["kind"] == "DeadlineFired"]
    assert fired == [("remind/1", "2026-01-05T03:00:00+00:00"), ("over/1", "2026-01-06T01:00:00+00:00")]
    assert (given["finished"], given["open tasks"]) == (True, [])


def test_a_decision_beside_the_file_is_asked(tmp_path: Path) -> None:
    table = (ROOT / "processes" / "product_complaint" / "D_prod_approval.dmn").read_bytes()
    (tmp_path / "D_prod_approval.dmn").write_bytes(table)
    rule = '<businessRuleTask id="r"><extensionElements><zeebe:calledDecision decisionId="D_prod_approval" resultVariable="approver"/></extensionElements></businessRuleTask>'
    inside = '<startEvent id="s"/><userTask id="ask"/><endEvent id="z"/>' + rule + flows("s > ask", "ask > r", "r > z")
    given = tried(tmp_path, inside, {"ask": {"claim_fen": 6000000}})
    made = next(each for each in given["trace"] if each["kind"] == "DecisionMade")
    assert (made["value"], made["rules"]) == ("总经理", [3])


def test_an_expression_that_fails_stops_it_with_a_sentence(tmp_path: Path) -> None:
    script = '<scriptTask id="n"><extensionElements><zeebe:script expression="=for i in 1..100000000 return i" resultVariable="x"/></extensionElements></scriptTask>'
    inside = '<startEvent id="s"/><userTask id="a"/><endEvent id="z"/>' + script + flows("s > a", "a > n", "n > z")
    result = play(tmp_path, inside, "--answers", '{"a": {}}')
    assert result.exit_code == 1
    assert "stopped: n: the expression failed: The expression did not come to an end" in result.output


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_what_is_not_executed_is_refused_with_the_element(tmp_path: Path, as_json: tuple[str, ...]) -> None:
    inside = '<startEvent id="s"/><serviceTask id="w"/><endEvent id="z"/>' + flows("s > w", "w > z")
    result = play(tmp_path, inside, *as_json)
    assert result.exit_code == 1
    assert "which service does this" in result.output
    if as_json:
        assert json.loads(result.stdout)["refused"][0]["element"] == "w"


def test_a_diagram_without_start_and_end_begins_with_all_that_nothing_leads_to(tmp_path: Path) -> None:
    inside = '<userTask id="ask"/><userTask id="look"/><userTask id="tell"/>' + flows("ask > tell")
    given = tried(tmp_path, inside, {"look": {}})
    assert (given["finished"], given["open tasks"]) == (False, ["ask/1"])
    assert tried(tmp_path, inside, {"look": {}, "ask": {}, "tell": {}})["finished"]


def test_what_starts_a_diagram_is_taken_to_have_happened(tmp_path: Path) -> None:
    begun = '<startEvent id="s">{}</startEvent><userTask id="a"/><endEvent id="z"/>' + flows("s > a", "a > z")
    waits = begun.format(TIMER.format("PT5H"))
    trace = tried(tmp_path, waits, {"a": {}})["trace"]
    assert [each["at"][:16] for each in trace] == ["2026-01-05T09:00"] * len(trace)
    refused = play(tmp_path, begun.format("<errorEventDefinition/>"))
    assert refused.exit_code == 1 and "[start-kind]" in refused.output


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"wrok": {}}, "no user task or message `wrok`; perhaps `work` is meant"),
        ({"z": {}}, "there are work, look"),
        ({"work": 5}, "the answers of `work` are an object"),
        ({"work": [{}, "yes"]}, "the answers of `work` are an object"),
    ],
)
def test_answers_that_nobody_asks_for_are_refused(tmp_path: Path, answers: Any, said: str) -> None:
    result = play(tmp_path, REWORK, "--answers", json.dumps(answers))
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_a_broken_table_that_the_diagram_does_not_ask_for_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "other.dmn").write_text("nonsense", encoding="utf-8")
    assert play(tmp_path, REWORK).exit_code == 0
    asks = (
        '<startEvent id="s"/><businessRuleTask id="r"><extensionElements><zeebe:calledDecision decisionId="D" '
        'resultVariable="x"/></extensionElements></businessRuleTask><endEvent id="z"/>'
    )
    refused = play(tmp_path, asks + flows("s > r", "r > z"))
    assert refused.exit_code == 1 and "[no-such-decision]" in refused.output and "other.dmn" in refused.output


@pytest.mark.parametrize("stem", ["medical_complaint", "product_complaint", "property_complaint"])
def test_the_procedures_stand_at_their_first_task(stem: str) -> None:
    result = CliRunner().invoke(main, ["play", str(ROOT / "processes" / f"{stem}.bpmn"), "--at", "2026-01-05T09:00"])
    assert result.exit_code == 0, result.output
    assert "open tasks: " in result.output


def test_a_procedure_in_an_archive_is_checked_and_played(tmp_path: Path) -> None:
    packed = tmp_path / "procedure.zip"
    with zipfile.ZipFile(packed, "w") as into:
        into.writestr("p/p.bpmn", f"{HEAD}{REWORK}</process></definitions>")
        into.writestr("p/lost.form", "no form")
    checked = json.loads(CliRunner().invoke(main, ["check", "--json", str(packed)]).stdout)
    assert {each["rule"] for each in checked if each["file"] == "forms/p/lost.form"} == {"form"}
    assert {each["rule"] for each in checked if each["file"] == "processes/p.bpmn"} == {"nobody"}
    played = json.loads(CliRunner().invoke(main, ["play", "--json", str(packed)]).stdout)
    assert played["open tasks"] == ["work/1"]
    packed.write_bytes(b"no archive")
    assert "cannot be read" in CliRunner().invoke(main, ["check", str(packed)]).output
    assert "cannot be read" in CliRunner().invoke(main, ["play", str(packed)]).output
