"""What a page shows of a form: what is asked now, what was typed, what is wrong, in the reader's language."""

from pathlib import Path

import pytest
from shown_forms import FORMS, LETTER, TALKS, inputs, page, sent

from forms.definition import read
from forms.sentences import CHOOSE, FILL_IN
from tests.forms.asking import ask, form
from tests.forms.conftest import Shown
from web.forms.pages import Table


def test_at_first_a_question_has_its_answer_so_far_else_its_default() -> None:
    asking = form(
        ask("number", "claim", money="fen"),
        ask("datetime", "at", subtype="datetime", default="=now()"),
        ask("select", "channel", default='="a"'),
        ask("textfield", "who", personal=True),
    )
    found = inputs(page(asking, claim=2_000_050, channel="b", who="陈"))
    assert {name: each.text for name, each in found.items()} == {
        "claim": "20000.50",
        "at": "2026-01-05T09:00",
        "channel": "b",
        "who": "陈",
    }
    assert [choice.chosen for choice in found["channel"].choices] == [False, True]


def test_nothing_that_was_typed_is_lost() -> None:
    asking = form(ask("number", "claim", money="fen"), ask("textarea", "words", required=True))
    found = inputs(page(asking, [("claim", "about 3"), ("words", " x ")], claim=5))
    assert (found["claim"].text, found["words"].text) == ("about 3", " x ")


def test_what_is_hidden_is_not_shown_and_what_was_typed_there_is_kept_for_its_return() -> None:
    typed = [("_shown", "channel"), ("_shown", "letter_no"), ("channel", "call"), ("letter_no", "7")]
    gone = page(LETTER, typed)
    assert (list(inputs(gone)), gone.shown, gone.kept) == (["channel"], ("channel",), (("letter_no", "7"),))
    back = page(LETTER, [("_shown", "channel"), ("channel", "letter"), ("letter_no", "7")])
    assert inputs(back)["letter_no"].text == "7"


def test_a_group_with_nothing_in_it_is_not_shown() -> None:
    group = {"type": "group", "id": "g", "label": "Letter", "components": [ask("textfield", "no", hide="=true")]}
    assert page(form(group)).parts == ()


def test_static_parts_follow_their_conditions() -> None:
    text = {"type": "text", "id": "t", "text": "Mind the gap."}
    line = {"type": "separator", "id": "s"}
    hidden = {"type": "text", "id": "u", "text": "Never.", "conditional": {"hide": "=true"}}
    assert [part.kind for part in page(form(text, line, hidden)).parts] == ["text", "separator"]


def test_a_table_begins_with_the_rows_that_the_form_says() -> None:
    for rows in (0, 1, 3):
        table = page(form(ask("dynamiclist", "r", defaultRepetitions=rows, components=[ask("textfield", "x")]))).parts[
            0
        ]
        assert isinstance(table, Table)
        assert len(table.rows) == rows


def test_a_row_that_was_added_has_the_focus() -> None:
    found = inputs(page(TALKS, [("_shown", "talks"), ("talks.0.who", "甲"), ("add-row", "talks")]))
    assert [name for name, each in found.items() if each.focus] == ["talks.1.who"]


def test_labels_are_english_where_the_reader_is() -> None:
    assert inputs(page(LETTER))["channel"].label == "Channel"
    assert inputs(page(LETTER, locale="zh_Hans_CN"))["channel"].label == "Channel".title()
    zh = form(ask("textfield", "x", label="事由", en="Subject"))
    assert inputs(page(zh, locale="zh_Hans_CN"))["x"].label == "事由"


def test_a_question_becomes_required_with_the_answers() -> None:
    assert inputs(page(LETTER, [("channel", "letter")]))["letter_no"].required


def test_mistakes_stand_beside_their_questions_and_in_the_summary_in_order() -> None:
    errors = {"talks.1.who": (FILL_IN,), "b": (CHOOSE,), "zz": ("?",), "talks.0.who": (FILL_IN,)}
    talks = ask("dynamiclist", "talks", components=[ask("textfield", "who")])
    asking = form(ask("radio", "b"), talks)
    shown = page(asking, [("_shown", "b"), ("talks.0.who", ""), ("talks.1.who", "")], errors)
    assert [(mistake.id, mistake.label) for mistake in shown.mistakes] == [
        ("q-b", "B"),
        ("q-talks-0-who", "Talks 1 · Who"),
        ("q-talks-1-who", "Talks 2 · Who"),
        ("", "zz"),
    ]
    assert inputs(shown)["talks.1.who"].errors == ("Fill this in.",)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_form_of_the_procedures_is_shown_soundly(path: Path, shown: Shown) -> None:
    asking = read(path.read_bytes(), path.name)
    errors = {question.name: (FILL_IN,) for question in asking.questions}
    for locale, language in (("en", "en"), ("zh_Hans_CN", "zh")):
        found = shown(page(asking, None, errors, locale), language)
        ids = found.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert set(found.xpath("//label/@for")) <= set(ids)
        assert {each for value in found.xpath("//@aria-describedby") for each in value.split()} <= set(ids)
        assert {link[1:] for link in found.xpath("//a/@href")} <= set(ids)
        for field in found.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            assert found.xpath(f"//label[@for='{field.get('id')}']"), field.get("name")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_the_browser_sends_back_is_what_was_shown(path: Path, shown: Shown) -> None:
    asking = read(path.read_bytes(), path.name)
    first = page(asking)
    again = page(asking, sent(shown(first)))
    assert inputs(again) == inputs(first)


def test_each_kind_has_its_control(shown: Shown) -> None:
    kinds = {"textfield": "text", "number": "text", "checkbox": "checkbox", "radio": "radio", "checklist": "checkbox"}
    for kind, control in kinds.items():
        found = shown(page(form(ask(kind, "x"))))
        assert found.xpath("//input[@name='x']/@type")[0] == control
    for subtype, control in (("date", "date"), ("datetime", "datetime-local")):
        found = shown(page(form(ask("datetime", "x", subtype=subtype))))
        assert found.xpath("//input[@name='x']/@type") == [control]
    assert shown(page(form(ask("textarea", "x"))), "en").xpath("//textarea[@name='x']")
    assert shown(page(form(ask("select", "x")))).xpath("//select[@name='x']/option/@value") == ["", "a", "b"]
    assert shown(page(form(ask("taglist", "x", valuesExpression="=departments")))).xpath("//input/@value")[-1] == "内科"


def test_a_mistake_is_bound_to_its_question(shown: Shown) -> None:
    found = shown(page(form(ask("textfield", "x", required=True, description="In full.")), None, {"x": (FILL_IN,)}))
    (field,) = found.xpath("//input[@name='x']")
    assert (field.get("aria-invalid"), field.get("aria-required")) == ("true", "true")
    told = [found.get_element_by_id(each).text_content().strip() for each in field.get("aria-describedby").split()]
    assert told == ["In full.", "Fill this in."]
    summary = found.get_element_by_id("error-summary")
    assert (summary.get("role"), summary.get("tabindex")) == ("alert", "-1")
    assert summary.xpath(".//a/@href") == ["#q-x"]


def test_choices_have_a_legend_and_a_link_leads_to_the_first(shown: Shown) -> None:
    found = shown(page(form(ask("radio", "x")), None, {"x": (CHOOSE,)}))
    assert found.xpath("//fieldset/legend")[0].text_content() == "X"
    assert found.get_element_by_id("q-x").get("value") == "a"


def test_answers_that_decide_ask_the_page_again(shown: Shown) -> None:
    found = shown(page(LETTER, [("channel", "letter")]))
    assert found.get_element_by_id("questions").get("hx-trigger") == "change from:[data-decides]"
    assert len(found.xpath("//input[@data-decides]")) == 2
    assert found.xpath("//*[@data-hide]/@data-hide") == ['channel != "letter"']
    assert shown(page(TALKS)).get_element_by_id("questions").get("hx-post") is None


def test_enter_sends_the_form_and_adds_no_row(shown: Shown) -> None:
    first, *others = shown(page(TALKS)).xpath("//button")
    assert first.get("name") is None
    assert [button.get("name") for button in others] == ["remove-row", "add-row"]


def test_what_was_typed_is_never_markup(shown: Shown) -> None:
    asking = form(ask("textarea", "x"), ask("textfield", "y", label="<b>"))
    found = shown(page(asking, [("x", "\n</textarea><script>"), ("y", '"><script>')]))
    assert not found.xpath("//script") and not found.xpath("//b")
    assert dict(sent(found))["x"] == "\n</textarea><script>"
