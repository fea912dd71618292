"""Every refusal, as its author meets it: which element, which rule, which sentence, and what to do about it."""

import re
from pathlib import Path

import pytest
from bpmn_notation import xml

from engine.diagram import DiagramRefused, Problem, check, read

FINE = """
    start s
    user a
    user b
    end z
    s > a > b > z
"""
AFTER_A = "start s\nuser a\nend z\ns > a\n"
"""The beginning of a diagram; what follows stands behind `a`."""

LINES: list[tuple[str, str, str, str]] = [
    # rule, element, part of the sentence, lines of the notation
    ("id", "a b", "cannot be an address", 'start s\nuser "a b"\nend z\ns > "a b" > z'),
    ("id", "a~each", "cannot be an address", "start s\nuser a~each\nend z\ns > a~each > z"),
    ("id", "x" * 120, "cannot be an address", f"start s\nuser {'x' * 121}\nend z\ns > {'x' * 121} > z"),
    ("name-too-long", "a", "more than 200", FINE.replace("user a", f"user a name={'长' * 201}")),
    ("name-too-long", "lane1", "role has more than 100", FINE.replace("user b", f"user b lane={'长' * 101}")),
    ("too-many", "definitions", "more than 2000", FINE + "\n".join(f"user u{n}" for n in range(2000))),
    ("one-start", "process", "are 2 start events", FINE + "start t\nt > b"),
    ("one-start", "p", "are 0 start events", AFTER_A + "sub p {\nuser c\nend d\nc > d\n}\na > p > z"),
    ("start-event", "s", "without a symbol", FINE.replace("start s", "start s message=m")),
    ("event-sub-process-start", "t", "Nothing can start", FINE + "esub e {\nstart t\nend y\nt > y\n}"),
    ("no-end", "process", "no end event", "start s\nuser a\ns > a"),
    ("flow-to-here", "s", "may lead here", FINE + "b > s"),
    ("flow-from-here", "z", "may leave here", FINE + "z > b"),
    ("path-stops", "c", "path stops", FINE + "user c\na > c"),
    ("unreachable", "c", "No path", FINE + "user c\nc > z"),
    ("opening-task", "s", "right behind", "start s\nscript t set=x value='=1'\nuser a\nend z\ns > t > a > z"),
    ("opening-task", "s", "No single", FINE + "s > b"),
    ("opening-task", "s", "right behind", FINE.replace("user a", "user a each='=[1]'")),
    (
        "too-deep",
        "p20",
        "more than 20 deep",
        FINE + "".join(f"sub p{n} {{\nstart s{n}\nend e{n}\n" for n in range(21)) + "}\n" * 21,
    ),
    ("default-with-condition", "x_z", "has a condition", AFTER_A + "xor x\na > x\nx => z if '=a'\nx > a if '=b'"),
    ("condition-not-here", "a_z", "does not leave a gateway", AFTER_A + "a > z if '=ok'"),
    ("condition-not-here", "x_z", "does not leave a gateway", AFTER_A + "and x\na > x\nx > z if '=ok'\nx > z"),
    ("without-condition", "x_z", "no condition", AFTER_A + "xor x\na > x\nx > z\nx > a if '=b'"),
    ("default-not-here", "a", "has a default flow", AFTER_A + "a => z"),
    ("event-gateway", "g", "at least two", AFTER_A + "event g\ncatch c message=m\na > g > c > z"),
    (
        "event-gateway",
        "g_b",
        "stands a catch event",
        AFTER_A + "event g\ncatch c message=m\nuser b\na > g > c > z\ng > b > z",
    ),
    (
        "event-gateway",
        "c",
        "no boundary events",
        AFTER_A
        + "event g\nreceive c message=m\ncatch d after=PT1H\nboundary e on=c after=PT1H\na > g > c > z\ng > d > z\ne > z",
    ),
    (
        "waits-for-itself",
        "j",
        "only begins behind it",
        AFTER_A + "and j\nuser c\nxor x\na > j > c > x => z\nx > j if '=again'",
    ),
    ("nobody", "a", "Nobody can do", "start s\nuser a\nend z\ns > a > z"),
    ("nobody", "c", "Nobody can report", "start s\nuser a groups=甲\ncatch c message=m\nend z\ns > a > c > z"),
    ("script", "t", "no expression or no result", AFTER_A + "script t\na > t > z"),
    ("decision", "t", "no decision or no result", AFTER_A + "rule t\na > t > z"),
    (
        "never-waits",
        "t",
        "done at once",
        AFTER_A + "script t set=x value='=1'\nboundary e on=t after=PT1H\na > t > z\ne > z",
    ),
    (
        "loop-not-here",
        "t",
        "Only a user task or a sub-process",
        AFTER_A + "script t set=x value='=1' each='=[1]'\na > t > z",
    ),
    ("loop", "b", "when the loop ends", FINE.replace("user b", "user b loop=''")),
    ("loop", "b", "at least once", FINE.replace("user b", "user b max=0")),
    ("loop", "b", "for which items", FINE.replace("user b", "user b each=''")),
    ("waits-for-nothing", "c", "waits for nothing", AFTER_A + "catch c\na > c > z"),
    ("attached", "e", "on a task or a sub-process", AFTER_A + "xor x\nboundary e on=x after=PT1H\na > x > z\ne > z"),
    ("cycle-not-here", "c", "only on a non-interrupting", AFTER_A + "catch c cycle=R3/PT1H\na > c > z"),
    ("cycle-not-here", "e", "only on a non-interrupting", AFTER_A + "boundary e on=a cycle=R3/PT1H\na > z\ne > z"),
    ("timer", "c", "not an instant", AFTER_A + "catch c date=2026-01-05T12:00:00\na > c > z"),
    ("timer", "c", "not a duration", AFTER_A + "catch c after=-PT5M\na > c > z"),
    ("timer", "c", "not a duration", AFTER_A + "catch c after=P\na > c > z"),
    ("timer", "c", "not a duration", AFTER_A + "catch c after=P9999999999Y\na > c > z"),
    ("timer", "c", "Nothing says when", AFTER_A + "catch c after=\na > c > z"),
    ("timer", "e", "not a cycle", AFTER_A + "boundary e on=a ni cycle=R/PT1H\na > z\ne > z"),
    ("timer", "e", "not a cycle", AFTER_A + "boundary e on=a ni cycle=R101/PT1H\na > z\ne > z"),
    ("timer-kind", "c", "no kind of timer", AFTER_A + "catch c after=PT1H prop.kind=alarm\na > c > z"),
    ("not-feel", "x_z", "is not FEEL", AFTER_A + "xor x\na > x\nx > z if ok\nx => a"),
    ("not-feel", "t", "is not FEEL", AFTER_A + "script t set=x value=1\na > t > z"),
    ("feel", "x_z", "condition is not FEEL", AFTER_A + "xor x\na > x\nx > z if '=claim >'\nx => a"),
    ("feel", "b", "due date is not FEEL", FINE.replace("user b", "user b due='=now('")),
    ("feel", "c", "timer is not FEEL", AFTER_A + "catch c after='=1 +'\na > c > z"),
    ("feel", "b", "candidate groups is not FEEL", FINE.replace("user b", "user b groups='=[1'")),
    ("feel", "process", "subject is not FEEL", "process subject='=1 +'" + FINE),
    ("reads-unknown", "process", "reads `dept`", "process caseNumber='=dept + string(serial)'" + FINE),
    ("reads-unknown", "process", "reads `serial`", "process caseNumberPeriod='=string(serial)'" + FINE),
    ("name", "t", "result variable `case`", AFTER_A + "script t set=case value='=1'\na > t > z"),
    ("name", "t", "result variable `a-b`", AFTER_A + "script t set=a-b value='=1'\na > t > z"),
    ("name", "b", "input element `now`", FINE.replace("user b", "user b each='=[1]' item=now")),
    ("unknown-property", "b", "`colour` means nothing", FINE.replace("user b", "user b prop.colour=red")),
    ("unknown-property", "b", "`kind` means nothing", FINE.replace("user b", "user b prop.kind=reminder")),
    ("unknown-property", "process", "`colour` means nothing", "process colour=red" + FINE),
    ("outcome", "z", "`outcome` is `true`", FINE.replace("end z", "end z prop.outcome=yes")),
    ("unknown-property", "b", "`outcome` means nothing", FINE.replace("user b", "user b prop.outcome=true")),
    ("checks", "b", "not a user task", FINE.replace("user b", "user b checks=z")),
    ("literal", "b", "named, not computed", FINE.replace("user b", "user b form='=f'")),
    ("due-date", "b", "is not an instant", FINE.replace("user b", "user b due=tomorrow")),
]
NO_LANE = ("nobody",)


def problems(data: bytes, **known: object) -> list[Problem]:
    """All that is said about the file, by reading it and by checking it."""
    try:
        return check(read(data, "processes/p.bpmn"), **known)  # type: ignore[arg-type]
    except DiagramRefused as refused:
        return list(refused.problems)


def refused(found: list[Problem], rule: str, element: str, sentence: str) -> bool:
    """Whether the problem is told whole."""
    return any(
        (each.file, each.rule, each.element) == ("processes/p.bpmn", rule, element)
        and sentence in each.sentence
        and each.sentence.endswith((".", "`)"))
        and each.hint.endswith((".", "1."))
        for each in found
    )


def test_a_diagram_without_mistakes_has_no_problems() -> None:
    assert problems(xml(FINE)) == []


@pytest.mark.parametrize(
    ("rule", "element", "sentence", "lines"), LINES, ids=[f"{n}-{each[0]}" for n, each in enumerate(LINES)]
)
def test_what_cannot_be_executed_is_refused(rule: str, element: str, sentence: str, lines: str) -> None:
    data = xml(lines)
    if rule in NO_LANE:
        data = re.sub(rb"<bpmn:laneSet.*?</bpmn:laneSet>", b"", data)
    found = problems(data)
    assert refused(found, rule, element, sentence), found


USER_A, USER_B = '<bpmn:userTask id="a" name="a">', '<bpmn:userTask id="b" name="b">'
XML: list[tuple[str, str, str, str, str]] = [
    # rule, element, part of the sentence, what is replaced in FINE, by what
    ("one-process", "definitions", "0 executable", 'isExecutable="true"', 'isExecutable="false"'),
    (
        "one-process",
        "definitions",
        "2 executable",
        "</bpmn:definitions>",
        '<bpmn:process id="q" isExecutable="true"/></bpmn:definitions>',
    ),
    (
        "pool-not-executable",
        "q",
        "not executed",
        "</bpmn:definitions>",
        '<bpmn:process id="q"><bpmn:userTask id="w"/></bpmn:process></bpmn:definitions>',
    ),
    ("without-id", "?", "`userTask` has no id", USER_A, '<bpmn:userTask name="a">'),
    ("without-id", "?", "`sequenceFlow` has no id", 'id="a_b" ', ""),
    ("id-twice", "a", "used twice", 'userTask id="b"', 'userTask id="a"'),
    ("lane-of-nothing", "lane0", "`gone`", "</bpmn:lane>", "<bpmn:flowNodeRef>gone</bpmn:flowNodeRef></bpmn:lane>"),
    (
        "two-lanes",
        "lane9",
        "`a` lies in this lane and in `lane0`",
        "</bpmn:laneSet>",
        '<bpmn:lane id="lane9" name="乙"><bpmn:flowNodeRef>a</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>',
    ),
    ("unsupported-element", "w", "`serviceTask` is not supported", USER_A, '<bpmn:serviceTask id="w"/>' + USER_A),
    ("unsupported-element", "w", "`callActivity` is not supported", USER_A, '<bpmn:callActivity id="w"/>' + USER_A),
    ("unsupported-element", "w", "`adHocSubProcess` is not", USER_A, '<bpmn:adHocSubProcess id="w"/>' + USER_A),
    ("unsupported-element", "z", "`errorEventDefinition` is not", 'name="z">', 'name="z"><bpmn:errorEventDefinition/>'),
    (
        "unsupported-element",
        "z",
        "`signalEventDefinition` is not",
        'name="z">',
        'name="z"><bpmn:signalEventDefinition/>',
    ),
    ("unsupported-element", "a", "`ioSpecification` is not", USER_A, USER_A + "<bpmn:ioSpecification/>"),
    ("unsupported-element", "a", "`x` is not supported", USER_A, USER_A + '<x xmlns="urn:x"/>'),
    (
        "unsupported-attribute",
        "a",
        "`isForCompensation`",
        'userTask id="a"',
        'userTask isForCompensation="true" id="a"',
    ),
    ("unsupported-attribute", "a", "`assignee`", 'userTask id="a"', 'userTask xmlns:c="urn:c" c:assignee="甲" id="a"'),
    (
        "unsupported-attribute",
        "process",
        "cannot be `Public`",
        'isExecutable="true"',
        'isExecutable="true" processType="Public"',
    ),
    (
        "unsupported-attribute",
        "a",
        "`many` is not how often",
        USER_A,
        USER_A + '<bpmn:standardLoopCharacteristics loopMaximum="many"><bpmn:loopCondition>=a</bpmn:loopCondition>'
        "</bpmn:standardLoopCharacteristics>",
    ),
    ("unsupported-extension", "a", "`zeebe:ioMapping` is not", "<zeebe:userTask/>", "<zeebe:ioMapping/>"),
    ("unsupported-extension", "a", "`zeebe:taskDefinition`", "<zeebe:userTask/>", '<zeebe:taskDefinition type="x"/>'),
    ("unsupported-extension", "a", "`camunda:in` is not", "<zeebe:userTask/>", '<camunda:in xmlns:camunda="urn:c"/>'),
    ("unsupported-extension", "a", "`assignee` of", "<zeebe:userTask/>", '<zeebe:assignmentDefinition assignee="=x"/>'),
    (
        "unsupported-extension",
        "a",
        "A property has a name and a value",
        "<zeebe:userTask/>",
        '<zeebe:properties><zeebe:property name="clauses"/></zeebe:properties>',
    ),
    (
        "unsupported-extension",
        "a",
        "`clauses` is given twice",
        "<zeebe:userTask/>",
        "<zeebe:properties>" + '<zeebe:property name="clauses" value="1"/>' * 2 + "</zeebe:properties>",
    ),
    ("twice", "a", "`formDefinition` stands here twice", "<zeebe:userTask/>", '<zeebe:formDefinition formId="f"/>' * 2),
    (
        "twice",
        "a",
        "`a loop marker` stands here twice",
        USER_A,
        USER_A + '<bpmn:standardLoopCharacteristics loopMaximum="2"/><bpmn:multiInstanceLoopCharacteristics/>',
    ),
    ("flow-to-nowhere", "a_b", "does not lead", 'targetRef="b"', 'targetRef="gone"'),
    (
        "attached-to-nothing",
        "e",
        "attached to nothing",
        USER_A,
        '<bpmn:boundaryEvent id="e" attachedToRef="gone"/>' + USER_A,
    ),
    (
        "default-elsewhere",
        "x",
        "does not leave this gateway",
        USER_A,
        '<bpmn:exclusiveGateway id="x" default="a_b"/>' + USER_A,
    ),
    ("waits-for-nothing", "r", "names no message", USER_A, '<bpmn:receiveTask id="r"/>' + USER_A),
    (
        "two-events",
        "c",
        "waits for one thing",
        USER_A,
        '<bpmn:intermediateCatchEvent id="c"><bpmn:timerEventDefinition/><bpmn:messageEventDefinition messageRef="m"/>'
        f"</bpmn:intermediateCatchEvent>{USER_A}",
    ),
    (
        "twice",
        "c",
        "`timerEventDefinition` stands here twice",
        USER_A,
        '<bpmn:intermediateCatchEvent id="c">'
        + "<bpmn:timerEventDefinition/>" * 2
        + f"</bpmn:intermediateCatchEvent>{USER_A}",
    ),
    (
        "correlation",
        "r",
        "finds its case by the case",
        USER_A,
        f'<bpmn:receiveTask id="r" messageRef="n"/>{USER_A}',
    ),
]
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
    assert {each.rule for each in found} == {"literal", "unreachable", "path-stops", "not-feel", "feel"}
    assert len(found) == len(set(found))


def test_a_problem_is_one_line_in_a_terminal() -> None:
    problem = Problem("p.bpmn", "a", "登记", "nobody", "Nobody can do this task.", "Draw it in a lane.")
    assert str(problem) == "p.bpmn: a (登记): Nobody can do this task. Draw it in a lane. [nobody]"


def test_every_rule_is_told_of_here() -> None:
    folder = Path(__file__).resolve().parents[3] / "engine" / "diagram"
    sources = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    rules = set(re.findall(r'(?:tell\([^"()]+?|Problem\([^"]*?(?:"\?"[^"]*?""|"\?"[^"]*?|""|))\s*"([a-z-]+)"', sources))
    told = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert len(rules) >= 45, rules
    assert not [rule for rule in rules if f'"{rule}"' not in told]
