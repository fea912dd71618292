"""Keys say which of those that wait is meant by a message (BPMN 2.0.2, 8, “Correlation”)."""

import pytest
from bpmn_story import Story

from engine.spiff.run import StepFailed

PAID = """
    start s
    user a
    and f
    catch c message=paid key="{key}"
    user u
    throw t message=paid
    end z
    s > a > f
    f > c > z
    f > u > t > z
    """


@pytest.mark.parametrize(("waits", "sends"), [("A", None), (None, "B"), (1, True)])
def test_a_key_that_is_not_equal_does_not_fit(waits: object, sends: object) -> None:
    case = Story(PAID.format(key="=no"), no=waits).completes("a").completes("u", no=sends)
    assert case.awaited == ["c/1"] and not case.run.finished


def test_a_key_with_more_digits_than_can_be_kept_is_a_mistake() -> None:
    with pytest.raises(StepFailed, match="more digits") as failed:
        Story(PAID.format(key="=no / 3"), no=1).completes("a")
    assert failed.value.element == "c"


def test_a_message_with_another_key_begins_a_pool_again() -> None:
    lines = """
    start s
    user a
    send first message=order key==no
    user b
    send second message=order
    end z
    s > a > first > b > second > z
    pool supplier {
    start k message=order
    user deliver
    end e
    k > deliver > e
    }
    """
    case = Story(lines).completes("a", no="A")
    assert case.open == ["b/1", "deliver/1"]
    assert case.completes("b", no="B").open == ["deliver/1", "deliver/2"]
