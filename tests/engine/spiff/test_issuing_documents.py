"""A service task issues one of the procedure's forms on paper: the record says which copy, and the case goes on at once."""

import pytest
from bpmn_story import Story

from engine.facts import DocumentIssued

LINES = """
    start s
    user approve
    service issue job=document name=分发处理表 in.title='="顾客投诉处理表"' {more}
    user follow
    end z
    s > approve > issue > follow > z
    """


@pytest.mark.parametrize(
    ("more", "copy", "customer"), [("", 1, False), ("in.copy='=2'", 2, False), ("in.customer='=true'", 1, True)]
)
def test_a_copy_is_issued_as_the_case_stands_then(more: str, copy: int, customer: bool) -> None:
    case = Story(LINES.format(more=more)).completes("approve")
    assert case.of(DocumentIssued) == [DocumentIssued("issue", "顾客投诉处理表", copy, customer)]
    assert case.open == ["follow/1"] and "issue" in case.passed


def test_it_is_issued_once_for_each_of_several() -> None:
    case = Story(LINES.format(more="times='=2'")).completes("approve")
    assert len(case.of(DocumentIssued)) == 2
