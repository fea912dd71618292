"""The names of people by their logins."""

from collections.abc import Callable, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from web.people.tables import PersonRow

Namer = Callable[[str | None], str]


def of(session: Session, organisation: str, logins: Iterable[str | None]) -> Namer:
    """How to call each of these people: their name, or the login of one whom the organisation no longer lists."""
    wanted = sorted({login for login in logins if login})
    row = PersonRow
    asked = select(row.login, row.shown).where(row.organisation == organisation, row.login.in_(wanted))
    found = {login: shown for login, shown in session.execute(asked)} if wanted else {}
    return lambda login: found.get(login, login) if login else ""
