"""Why a case stopped is recorded in English, and read in the reader's language, with its values."""

import pytest
from flask import Flask
from flask_babel import force_locale

from engine.sentences import say
from engine.spiff.failures import BudgetExceeded, StepFailed
from web.desk.reasons import translated

STOPPED = [
    (
        StepFailed("x", "the {purpose} gives neither true nor false but {value}.", purpose=say("condition"), value="5"),
        "条件得出的既不是 true 也不是 false，而是 5。",
    ),
    (
        StepFailed("x", "the input `{name}` is no text but {value}.", name="to", value='[1, "a {b}"]'),
        '输入 `to` 不是文本，而是 [1, "a {b}"]。',
    ),
    (BudgetExceeded("more than {most} tokens at a time.", most=200), "同时存在的令牌超过 200 个。"),
    (StepFailed("x", "no condition is true and there is no default flow."), "没有一个条件成立，也没有默认流向。"),
]


@pytest.mark.parametrize(("stopped", "chinese"), STOPPED)
def test_a_reason_with_values_is_told_in_chinese(
    app: Flask, stopped: StepFailed | BudgetExceeded, chinese: str
) -> None:
    recorded = str.__str__(stopped.sentence)[:]
    with app.test_request_context(), force_locale("zh_Hans_CN"):
        assert translated(recorded) == chinese
    with app.test_request_context(), force_locale("en"):
        assert translated(recorded) == recorded


def test_what_no_sentence_is_known_for_stays_as_it_is(app: Flask) -> None:
    with app.test_request_context(), force_locale("zh_Hans_CN"):
        assert translated("HTTP 502.") == "HTTP 502."
        assert translated("x: y") == "x: y"
