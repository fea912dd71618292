"""The facts of a story as the log would keep them, so that its record can be proven."""

from engine.cases.recording import attributed
from engine.record.encoding import instant_text, to_json
from engine.record.log import BEGINNING, Happened, Recorded, chained
from shouli_verify import canonical
from web.workbench.played import Played


def chain(played: Played) -> list[Recorded]:
    """The facts as the log would keep them."""
    happened: list[Happened] = []
    for number, move in enumerate(played.moves):
        happened += attributed(move.facts, move.at, move.by, str(number))
    recorded, previous = [], BEGINNING
    for no, one in enumerate(happened, 1):
        body = canonical.text(to_json(one.fact))
        previous = chained(previous, no, type(one.fact).__name__, instant_text(one.at), one.by, one.submission, body)
        recorded.append(Recorded(no, one.fact, one.at, one.by, one.submission, previous))
    return recorded
