"""Events that wait until a condition is true (BPMN 2.0.2, 10.5.5)."""

from bpmn_story import Story

WHEN = """
    start s
    user a
    user work
    boundary b on=work when="=amount > 100" {flag}
    user report
    user other
    and f
    end z
    s > a > f
    f > work > z
    f > other > other2
    user other2
    other2 > z
    b > report > z
"""


def test_a_condition_that_becomes_true_happens_once_until_it_was_false_again() -> None:
    case = Story(WHEN.format(flag="ni")).completes("a", amount=50)
    assert case.open == ["work/1", "other/1"]
    assert case.completes("other", amount=150).open == ["work/1", "other2/1", "report/1"]
    assert case.completes("report", amount=200).open == ["work/1", "other2/1"]
    assert case.completes("other2", amount=10).open == ["work/1"]


def test_a_condition_that_is_true_already_happens_when_the_activity_begins() -> None:
    assert Story(WHEN.format(flag="")).completes("a", amount=150).open == ["other/1", "report/1"]


def test_a_condition_is_caught_on_the_way() -> None:
    lines = (
        "start s\nuser a\nand f\ncatch c when='=ok = true'\nuser b\nuser d\nend z\ns > a > f\nf > c > d > z\nf > b > z"
    )
    case = Story(lines).completes("a")
    assert case.open == ["b/1"]
    assert case.completes("b", ok=True).open == ["d/1"]
