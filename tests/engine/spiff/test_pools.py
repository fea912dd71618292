"""Several executable pools in one case, and the messages between them (BPMN 2.0.2, 9 and 10.5)."""

from bpmn_story import Story

from engine.facts import MessageSent

LINES = """
    start s
    user a
    send order message=order key=="{own}"
    catch back message=result
    user b
    end z
    s > a > order > back > b > z
    pool supplier {{
    start come message=order
    user inspect
    end tell message=result
    come > inspect > tell
    }}
    """


def test_a_message_begins_another_pool_and_its_answer_comes_back() -> None:
    case = Story(LINES.format(own="null"))
    assert case.open == ["a/1"]
    assert case.completes("a").open == ["inspect/1"]
    assert case.completes("inspect").open == ["b/1"]
    assert [(sent.message, str(sent.to)) for sent in case.of(MessageSent)] == [
        ("order", "come/1"),
        ("result", "back/1"),
    ]
    assert case.completes("b").run.finished and case.run.outcome == ("z", "z")


def test_each_message_begins_it_anew_and_the_case_ends_when_all_pools_have() -> None:
    lines = LINES.format(own="null").replace("catch back message=result\n", "").replace(" > back > ", " > ")
    lines = lines.replace("send order message=order", "send order message=order times=2")
    case = Story(lines).completes("a")
    assert case.open == ["b/1", "inspect/1", "inspect/2"]
    assert not case.completes("b", "inspect").run.finished
    assert case.completes("inspect").run.finished


def test_a_message_that_nobody_waits_for_is_sent_all_the_same() -> None:
    lines = "start s\nuser a\nthrow t message=news\nend z\ns > a > t > z"
    case = Story(lines).completes("a")
    assert [(sent.message, sent.to) for sent in case.of(MessageSent)] == [("news", None)]
    assert case.run.finished


def test_a_pool_without_a_symbol_begins_with_the_case_and_terminating_one_leaves_the_other() -> None:
    lines = """
    start s
    user a
    terminate z
    s > a > z
    pool archive {
    start i
    user file
    end j
    i > file > j
    }
    """
    case = Story(lines)
    assert case.open == ["file/1", "a/1"]
    assert case.completes("a").open == ["file/1"] and not case.run.finished
    assert case.completes("file").run.finished and case.run.outcome == ("z", "z")


def test_a_correlation_key_finds_the_one_of_several_that_is_meant() -> None:
    lines = """
    start s
    user a
    sub each each='=["甲", "乙"]' item=who {
    start i
    catch c message=paid key==who
    user note
    end j
    i > c > note > j
    }
    and f
    user pay each='=["乙"]' item=who
    sub paying each='=["乙"]' item=who {
    start k
    user p
    throw t message=paid
    end l
    k > p > t > l
    }
    end z
    s > a > f
    f > each > z
    f > paying > z
    f > pay > z
    """
    case = Story(lines).completes("a", "p")
    assert case.open == ["pay/1", "note/1"] and case.awaited == ["c/1"]
    assert [str(sent.to) for sent in case.of(MessageSent)] == ["c/2"]


def test_a_signal_is_heard_in_every_pool() -> None:
    lines = """
    start s
    user a
    throw t signal=alarm
    end z
    s > a > t > z
    pool guard {
    start come signal=alarm
    user run
    end j
    come > run > j
    }
    """
    assert Story(lines).completes("a").open == ["run/1"]
