"""Which table of a version is shown for what a fact records, and which of its rows are lit."""

from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from engine import dmn, feel, procedures
from engine.facts import DecisionMade
from engine.record.log import Recorded
from tests.engine.dmn.dmn_notation import asked, column, model, rule
from tests.web.conftest import MONDAY, PROCEDURES
from web.desk.replaying import tables
from web.desk.replaying.tables import Lit
from web.desk.wording import Naming

REQUIRED = '<informationRequirement><requiredDecision href="#Inner"/></informationRequirement>'


def a_table(id: str, columns: str, rules: str, before: str = "") -> str:
    return f'<decision id="{id}" name="{id}">{before}<decisionTable>{columns}{rules}</decisionTable></decision>'


INNER = a_table("Inner", asked("n", "number", label="几科"), rule("&gt; 1", '"多科"') + rule("&lt;= 1", '"一科"'))
OUTER = a_table("D", asked("Inner") + column("days"), rule('"多科"', "10") + rule('"一科"', "5"), REQUIRED)
INNER = INNER.replace("<rule>", f"{column('kind')}<rule>", 1)
MANY = a_table(
    "Long", asked("n", "number") + column("days"), "".join(rule(str(each), str(each * 2)) for each in range(1, 61))
)


def decided(content: bytes, id: str, **given: int) -> tuple[Lit, ...]:
    """What is shown of a decision after it was made, as the engine records it."""
    decisions = dmn.read(content, "d.dmn").decisions
    one = decisions[id].decide(given)
    required = tuple(
        {"decision": each.element, "rules": list(each.rules), "inputs": feel.to_json(dict(each.inputs))}
        for each in one.required
    )
    fact = DecisionMade("decide", id, "r", feel.to_json(one.value), one.rules, feel.to_json(dict(one.inputs)), required)
    return shown(fact, decisions)


def shown(fact: DecisionMade, decisions: dict[str, dmn.Decision]) -> tuple[Lit, ...]:
    base = procedures.compiled(procedures.read_bundle(PROCEDURES, "work"))
    naming = Naming(base.diagram, ZoneInfo("Asia/Shanghai"), "zh")
    return tuple(tables.lit(replace(base, decisions=decisions), [Recorded(7, fact, MONDAY, None, None, "")], naming))


def lit_rows(one: Lit) -> list[int]:
    return [row.number for row in one.rows if row.lit]


@pytest.fixture(autouse=True)
def chinese(app: Flask) -> Iterator[None]:
    with app.test_request_context("/", headers={"Accept-Language": "zh"}):
        yield


def test_a_table_that_was_asked_on_the_way_is_lit_before_the_decision_itself() -> None:
    inner, outer = decided(model(INNER + OUTER), "D", n=3)
    assert (inner.name, inner.on_the_way, lit_rows(inner)) == ("Inner", True, [1])
    assert (outer.name, outer.on_the_way, lit_rows(outer), outer.value) == ("D", False, [1], "10")
    assert inner.given == (("几科", "3"),)


def test_of_a_long_table_the_lit_rows_are_shown_and_the_others_counted() -> None:
    (one,) = decided(model(MANY), "Long", n=60)
    assert (lit_rows(one), len(one.rows), one.left_out) == ([60], 1, 59)


def test_a_table_of_which_no_rule_was_hit_is_shown_without_light() -> None:
    (one,) = decided(model(MANY.replace(rule("60", "120"), "")), "Long", n=77)
    assert (lit_rows(one), one.rules, one.outputs, one.value) == ([], (), ("days",), "无")


def test_what_the_version_does_not_have_is_told_by_the_record_alone() -> None:
    (one,) = shown(DecisionMade("decide", "Gone", "r", 5, (2,), {"几科": 3}), {})
    assert (one.outputs, one.rows, one.rules, one.given) == ((), (), (2,), (("几科", "3"),))


def test_a_rule_number_beyond_the_table_lights_no_other_row() -> None:
    decisions = dmn.read(model(MANY), "d.dmn").decisions
    (one,) = shown(DecisionMade("decide", "Long", "r", 5, (61,), {"n": 3}), decisions)
    assert (one.outputs, one.rules) == ((), (61,))


def test_of_two_tables_alike_in_one_decision_none_is_claimed_to_be_the_one() -> None:
    inside = f"<decisionTable>{asked('n', 'number')}{column('d')}{rule('-', '1')}</decisionTable>"
    entries = "".join(f'<contextEntry><variable name="{name}"/>{inside}</contextEntry>' for name in ("a", "b"))
    content = model(f'<decision id="D" name="D"><context>{entries}</context></decision>')
    own = decided(content, "D", n=1)[-1]
    assert (own.outputs, own.rules) == ((), (1,))
