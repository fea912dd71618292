"""`shouli convert`: a file of Camunda 7 becomes one that `shouli check` passes and `shouli play` plays, or says what is left."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from web.cli import main
from web.config import ROOT

THEIRS = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="d" targetNamespace="http://bpmn.io/schema/bpmn" modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.21.0">
  <bpmn:process id="claims" name="Claims" isExecutable="true" camunda:historyTimeToLive="180">
    <bpmn:startEvent id="come" camunda:asyncBefore="true" />
    <bpmn:userTask id="take_down" name="Take down" camunda:candidateGroups="desk" camunda:dueDate="PT2H">
      <bpmn:extensionElements>
        <camunda:formData>
          <camunda:formField id="claim_fen" label="Claim" type="long"><camunda:validation><camunda:constraint name="required" /></camunda:validation></camunda:formField>
          <camunda:formField id="reason" label="Reason" type="string" />
        </camunda:formData>
      </bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="late" attachedToRef="take_down" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT${4 / 2}H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:endEvent id="reminded" />
    <bpmn:scriptTask id="double" scriptFormat="javascript" camunda:resultVariable="doubled"><bpmn:script>claim_fen * 2;</bpmn:script></bpmn:scriptTask>
    <bpmn:businessRuleTask id="rule" camunda:decisionRef="D_prod_approval" camunda:resultVariable="approver" camunda:mapDecisionResult="singleEntry" />
    <bpmn:exclusiveGateway id="large" default="small" />
    <bpmn:userTask id="look" name="Look" camunda:candidateGroups="${approver}" camunda:formKey="camunda-forms:deployment:look.form">
      <bpmn:multiInstanceLoopCharacteristics camunda:collection="people" camunda:elementVariable="who"><bpmn:completionCondition xsi:type="bpmn:tFormalExpression">${nrOfCompletedInstances &gt;= 2}</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>
    </bpmn:userTask>
    <bpmn:callActivity id="answer" calledElement="answering">
      <bpmn:extensionElements>
        <camunda:in variables="all" /><camunda:in sourceExpression="${doubled &gt; 100 ? 'letter' : 'call'}" target="way" /><camunda:out source="sent" target="answered" />
      </bpmn:extensionElements>
    </bpmn:callActivity>
    <bpmn:endEvent id="done" name="Answered" />
    <bpmn:sequenceFlow id="f1" sourceRef="come" targetRef="take_down" />
    <bpmn:sequenceFlow id="f2" sourceRef="late" targetRef="reminded" />
    <bpmn:sequenceFlow id="f3" sourceRef="take_down" targetRef="double" />
    <bpmn:sequenceFlow id="f4" sourceRef="double" targetRef="rule" />
    <bpmn:sequenceFlow id="f5" sourceRef="rule" targetRef="large" />
    <bpmn:sequenceFlow id="f6" sourceRef="large" targetRef="look"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${not empty approver &amp;&amp; doubled ge 2000000}</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="small" sourceRef="large" targetRef="answer" />
    <bpmn:sequenceFlow id="f7" sourceRef="look" targetRef="answer" />
    <bpmn:sequenceFlow id="f8" sourceRef="answer" targetRef="done" />
  </bpmn:process>
  <bpmn:process id="answering" isExecutable="true">
    <bpmn:startEvent id="begin" />
    <bpmn:userTask id="write" name="Write" camunda:candidateGroups="desk" />
    <bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="g1" sourceRef="begin" targetRef="write" />
    <bpmn:sequenceFlow id="g2" sourceRef="write" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>
"""
LEFT = THEIRS.replace('camunda:dueDate="PT2H"', 'camunda:dueDate="PT2H" camunda:assignee="demo"')


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "claims.bpmn"
    path.write_text(THEIRS, encoding="utf-8")
    table = ROOT / "processes" / "product_complaint" / "D_prod_approval.dmn"
    (tmp_path / table.name).write_bytes(table.read_bytes())
    return path


def shouli(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_what_was_converted_passes_the_check_and_is_played(file: Path) -> None:
    done = shouli("convert", file)
    assert done.exit_code == 0, done.output
    ours, form = file.with_name("claims.zeebe.bpmn"), file.with_name("take_down.form")
    assert f"written: {ours}, {form}" in done.output
    checked = shouli("check", ours, form)
    assert checked.exit_code == 0, checked.output
    assert "camunda:" not in ours.read_text(encoding="utf-8")
    answers = {
        "take_down": {"claim_fen": 6_000_000, "people": ["a", "b", "c"]},
        "look": {"seen": True},
        "write": {"sent": "a letter"},
    }
    played = shouli("play", ours, "--json", "--at", "2026-01-05T09:00", "--answers", json.dumps(answers))
    told = json.loads(played.stdout)
    assert (told["finished"], told["outcome"], told["stopped"]) == (True, "Answered", None)
    assert (told["document"]["doubled"], told["document"]["answered"]) == (12_000_000, "a letter")
    looked = [each for each in told["trace"] if "look/" in json.dumps(each)]
    assert [each["groups"] for each in looked if each["kind"] == "TaskOffered"] == [["总经理"]] * 3
    assert [each["place"] for each in looked if each["kind"] == "TaskCompleted"] == ["look/1", "look/2"]


def test_a_timer_happens_after_the_time_that_its_expression_gives(file: Path) -> None:
    shouli("convert", file)
    played = shouli("play", file.with_name("claims.zeebe.bpmn"), "--json", "--at", "2026-01-05T09:00")
    fired = [each["at"] for each in json.loads(played.stdout)["trace"] if each["kind"] == "DeadlineFired"]
    assert fired == ["2026-01-05T03:00:00+00:00"]


def test_what_is_left_is_listed_with_what_to_do_and_is_refused_by_the_check(file: Path) -> None:
    file.write_text(LEFT, encoding="utf-8")
    done = shouli("convert", file, "-o", file.with_name("ours.bpmn"))
    assert done.exit_code == 1
    assert f"{file}:5: take_down (Take down): `assignee` (`demo`) is left. A task is for a role" in done.output
    assert "1 thing is left" in done.output
    checked = shouli("check", file.with_name("ours.bpmn"))
    assert checked.exit_code == 1 and "`assignee`" in checked.output


def test_it_is_told_to_programs_as_json(file: Path) -> None:
    file.write_text(LEFT, encoding="utf-8")
    done = shouli("convert", file, "--json")
    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert [Path(each).name for each in told["written"]] == ["claims.zeebe.bpmn", "take_down.form"]
    (left,) = told["left"]
    assert (left["line"], left["element"], left["name"]) == (5, "take_down", "Take down")
    assert {"claims", "come", "take_down", "answer"} <= {each["element"] for each in told["notes"]}


def test_nothing_is_written_over_unless_it_is_wanted(file: Path) -> None:
    form = file.with_name("take_down.form")
    form.write_text("mine", encoding="utf-8")
    refused = shouli("convert", file)
    assert refused.exit_code == 2 and "--force" in refused.output
    assert form.read_text(encoding="utf-8") == "mine" and not file.with_name("claims.zeebe.bpmn").exists()
    assert shouli("convert", file, "--force").exit_code == 0
    assert json.loads(form.read_text(encoding="utf-8"))["id"] == "take_down"


@pytest.mark.parametrize("words", [(), ("--json",)])
@pytest.mark.parametrize("content", [b"", b"<a/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_refused(file: Path, content: bytes, words: tuple[str, ...]) -> None:
    file.write_bytes(content)
    done = shouli("convert", file, *words)
    assert done.exit_code == 2 and not file.with_name("claims.zeebe.bpmn").exists()
    assert "refused" in done.stdout if words else str(file) in done.output


@pytest.mark.parametrize("words", [("nothing.bpmn",), ("FILE", "-o", "/no/such/folder/a.bpmn"), ("FILE", "-o", "/tmp")])
def test_where_nothing_can_be_read_or_written_a_sentence_says_so(file: Path, words: tuple[str, ...]) -> None:
    done = shouli("convert", *(str(file) if word == "FILE" else word for word in words))
    assert done.exit_code == 2 and "Error: " in done.output
