"""A sealed office with a stock of numbered forms, and complaints that are written on them."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from cases_in_database import CLERK
from sqlalchemy.orm import Session
from tampering import Sealed

from engine.cases import stocking
from engine.cases.perform import Outcome, perform
from engine.cases.requests import CompleteTask, CorrectAnswer, Filled, OpenCase
from engine.cases.stocking import Movement
from engine.database import writing
from engine.facts import Place
from engine.people import CUSTODIAN, Person
from engine.projections import stock_uses
from engine.projections.shelf import shelf
from engine.projections.stocktaking import Line, lines
from engine.record import stock
from engine.record.stock import Entry, Kind

FORM = "客户投诉受理登记表"
KEEPER = Person("keeper", "保管员", "acme", frozenset({CUSTODIAN}))
SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 3, 2)
NUMBER = {"name": "paper_no", "label": "印号", "type": "textfield", "stock": FORM}
MATTER = {"name": "matter", "label": "事由", "type": "textfield"}


def moves(sealed: Sealed, kind: Kind, first: str, last: str = "", by: Person = KEEPER, **told: Any) -> Entry:
    """The custodian moves numbers, today unless a day is told."""
    on, form = told.pop("on", DAY), told.pop("form", FORM)
    with Session(sealed.database) as session:
        writing(session)
        at = datetime.combine(max(on, sealed.office.at.date()), sealed.office.at.timetz())
        made = stocking.move(session, Movement(kind, form, first, last, on, by, at, **told), SHANGHAI)
        session.commit()
        return made


def takes_in(sealed: Sealed, first: str = "WY-0001", last: str = "WY-0100", **told: Any) -> Entry:
    """A batch comes from the printer's."""
    return moves(sealed, "taken_in", first, last, **{"whence": "印刷厂", "reason": "年度用表", **told})


def issues(sealed: Sealed, first: str, last: str = "", to: str = "客户服务部", **told: Any) -> Entry:
    """Somebody receives numbers."""
    return moves(sealed, "issued", first, last, to=to, **told)


def filled(number: str | None, **more: str) -> Filled:
    """The form as it was answered, with the number of its paper."""
    return Filled({"paper_no": number, "matter": "漏水", "claim_fen": 1, **more}, (NUMBER, MATTER))


def opens(sealed: Sealed, number: str | None, submission: str = "", **more: Any) -> Outcome:
    """A complaint is written on the paper of this number, and recorded."""
    office = sealed.office
    with Session(sealed.database) as session:
        request = OpenCase("work", CLERK, office.at, submission or office.submission(), filled(number), **more)
        return perform(request, session)


def registers(sealed: Sealed, case: str, number: str | None, submission: str = "") -> Outcome:
    """The open case's form is filled with this number."""
    office = sealed.office
    with Session(sealed.database) as session:
        request = CompleteTask(
            case, Place("register", 1), CLERK, office.at, submission or office.submission(), filled(number)
        )
        return perform(request, session)


def corrects(sealed: Sealed, case: str, number: str | None) -> Outcome:
    """The number was written by mistake, and is another."""
    office, given = sealed.office, Filled({"paper_no": number}, (NUMBER,))
    with Session(sealed.database) as session:
        asked = CorrectAnswer(case, Place("register", 1), given, "抄错", CLERK, office.at, office.submission())
        return perform(asked, session)


def register(sealed: Sealed, today: date = DAY) -> list[Line]:
    """The form's register."""
    with Session(sealed.database) as session:
        uses = stock_uses.uses(session, "acme", [FORM]).get(FORM, [])
        return lines(shelf(stock.entries(session, "acme", FORM)), uses, SHANGHAI, today)


def told(all_lines: list[Line]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Where, first, last and anomalies of each line."""
    return [(line.where, line.first, line.last, line.anomalies) for line in all_lines]


def odd(sealed: Sealed, today: date = DAY) -> dict[str, tuple[str, ...]]:
    """What does not add up, by number."""
    return {line.first: line.anomalies for line in register(sealed, today) if line.anomalies}


NEW_YEAR = datetime(2027, 1, 4, 2, tzinfo=UTC)
