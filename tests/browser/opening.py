"""A case to begin with, opened through the one door and not through pages."""

import secrets
from typing import Any
from zoneinfo import ZoneInfo

from engine.cases.expressions import seen_at_opening
from engine.cases.perform import perform
from engine.cases.requests import OpenCase
from engine.deployments import deployed_in
from engine.procedures import version
from tests.browser.desk import Desk
from web.answering import fill, form_of
from web.config import ROOT
from web.database import db
from web.people import reading
from web.workbench import scenarios

ZONE = ZoneInfo("Asia/Shanghai")


def a_case(desk: Desk, login: str, **answers: Any) -> str:
    """The number of a case of the person's organisation, with its typical first answers."""
    with desk.app.app_context():
        session, at = db.session(), desk.clock.at
        known = reading.known(session, login)
        assert known is not None
        deployed = deployed_in(session, known.person.organisation)[0]
        departments = reading.departments(session, known.person.organisation)
        running = version(session, deployed.version)
        first = running.diagram.opening_task()
        assert first is not None
        typical = scenarios.read_answers(ROOT / "processes" / deployed.stem / "scenarios" / scenarios.ANSWERS)
        form = form_of(running, first.form)
        seen = seen_at_opening(running, at, ZONE, departments)
        filled = fill(form, {**typical.get(first.id, {}), **answers}, seen, "salt", ZONE)
        asked = OpenCase(deployed.stem, known.person, at, secrets.token_hex(8), filled, departments)
        return perform(asked, session).case.number
