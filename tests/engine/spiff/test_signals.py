"""Signals and links (BPMN 2.0.2, 10.5.5)."""

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
