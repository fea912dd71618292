"""What an answer must be: each kind of question, each rule, each sentence."""

from decimal import Decimal
from typing import Any

import pytest
from answering import AT, DAY, FEN, ROWS, clean, mistake

from forms import sentences
from tests.forms.asking import ask


@pytest.mark.parametrize(
    ("component", "value", "kept"),
    [
        (ask("textfield", "x"), "  王\r\n五 ", "王 五"),
        (ask("textarea", "x"), " a\r\nb\tc ", "a\nb\tc"),
        (ask("number", "x"), 3, 3),
        (ask("number", "x"), 0.1, Decimal("0.1")),
        (ask("number", "x"), 3.0, 3),
        (FEN, 2_000_000, 2_000_000),
        (DAY, "2026-01-05", "2026-01-05"),
        (AT, "2026-01-05T09:00", "2026-01-05T09:00:00+08:00"),
        (AT, "2026-01-05T09:00:00Z", "2026-01-05T09:00:00+00:00"),
        (ask("select", "x"), "a", "a"),
        (ask("radio", "x"), "b", "b"),
        (ask("checkbox", "x"), True, True),
        (ask("checklist", "x"), ["b", "a", "b"], ["b", "a"]),
        (ask("taglist", "x", valuesExpression="=departments"), ["骨科"], ["骨科"]),
        (ROWS, [{"name": "甲", "n": None}, {"name": "", "n": None}], [{"name": "甲"}]),
    ],
)
def test_a_good_answer_is_kept(component: dict[str, Any], value: Any, kept: Any) -> None:
    assert clean(component, value) == kept


@pytest.mark.parametrize(
    ("component", "value", "said"),
    [
        (ask("textfield", "x"), 1, sentences.NOT_A_TEXT),
        (ask("textfield", "x"), "a\x00", sentences.UNSAYABLE),
        (ask("textfield", "x"), "\ud800", sentences.UNSAYABLE),
        (ask("textfield", "x", minLength=3), "ab", "Write at least 3 characters."),
        (ask("textfield", "x", maxLength=3), "abcd", "Write at most 3 characters."),
        (ask("textarea", "x"), "a" * 20_001, "Write at most 20000 characters."),
        (ask("textfield", "x", pattern="^1[0-9]{10}$"), "123", sentences.PATTERN),
        (ask("textfield", "x", pattern="^1$", invalidMessage="手机号不对"), "2", "手机号不对"),
        (ask("number", "x"), "3", sentences.NOT_A_NUMBER),
        (ask("number", "x"), True, sentences.NOT_A_NUMBER),
        (ask("number", "x"), float("nan"), sentences.TOO_LARGE),
        (ask("number", "x"), 10**15, sentences.TOO_LARGE),
        (ask("number", "x", min=1), 0, "This must be at least 1."),
        (ask("number", "x", max=10), 10.5, "This must be at most 10."),
        (ask("number", "x", decimalDigits=0), 1.5, sentences.NOT_WHOLE),
        (ask("number", "x", decimalDigits=2), 1.005, "Write at most 2 decimals."),
        (FEN, "2万元整", sentences.NOT_MONEY),
        (FEN, 1.5, sentences.NOT_FEN),
        (ask("number", "x", money="fen", min=100), 99, "This must be at least 1.00."),
        (DAY, "2026-02-30", sentences.NOT_A_DATE),
        (DAY, "20260105", sentences.NOT_A_DATE),
        (AT, "2026-01-05", sentences.NOT_A_DATETIME),
        (AT, 5, sentences.NOT_A_DATETIME),
        (ask("select", "x"), "c", sentences.NO_OPTION),
        (ask("radio", "x"), 1, sentences.NO_OPTION),
        (ask("checkbox", "x"), "true", sentences.NOT_YES_OR_NO),
        (ask("checklist", "x"), "a", sentences.NOT_A_LIST),
        (ask("checklist", "x"), ["c"], sentences.NO_OPTION),
        (ask("taglist", "x", valuesExpression="=departments"), ["外科"], sentences.NO_OPTION),
        (ROWS, "x", sentences.NOT_ROWS),
        (ROWS, [{}] * 1001, sentences.TOO_MANY_ROWS),
    ],
)
def test_a_bad_answer_is_told_why(component: dict[str, Any], value: Any, said: str) -> None:
    assert mistake(component, value) == said


@pytest.mark.parametrize(
    ("component", "empty", "said"),
    [
        (ask("textfield", "x", required=True), "  ", sentences.FILL_IN),
        (ask("number", "x", required=True), None, sentences.FILL_IN),
        (ask("datetime", "x", subtype="date", required=True), "", sentences.FILL_IN),
        (ask("datetime", "x", subtype="datetime", required=True), "", sentences.FILL_IN),
        (ask("select", "x", required=True), "", sentences.CHOOSE),
        (ask("radio", "x", required=True), None, sentences.CHOOSE),
        (ask("checkbox", "x", required=True), False, sentences.TICK),
        (ask("checklist", "x", required=True), [], sentences.CHOOSE_SOME),
        (ask("checklist", "x", required=True, valuesExpression="=[]"), [], sentences.NOTHING_TO_CHOOSE),
        (ask("dynamiclist", "x", requiredIf="=true", components=[ask("textfield", "y")]), [{}], sentences.ADD_A_ROW),
    ],
)
def test_what_must_be_answered_is_asked_for(component: dict[str, Any], empty: Any, said: str) -> None:
    assert mistake(component, empty) == said
