"""Whether a complaint may be written on the paper form whose number its answers name.

What is asked of the stock is no input of the case: a number is refused before anything is recorded, and what is recorded leads
to the same facts without any stock.
"""

from sqlalchemy.orm import Session

from engine.cases.requests import Filled
from engine.cases.stock_refusals import NumberUsedTwice, NumberVoided
from engine.projections import stock_uses
from engine.record import stock


def refuse(session: Session, organisation: str, case_id: int | None, filled: Filled | None) -> None:
    """Nothing, or why a number cannot be used: NumberVoided, NumberUsedTwice."""
    named = list(stock_uses.named_in(filled.asked, filled.answers)) if filled is not None else []
    for question, form, number in named:
        if not number:
            continue
        stock.alone(session, organisation)
        told = {"question": question, "number": number}
        if (voided := stock.voided(session, organisation, form, number)) is not None:
            raise NumberVoided(**told, reason=voided.told.get("reason", ""))
        if stock_uses.used_by_another(session, organisation, form, number, case_id):
            raise NumberUsedTwice(**told)
