"""Every refusal, as its author meets it: which element, which rule, which sentence, and what to do about it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bpmn_notation import xml
from refused_elements import ELEMENTS
from refused_lines import AFTER_A, FINE, LINES
from refused_xml import XML

from engine.diagram import DiagramRefused, Problem, check, read
from web.languages import said

NO_LANE = ("nobody",)


def problems(data: bytes, **known: object) -> list[Problem]:
    """All that is said about the file, by reading it and by checking it."""
    try:
        return check(read(data, "processes/p.bpmn"), **known)  # type: ignore[arg-type]
    except DiagramRefused as refused:
        return list(refused.problems)


def refused(found: list[Problem], rule: str, element: str, sentence: str) -> bool:
    """Whether the problem is told whole."""
    assert all(map(in_chinese, found)), found
    return any(
        (each.file, each.rule, each.element) == ("processes/p.bpmn", rule, element)
        and sentence in each.sentence
        and each.sentence.endswith((".", "`)"))
        and each.hint.endswith((".", "1."))
        for each in found
    )


def in_chinese(problem: Problem) -> bool:
    """Whether the catalogue has all that the problem says."""
    return all(said(text, "zh_Hans_CN") != text for text in (problem.sentence, problem.hint) if text)


def test_a_diagram_without_mistakes_has_no_problems() -> None:
    assert problems(xml(FINE)) == []


@pytest.mark.parametrize(
    ("rule", "element", "sentence", "lines"),
    [*LINES, *ELEMENTS],
    ids=[f"{n}-{each[0]}" for n, each in enumerate([*LINES, *ELEMENTS])],
)
def test_what_cannot_be_executed_is_refused(rule: str, element: str, sentence: str, lines: str) -> None:
    data = xml(lines)
    if rule in NO_LANE:
        data = re.sub(rb"<bpmn:laneSet.*?</bpmn:laneSet>", b"", data)
    found = problems(data)
    assert refused(found, rule, element, sentence), found


MESSAGES = (
    '<bpmn:message id="m" name="m"/><bpmn:message id="n" name="n"><bpmn:extensionElements>'
    '<zeebe:subscription correlationKey="=order"/></bpmn:extensionElements></bpmn:message>'
)


@pytest.mark.parametrize(
    ("rule", "element", "sentence", "old", "new"), XML, ids=[f"{n}-{each[0]}" for n, each in enumerate(XML)]
)
def test_what_a_modeler_would_not_write_is_refused(rule: str, element: str, sentence: str, old: str, new: str) -> None:
    text = xml(FINE).decode().replace("<bpmn:process", MESSAGES + "<bpmn:process", 1)
    assert old in text
    found = problems(text.replace(old, new, 1).encode())
    assert refused(found, rule, element, sentence), found


def test_what_is_named_must_exist() -> None:
    lines = FINE.replace("user a", "user a form=gone prop.clauses='9.4 9.99'").replace(
        "user b", 'user b groups="甲, 乙@骨科"'
    )
    lines += "rule r decision=gone set=r\na > r > z"
    found = problems(xml(lines), forms=["register"], decisions={}, clauses=["9.4"], roles=["甲", "办理人"])
    assert refused(found, "no-such-form", "a", "no form `gone`")
    assert refused(found, "no-such-clause", "a", "no clause `9.99`")
    assert refused(found, "no-such-decision", "r", "no decision `gone`")
    assert refused(found, "no-such-role", "b", "no role `乙`")
    assert len(found) == 4


def test_a_lane_and_whoever_may_report_a_message_are_roles() -> None:
    lines = AFTER_A + 'catch c message=m prop.roles="甲,乙"\ncatch d message=m lane=丙\na > c > d > z'
    found = problems(xml(lines), roles=["办理人", "乙"])
    assert [(each.element, each.rule) for each in found] == [("c", "no-such-role"), ("d", "no-such-role")]
    assert problems(xml(lines)) == [], "roles that are not known are not asked for"


def test_no_expression_reads_a_personal_answer() -> None:
    lines = FINE.replace("user b", "user b groups='=[phone]'") + "xor x\na > x\nx > b if '=name != null'\nx => z"
    lines = "process subject='=phone' complainant=claim" + lines
    found = problems(xml(lines), personal=["phone", "name"])
    for element in ("b", "x_b", "process"):
        assert refused(found, "reads-personal", element, "which is a personal answer")
    assert refused(found, "complainant", "process", "not a personal answer")


def test_everything_is_told_at_once_and_each_thing_once() -> None:
    found = problems(
        xml("start s\nuser a form='=f'\nuser lost\nxor x\nend z\ns > a > x\nx > z if nonsense\nx > a if '=('")
    )
    assert {each.rule for each in found} == {"literal", "unreachable", "path-stops", "not-feel", "feel", "no-default"}
    assert len(found) == len(set(found))


def test_a_problem_is_one_line_in_a_terminal() -> None:
    problem = Problem("p.bpmn", "a", "登记", "nobody", "Nobody can do this task.", "Draw it in a lane.")
    assert str(problem) == "p.bpmn: a (登记): Nobody can do this task. Draw it in a lane. [nobody]"
    assert str(replace(problem, line=7)).startswith("p.bpmn:7: a (登记): ")


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('<bpmn:endEvent id="z"', '<bpmn:endEvent id="z" colour="red"', "unsupported-attribute"),
        ('<bpmn:endEvent id="z"', '<bpmn:endEvent id="a"', "id-twice"),
        ('<bpmn:endEvent id="z"', '<bpmn:endEvent id="z z"', "id"),
        ("<bpmn:endEvent", "<bpmn:choreographyTask id='z'/><bpmn:endEvent", "unsupported-element"),
        ('<bpmn:endEvent id="z"', '<bpmn:intermediateThrowEvent id="z"', "path-stops"),
    ],
)
def test_a_problem_knows_its_line(old: str, new: str, rule: str) -> None:
    lines = xml("start s\nuser a lane=接待\nend z\ns > a > z").decode().replace("><", ">\n<").split("\n")
    at = next(number for number, line in enumerate(lines, 1) if old in line)
    close = lines[at - 1 :].index("</bpmn:endEvent>") + at - 1 if "</bpmn:endEvent>" in lines[at - 1 :] else None
    lines[at - 1] = lines[at - 1].replace(old, new)
    if close is not None and "Throw" in new:
        lines[close] = "</bpmn:intermediateThrowEvent>"
    found = problems("\n".join(lines).encode())
    assert at in {each.line for each in found if each.rule == rule}, found


def test_every_rule_is_told_of_here() -> None:
    folder = Path(__file__).resolve().parents[3] / "engine" / "diagram"
    sources = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    rules = set(
        re.findall(
            r'(?:(?:tell|_told)\([^"()]+?|Problem\([^"]*?(?:"\?"[^"]*?""|"\?"[^"]*?|""|))\s*"([a-z-]+)"', sources
        )
    )
    told = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    assert len(rules) >= 45, rules
    assert not [rule for rule in rules if f'"{rule}"' not in told]
