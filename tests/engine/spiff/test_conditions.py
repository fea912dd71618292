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


def test_a_condition_that_answers_make_true_happens_before_a_script_makes_it_false() -> None:
    lines = """
    start s
    user a
    sub p {
    start i
    user count
    script none set=left value="=0"
    user v
    end j
    i > count > none > v > j
    }
    boundary b on=p when="=left = 1"
    user order
    end z
    s > a > p > z
    b > order > z
    """
    assert Story(lines).completes("a").completes("count", left=1).open == ["order/1"]


def test_a_condition_that_answers_made_false_happens_again_when_a_script_makes_it_true() -> None:
    lines = """
    start s
    user a
    user count
    script one set=left value="=1"
    user c
    end z
    s > a > count > one > c > z
    esub e {
    start k when="=left = 1" ni
    user order
    end j
    k > order > j
    }
    """
    assert Story(lines).completes("a", left=1).completes("count", left=0).open == ["order/1", "c/1", "order/2"]


def test_a_condition_that_the_last_answers_make_true_begins_another_pool() -> None:
    lines = """
    start s
    user a
    end z
    s > a > z
    pool store {
    start k when="=left = 1"
    user order
    end j
    k > order > j
    }
    """
    case = Story(lines).completes("a", left=1)
    assert case.open == ["order/1"] and case.completes("order").run.finished
    assert Story(lines).completes("a", left=2).run.finished
