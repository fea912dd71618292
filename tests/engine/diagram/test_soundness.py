"""Joins that wait for ever, circles without a way out, and paths that are not joined, found before anybody runs into them."""

import pytest
from bpmn_notation import xml

from engine.diagram import check, read

AFTER_A = "start s\nuser a\nend z\ns > a\n"


def told(lines: str) -> list[tuple[str, str]]:
    return [
        (each.rule, each.element) for each in check(read(xml(AFTER_A + lines), "p.bpmn")) if each.rule != "opening-task"
    ]


XOR_AND = "xor x\nuser b\nuser c\nand j\na > x\nx > b > j if '=n = 1'\nx => c\nc > j > z"


def test_a_parallel_join_of_alternatives_waits_for_ever() -> None:
    assert told(XOR_AND.replace("x > b > j if '=n = 1'", "x > b if '=n = 1'\nb > j")) == [("waits-for-ever", "j")]


def test_alternatives_that_meet_at_an_exclusive_gateway_are_sound() -> None:
    assert told(XOR_AND.replace("x > b > j if '=n = 1'", "x > b if '=n = 1'\nb > j").replace("and j", "xor j")) == []


def test_parallel_paths_that_are_not_joined_are_told_as_a_warning() -> None:
    lines = "and f\nuser b\nuser c\nxor j\nuser d\na > f\nf > b > j\nf > c > j > d > z"
    found = [each for each in check(read(xml(AFTER_A + lines), "p.bpmn")) if each.rule == "not-synchronised"]
    assert [(each.element, each.severity) for each in found] == [("j_d", "warning")]
    assert told(lines.replace("xor j", "and j")) == []


def test_a_circle_without_a_way_out() -> None:
    lines = "xor f\nuser b\nuser c\nxor x\na > f\nf > z if '=n = 1'\nf => x\nx > b > c > x"
    assert told(lines) in ([("no-way-out", "b")], [("no-way-out", "c")], [("no-way-out", "x")])
    assert told(lines.replace("c > x", "c > w\nxor w\nw > x if '=n = 2'\nw => z")) == []


def test_an_inclusive_join_waits_for_as_many_as_come() -> None:
    lines = "or f\nuser b\nuser c\nuser d\nor j\na > f\nf > b if '=n > 1'\nb > j\nf > c if '=n > 2'\nc > j\nf => d\nd > j > z"
    assert told(lines) == []
    assert told(lines.replace("or j", "and j")) == [("waits-for-ever", "j")]


def test_an_interrupting_event_takes_the_token_that_a_join_waits_for() -> None:
    lines = "and f\nuser b\nuser c\nboundary e on=b after=PT1H\nand j\na > f\nf > b > j\nf > c > j > z\ne > z"
    assert told(lines) == [("waits-for-ever", "j")]


def test_a_terminate_end_leaves_nothing_waiting() -> None:
    lines = (
        "and f\nuser b\nuser c\nboundary e on=b after=PT1H\nterminate t\nand j\na > f\nf > b > j\nf > c > j > z\ne > t"
    )
    assert told(lines) == []


def test_a_reminder_may_come_while_the_task_is_open() -> None:
    assert told("user b\nboundary e on=b after=PT1H ni\nend y\na > b > z\ne > y") == []


def test_what_lies_in_a_sub_process_is_looked_at_too() -> None:
    lines = f"sub p {{\nstart ps\nuser q\nend pz\nps > q\n{XOR_AND.replace('a > x', 'q > x').replace(chr(10) + 'x > b > j if', chr(10) + 'b > j' + chr(10) + 'x > b if').replace('> z', '> pz')}\n}}\na > p > z"
    assert told(lines) == [("waits-for-ever", "j")]


@pytest.mark.parametrize(
    "inside", ["script t set=n value='=n + 1'", "task t", "manual t", "rule t decision=d set=n", "throw t"]
)
def test_a_circle_that_waits_for_nobody_is_told(inside: str) -> None:
    lines = f"xor x\n{inside}\nxor y\na > x > t > y\ny > x if '=n < 3'\ny => z"
    assert told(lines) == [("restless-circle", "t")]
    assert told(lines.replace(inside, "user t")) == []
    assert told(lines.replace(inside, "catch t after=PT1H")) == []


def test_a_diagram_with_more_states_than_are_looked_at_is_not_judged() -> None:
    paths = "\n".join(f"user u{n}\nuser v{n}\nf > u{n} > v{n} > j" for n in range(10))
    assert told(f"and f\nand j\na > f\n{paths}\nj > z") == []


def test_a_join_within_a_circle_is_sound() -> None:
    lines = "xor x\nand f\nuser b\nuser c\nand j\nxor y\na > x > f\nf > b > j\nf > c > j > y\ny > x if '=again = true'\ny => z"
    assert told(lines) == []


def test_a_circle_that_waits_for_the_other_path_of_a_join_is_not_restless() -> None:
    lines = "xor h\nand f\nuser u\nand j\nxor t\na > h > f > u > j > t\nf > j\nt > h if '=again'\nt => z"
    assert told(lines) == []
