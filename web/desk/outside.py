"""What passes between a case and the world outside, and what stopped it, in words."""

from flask_babel import gettext as _

from engine.facts import (
    DocumentIssued,
    ErrorThrown,
    IncidentRaised,
    MessageAwaited,
    MessageDropped,
    MessageReceived,
    MessageSent,
    NoticeDropped,
    NoticeDue,
    NoticeSent,
)
from web.desk import reasons
from web.desk.wording import Naming, Said, listed


def awaited(teller: Naming, fact: MessageAwaited) -> Said:
    """The case can be told something."""
    sentence = _("“%(name)s” can be reported by %(groups)s", name=fact.name, groups=listed(fact.groups))
    return Said(sentence, quiet=True, elements=(fact.place.element,))


def received(teller: Naming, fact: MessageReceived) -> Said:
    """The case was told."""
    return Said(_("Reported: %(name)s", name=teller.name(fact.place.element)), elements=(fact.place.element,))


def sent(teller: Naming, fact: MessageSent) -> Said:
    """The diagram sent a message."""
    sentence = _("Message “%(message)s” sent", message=fact.message)
    return Said(sentence, elements=(fact.element,))


def notice_due(teller: Naming, fact: NoticeDue) -> Said:
    """Somebody outside is to be told."""
    where = teller.name(fact.place.element)
    to = listed(fact.to) or (fact.url if fact.url else _("the address that was given"))
    return Said(_("Notice “%(name)s” goes to %(to)s", name=where, to=to), fact.subject, elements=(fact.place.element,))


def notice_sent(teller: Naming, fact: NoticeSent) -> Said:
    """Somebody outside was told."""
    where = teller.name(fact.place.element)
    return Said(_("Notice “%(name)s” was sent", name=where), fact.told, elements=(fact.place.element,))


def notice_dropped(teller: Naming, fact: NoticeDropped) -> Said:
    """Nobody is to be told any more."""
    where = teller.name(fact.place.element)
    return Said(_("Notice “%(name)s” is no longer to be sent", name=where), quiet=True, elements=(fact.place.element,))


def incident(teller: Naming, fact: IncidentRaised) -> Said:
    """The diagram could not be followed."""
    where, reason = teller.name(fact.place.element), reasons.translated(fact.reason)
    if fact.doing == NoticeSent.__name__:
        return Said(_("Notice “%(name)s” could not be sent", name=where), reason, elements=(fact.place.element,))
    sentence = _("The diagram could not be followed at “%(name)s”; nothing was changed", name=where)
    return Said(sentence, f"{teller.name(fact.element)}: {reason}", elements=(fact.place.element,))


def issued(teller: Naming, fact: DocumentIssued) -> Said:
    """A form on paper was issued."""
    copy = _("the customer's") if fact.customer else _("no. %(copy)s", copy=fact.copy)
    sentence = _("“%(document)s” issued, copy: %(copy)s", document=fact.title, copy=copy)
    return Said(sentence, teller.name(fact.element), elements=(fact.element,))


def error_thrown(teller: Naming, fact: ErrorThrown) -> Said:
    """A script has thrown an error of the diagram."""
    sentence = _("“%(element)s” throws the error `%(code)s`", element=teller.name(fact.element), code=fact.code)
    return Said(sentence, elements=(fact.element,))


def message_dropped(teller: Naming, fact: MessageDropped) -> Said:
    """The case cannot be told it any more."""
    sentence = _("“%(name)s” can no longer be reported", name=teller.name(fact.place.element))
    return Said(sentence, quiet=True, elements=(fact.place.element,))
