"""What a step makes of the clauses that it touches: only the record decides."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from engine import procedures
from engine.facts import (
    Deadline,
    DeadlineDropped,
    DeadlineFired,
    DeadlineSet,
    DecisionMade,
    ElementPassed,
    Fact,
    Place,
    TaskCompleted,
    TaskOffered,
)
from engine.record.log import Recorded
from tests.web.conftest import MONDAY
from web.config import ROOT
from web.desk.replaying.fulfilled import Judge
from web.desk.wording import Naming

VERSION = procedures.compiled(procedures.read_bundle(ROOT, "medical_complaint"))
NAMING = Naming(VERSION.diagram, ZoneInfo("Asia/Shanghai"), "zh")
DUE = Deadline(MONDAY + timedelta(days=5), 5, "working days", MONDAY, basis="9.4.deadline")
FEEDBACK, OVERDUE = Place("give_feedback", 1), Place("feedback_overdue", 1)
OFFERED = TaskOffered(FEEDBACK, "首次反馈", ("医患沟通办公室",), due=DUE)
SET = DeadlineSet(OVERDUE, "首次反馈期满", DUE, "escalation")


def judged(days: float, before: Fact, *facts: Fact) -> dict[str, str]:
    """The clauses by their ids, after facts that happened so many days after the one before them."""
    earlier = [Recorded(1, before, MONDAY, None, None, "")]
    step = [Recorded(no, fact, MONDAY + timedelta(days=days), "clerk", None, "") for no, fact in enumerate(facts, 2)]
    return {one.clause.id: one.status for one in Judge(VERSION, earlier + step, NAMING).judged(step)}


@pytest.fixture(autouse=True)
def chinese(app: Flask) -> Iterator[None]:
    with app.test_request_context("/", headers={"Accept-Language": "zh"}):
        yield


def test_a_task_that_was_completed_in_time_keeps_its_period_and_a_late_one_misses_it() -> None:
    assert judged(4, OFFERED, TaskCompleted(FEEDBACK, {}))["9.4.deadline"] == "fulfilled"
    assert judged(5, OFFERED, TaskCompleted(FEEDBACK, {}))["9.4.deadline"] == "fulfilled"
    late = judged(5.01, OFFERED, TaskCompleted(FEEDBACK, {}))
    assert (late["9.4.deadline"], late["9.4"]) == ("missed", "fulfilled")


def test_a_period_is_missed_when_its_escalation_comes_first() -> None:
    fired = judged(5, SET, DeadlineFired(OVERDUE, DUE.due, "escalation"), ElementPassed("feedback_overdue"))
    assert fired["9.4.deadline"] == "missed"


def test_a_reminder_is_no_miss() -> None:
    reminder = DeadlineSet(Place("feedback_remind", 1), "提醒", DUE, "reminder")
    fired = judged(5, reminder, DeadlineFired(Place("feedback_remind", 1), DUE.due, "reminder"))
    assert "missed" not in fired.values()


def test_an_escalation_that_is_dropped_keeps_its_period_only_if_the_work_was_done() -> None:
    done = judged(3, SET, ElementPassed("first_feedback"), DeadlineDropped(OVERDUE))
    assert done["9.4.deadline"] == "fulfilled"
    assert "9.4.deadline" not in judged(3, SET, DeadlineDropped(OVERDUE))


def test_a_rule_that_was_hit_applies_its_own_clauses_and_not_those_of_other_rules() -> None:
    made = DecisionMade("med_path", "D_med_path", "path", ["移送调处"], (1,))
    found = judged(0, OFFERED, made)
    assert found["9.6.amount"] == "applied"
    assert "9.8.straight" not in found


def test_what_only_forbids_or_defines_is_applied_and_never_fulfilled() -> None:
    found = judged(0, OFFERED, TaskCompleted(Place("face_to_face", 1), {}))
    kinds = {id: VERSION.clauses[id].kind for id in found}
    assert {found[id] for id, kind in kinds.items() if kind in ("prohibition", "definition")} <= {"applied", "beyond"}
    assert "prohibition" in kinds.values()
