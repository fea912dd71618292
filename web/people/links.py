"""One-time links: the first sign-in, and a forgotten password."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from engine.database import writing
from web.people import passwords
from web.people.tables import OneTimeLinkRow, PersonRow

LIFE = timedelta(days=3)


class LinkSpent(Exception):
    """The link was used, has expired, or never was one."""


def new(session: Session, login: str, at: datetime) -> str:
    """The secret of a link for this person, valid for three days; older links of theirs end. The caller commits."""
    secret = secrets.token_urlsafe(32)
    session.execute(delete(OneTimeLinkRow).where(OneTimeLinkRow.login == login))
    session.execute(insert(OneTimeLinkRow).values(hash=_hash(secret), login=login, expires=at + LIFE))
    return secret


def holder(session: Session, secret: str, at: datetime) -> str:
    """The login that the link is for; LinkSpent."""
    asked = select(OneTimeLinkRow.login).where(OneTimeLinkRow.hash == _hash(secret), OneTimeLinkRow.expires > at)
    login = session.scalar(asked)
    if login is None:
        raise LinkSpent
    return login


def use(session: Session, secret: str, password: str, at: datetime) -> str:
    """The link is spent and the password set, both or neither; gives the login. LinkSpent, WeakPassword."""
    login = holder(session, secret, at)
    passwords.check(password, login)
    hashed = passwords.hashed(password)
    writing(session)
    if session.scalar(
        delete(OneTimeLinkRow).where(OneTimeLinkRow.hash == _hash(secret)).returning(OneTimeLinkRow.login)
    ):
        _keep(session, login, hashed)
        session.commit()
        return login
    raise LinkSpent


def set_password(session: Session, login: str, password: str) -> None:
    """The person signs in with this password from now on; sessions begun before are over. WeakPassword."""
    passwords.check(password, login)
    hashed = passwords.hashed(password)
    writing(session)
    _keep(session, login, hashed)
    session.commit()


def _keep(session: Session, login: str, hashed: str) -> None:
    values = {"password": hashed, "stamp": new_stamp()}
    session.execute(update(PersonRow).where(PersonRow.login == login).values(**values))


def new_stamp() -> str:
    """What marks the sessions begun with one password."""
    return secrets.token_hex(16)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
