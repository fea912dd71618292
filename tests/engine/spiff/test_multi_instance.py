"""Activities that are done several times: cardinality, completion condition, and what is collected (BPMN 2.0.2, 13.3.7)."""

import pytest
from bpmn_story import Story

from engine.facts import ValueSet
from engine.spiff.run import BudgetExceeded, StepFailed

ASK = "start s\nuser a\nuser ask {how}\nuser after\nend z\ns > a > ask > after > z"


def asked(how: str, **answers: object) -> Story:
    return Story(ASK.format(how=how)).completes("a", **answers)


def test_a_task_is_offered_so_many_times() -> None:
    assert asked("times=3").open == ["ask/1", "ask/2", "ask/3"]
    assert asked("times='=n + 1' seq", n=1).open == ["ask/1"]
    assert asked("times='=n'", n=0).open == ["after/1"]


@pytest.mark.parametrize("number", [-1, 1.5, "3", None])
def test_what_is_no_number_of_times_is_a_mistake(number: object) -> None:
    with pytest.raises(StepFailed, match="not a whole number"):
        asked("times='=n'", n=number)


def test_more_than_five_hundred_times_are_refused() -> None:
    with pytest.raises(BudgetExceeded):
        asked("times='=n'", n=10**12)


def test_the_completion_condition_takes_the_other_instances_away() -> None:
    case = asked("times=4 until='=numberOfCompletedInstances >= 2'")
    assert case.completes("ask/3").open == ["ask/1", "ask/2", "ask/4"]
    assert case.completes("ask/1").open == ["after/1"]
    assert [each for each in case.said if each.startswith("cancelled")] == ["cancelled ask/2", "cancelled ask/4"]


def test_a_sequential_one_ends_when_its_condition_is_true() -> None:
    case = asked('each=\'=["甲", "乙", "丙"]\' item=who until=\'=agreed = true\' seq')
    assert case.completes("ask", agreed=False).open == ["ask/2"]
    assert case.completes("ask", agreed=True).open == ["after/1"]


def test_the_condition_sees_the_numbers_of_instances() -> None:
    case = asked(
        "times=4 until='=numberOfCompletedInstances / numberOfInstances > 0.5 and numberOfActiveInstances = 1'"
    )
    assert case.completes("ask", "ask").open == ["ask/3", "ask/4"]
    assert case.completes("ask").open == ["after/1"]


def test_what_each_gives_is_collected_in_the_order_of_the_items() -> None:
    how = "each='=[\"甲\", \"乙\"]' item=who collects=opinions gives='={who: who, says: opinion, no: loopCounter}'"
    case = asked(how).completes("ask/2", opinion="不同意").completes("ask/1", opinion="同意")
    expected = [{"who": "甲", "says": "同意", "no": 1}, {"who": "乙", "says": "不同意", "no": 2}]
    assert case.world.document["opinions"] == expected
    assert [(fact.element, fact.name, fact.value) for fact in case.of(ValueSet)] == [("ask", "opinions", expected)]


def test_one_that_was_taken_away_gave_nothing() -> None:
    case = asked("times=3 until='=enough = true' collects=all gives='=loopCounter'").completes("ask/2", enough=True)
    assert case.world.document["all"] == [None, 2, None]


def test_automatic_tasks_are_repeated_too() -> None:
    lines = "start s\nuser a\nscript n times=3 {how} set=total value='=if total = null then loopCounter else total + loopCounter'\ntask t times=2\nuser b\nend z\ns > a > n > t > b > z"
    for how in ("", "seq"):
        case = Story(lines.format(how=how)).completes("a")
        assert (case.world.document["total"], case.open) == (6, ["b/1"])


def test_a_message_is_received_for_each() -> None:
    lines = "start s\nuser a\nreceive r message=m times=2\nuser b\nend z\ns > a > r > b > z"
    case = Story(lines).completes("a")
    assert case.awaited == ["r/1", "r/2"]
    assert case.receives("r/2").open == []
    assert case.receives("r/1").open == ["b/1"]


def test_a_script_is_done_again_while_its_condition_is_true() -> None:
    lines = "start s\nuser a\nscript n loop='=n < 5' set=n value='=n + 1'\nuser b\nend z\ns > a > n > b > z"
    case = Story(lines).completes("a", n=1)
    assert (case.world.document["n"], case.open) == (5, ["b/1"])
