"""An application that is nothing but the forms' templates and both languages."""

from collections.abc import Callable

import pytest
from flask import Flask, render_template_string
from lxml import html

from web import languages
from web.config import ROOT
from web.forms.pages import Page

TEMPLATE = (
    '{% from "forms/questions.html" import questions, error_summary %}{{ error_summary(page) }}{{ questions(page) }}'
)

Shown = Callable[..., html.HtmlElement]


@pytest.fixture(scope="session")
def shown() -> Shown:
    """Renders a page value and gives its HTML to be looked at."""
    app = Flask("forms", template_folder=str(ROOT / "web" / "templates"))
    app.config["BABEL_DEFAULT_LOCALE"] = "zh_Hans_CN"
    languages.install(app)

    def render(page: Page, language: str = "en") -> html.HtmlElement:
        with app.test_request_context(f"/?lang={language}"):
            return html.fromstring(f"<body><form>{render_template_string(TEMPLATE, page=page)}</form></body>")

    return render
