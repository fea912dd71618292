"""Shouli with the benchmark's procedures, one person, and nothing else: the application that is measured."""

import os
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import insert

from engine import deployments, procedures
from engine.database import Base, writing
from web import tokens
from web.app import create_app
from web.config import Config, database_url
from web.database import db
from web.people import passwords, reading
from web.people.tables import MembershipRow, OrganisationRow, PersonRow

ROOT = Path(__file__).parent / "procedures"
ORGANISATION, LOGIN, PASSWORD, ROLE = "bench", "clerk", "correct horse battery", "办事员"


def application() -> Flask:
    """The application on the database that `SHOULI_DATABASE` names; `SHOULI_VAR` is its folder."""
    var = Path(os.environ["SHOULI_VAR"])
    return create_app(Config(database_url(os.environ.get("SHOULI_DATABASE"), var), var))


def prepare(app: Flask) -> str:
    """Tables, one organisation, one clerk and two procedures; gives a token for the clerk."""
    with app.app_context():
        Base.metadata.create_all(db.engine)
        session = db.session()
        writing(session)
        session.execute(insert(OrganisationRow).values(key=ORGANISATION, name="基准", zone="Asia/Shanghai"))
        person = {"login": LOGIN, "organisation": ORGANISATION, "shown": "办事员甲", "stamp": "1"}
        hashed = passwords.hashed(PASSWORD)
        session.execute(insert(PersonRow).values(**person, password=hashed, administrator=False, active=True))
        session.execute(insert(MembershipRow).values(login=LOGIN, role=ROLE, unit_id=None))
        for stem in ("work", "rework"):
            version = procedures.compiled(procedures.read_bundle(ROOT, stem))
            deployments.deploy(session, ORGANISATION, version, datetime(2026, 1, 1, tzinfo=UTC))
        session.commit()
        known = reading.known(session, LOGIN)
        assert known is not None
        session.close()
        db.engine.dispose()
        return tokens.new(known)
