"""The form of a step as it was asked on that day: every question and option of the record, and what was answered.

Nothing here is read from the version's forms: names, labels and options are those that the fact keeps.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from engine.facts import AnswerCorrected, MessageReceived, TaskCompleted
from engine.record.replay import Step
from web.desk.answers import Kept, Mark
from web.desk.reader import Reader
from web.forms.answered import Answer, answered

MOST_OPTIONS = 40
"""A longer list of options is shown by those that were chosen."""


@dataclass(frozen=True)
class Option:
    """Something that could be chosen, and whether it was."""

    label: str
    chosen: bool


@dataclass(frozen=True)
class Question:
    """A question as it was asked; `erased` where only the hash of a personal answer is left."""

    kept: Kept
    options: tuple[Option, ...] = ()
    more_options: int = 0
    erased: bool = False


@dataclass(frozen=True)
class Form:
    """What was asked of whoever caused the step; `recorded` is false where the record keeps no questions."""

    no: int
    element: str
    questions: tuple[Question, ...]
    recorded: bool

    @property
    def names(self) -> frozenset[str]:
        """The names of its answers."""
        return frozenset(each.kept.answer.name for each in self.questions)


@dataclass(frozen=True)
class Private:
    """The personal answers that are still kept: those of this step, and those that stood before it."""

    given: Mapping[str, Any]
    before: Mapping[str, Any]


def forms(step: Step, private: Private, zone: ZoneInfo, reader: Reader) -> Iterator[Form]:
    """The forms that were sent in the step: one, of a correction the one question; or none where time or a server was its cause."""
    for one in step.facts:
        if isinstance(one.fact, TaskCompleted | MessageReceived | AnswerCorrected):
            place = one.fact.place if isinstance(one.fact, MessageReceived) else one.fact.task
            asking = _Asking(step, one.fact, private, zone, reader)
            told = tuple(asking.question(each) for each in one.fact.asked)
            yield Form(one.no, place.element, told, bool(one.fact.asked))


@dataclass(frozen=True)
class _Asking:
    step: Step
    fact: TaskCompleted | MessageReceived | AnswerCorrected
    private: Private
    zone: ZoneInfo
    reader: Reader

    def question(self, asked: Mapping[str, Any]) -> Question:
        name = asked["name"]
        erased = name in self.fact.personal and name not in self.private.given
        given = self._given(name, erased)
        mark, old = self._changed(name, given, erased)
        kept = Kept(self._answer(asked, given), mark, self._answer(asked, old) if mark == "changed" else None)
        every = [
            Option(str(option["label"]), _is_chosen(option["value"], given)) for option in asked.get("options", ())
        ]
        drawn = every if len(every) <= MOST_OPTIONS else [each for each in every if each.chosen][:MOST_OPTIONS]
        return Question(kept, tuple(drawn), len(every) - len(drawn), erased)

    def _given(self, name: str, erased: bool) -> Any:
        """The answer; to a question that was not spoken of, the one that stood already."""
        for known in (self.private.given, self.fact.answers, self.step.document):
            if name in known:
                return known[name]
        return None if erased else self.private.before.get(name)

    def _changed(self, name: str, given: Any, erased: bool) -> tuple[Mark, Any]:
        """What the step did to an answer: of a personal one the kept values tell it, of others the record."""
        if name in self.fact.personal:
            old = self.private.before.get(name)
            if erased or old == given:
                return "", None
            return ("new", None) if old is None else ("changed", old)
        change = self.step.changed.get(name)
        if change is None or (change.old in (None, "", []) and given in (None, "", [])):
            return "", None
        return ("new", None) if change.old in (None, "", []) else ("changed", change.old)

    def _answer(self, asked: Mapping[str, Any], value: Any) -> Answer:
        return answered([asked], {asked["name"]: value}, self.reader.locale, self.zone)[0]


def _is_chosen(value: Any, given: Any) -> bool:
    return value in given if isinstance(given, list | tuple) else value == given
