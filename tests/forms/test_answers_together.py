"""Answers that depend on each other: conditions, defaults, rows, and all mistakes at once."""

from zoneinfo import ZoneInfo

from answering import AT, ROWS, answered

from forms import sentences
from forms.asking import asked
from forms.validating import validate
from tests.forms.asking import ask, form, seen


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
    assert (said.template, said.values) == ("Write at most {most} characters.", {"most": "3"})
