"""Who is at a draft: told every few seconds by the editor, and forgotten soon after."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from engine.database import Instant, table_of, writing
from web.people.tables import PersonRow
from web.workbench.drafts.keeping import Draft
from web.workbench.drafts.tables import VISITOR

GONE_AFTER = timedelta(seconds=15)
_PERSON = table_of(PersonRow)
_HERE = text(
    "INSERT INTO draft_visitor (draft_id, login, tab, path, seen) VALUES (:draft, :login, :tab, :path, :seen) "
    "ON CONFLICT (draft_id, login) DO UPDATE SET tab = excluded.tab, path = excluded.path, seen = excluded.seen"
).bindparams(bindparam("seen", type_=Instant))


@dataclass(frozen=True)
class Visitor:
    """Somebody at a draft: what they look at."""

    shown: str
    tab: str
    path: str


def here(session: Session, one: Draft, login: str, tab: str, path: str, at: datetime) -> None:
    """The person is at the draft, there."""
    writing(session)
    told = {"draft": one.id, "login": login, "tab": tab[:20], "path": path[:200], "seen": at}
    session.execute(_HERE, told)
    session.commit()


def others(session: Session, one: Draft, login: str, at: datetime) -> list[Visitor]:
    """Who else is at the draft."""
    row = VISITOR.c
    asked = select(_PERSON.c.shown, row.tab, row.path).join_from(VISITOR, _PERSON, row.login == _PERSON.c.login)
    asked = asked.where(row.draft_id == one.id, row.login != login, row.seen > at - GONE_AFTER)
    return [Visitor(*found) for found in session.execute(asked.order_by(row.login))]
