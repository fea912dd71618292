"""What a case came to: the name of the end that matters, and not of the duty that happened to end last."""

import pytest
from bpmn_notation import xml
from bpmn_story import Story

from engine.diagram import check, read

DUTY_BESIDE = """
    start s
    and fork
    user main
    user apologise
    end closed {mark}
    end apologised
    s > fork > main > closed
    fork > apologise > apologised
"""


@pytest.mark.parametrize("order", [("main", "apologise"), ("apologise", "main")])
def test_a_marked_end_names_the_outcome_whatever_ends_last(order: tuple[str, str]) -> None:
    story = Story(DUTY_BESIDE.format(mark="prop.outcome=true")).completes(*order)
    assert story.run.finished and story.run.outcome == ("closed", "closed")


def test_without_marks_the_last_end_of_the_main_line_names_it() -> None:
    assert Story(DUTY_BESIDE.format(mark="")).completes("main", "apologise").run.outcome == ("apologised", "apologised")


def test_of_two_marked_ends_the_later_names_it_even_beside_the_main_line() -> None:
    story = Story("""
        start s
        user main
        end closed prop.outcome=true
        boundary again on=main message=again ni
        user review
        end penalised prop.outcome=true
        s > main > closed
        again > review > penalised
    """)
    story.receives("again").completes("main", "review")
    assert story.run.finished and story.run.outcome == ("penalised", "penalised")


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        ("start s\n user a\n end done prop.outcome=false\n s > a > done", "outcome"),
        ("start s\n user a prop.outcome=true\n end done\n s > a > done", "unknown-property"),
        (
            "start s\n user a\n sub x {\n start b\n user c\n end d prop.outcome=true\n b > c > d\n }\n end done\n s > a > x > done",
            "unknown-property",
        ),
    ],
)
def test_the_mark_stands_on_an_end_of_the_process_and_is_true(lines: str, rule: str) -> None:
    assert rule in {problem.rule for problem in check(read(xml(lines), "marks.bpmn"))}
