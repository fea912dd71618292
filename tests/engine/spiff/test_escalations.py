"""Escalations, and event sub-processes that begin with what is thrown inside (BPMN 2.0.2, 10.5.1 and 10.5.6)."""

import pytest
from bpmn_story import Story
from test_throwing import SUB

ESUB = """
    start s
    user a
    sub p {{
        start ps
        and f
        user work
        user beside
        {thrown}
        esub e {{
            start t {event}
            user handle
            end h
            t > handle > h
        }}
        ps > f > work > oops
        f > beside
        {more}
    }}
    user after
    end z
    s > a > p > after > z
"""


@pytest.mark.parametrize("kind", ["error", "escalation", "signal"])
def test_an_event_sub_process_takes_over(kind: str) -> None:
    case = Story(ESUB.format(thrown=f"end oops {kind}=x", event=f"{kind}=x", more="")).completes("a", "work")
    assert case.open == ["handle/1"]
    assert case.completes("handle").open == ["after/1"]


@pytest.mark.parametrize("kind", ["escalation", "signal"])
def test_an_event_sub_process_runs_beside_and_again(kind: str) -> None:
    lines = ESUB.format(thrown=f"throw oops {kind}=x\nend done", event=f"{kind}=x ni", more="oops > done")
    case = Story(lines).completes("a", "work")
    assert case.open == ["beside/1", "handle/1"]
    assert case.completes("beside", "handle").open == ["after/1"]


def test_an_escalation_that_does_not_interrupt_lets_the_activity_go_on() -> None:
    lines = SUB.format(
        thrown="throw oops escalation=x\nuser more\nend on\noops > more > on",
        catcher="boundary b on=p escalation=x ni",
        more="b > mend",
    )
    case = Story(lines).completes("a").completes("work", bad=True)
    assert case.open == ["more/1", "mend/1"]
    assert case.completes("more").open == ["mend/1", "after/1"]


def test_an_escalation_that_interrupts_ends_what_would_come_after_it() -> None:
    lines = SUB.format(
        thrown="throw oops escalation=x\nuser more\nend on\noops > more > on",
        catcher="boundary b on=p escalation=",
        more="b > mend",
    )
    assert Story(lines).completes("a").completes("work", bad=True).open == ["mend/1"]
