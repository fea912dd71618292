"""What a database holds of a case, as a test compares it."""

from cases_in_database import Office
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.cases.deriving import DERIVED
from engine.cases.reading import read
from engine.record import log
from engine.record.tables import CASE


def history(office: Office, number: str) -> list[log.Recorded]:
    with Session(office.database) as session:
        return log.history(session, read(session, "acme", number, office.at).id)


def everything(office: Office) -> list[object]:
    with office.database.connect() as connection:
        return [sorted(map(repr, connection.execute(select(table)))) for table in (*DERIVED, CASE)]
