"""Ad hoc sub-processes: what is done in no order, until it is enough (BPMN 2.0.2, 10.3.5 and 13.3.5)."""

from bpmn_story import Story

AD_HOC = """
    start s
    user a
    adhoc p {flag} {{
    user call
    user visit
    user letter
    user answer
    letter > answer
    }}
    user b
    end z
    s > a > p > b > z
    """


def test_what_is_done_ad_hoc_has_no_order_and_is_done_when_all_is() -> None:
    case = Story(AD_HOC.format(flag="")).completes("a")
    assert case.open == ["call/1", "visit/1", "letter/1"]
    assert case.completes("letter", "visit", "call").open == ["answer/1"]
    assert case.completes("answer").open == ["b/1"]


def test_or_when_its_condition_says_that_it_is_enough() -> None:
    lines = AD_HOC.format(flag='enough="=reached = true"')
    case = Story(lines).completes("a").completes("visit", reached=False)
    assert case.open == ["call/1", "letter/1"]
    assert case.completes("call", reached=True).open == ["b/1"]


def test_what_has_begun_may_be_let_finish() -> None:
    lines = AD_HOC.format(flag='enough="=reached = true" rest')
    assert Story(lines).completes("a").completes("visit", reached=True).open == ["call/1", "letter/1"]
