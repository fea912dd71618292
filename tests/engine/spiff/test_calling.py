"""Call activities: another process of the file runs in their place (BPMN 2.0.2, 10.3.6)."""

import pytest
from bpmn_story import Story
from test_compensation import BOOK

from engine.spiff.run import StepFailed

LINES = """
    start s
    user a
    call c of=survey in.amount=="claim" out.settled=="amount * 2" {loop}
    {more}
    user b
    end z
    s > a > c > b > z
    pool survey {{
    start i
    user look groups='=["查勘@" + string(amount)]'
    xor x
    end j
    end bad error=forged
    end up escalation=large
    i > look > x
    x > bad if '=forged'
    x > up if '=large'
    x => j
    }}
    """


def test_what_is_called_runs_in_place_with_what_is_handed_in_and_out() -> None:
    case = Story(LINES.format(loop="", more=""), claim=50).completes("a")
    assert case.open == ["look/1"] and case.facts[-1].groups == ("查勘@50",)
    assert case.completes("look").open == ["b/1"]
    assert case.world.document["settled"] == 100 and "amount" not in case.world.document
    assert case.completes("b").run.finished and case.run.outcome == ("z", "z")


def test_errors_and_escalations_climb_to_whoever_called() -> None:
    more = """
    boundary e on=c error=forged
    boundary u on=c escalation=large ni
    user police
    user boss
    e > police > z
    u > boss > z
    """
    lines = LINES.format(loop="", more=more)
    assert Story(lines, claim=1).completes("a").completes("look", forged=True).open == ["police/1"]
    assert sorted(Story(lines, claim=1).completes("a").completes("look", large=True).open) == ["b/1", "boss/1"]


def test_it_is_called_for_each_of_a_list() -> None:
    lines = LINES.format(loop="each='=[1, 2]' item=claim seq", more="")
    case = Story(lines).completes("a", "look")
    assert case.open == ["look/2"] and case.facts[-1].groups == ("查勘@2",)
    assert case.completes("look").open == ["b/1"]


def test_a_global_task_is_called_like_a_process() -> None:
    from bpmn_notation import xml

    from engine.diagram import check, read

    lines = "start s\nuser a\ncall c of=sign\nend z\ns > a > c > z"
    task = b'<bpmn:globalUserTask id="sign" name="\xe7\xad\xbe\xe5\xad\x97"/><bpmn:process id="process"'
    diagram = read(xml(lines).replace(b'<bpmn:process id="process"', task), "p.bpmn")
    assert diagram.called == ("sign",) and diagram.elements["sign~task"].kind == "userTask"
    assert {problem.rule for problem in check(diagram)} <= {"nobody", "path-stops"}


UNDONE = """
    start s
    user a
    call c of=trip
    throw t compensate=
    user after
    end z
    s > a > c > t > after > z
    pool trip {{
    start i
    {inside}
    end j
    i > book > j
    }}
    """


def test_what_was_done_in_it_is_undone() -> None:
    case = Story(UNDONE.format(inside=BOOK)).completes("a", "book")
    assert case.open == ["unbook/1"]
    assert case.completes("unbook").open == ["after/1"]


def test_it_may_say_itself_how_it_is_undone() -> None:
    inside = """
    user book
    esub e {
    start k compensate=
    user sorry
    end l
    k > sorry > l
    }
    """
    case = Story(UNDONE.format(inside=inside)).completes("a", "book")
    assert case.open == ["sorry/1"]
    assert case.completes("sorry").open == ["after/1"]


def test_what_is_handed_in_with_more_digits_than_can_be_kept_is_a_mistake() -> None:
    lines = LINES.format(loop="", more="").replace('amount=="claim"', 'amount="=claim / 3"')
    with pytest.raises(StepFailed, match="more digits") as failed:
        Story(lines, claim=1).completes("a")
    assert failed.value.element == "c"
