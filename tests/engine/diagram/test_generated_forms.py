"""The fields of a generated form are a form that can be asked here, but for those that cannot."""

import json

import pytest
from camunda7_files import extensions, turned, user

from forms import definition

FIELDS = """<camunda:formData>
<camunda:formField id="amount" label="Amount" type="long" defaultValue="5"><camunda:validation>
<camunda:constraint name="required"/><camunda:constraint name="min" config="0"/><camunda:constraint name="max" config="9"/></camunda:validation></camunda:formField>
<camunda:formField id="title" type="string" defaultValue="${subject}"><camunda:validation><camunda:constraint name="maxlength" config="60"/></camunda:validation></camunda:formField>
<camunda:formField id="urgent" label="Urgent" type="boolean" defaultValue="true"/>
<camunda:formField id="day" label="Day" type="date"/>
<camunda:formField id="kind" label="Kind" type="enum"><camunda:value id="a" name="First"/><camunda:value id="b"/></camunda:formField>
MORE</camunda:formData>"""


def test_generated_fields_are_a_form_of_the_tasks_name() -> None:
    text, done = turned(user("", extensions(FIELDS.replace("MORE", ""))))
    assert '<zeebe:formDefinition formId="u"/>' in text and "<camunda" not in text and done.left == ()
    amount, title, urgent, day, kind = json.loads(done.forms["u"])["components"]
    assert (amount["type"], amount["key"], amount["decimalDigits"]) == ("number", "amount", 0)
    assert (amount["validate"], amount["properties"]) == ({"required": True, "min": 0, "max": 9}, {"default": "=5"})
    assert (title["label"], title["validate"], title["properties"]) == (
        "title",
        {"maxLength": 60},
        {"default": "=subject"},
    )
    assert (urgent["type"], urgent["properties"]) == ("checkbox", {"default": "=true"})
    assert (day["type"], day["subtype"], day["dateLabel"]) == ("datetime", "date", "Day")
    assert kind["values"] == [{"label": "First", "value": "a"}, {"label": "b", "value": "b"}]


@pytest.mark.parametrize(
    ("field", "why"),
    [
        ('id="x" type="string"><camunda:validation><camunda:constraint name="readonly"/></camunda:validation', "`readonly`"),
        ('id="x" type="long"><camunda:validation><camunda:constraint name="min" config="a"/></camunda:validation', "`min`"),
        ('id="x" type="money"', "the type `money`"),
        ('id="now" type="string"', "this name"),
        ('id="a b" type="string"', "this name"),
        ('id="urgent" type="string"', "another field has this id"),
        ('id="x" type="enum"', "nothing to choose from"),
        ('id="x" type="date" defaultValue="31/12/2026"', "none of its type"),
        ('id="x" type="string" label="${y}"', "its label is computed"),
        ('id="x" type="string"><camunda:properties/', "`properties` says something"),
    ],
)  # fmt: skip
def test_a_field_that_no_question_can_be_stays_and_the_others_are_asked(field: str, why: str) -> None:
    text, done = turned(
        user("", extensions(FIELDS.replace("MORE", f"<camunda:formField {field}></camunda:formField>")))
    )
    (left,) = done.left
    assert why in left.sentence
    assert text.count("<camunda:formField") == 1
    assert len(json.loads(done.forms["u"])["components"]) == 5


def test_the_form_is_one_that_our_forms_understand() -> None:
    form = definition.read(turned(user("", extensions(FIELDS.replace("MORE", ""))))[1].forms["u"], "u.form")
    assert [each.name for each in form.questions] == ["amount", "title", "urgent", "day", "kind"]


def test_a_checkbox_need_not_be_ticked_because_it_needed_an_answer() -> None:
    field = '<camunda:formField id="ok" type="boolean"><camunda:validation><camunda:constraint name="required"/></camunda:validation></camunda:formField>'
    text, done = turned(user("", extensions(f"<camunda:formData><!-- asked -->{field}</camunda:formData>")))
    assert "validate" not in json.loads(done.forms["u"])["components"][0]
    assert done.notes[0].sentence == "`required` of `ok` has gone: a checkbox always has an answer."
    assert "<!-- asked -->" in text and "formData" not in text


def test_a_task_that_has_a_form_already_gets_no_second_one() -> None:
    text, done = turned(user('camunda:formKey="drawn"', extensions(FIELDS.replace("MORE", ""))))
    assert 'formId="drawn"' in text and text.count("<camunda:formField") == 5
    assert done.forms == {} and "the task has another form" in done.left[0].sentence
