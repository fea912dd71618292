"""From strangers' answers to what the engine is given."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from werkzeug.datastructures import MultiDict

from engine.cases.requests import Filled
from engine.procedures import Version
from forms import sentences
from forms.definition import FormError
from tests.forms.asking import ask, form, seen
from web.answering import EMPTY, Unanswered, fill, form_of
from web.forms import decoding
from web.forms.submitting import submitted

LETTER = form(
    ask("radio", "channel", values=["letter", "call"], required=True),
    ask("textfield", "letter_no", hide='=channel != "letter"'),
    ask("textfield", "who", personal=True),
)


def sent(*fields: tuple[str, str], shown: str = "channel who") -> Filled:
    posted = MultiDict([*fields, *(("_shown", name) for name in shown.split())])
    return submitted(LETTER, decoding.typed(LETTER, posted), seen(), "salt")


def test_good_answers_go_to_the_engine_with_the_questions_of_that_day() -> None:
    filled = fill(LETTER, {"channel": "call", "who": "陈"}, seen(), "salt")
    assert filled.answers == {"channel": "call", "who": "陈"}
    assert [question["name"] for question in filled.asked] == ["channel", "who"]
    assert (filled.personal, filled.salt) == (frozenset({"who"}), "salt")


def test_what_was_not_answered_is_not_personal() -> None:
    assert fill(LETTER, {"channel": "call"}, seen()).personal == frozenset()


def test_bad_answers_are_refused_with_all_that_is_wrong() -> None:
    with pytest.raises(Unanswered, match="channel: Choose an answer") as refused:
        fill(LETTER, {"who": 3}, seen())
    assert refused.value.errors == {"channel": (sentences.CHOOSE,), "who": (sentences.NOT_A_TEXT,)}


def test_a_task_without_a_form_asks_nothing() -> None:
    assert fill(None, {}, seen()) == Filled()
    with pytest.raises(Unanswered):
        fill(None, {"x": 1}, seen())


def test_a_question_that_the_answers_reveal_is_asked_before_anything_is_taken() -> None:
    with pytest.raises(Unanswered) as refused:
        sent(("channel", "letter"))
    assert refused.value.errors == {"letter_no": (sentences.REVEALED,)}
    filled = sent(("channel", "letter"), ("letter_no", ""), shown="channel letter_no who")
    assert filled.answers == {"channel": "letter"}


def test_what_was_typed_into_a_question_that_went_away_is_not_taken() -> None:
    assert sent(("channel", "call"), ("letter_no", "7")).answers == {"channel": "call"}


def test_forms_of_a_version_are_read_once() -> None:
    content = b'{"type": "default", "id": "f", "components": []}'
    version = cast(Version, SimpleNamespace(stem="story", forms={"f": content, "g": b"{}"}))
    assert form_of(version, "f") is form_of(version, "f")
    assert form_of(version, "f").path == "forms/story/f.form"
    assert form_of(version, None) is EMPTY
    with pytest.raises(FormError, match=r"forms/story/g\.form"):
        form_of(version, "g")
    missing: Any = "missing"
    with pytest.raises(KeyError):
        form_of(version, missing)
