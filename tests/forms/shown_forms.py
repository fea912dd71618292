"""Forms on a page, as a test looks at them."""

from pathlib import Path
from typing import Any

from lxml import html
from werkzeug.datastructures import MultiDict

from forms.components import Form
from tests.forms.asking import ask, form, seen
from web.forms import decoding, viewing
from web.forms.pages import Input, Page, Section, Table

ROOT = Path(__file__).resolve().parents[2]

FORMS = sorted(ROOT.glob("forms/*/*.form"))

LETTER = form(
    ask("radio", "channel", values=["letter", "call"], required=True, en="Channel"),
    ask("textfield", "letter_no", hide='=channel != "letter"', requiredIf='=channel = "letter"'),
)

TALKS = form(
    ask(
        "dynamiclist",
        "talks",
        components=[ask("textfield", "who", required=True), ask("datetime", "at", subtype="datetime")],
    )
)


def page(asking: Form, typed: Any = None, errors: Any = None, locale: str = "en", **document: Any) -> Page:
    posted = None if typed is None else decoding.typed(asking, MultiDict(typed))
    return viewing.questions(asking, document, posted, errors or {}, seen(**document), locale)


def inputs(shown: Page) -> dict[str, Input]:
    def walk(parts: Any) -> Any:
        for part in parts:
            if isinstance(part, Section):
                yield from walk(part.parts)
            elif isinstance(part, Table):
                yield from (cell for row in part.rows for cell in row.inputs)
            elif isinstance(part, Input):
                yield part

    return {each.name: each for each in walk(shown.parts)}


def sent(element: html.HtmlElement) -> list[tuple[str, str]]:
    """What the browser would send; it drops the line end right behind `<textarea>`, which this parser keeps."""
    for area in element.xpath("//textarea"):
        area.text = area.text.removeprefix("\n")
    return list(element.xpath("//form")[0].form_values())
