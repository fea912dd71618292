"""In words: what became of answers after they were given."""

from flask_babel import gettext as _

from engine.facts import AnswerCorrected, HoldLifted, HoldPlaced, PersonalErased
from web.desk.wording import Naming, Said


def corrected(teller: Naming, fact: AnswerCorrected) -> Said:
    """An answer is another; what it was stands where it was given."""
    labels = {question.get("name"): str(question.get("label", "")) for question in fact.asked}
    told = [f"{labels.get(name, name)}：{teller.value(value)}" for name, value in fact.answers.items()]
    told += [labels.get(name, name) for name in fact.personal]
    return Said(_("Corrected: %(answers)s", answers="；".join(told)), fact.reason, elements=(fact.task.element,))


def hold_placed(teller: Naming, fact: HoldPlaced) -> Said:
    """Nothing of the case may be erased."""
    return Said(_("Put on hold: nothing of it may be erased"), fact.reason)


def hold_lifted(teller: Naming, fact: HoldLifted) -> Said:
    """It may be erased again."""
    return Said(_("The hold was lifted"), fact.reason)


def erased(teller: Naming, fact: PersonalErased) -> Said:
    """Personal answers are gone; how many, and why."""
    return Said(_("%(number)s personal answers were erased", number=len(fact.names)), fact.reason)
