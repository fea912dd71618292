"""What several rules answer together (DMN 1.5, 8.2.8 and 8.2.11)."""

import pytest
from dmn_notation import asked, column, decision, rule, table

from engine import dmn, feel

LEVELS = '"high", "middle", "low"'
OVERLAPPING = rule("&gt;= 1", '"low"') + rule("&gt;= 5", '"high"') + rule("&gt;= 3", '"middle"')


def decided(policy: str, value: int, rules: str = OVERLAPPING, output: str = "") -> tuple[object, tuple[int, ...]]:
    columns = asked("n", "number") + (output or column("level", "string", LEVELS))
    given = decision(table(columns, rules, policy)).decide({"n": value})
    return feel.to_json(given.value), given.rules


def test_unique_refuses_two_rules_at_once_and_names_them() -> None:
    assert decided('hitPolicy="UNIQUE"', 2) == ("low", (1,))
    with pytest.raises(dmn.DecisionFailed, match="1, 3"):
        decided('hitPolicy="UNIQUE"', 4)


def test_without_a_hit_policy_a_table_is_unique() -> None:
    with pytest.raises(dmn.DecisionFailed):
        decided("", 4)


def test_any_allows_rules_that_say_the_same() -> None:
    same = rule("&gt;= 1", '"low"') + rule("&gt;= 3", '"low"')
    assert decided('hitPolicy="ANY"', 4, same) == ("low", (1, 2))
    with pytest.raises(dmn.DecisionFailed):
        decided('hitPolicy="ANY"', 4)


def test_first_takes_the_first_rule_in_the_tables_order() -> None:
    assert decided('hitPolicy="FIRST"', 9) == ("low", (1,))


def test_priority_takes_the_answer_that_is_listed_first() -> None:
    assert decided('hitPolicy="PRIORITY"', 9) == ("high", (2,))
    assert decided('hitPolicy="PRIORITY"', 4) == ("middle", (3,))


def test_rule_order_and_output_order_give_all_answers() -> None:
    assert decided('hitPolicy="RULE ORDER"', 9) == (["low", "high", "middle"], (1, 2, 3))
    assert decided('hitPolicy="OUTPUT ORDER"', 9) == (["high", "middle", "low"], (2, 3, 1))
    assert decided('hitPolicy="COLLECT"', 0) == ([], ())


@pytest.mark.parametrize(("aggregation", "result"), [("SUM", 60), ("MIN", 10), ("MAX", 30), ("COUNT", 3)])
def test_collect_counts_with_the_answers(aggregation: str, result: int) -> None:
    rules = rule("-", "20") + rule("-", "10") + rule("-", "30")
    policy = f'hitPolicy="COLLECT" aggregation="{aggregation}"'
    assert decided(policy, 1, rules, column("days", "number")) == (result, (1, 2, 3))


def test_the_default_answers_where_no_rule_does() -> None:
    output = column("level", "string", LEVELS, default='"middle"')
    assert decided('hitPolicy="UNIQUE"', 0, output=output) == ("middle", ())
    assert decided('hitPolicy="UNIQUE"', 0) == (None, ())


def test_a_default_that_is_not_allowed_fails_as_a_rules_answer_would() -> None:
    output = column("level", "string", LEVELS, default='"none"')
    with pytest.raises(dmn.DecisionFailed, match='"none" of `level` is none of its allowed values'):
        decided('hitPolicy="UNIQUE"', 0, output=output)
