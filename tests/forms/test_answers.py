"""What an answer must be: each kind of question, each rule, each sentence."""

from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from forms import sentences
from forms.asking import asked
from forms.validating import Answered, validate
from tests.forms.asking import ask, form, seen


def answered(component: dict[str, Any], value: Any, **document: Any) -> Answered:
    name = component.get("key") or component["path"]
    return validate(form(component), {name: value}, seen(**document))


def clean(component: dict[str, Any], value: Any) -> Any:
    result = answered(component, value)
    assert not result.errors
    return result.answers[component.get("key") or component["path"]]


def mistake(component: dict[str, Any], value: Any) -> str:
    (path,) = answered(component, value).errors.values()
    (sentence,) = path
    return sentence


AT = ask("datetime", "at", subtype="datetime")
DAY = ask("datetime", "day", subtype="date")
FEN = ask("number", "fen", money="fen")
ROWS = ask("dynamiclist", "rows", components=[ask("textfield", "name", required=True), ask("number", "n")])


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


def test_mistakes_in_rows_stand_at_their_path() -> None:
    result = answered(ROWS, [{"name": "甲"}, {}, {"n": 3}, {"name": "乙", "n": "x"}, {"nope": 1}])
    assert result.errors == {
        "rows.2.name": (sentences.FILL_IN,),
        "rows.3.n": (sentences.NOT_A_NUMBER,),
        "rows.4.nope": (sentences.UNKNOWN,),
    }


def test_rows_have_conditions_of_their_own() -> None:
    columns = [ask("checkbox", "sick"), ask("textfield", "why", hide="=sick != true", requiredIf="=strict = true")]
    asking = form(ask("checkbox", "strict"), ask("dynamiclist", "rows", components=columns))
    rows = [{"sick": True}, {"sick": True, "why": "x"}, {"sick": False, "why": ""}]
    assert validate(asking, {"strict": True, "rows": rows}, seen()).errors == {"rows.0.why": (sentences.FILL_IN,)}


def test_all_mistakes_come_at_once() -> None:
    asking = form(ask("textfield", "a", required=True), ask("number", "b"), ask("radio", "c", required=True))
    assert set(validate(asking, {"b": "x", "nope": 1}, seen()).errors) == {"a", "b", "c", "nope"}


def test_good_answers_stand_beside_the_mistakes() -> None:
    result = validate(form(ask("textfield", "a"), ask("number", "b")), {"a": "kept", "b": "x"}, seen())
    assert result.answers == {"a": "kept"}


def test_answers_are_an_object() -> None:
    assert validate(form(), "x", seen()).errors == {"": (sentences.NOT_AN_OBJECT,)}  # type: ignore[arg-type]


def test_answers_to_questions_that_are_not_asked_are_dropped() -> None:
    asking = form(ask("radio", "channel", values=["letter", "call"]), ask("number", "no", hide='=channel != "letter"'))
    assert validate(asking, {"channel": "call", "no": "not even a number"}, seen()).answers == {"channel": "call"}
    assert validate(asking, {"channel": "letter", "no": 5}, seen()).answers == {"channel": "letter", "no": 5}


def test_what_is_hidden_hides_what_depends_on_it() -> None:
    asking = form(
        ask("checkbox", "a"),
        ask("checkbox", "b", hide="=a != true"),
        ask("textfield", "c", hide="=b != true"),
    )
    assert validate(asking, {"a": False, "b": True, "c": "x"}, seen()).answers == {"a": False}


def test_questions_that_hide_each_other_do_not_hang() -> None:
    asking = form(ask("textfield", "a", hide='=b = "x"'), ask("textfield", "b", hide='=a = "x"'))
    assert validate(asking, {"a": "x", "b": "x"}, seen()).asked


def test_a_condition_that_is_not_known_hides_nothing() -> None:
    asking = form(ask("textfield", "a", hide="=not(list contains(unknown, 1))"))
    assert validate(asking, {"a": "x"}, seen()).answers == {"a": "x"}


def test_a_rule_reads_the_document_and_the_answers() -> None:
    rule = ask("radio", "new", validIf="=new != old", invalidMessage="与现在的类型相同")
    assert answered(rule, "a", old="a").errors == {"new": ("与现在的类型相同",)}
    assert answered(rule, "b", old="a").answers == {"new": "b"}


def test_a_rule_waits_until_what_it_reads_is_sound() -> None:
    rule = ask("number", "bad", validIf="=bad <= total", invalidMessage="too many")
    asking = form(ask("number", "total", required=True), rule)
    assert set(validate(asking, {"bad": 3}, seen()).errors) == {"total"}


def test_a_default_answers_what_was_not_spoken_of() -> None:
    asking = form(
        ask("datetime", "at", subtype="datetime", required=True, default="=now()"),
        ask("datetime", "day", subtype="date", default="=now()"),
        ask("select", "channel", default='="a"'),
        ask("checkbox", "quality", default='=channel = "a"'),
        ask("checkbox", "domestic", defaultValue=True),
        ask("checklist", "flags"),
    )
    assert validate(asking, {}, seen()).answers == {
        "at": "2026-01-05T09:00:00+08:00",
        "day": "2026-01-05",
        "channel": "a",
        "quality": True,
        "domestic": True,
        "flags": [],
    }


def test_null_says_that_there_is_no_answer_and_no_default_comes_in_its_place() -> None:
    asking = form(ask("select", "channel", required=True, default='="a"'))
    assert validate(asking, {"channel": None}, seen()).errors == {"channel": (sentences.CHOOSE,)}


def test_an_earlier_answer_stays_unless_it_is_taken_away() -> None:
    asking = form(ask("textfield", "note"), ask("checkbox", "sure"), ask("textfield", "who", personal=True))
    assert validate(asking, {}, seen(note="old", sure=True)).answers == {}
    assert validate(asking, {"note": None}, seen(note="old", sure=True)).answers == {"note": None}
    assert validate(asking, {"who": ""}, seen(sure=True), earlier={"who"}).answers == {"who": None}


def test_a_required_question_is_answered_anew_each_time() -> None:
    asking = form(ask("textarea", "reason", required=True))
    assert validate(asking, {}, seen(reason="said before")).errors == {"reason": (sentences.FILL_IN,)}


def test_a_date_and_time_has_the_offset_of_the_zone_on_that_day() -> None:
    result = validate(form(AT), {"at": "2026-07-05T09:00"}, seen(), ZoneInfo("Europe/Berlin"))
    assert result.answers == {"at": "2026-07-05T09:00:00+02:00"}


def test_options_come_from_the_document() -> None:
    items = ask("checklist", "items", required=True, valuesExpression="=approved.text")
    approved = [{"text": "换货"}, {"text": None}, {"text": "赠送"}]
    assert answered(items, ["换货"], approved=approved).answers == {"items": ["换货"]}
    assert answered(items, ["退款"], approved=approved).errors == {"items": (sentences.NO_OPTION,)}


def test_the_questions_are_kept_as_they_were_asked() -> None:
    asking = form(
        ask("select", "dept", valuesExpression="=departments", en="Department"),
        ask("number", "claim", money="fen", hide='=dept = "内科"'),
        ask("dynamiclist", "people", components=[ask("textfield", "who", personal=True)]),
    )
    assert asked(validate(asking, {"dept": "内科"}, seen())) == (
        {
            "name": "dept",
            "label": "Dept",
            "type": "select",
            "en": "Department",
            "options": [{"label": "骨科", "value": "骨科"}, {"label": "内科", "value": "内科"}],
        },
        {
            "name": "people",
            "label": "People",
            "type": "dynamiclist",
            "personal": True,
            "columns": [{"name": "who", "label": "Who", "type": "textfield", "personal": True}],
        },
    )


def test_a_sentence_knows_what_it_is_translated_from() -> None:
    said = sentences.too_long(3)
    assert (said.msgid, said.values) == ("Write at most %(most)s characters.", {"most": 3})
