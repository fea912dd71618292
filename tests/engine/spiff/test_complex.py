"""Complex gateways (BPMN 2.0.2, 10.6.5 and table 13.5)."""

from bpmn_story import Story

TWO_OF_THREE = """
    start s
    user a
    and f
    user u1
    user u2
    user u3
    complex j activation="=activationCount >= 2"
    user go
    {more}
    end z
    s > a > f
    f > u1 > j
    f > u2 > j
    f > u3 > j
    j > go > z
    """


def test_two_of_three_are_enough_and_the_third_only_resets() -> None:
    case = Story(TWO_OF_THREE.format(more="")).completes("a", "u3")
    assert case.open == ["u1/1", "u2/1"]
    assert case.completes("u1").open == ["u2/1", "go/1"]
    assert case.completes("u2").open == ["go/1"], "a flow without a condition has no token from a reset"
    assert case.completes("go").run.finished


def test_after_its_reset_it_is_activated_anew() -> None:
    lines = TWO_OF_THREE.format(more="xor again\nxor h").replace("s > a > f", "s > a > h > f")
    lines = lines.replace("j > go > z", "j > go > again\nagain > h if '=more'\nagain => z")
    case = Story(lines, more=True).completes("a", "u1", "u2", "u3", "go")
    assert case.open == ["u1/2", "u2/2", "u3/2"]
    assert case.completes("u2", "u3").open == ["u1/2", "go/2"]


def test_what_comes_late_may_have_a_way_of_its_own() -> None:
    more = "user late\nj > late if '=not(waitingForStart)'\nlate > z"
    case = Story(TWO_OF_THREE.format(more=more)).completes("a", "u1", "u2")
    assert case.open == ["u3/1", "go/1"]
    assert case.completes("u3").open == ["go/1", "late/1"]


def test_its_condition_may_read_the_case() -> None:
    lines = TWO_OF_THREE.format(more="").replace("=activationCount >= 2", "=activationCount >= needed")
    assert Story(lines, needed=1).completes("a", "u2").open == ["u1/1", "u3/1", "go/1"]
    assert Story(lines, needed=3).completes("a", "u2", "u1").open == ["u3/1"]


def test_it_parts_paths_as_an_inclusive_gateway_does() -> None:
    lines = """
    start s
    user a
    complex f
    user u1
    user u2
    user u3
    end z
    s > a > f
    f > u1 if '=n > 1'
    f > u2 if '=n > 2'
    f => u3
    u1 > z
    u2 > z
    u3 > z
    """
    assert Story(lines, n=3).completes("a").open == ["u1/1", "u2/1"]
    assert Story(lines, n=0).completes("a").open == ["u3/1"]


ONE_ENTRANCE = """
    start s
    user a
    complex f {activation}
    user u1
    user u2
    end z
    s > a > f
    f > u1 {first}
    f > u2 {second}
    u1 > z
    u2 > z
    """


def test_with_one_entrance_it_knows_its_names_too() -> None:
    first, second = "if '=waitingForStart'", "if '=activationCount = 1'"
    assert Story(ONE_ENTRANCE.format(activation="", first=first, second=second)).completes("a").open == ["u1/1", "u2/1"]


def test_with_one_entrance_it_asks_its_condition_too() -> None:
    lines = ONE_ENTRANCE.format(activation="activation==agreed", first="", second="")
    assert Story(lines, agreed=True).completes("a").open == ["u1/1", "u2/1"]
    assert Story(lines, agreed=False).completes("a").open == []
