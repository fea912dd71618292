"""Files that were handed in with a form that was never sent die after some days."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from engine.database import writing
from engine.record import attachments
from web.desk.uploading import KEPT

EVERY = timedelta(hours=1)
"""Between two looks."""


class Sweeper:
    """Remembers when it looked last."""

    def __init__(self) -> None:
        self._looked: datetime | None = None

    def look(self, session: Session, at: datetime) -> int:
        """What no answer names, and was brought too long ago, is gone; how many files."""
        if self._looked is not None and at - self._looked < EVERY:
            return 0
        self._looked = at
        writing(session)
        gone = attachments.sweep(session, at - KEPT)
        session.commit()
        return gone
