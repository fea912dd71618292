"""A form is read strictly: what it says is understood, or refused with file, component and sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from forms.components import Group, Question, Separator, Text
from forms.definition import FormError, read
from tests.forms.asking import ask, form

ROOT = Path(__file__).resolve().parents[2]
FORMS = sorted(ROOT.glob("forms/*/*.form"))


def refused(*components: Any) -> FormError:
    with pytest.raises(FormError) as error:
        form(*components)
    return error.value


def test_the_number_of_a_paper_form_is_asked_for_once_and_openly() -> None:
    found = form(ask("textfield", "paper_no", stock="登记表"))
    assert found.by_name["paper_no"].stock == "登记表"
    assert "not personal" in refused(ask("textfield", "paper_no", stock="登记表", personal=True)).sentence
    assert "at most 60" in refused(ask("textfield", "paper_no", stock="表" * 61)).sentence
    rows = ask("dynamiclist", "sheets", components=[ask("textfield", "paper_no", stock="登记表")])
    assert "not in rows" in refused(rows).sentence
    assert "means nothing on a `number`" in refused(ask("number", "paper_no", stock="登记表")).sentence


@pytest.mark.parametrize("path", FORMS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_form_of_the_procedures_is_understood(path: Path) -> None:
    found = read(path.read_bytes(), path.relative_to(ROOT).as_posix())
    assert found.id == path.stem
    assert all(question.label for question in found.questions)


def test_questions_keep_their_order_and_groups_their_own() -> None:
    inner = {
        "type": "group",
        "id": "g",
        "label": "Who",
        "components": [ask("textfield", "who"), {"type": "separator", "id": "s"}],
    }
    found = form(inner, {"type": "text", "id": "t", "text": "Be exact."}, ask("number", "claim_fen", money="fen"))
    group, text, claim = found.parts
    assert isinstance(group, Group) and isinstance(group.parts[1], Separator)
    assert isinstance(text, Text) and text.text == "Be exact."
    assert isinstance(claim, Question) and claim.money
    assert [question.name for question in found.questions] == ["who", "claim_fen"]


def test_a_question_is_hidden_with_the_group_around_it() -> None:
    group = {"type": "group", "id": "g", "label": "x", "conditional": {"hide": "=a = true"}}
    found = form({**group, "components": [ask("textfield", "who", hide="=b = true")]})
    assert [rule.text for rule in found.by_name["who"].rules.hides] == ["a = true", "b = true"]


def test_rows_with_anything_personal_are_personal_as_a_whole() -> None:
    found = form(
        ask("dynamiclist", "talks", components=[ask("textfield", "who", personal=True)]), ask("textfield", "x")
    )
    assert found.personal == {"talks"}


@pytest.mark.parametrize(
    ("component", "sentence"),
    [
        ({"type": "iframe", "id": "x"}, "no component of the type `iframe`"),
        (ask("filepicker", "x", accept="pictures"), "`accept` lists endings"),
        (ask("filepicker", "x", accept="=kinds"), "`accept` lists endings"),
        (ask("filepicker", "x", multiple="=many"), "`multiple` is true or false"),
        (ask("filepicker", "x", default="=1"), "`default` means nothing"),
        (ask("textfield", "x", colour="red"), "The property `colour` means nothing on a `textfield`."),
        ({**ask("textfield", "x"), "properties": {"personel": True}}, "`personel` means nothing"),
        ({**ask("textfield", "x"), "validate": {"min": 1}}, "`min` means nothing"),
        ({**ask("textfield", "x"), "validate": {"validationType": "email"}}, "validationType"),
        ({**ask("textfield", "x"), "conditional": {"show": "=true"}}, "`show` means nothing"),
        (ask("textfield", "x", readonly=True), "`readonly` cannot be True"),
        (ask("textfield", "x", hide="x = 1"), "begins with `=`"),
        (ask("textfield", "x", hide="=x = "), "`conditional.hide`"),
        (ask("textfield", "x", validIf="=x = 1"), "invalidMessage"),
        (ask("textfield", "x", label="=now()"), "plain text"),
        (ask("textfield", "x", pattern="["), "no regular expression"),
        (ask("textfield", "x", required="yes"), "`required` is true or false"),
        (ask("textfield", "a.b"), "cannot be the name"),
        (ask("textfield", "case"), "a meaning of its own"),
        (ask("textfield", "csrf_token"), "a meaning of its own"),
        (ask("number", "x", money="yuan"), "`money` is `fen`"),
        (ask("datetime", "x"), "`subtype`"),
        (ask("datetime", "x", subtype="time"), "`subtype`"),
        (ask("select", "x", values=[], valuesExpression="=departments"), None),
        ({"type": "select", "id": "x", "key": "x"}, "either `values` or a `valuesExpression`"),
        ({"type": "select", "id": "x", "key": "x", "values": [{"label": "1", "value": 1}]}, "both texts"),
        (ask("select", "x", values=["a", "a"]), "chosen twice"),
        (ask("number", "x", defaultValue="a"), "`defaultValue`"),
        ({"type": "group", "id": "g", "path": "nested", "components": []}, "no `path`"),
        (ask("dynamiclist", "rows", components=[]), "at least one question"),
        (
            ask("dynamiclist", "rows", components=[ask("dynamiclist", "inner", components=[ask("textfield", "x")])]),
            "rows",
        ),
        (ask("dynamiclist", "rows", components=[ask("textfield", "x"), {**ask("textfield", "x"), "id": "y"}]), "twice"),
        ("text", "a JSON object"),
    ],
)
def test_what_is_not_understood_is_refused(component: Any, sentence: str | None) -> None:
    if sentence is None:
        return
    error = refused(component)
    assert sentence in error.sentence
    assert error.path == "forms/story/story.form"


def test_a_refusal_names_file_and_component() -> None:
    assert str(refused(ask("textfield", "x", colour="red"))).startswith("forms/story/story.form: field_x: ")


def test_names_and_ids_are_unique() -> None:
    assert "name `x`" in refused(ask("textfield", "x"), {**ask("textarea", "x"), "id": "other"}).sentence
    assert "this id" in refused(ask("textfield", "x"), {**ask("textarea", "y"), "id": "field_x"}).sentence


def test_no_expression_of_the_form_reads_a_personal_answer() -> None:
    error = refused(ask("textfield", "who", personal=True), ask("textfield", "x", hide='=who = "me"'))
    assert (error.component, "personal answer `who`" in error.sentence) == ("field_x", True)


@pytest.mark.parametrize(
    "content",
    [b"{", b"[]", b"\xff", b'{"type":"default","id":""}', b'{"type":"default","id":"a","id":"b"}', b"[" * 100_000],
)
def test_what_is_no_form_at_all_is_refused(content: bytes) -> None:
    with pytest.raises(FormError):
        read(content, "x.form")


def test_a_form_says_nothing_unknown() -> None:
    with pytest.raises(FormError, match="versionTag2"):
        read(json.dumps({"type": "default", "id": "x", "versionTag2": 1}).encode(), "x.form")
