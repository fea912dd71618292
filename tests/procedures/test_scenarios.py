"""Every story of every procedure holds on the real engine, and gives the same facts whenever it is told."""

from pathlib import Path

import pytest

from engine.cases.recording import attributed
from engine.cases.reexecute import reexecute
from engine.facts import Fact
from engine.record import canonical
from engine.record.encoding import to_json
from engine.record.log import BEGINNING, Happened, Recorded, chained
from web.workbench import stories
from web.workbench.played import Played

ALL = stories.under([])
each_story = pytest.mark.parametrize(("stem", "path"), ALL, ids=[f"{stem}-{path.stem}" for stem, path in ALL])


@each_story
def test_the_story_holds(stem: str, path: Path) -> None:
    played = stories.played(stem, path)
    assert played.failure is None, played.failure


@each_story
def test_the_same_story_gives_the_same_facts(stem: str, path: Path) -> None:
    first, second = stories.played(stem, path), stories.played(stem, path)
    assert [text(fact) for fact in first.facts] == [text(fact) for fact in second.facts]


@each_story
def test_the_record_of_the_story_proves_that_the_diagram_was_followed(stem: str, path: Path) -> None:
    played = stories.played(stem, path)
    if played.case is None:
        return  # the story tells how a complaint is refused at the door
    again = reexecute(played.version, chain(played))
    assert again.document == played.case.document
    assert (again.tasks, again.timers, again.awaited) == (played.case.tasks, played.case.timers, played.case.awaited)
    assert (again.closed, again.subject) == (played.case.closed, played.case.subject)


def test_there_are_stories_for_every_procedure() -> None:
    assert {stem for stem, _ in ALL} == {path.stem for path in Path("processes").glob("*.bpmn")}
    assert len(ALL) >= 60


def text(fact: Fact) -> str:
    """A fact as it would stand in the record."""
    return f"{type(fact).__name__} {canonical.text(to_json(fact))}"


def chain(played: Played) -> list[Recorded]:
    """The facts as the log would keep them."""
    happened: list[Happened] = []
    for number, move in enumerate(played.moves):
        happened += attributed(move.facts, move.at, move.by, str(number))
    recorded, previous = [], BEGINNING
    for no, one in enumerate(happened, 1):
        body = canonical.text(to_json(one.fact))
        previous = chained(previous, no, type(one.fact).__name__, one.at, one.by, one.submission, body)
        recorded.append(Recorded(no, one.fact, one.at, one.by, one.submission, previous))
    return recorded
