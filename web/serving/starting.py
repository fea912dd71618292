"""What happens before the first page is served: tables, organisations, procedures, and how to sign in."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from flask import Flask, current_app
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from engine import procedures
from engine.database import writing
from web import demo as demonstration
from web import deploying
from web.clock import now
from web.database import db
from web.deploying import NotDeployable
from web.migrating import migrate
from web.people import links
from web.people.tables import OrganisationRow, PersonRow
from web.proving.daily import seal_of_the_day

FIRST, ADMINISTRATOR, ZONE = "main", "admin", "Asia/Shanghai"


@dataclass
class Started:
    """What the operator is told; `link` is the secret of the administrator's first sign-in, while he needs it.

    `key` is the public key (hex) of the first seal, on the day on which it is made.
    """

    administrator: str = ADMINISTRATOR
    link: str | None = None
    key: str | None = None
    password: str = demonstration.PASSWORD
    sign_ins: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def start(app: Flask, demo: bool, organisation: str) -> Started:
    """The database is ready to serve; what it held already is kept."""
    migrate(app)
    started = Started()
    with app.app_context():
        session, at, root = db.session(), now(), Path(current_app.config["PROJECT_ROOT"])
        if not deploying.organisations(session):
            started.told += demonstration.seed(session, root, at) if demo else _found(session, organisation, root, at)
        started.told += [_change(*one) for one in deploying.bring_up_to_date(session, root, at)]
        started.key = _sealed(session, current_app.config["VAR"], at, started.told)
        started.link = _administrators_link(session, at)
        started.sign_ins = demonstration.sign_ins(session)
        session.rollback()
        db.engine.dispose()  # the processes that serve open connections of their own
    return started


def _found(session: Session, name: str, root: Path, at: datetime) -> list[str]:
    """The one organisation of a new database, with all procedures and one administrator who has no password yet."""
    writing(session)
    session.execute(insert(OrganisationRow).values(key=FIRST, name=name, zone=ZONE))
    person = {"login": ADMINISTRATOR, "organisation": FIRST, "shown": "管理员", "password": None}
    session.execute(insert(PersonRow).values(**person, stamp=links.new_stamp(), administrator=True, active=True))
    session.commit()
    return deploying.deploy_all(session, FIRST, root, procedures.stems(root), at)


def _sealed(session: Session, var: Path, at: datetime, told: list[str]) -> str | None:
    sealed, refused = seal_of_the_day(session, var, at)
    if refused is not None:
        told.append(refused)
    return sealed.seal.key if sealed is not None and sealed.seal.no == 1 else None


def _administrators_link(session: Session, at: datetime) -> str | None:
    """A new link as long as nobody but an administrator without a password could sign in; else None."""
    somebody = select(PersonRow.login).where(PersonRow.administrator, PersonRow.password.is_not(None)).limit(1)
    known = session.scalar(select(PersonRow.login).where(PersonRow.login == ADMINISTRATOR))
    if known is None or session.scalar(somebody) is not None:
        return None
    writing(session)
    secret = links.new(session, ADMINISTRATOR, at)
    session.commit()
    return secret


def _change(organisation: str, stem: str, refused: NotDeployable | None) -> str:
    return f"{organisation}: {stem} deployed" if refused is None else deploying.told(organisation, refused)
