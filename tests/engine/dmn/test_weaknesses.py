"""The check of a table before it is deployed: overlapping and unreachable rules, and gaps, each with an example."""

from itertools import product
from random import Random
from typing import Any

import pytest
from dmn_notation import asked, column, decision, rule, table
from hypothesis import given
from hypothesis import strategies as st

from engine import dmn, feel

NUMBER = asked("n", "number", label="n")


def found(columns: str, rules: str, policy: str = "UNIQUE") -> list[tuple[str, tuple[int, ...], dict[str, Any]]]:
    (one,) = decision(table(columns, rules, f'hitPolicy="{policy}"')).logic.tables
    return [(each.kind, each.rules, dict(each.example)) for each in dmn.weaknesses(one)]


def rules(*rows: str) -> str:
    return "".join(rule(row.replace("<", "&lt;").replace(">", "&gt;"), '"a"') for row in rows)


def test_a_table_without_weakness() -> None:
    assert found(NUMBER + column("o"), rules("< 2000000", ">= 2000000")) == []


def test_rules_of_a_unique_table_that_meet_in_one_value() -> None:
    assert found(NUMBER + column("o"), rules("<= 20000", ">= 20000")) == [("overlap", (1, 2), {"n": 20000})]


def test_a_gap_at_the_limit_that_everybody_forgets() -> None:
    assert found(NUMBER + column("o"), rules("< 20000", "> 20000")) == [("gap", (), {"n": 20000})]


def test_a_rule_that_no_input_hits() -> None:
    assert ("unreachable", (2,), {}) in found(NUMBER + column("o"), rules("> 5", "[9..3]", "<= 5"))
    listed = asked("s", "string", '"a", "b"', label="s") + column("o")
    assert found(listed, rules('"a"', '"b"', '"c"')) == [("unreachable", (3,), {})]


def test_a_rule_that_comes_too_late_in_a_first_table() -> None:
    columns = NUMBER + column("o")
    assert found(columns, rules("> 1", "> 5", "-"), "FIRST") == [("unreachable", (2,), {"n": 6})]
    assert found(columns, rules("> 5", "> 1", "-"), "FIRST") == []


def test_rules_of_an_any_table_may_meet_if_they_say_the_same() -> None:
    columns = NUMBER + column("o")
    assert found(columns, rules("<= 5", ">= 5"), "ANY") == []
    other = rule("&lt;= 5", '"a"') + rule("&gt;= 5", '"b"')
    assert found(columns, other, "ANY") == [("overlap", (1, 2), {"n": 5})]


def test_gaps_are_told_of_tables_that_answer_with_one_rule_and_have_no_default() -> None:
    assert found(NUMBER + column("o"), rules("> 5"), "COLLECT") == []
    assert found(NUMBER + column("o", default='"x"'), rules("> 5")) == []
    assert [kind for kind, _, _ in found(NUMBER + column("o"), rules("> 5"))] == ["gap"]


@pytest.mark.parametrize(
    ("type", "cells", "gap"),
    [
        ("string", ['"a"', '"b"'], "…"), ("boolean", ["true"], False), ("date", ['< date("2026-01-05")', '> date("2026-01-05")'], "2026-01-05"),
        ("days and time duration", ['<= duration("PT1H")', '>= duration("PT3H")'], "PT2H"), ("number", ["not(5)"], 5),
        ("number", ["[1..3)", "< 1", "> 3"], 3), ("time", ['< @"12:00:00"', '>= @"12:01:00"'], "12:00:00"),
    ],
)  # fmt: skip
def test_gaps_of_every_type(type: str, cells: list[str], gap: Any) -> None:
    kinds = found(asked("x", type, label="x") + column("o"), rules(*cells))
    assert ("gap", (), {"x": gap}) in [
        (kind, hit, {k: feel.to_json(v) for k, v in example.items()}) for kind, hit, example in kinds
    ]


def test_inputs_that_are_compared_with_answers_are_not_judged() -> None:
    assert [kind for kind, _, _ in found(NUMBER + column("o"), rules("> limit", "<= limit"))] == ["unchecked"]
    assert [kind for kind, _, _ in found(NUMBER + column("o"), rules("string length(?) > 3"))] == ["unchecked"]


def test_a_table_with_too_many_combinations_says_so() -> None:
    columns = "".join(asked(f"n{i}", "number", label=f"n{i}") for i in range(40)) + column("o")
    dice = Random(1)
    cells = [" | ".join(dice.choice(["-", "> 1", "< 2", "not(3)"]) for _ in range(40)) for _ in range(60)]
    assert [kind for kind, _, _ in found(columns, rules(*cells), "UNIQUE")] == ["unchecked"]


@pytest.mark.parametrize(
    ("type", "cells"),
    [
        ("string", ['< "m"', '>= "m"']), ("string", ['("a".."m")', 'not(("a".."m"))']), ("Any", ["> 5", '"未知"', "<= 5"]),
        ("Any", ["null", "not(null)"]), ("time", ['> time("23:59:30")', '<= time("23:59:30")']), ("number", ["> 1e40", "<= 1e40"]),
    ],
)  # fmt: skip
def test_what_can_be_hit_is_not_called_unreachable(type: str, cells: list[str]) -> None:
    kinds = found(asked("x", type, label="x") + column("o"), rules(*cells))
    assert [kind for kind, _, _ in kinds if kind != "gap"] == []


def test_rules_that_meet_where_nothing_was_answered() -> None:
    assert found(asked("b", "boolean", label="b") + column("o"), rules("not(true)", "not(false)")) == [
        ("overlap", (1, 2), {"b": None})
    ]


def test_answers_of_an_any_table_are_compared_as_values() -> None:
    assert found(NUMBER + column("o"), rule("-", "10") + rule("-", "10.0"), "ANY") == []


def test_columns_that_ask_the_same_are_looked_at_together() -> None:
    columns = asked("x", "number", label="x") + asked("x", "number", label="again") + column("o")
    assert found(columns, rules("> 5 | -", "- | <= 5")) == []


def test_inputs_that_hang_together_are_told_as_warnings() -> None:
    columns = asked("x &gt; 5", "boolean", label="more") + asked("x &lt;= 5", "boolean", label="less") + column("o")
    (one,) = decision(table(columns, rules("true | -", "- | true"))).logic.tables
    assert [(each.kind, each.is_error) for each in dmn.weaknesses(one)] == [("overlap", False), ("gap", False)]


cells = st.sampled_from(["-", "1", "2, 3", "< 2", "<= 2", "> 1", ">= 3", "[1..2]", "(1..3)", "not(2)", "not(< 2)"])


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=4))
def test_what_is_found_is_what_trying_everything_finds(rows: list[tuple[str, str]]) -> None:
    columns = asked("a", "number", label="a") + asked("b", "number", label="b") + column("o")
    one = decision(table(columns, rules(*(f"{a} | {b}" for a, b in rows)), 'hitPolicy="RULE ORDER"'))
    tried = [n / 2 for n in range(-1, 10)]
    hits = {pair: one.decide({"a": pair[0], "b": pair[1]}).rules for pair in product(tried, tried)}
    together = {(x, y) for hit in hits.values() for x in hit for y in hit if x < y}
    never = {n for n in range(1, len(rows) + 1)} - {n for hit in hits.values() for n in hit}
    kinds = found(columns, rules(*(f"{a} | {b}" for a, b in rows)))
    assert {numbers for kind, numbers, _ in kinds if kind == "overlap"} == together
    assert {numbers[0] for kind, numbers, _ in kinds if kind == "unreachable"} == never
    assert any(kind == "gap" for kind, _, _ in kinds) is any(not hit for hit in hits.values())
    for kind, numbers, example in kinds:
        if kind == "overlap":
            assert set(numbers) <= set(one.decide(example).rules)
        elif kind == "gap":
            assert one.decide({"a": None, "b": None} | example).rules == ()
