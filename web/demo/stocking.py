"""The demo's stock of numbered forms as `stock.yaml` tells it: every movement as the custodian would have made it."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from sqlalchemy.orm import Session

from engine.cases.refusals import Refused
from engine.cases.stocking import Movement, move
from engine.database import writing
from web.demo.organisations import ZONE
from web.people import reading

FORM = "客户投诉受理登记表"


def stock(session: Session, at: datetime) -> list[str]:
    """The forms are where the story has them; what could not be done is told, a line each."""
    told = []
    for one in yaml.safe_load(Path(__file__).with_name("stock.yaml").read_text(encoding="utf-8")):
        try:
            writing(session)
            move(session, _movement(session, at, **one), ZoneInfo(ZONE))
            session.commit()
        except Refused as refused:
            session.rollback()
            told.append(f"{one['organisation']}: {one['kind']} {one['first']}: {refused}")
    return told


def _movement(session: Session, at: datetime, organisation: str, by: str, days: int, **said: Any) -> Movement:
    known = reading.known(session, by)
    assert known is not None and known.person.organisation == organisation
    then = at - timedelta(days=days)
    on = then.astimezone(ZoneInfo(ZONE)).date()
    return Movement(form=FORM, by=known.person, at=then, on=on, **{"last": "", **said})
