"""Signals, conditions and links (BPMN 2.0.2, 10.5.5)."""

from bpmn_story import Story


def test_a_signal_reaches_everything_that_waits_for_it() -> None:
    lines = """
    start s
    user a
    and f
    user one
    boundary b on=one signal=stop
    catch c signal=stop
    user work
    throw t signal=stop
    user mend
    user go
    end z
    s > a > f
    f > one > z
    f > c > go > z
    f > work > t > z
    b > mend > z
    """
    case = Story(lines).completes("a")
    assert case.open == ["one/1", "work/1"]
    assert case.completes("work").open == ["mend/1", "go/1"]


def test_a_signal_at_the_end_and_a_catch_behind_an_event_gateway() -> None:
    lines = """
    start s
    user a
    and f
    event g
    catch c signal=ready
    catch t after=PT1H
    user work
    user go
    end done signal=ready
    end z
    s > a > f
    f > g
    g > c > go > z
    g > t > z
    f > work > done
    """
    assert Story(lines).completes("a", "work").open == ["go/1"]
    assert Story(lines).completes("a").waits(hours=2).open == ["work/1"]


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


def test_a_link_goes_on_where_its_name_is() -> None:
    lines = """
    start s
    user a
    throw to link=页二
    catch from link=页二
    user b
    end z
    s > a > to
    from > b > z
    """
    case = Story(lines).completes("a")
    assert case.open == ["b/1"]
    assert case.completes("b").run.finished
    assert [each for each in case.passed if each in ("to", "from")] == ["to", "from"]


def test_an_inclusive_join_waits_for_what_can_come_over_a_link() -> None:
    lines = """
    start s
    user a
    or f
    user b
    user c
    throw to link=l
    catch from link=l
    or j
    user d
    end z
    s > a > f
    f > b > j if "=true"
    f > c > to if "=true"
    from > j > d > z
    """
    case = Story(lines).completes("a", "b")
    assert case.open == ["c/1"]
    assert case.completes("c").open == ["d/1"]
