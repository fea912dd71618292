"""A form filled on its page as a person fills it: question by question, waiting where an answer asks for more."""

import json
from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page

from forms.components import Form, Question
from web.forms.decoding import encoded_answer

ZONE = ZoneInfo("Asia/Shanghai")
BUSY = ".htmx-request, .htmx-swapping, .htmx-settling"


def fill(page: Page, form: Form, answers: Mapping[str, Any]) -> None:
    """The answers stand in the form's questions; what is not answered is left as it is."""
    for question in form.questions:
        if answers.get(question.name) is None:
            continue
        typed = encoded_answer(question, answers[question.name], ZONE)
        if not question.columns:
            _answer(page, question, question.name, typed)
            continue
        for number, row in enumerate(typed):
            _row(page, question, number)
            for column in question.columns:
                if row.get(column.name):
                    _answer(page, column, f"{question.name}.{number}.{column.name}", row[column.name])


def send(page: Page) -> None:
    """The form is sent, and its answer is there."""
    with page.expect_navigation():
        page.click(".sheet-acts button")


def field(page: Page, path: str, value: str | None = None) -> Locator:
    """The input of a question, of a choice the one with this value."""
    chosen = "" if value is None else f"[value={json.dumps(value, ensure_ascii=False)}]"
    return page.locator(f"#sheet [name={json.dumps(path)}]{chosen}:not([type=hidden])")


def _row(page: Page, question: Question, number: int) -> None:
    if page.locator(f'#sheet [name="_shown"][value="{question.name}.{number}"]').count() == 0:
        page.click(f'#sheet [name="add-row"][value="{question.name}"]')
        _settled(page)


def _answer(page: Page, question: Question, path: str, typed: Any) -> None:
    if question.kind in ("radio", "checklist", "taglist"):
        for value in [typed] if question.kind == "radio" else typed:
            _change(page, field(page, path, value), lambda one: one.check(), lambda one: one.is_checked())
        return
    if question.kind == "checkbox":
        _change(
            page,
            field(page, path),
            lambda one: one.set_checked(bool(typed)),
            lambda one: one.is_checked() == bool(typed),
        )
        return
    act = (lambda one: one.select_option(typed)) if question.kind == "select" else (lambda one: one.fill(typed))
    _change(page, field(page, path), act, lambda one: one.input_value() == typed)


def _change(page: Page, one: Locator, act: Any, stands: Any) -> None:
    one.wait_for(state="attached")
    if stands(one):
        return
    decides = one.get_attribute("data-decides") is not None
    with page.expect_response(lambda answer: answer.request.method == "POST") if decides else nullcontext():
        act(one)
        one.blur()
    _settled(page)


def _settled(page: Page) -> None:
    page.locator(BUSY).first.wait_for(state="detached")
