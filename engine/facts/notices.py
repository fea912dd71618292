"""What the diagram wants somebody outside to be told, by mail or to a program."""

from dataclasses import dataclass
from typing import Any

from engine.facts.places import Place


@dataclass(frozen=True)
class NoticeDue:
    """A notice is to be sent: by mail to addresses, or to a program at an address of the web with a JSON body.

    `answer` names the personal answer that holds the address of a mail: the record does not hold it.
    """

    place: Place
    name: str
    to: tuple[str, ...] = ()
    answer: str | None = None
    subject: str = ""
    text: str = ""
    url: str | None = None
    body: Any = None


@dataclass(frozen=True)
class NoticeSent:
    """The notice was taken by a mail server or a program; `told` is what it answered."""

    place: Place
    told: str


@dataclass(frozen=True)
class NoticeDropped:
    """The notice is no longer to be sent."""

    place: Place
