"""What is taken out by somebody with a shell is noted among the views, like what is seen in a browser."""

from sqlalchemy.orm import Session

from engine.database import writing
from engine.record import views
from engine.record.views import View
from web.clock import now


def note(
    session: Session, organisation: str, command: str, kind: str, number: str | None, told: dict[str, str]
) -> None:
    """The view stands behind the organisation's last."""
    writing(session)
    said = {name: text for name, text in told.items() if text}
    views.note(session, organisation, View(0, kind, now(), command, number, said))
    session.commit()
