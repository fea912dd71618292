"""In words: what became of a case's personal answers after it was closed."""

from flask_babel import gettext as _

from engine.facts import HoldLifted, HoldPlaced, PersonalErased
from web.desk.wording import Naming, Said


def hold_placed(teller: Naming, fact: HoldPlaced) -> Said:
    """Nothing of the case may be erased."""
    return Said(_("Put on hold: nothing of it may be erased"), fact.reason)


def hold_lifted(teller: Naming, fact: HoldLifted) -> Said:
    """It may be erased again."""
    return Said(_("The hold was lifted"), fact.reason)


def erased(teller: Naming, fact: PersonalErased) -> Said:
    """Personal answers are gone; how many, and why."""
    return Said(_("%(number)s personal answers were erased", number=len(fact.names)), fact.reason)
