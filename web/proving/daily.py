"""The seal of the day: made by the server as soon as a day begins, without anybody asking."""

import logging
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from shouli_verify.seals import Sealed
from web.proving import keys, outside, sealing, timestamping
from web.proving.settings import NOBODY, Authority
from web.proving.timestamping import NotStamped

EVERY = timedelta(minutes=1)
"""Between two looks at whether the day has its seal."""

log = logging.getLogger("shouli.sealing")


class Daily:
    """Looks after the day's seal, as often as it is asked but with one look a minute."""

    def __init__(self, var: Path, authority: Authority = NOBODY):
        self._var, self._authority = var, authority
        self._looked: datetime | None = None

    def look(self, session: Session, at: datetime) -> None:
        """The day has its seal, and the seals their timestamps; or the log says why not."""
        if self._looked is not None and at - self._looked < EVERY:
            return
        self._looked = at
        _, refused = seal_of_the_day(session, self._var, at)
        if refused is not None:
            log.error("%s", refused)
        try:
            timestamping.stamp(session, self._authority)
        except (NotStamped, ValueError, OSError) as error:
            log.error("The seals have no timestamp: %s", error)


def seal_of_the_day(session: Session, var: Path, at: datetime) -> tuple[Sealed | None, str | None]:
    """The seal, if it was made now; or the sentence that says why there can be none."""
    try:
        return (sealing.seal(session, var, at) if sealing.is_due(session, at) else None), None
    except sealing.SetBack as error:
        return None, f"The record is not sealed: {error}. Was a backup restored? Then `shouli seal --restored REASON`."
    except keys.KeyGone as error:
        return None, f"The record is not sealed: its seals end with key {error}, which is not under {var}."
    except (outside.OutsideUnreadable, ValueError) as error:
        return None, f"The record is not sealed: {error} is no seal. See `shouli verify --all`."
