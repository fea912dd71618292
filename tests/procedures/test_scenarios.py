"""Every story of every procedure holds on the real engine, and gives the same facts whenever it is told."""

from pathlib import Path

import pytest
from story_records import chain

from engine.cases.reexecute import reexecute
from engine.facts import Fact
from engine.record.encoding import to_json
from shouli_verify import canonical
from web.workbench import stories

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
    again = reexecute(lambda _: played.version, chain(played))
    assert again.document == played.case.document
    assert (again.tasks, again.timers, again.awaited) == (played.case.tasks, played.case.timers, played.case.awaited)
    assert (again.closed, again.subject) == (played.case.closed, played.case.subject)


def test_there_are_stories_for_every_procedure() -> None:
    assert {stem for stem, _ in ALL} == {path.stem for path in Path("processes").glob("*.bpmn")}
    assert len(ALL) >= 60


def text(fact: Fact) -> str:
    """A fact as it would stand in the record."""
    return f"{type(fact).__name__} {canonical.text(to_json(fact))}"
