"""What is read must be given by something: a name that is misspelt would be null, and nobody would notice."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from bpmn_notation import xml

from engine.diagram import check, read
from engine.diagram.names import FUNCTIONS, RESERVED
from engine.spiff.expressions import scope
from engine.spiff.world import World

LINES = """
start s
user a form=register
script t set=limit value='={value}'
xor x
user b each==departments item=dept groups='=[dept]'
end y
end z
s > a > t > x
x > b if '={condition}'
x => y
b > z
"""


def told(
    value: str = "1", condition: str = "true", answers: tuple[str, ...] | None = ("claim_fen",)
) -> list[tuple[str, str, str]]:
    """Where a name is read that nothing gives, which, and what to do."""
    lines = LINES.format(value=value, condition=condition)
    found = check(read(xml(lines), "p.bpmn"), answers=answers)
    assert {each.rule for each in found} <= {"unknown-name"}
    return [(each.element, each.sentence.split("`")[1], each.hint) for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "claim_fen >= limit",
        "dept",
        "loopCounter",
        "case.number",
        "now() > deadline({from: now(), n: 1}).due",
        "working days after(today(), 5)",
        "count(departments)",
        "for each in [claim_fen] return each + 1",
        "{a: 1, b: a}.b",
    ],
)
def test_what_something_gives_can_be_read(text: str) -> None:
    assert told(value=text) == []


def test_a_misspelt_name_is_told_with_the_one_that_is_near() -> None:
    assert told(condition="claim_fem >= 1 and nothing_like_it") == [
        ("x_b", "claim_fem", "Perhaps `claim_fen` is meant."),
        ("x_b", "nothing_like_it", "Ask for it in a form, or compute it before."),
    ]
    assert told(value="working day after(today(), 1)") == [
        ("t", "working day after", "Perhaps `working days after` is meant.")
    ]


def test_where_the_forms_are_not_known_no_name_is_looked_for() -> None:
    assert told(condition="claim_fem >= 1", answers=None) == []


def test_what_every_expression_sees_is_what_the_check_knows() -> None:
    now = datetime(2026, 1, 5, tzinfo=UTC)
    assert set(scope(World({}, now, ZoneInfo("Asia/Shanghai"), {"opened": now}, ()))) == RESERVED | FUNCTIONS
