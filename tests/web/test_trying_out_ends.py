"""`shouli play`: where a diagram begins, where it stands still, and what stopped it."""

import json
from pathlib import Path

from test_trying_out import REWORK, TIMER, flows, play, tried


def test_what_stopped_it_is_told_in_chinese_too(tmp_path: Path) -> None:
    inside = (
        '<startEvent id="s"/><exclusiveGateway id="x"/><userTask id="a"/><userTask id="b"/><endEvent id="z"/>'
        + flows("s > x", "x > a > =null", 'x > b > ="是"', "a > z", "b > z")
    )
    stopped = play(tmp_path, inside, "--language", "zh")
    assert stopped.exit_code == 1
    assert '中止：x：条件得出的既不是 true 也不是 false，而是 "是"。' in stopped.output
    assert 'stopped: x: the condition gives neither true nor false but "是".' in play(tmp_path, inside).output
    wrong = play(tmp_path, inside, "--language", "zh", "--answers", '{"c": {}}')
    assert wrong.exit_code == 2 and "没有用户任务或消息 `c`" in wrong.output


def test_a_diagram_that_comes_to_a_standstill_says_where(tmp_path: Path) -> None:
    inside = (
        '<startEvent id="s"/><exclusiveGateway id="x"/><task id="a"/><task id="b"/><parallelGateway id="j"/>'
        '<endEvent id="z"/>' + flows("s > x", "x > a > =1 = 1", "x > b > =1 = 2", "a > j", "b > j", "j > z")
    )
    assert tried(tmp_path, inside)["tokens"] == ["j"]
    assert "it stands still at: j" in play(tmp_path, inside).output


def test_it_can_begin_at_any_of_its_start_events(tmp_path: Path) -> None:
    inside = (
        '<startEvent id="s"/><startEvent id="m"><messageEventDefinition messageRef="n"/></startEvent>'
        '<userTask id="a"/><userTask id="b"/><endEvent id="z"/>' + flows("s > a", "m > b", "a > z", "b > z")
    )
    inside += '</process><message id="n" name="来信"/><process id="q">'
    assert tried(tmp_path, inside)["open tasks"] == ["a/1"]
    result = play(tmp_path, inside, "--json", "--start", "m")
    assert json.loads(result.stdout)["open tasks"] == ["b/1"]
    assert "it begins at s, m" in play(tmp_path, inside, "--start", "a").output


def test_it_tells_where_tokens_stand_each_time_they_have_come_to_rest(tmp_path: Path) -> None:
    trace = tried(tmp_path, REWORK, {"work": {}, "look": [{"good": False}, {"good": True}]})["trace"]
    assert [each["elements"] for each in trace if each["kind"] == "TokensStand"] == [
        ["work"],
        ["look"],
        ["work"],
        ["look"],
        [],
    ]


def test_a_boundary_event_that_waits_is_no_place_where_a_token_stands(tmp_path: Path) -> None:
    inside = (
        '<startEvent id="s"/><subProcess id="u"><userTask id="a"/></subProcess><endEvent id="z"/><endEvent id="y"/>'
        f'<boundaryEvent id="b" attachedToRef="u" cancelActivity="false">{TIMER.format("PT5H")}</boundaryEvent>'
        '<userTask id="c"/>' + flows("s > u", "u > z", "b > c", "c > y")
    )
    trace = tried(tmp_path, inside)["trace"]
    assert [each["elements"] for each in trace if each["kind"] == "TokensStand"] == [["a"], ["a", "c"]]
    one_of_two = "<signalEventDefinition/>".replace("/", ' signalRef="n"/') + TIMER.format("PT5H")
    several = (
        inside.replace(TIMER.format("PT5H"), one_of_two).replace('"false"', '"true"')
        + '</process><signal id="n" name="来电"/><process id="q">'
    )
    assert next(each["elements"] for each in tried(tmp_path, several)["trace"] if each["kind"] == "TokensStand") == [
        "a"
    ]


def test_where_it_could_not_go_on_no_token_has_come_to_rest(tmp_path: Path) -> None:
    inside = (
        '<startEvent id="s"/><userTask id="a"/><exclusiveGateway id="x"/><userTask id="b"/><endEvent id="z"/>'
        + flows("s > a", "a > x", "x > b > =n > 1", "x > z > =n = 2", "b > z")
    )
    given = tried(tmp_path, inside, {"a": {"n": 1}})
    assert given["stopped"] == "x: no condition is true and there is no default flow."
    assert [each["kind"] for each in given["trace"]][-3:] == ["TaskCompleted", "ElementPassed", "ElementEntered"]
    assert given["trace"][-1] == {"at": given["trace"][-1]["at"], "kind": "ElementEntered", "element": "x", "by": "a_x"}


def test_what_stops_before_the_first_task_is_told_with_all_that_came_before(tmp_path: Path) -> None:
    inside = '<startEvent id="s"/><task id="t"/><exclusiveGateway id="x"/><userTask id="b"/><endEvent id="z"/>' + flows(
        "s > t", "t > x", "x > b > =n > 1", "x > z > =n = 2", "b > z"
    )
    given = tried(tmp_path, inside)
    assert given["stopped"] == "x: no condition is true and there is no default flow."
    assert [each["element"] for each in given["trace"] if each["kind"] == "ElementPassed"] == ["s", "t"]
