"""What is over once a fact has happened."""

from engine.facts.deadlines import DeadlineDropped, DeadlineFired
from engine.facts.notices import NoticeDropped, NoticeSent
from engine.facts.operating import TaskSkipped
from engine.facts.places import Place
from engine.facts.work import (
    MessageDropped,
    MessageReceived,
    MessageSent,
    TaskCancelled,
    TaskCompleted,
)


def settled_by(fact: object) -> Place | None:
    """The task, timer, message or notice that nobody waits for any more, and with it any incident there."""
    match fact:
        case TaskCompleted(task=place) | TaskCancelled(task=place) | TaskSkipped(task=place):
            return place
        case DeadlineFired(timer=place) | DeadlineDropped(timer=place):
            return place
        case MessageReceived(place=place) | MessageDropped(place=place) | MessageSent(to=Place() as place):
            return place
        case NoticeSent(place=place) | NoticeDropped(place=place):
            return place
    return None
