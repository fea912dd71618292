"""What need not be drawn: tasks that nobody does here, flows with conditions, beginnings and ends (BPMN 2.0.2, 13.3)."""

from bpmn_story import Story


def test_an_undefined_and_a_manual_task_are_passed() -> None:
    case = Story("start s\nuser a\ntask t\nmanual m\nthrow n\nuser b\nend z\ns > a > t > m > n > b > z").completes("a")
    assert case.open == ["b/1"]
    assert case.passed[-3:] == ["t", "m", "n"]


CONDITIONS = """
    start s
    user a
    user b
    user c
    user d
    user always
    end z
    s > a
    a > b > z if "=n > 1"
    a > c > z if "=n > 2"
    a => d
    d > z
    a > always > z
"""


def test_an_activity_is_left_by_every_flow_whose_condition_is_true() -> None:
    lines = CONDITIONS.replace('a > b > z if "=n > 1"', 'a > b if "=n > 1"\n    b > z').replace(
        'a > c > z if "=n > 2"', 'a > c if "=n > 2"\n    c > z'
    )
    assert Story(lines).completes("a", n=3).open == ["b/1", "c/1", "always/1"]
    assert Story(lines).completes("a", n=2).open == ["b/1", "always/1"]


def test_the_default_flow_of_an_activity_is_taken_when_no_condition_is_true() -> None:
    lines = CONDITIONS.replace('a > b > z if "=n > 1"', 'a > b if "=n > 1"\n    b > z').replace(
        'a > c > z if "=n > 2"', 'a > c if "=n > 2"\n    c > z'
    )
    assert Story(lines).completes("a", n=0).open == ["d/1", "always/1"]


def test_a_sub_process_without_a_start_event_begins_with_all_to_which_nothing_leads() -> None:
    lines = """
    start s
    user a
    sub p {
        user x
        user y
        user w
        x > w
    }
    user after
    end z
    s > a > p > after > z
    """
    case = Story(lines).completes("a")
    assert case.open == ["x/1", "y/1"]
    assert case.completes("x", "y").open == ["w/1"]
    assert case.completes("w").open == ["after/1"]


def test_a_path_that_stops_ends_there() -> None:
    lines = "start s\nuser a\nand f\nuser b\nuser c\nend z\ns > a > f\nf > b\nf > c > z"
    case = Story(lines).completes("a", "b")
    assert not case.run.finished
    assert case.completes("c").run.finished


def test_a_receive_task_with_which_a_sub_process_begins_waits() -> None:
    lines = """
    start s
    user a
    sub p {
        receive r message=m
        user x
        r > x
    }
    end z
    s > a > p > z
    """
    case = Story(lines).completes("a")
    assert (case.open, case.awaited) == ([], ["r/1"])
    assert case.receives("r").open == ["x/1"]


POOL = """
    start s
    user a
    end z
    s > a > z
    pool q {{
    {inside}
    }}
    """


def test_a_receive_task_beside_a_task_with_which_a_pool_begins_waits() -> None:
    case = Story(POOL.format(inside="user u\nreceive r message=m"))
    assert (case.open, case.awaited) == (["u/1", "a/1"], ["r/1"])


def test_a_pool_that_begins_with_a_send_task_begins_with_the_case() -> None:
    case = Story(POOL.format(inside="send t message=hello\nuser w\nt > w"))
    assert (case.open, case.awaited) == (["w/1", "a/1"], [])
