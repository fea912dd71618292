"""What pages say of days is said by the calendar of the case's version."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from flask import Flask
from flask.testing import FlaskClient

from engine import deployments, procedures
from engine.calendar import FILE, Calendar
from engine.database import writing
from engine.procedures import Bundle, Version
from tests.web.conftest import MONDAY, PROCEDURES
from tests.web.test_desk import opens, text
from web import deploying
from web.database import db

DUE = '<zeebe:taskSchedule dueDate="=deadline({from: now(), n: 2, unit: &#34;working days&#34;})" />'


def founding_day() -> Version:
    """`work` with a deadline of two working days, on a calendar that has Tuesday 3 March 2026 off."""
    known = Calendar.installed()
    own = replace(known, rest={**known.rest, date(2026, 3, 3): "Founding Day"})
    files = dict(procedures.read_bundle(PROCEDURES, "work").files) | {FILE: own.to_bytes()}
    path = "processes/work.bpmn"
    form = '<zeebe:formDefinition formId="handle" />'
    files[path] = files[path].replace(form.encode(), (form + DUE).encode())
    return procedures.compiled(Bundle("work", files))


def test_a_page_draws_the_days_of_the_calendar_that_the_case_counts_by(
    town: Flask, browser: Callable[[str], FlaskClient]
) -> None:
    version = founding_day()
    with town.app_context():
        assert deploying.problems(version.bundle) == []
        writing(db.session())
        deployments.deploy(db.session(), "acme", version, MONDAY)
        db.session.commit()
    clerk = browser("clerk")
    number = opens(clerk)
    for address in (f"/tasks/{number}/handle/1", f"/cases/{number}"):
        page = text(clerk.get(address))
        assert "Founding Day" in page and "3月3日 周二放假：3月5日 周四 24:00 到期" in page
