"""The answers and results of a case as they are read: by form, under their labels, as the forms say them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import Any, Literal
from zoneinfo import ZoneInfo

from engine.cases.case import Case
from engine.facts import AnswerCorrected, MessageReceived, TaskCompleted
from engine.procedures import Version
from engine.record.log import Recorded
from forms.asking import asked
from forms.components import Question, Rules
from forms.validating import Answered
from web.answering import form_of
from web.desk import due
from web.desk.names import Namer
from web.desk.reader import Reader
from web.desk.struck import Note, Struck, struck_in
from web.desk.wording import value
from web.forms.answered import Answer, answered

Mark = Literal["new", "changed", ""]

_LINES = 5
_BEHIND = 1_000_000


@dataclass(frozen=True)
class Kept:
    """An answer; `mark` says what a step did to it, `was` what it was before, `notes` why and by whom it was corrected."""

    answer: Answer
    mark: Mark = ""
    was: Answer | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Group:
    """The answers of one form, or what the diagram itself worked out."""

    heading: str
    kept: tuple[Kept, ...]
    worked_out: bool = False
    element: str = ""


@dataclass(frozen=True)
class Asking:
    """Where an answer is asked for: a task's or message's element, and the question as the record keeps it."""

    element: str
    heading: str
    question: Mapping[str, Any]
    place: int


@dataclass(frozen=True)
class Sayer:
    """Says the answers of one version to one reader; `givers` tells by which element each answer was given."""

    version: Version
    zone: ZoneInfo
    reader: Reader
    givers: Mapping[str, str]

    def kept(self, name: str, answer: Any) -> Kept:
        """An answer or a result."""
        return Kept(self._answer(name, answer))

    def changed(self, name: str, old: Any, new: Any) -> Kept:
        """One that a step gave or altered."""
        if old is None:
            return Kept(self._answer(name, new), "new")
        return Kept(self._answer(name, new), "changed", self._answer(name, old))

    def corrected(self, name: str, answer: Any, struck: Sequence[Struck], called: Namer) -> Kept:
        """One with all that it was before it was corrected; what a personal one was is not said here."""
        if not struck:
            return self.kept(name, answer)
        first = self._answer(name, struck[0].was) if struck[0].was is not None else None
        notes = tuple(self._note(name, each, called) for each in struck)
        return Kept(self._answer(name, answer), "changed", first, notes)

    def asking(self, name: str) -> Asking | None:
        """Where the answer was asked for; None for what the diagram worked out."""
        askings = asked_in(self.version).get(name, ())
        giver = self.givers.get(name)
        return next((one for one in askings if one.element == giver), askings[0] if askings else None)

    def order(self, name: str) -> int:
        """Where the answer stands among all that the version asks; what the diagram worked out comes behind."""
        asking = self.asking(name)
        return asking.place if asking else _BEHIND

    def _note(self, name: str, struck: Struck, called: Namer) -> Note:
        was = self._answer(name, struck.was) if struck.was is not None else None
        by, at = struck.by.by, due.dated(struck.by.at, self.zone, self.reader.language)
        return Note(was, struck.reason, called(by), at)

    def _answer(self, name: str, answer: Any) -> Answer:
        asking = self.asking(name)
        if asking is not None:
            return answered([asking.question], {name: answer}, self.reader.locale, self.zone)[0]
        return Answer(name, _worker(self.version, name), "result", value(answer, self.zone, self.reader.language))


def givers(newest_first: Iterable[Recorded]) -> dict[str, str]:
    """By which element each answer was given last, in the order in which they were first given."""
    found: dict[str, str] = {}
    for one in newest_first:
        match one.fact:
            case TaskCompleted(task=place) | MessageReceived(place=place) | AnswerCorrected(task=place):
                given = [*one.fact.answers, *one.fact.personal]
                found = {**dict.fromkeys(given, place.element), **found}
    return found


def groups(
    case: Case, private: Mapping[str, Any], newest_first: Iterable[Recorded], reader: Reader, called: Namer = str
) -> tuple[Group, ...]:
    """All that is known of the case: form by form as they were filled, then what the diagram worked out."""
    newest = list(newest_first)
    sayer, struck = Sayer(case.version, case.zone, reader, givers(newest)), struck_in(newest)
    known = {name: each for name, each in {**case.document, **private}.items() if each not in (None, "", [])}
    by_form: dict[str, list[Kept]] = {each: [] for each in sayer.givers.values()}
    headings, results = {}, []
    for name in sorted(known, key=sayer.order):
        asking, kept = sayer.asking(name), sayer.corrected(name, known[name], struck.get(name, ()), called)
        if asking is None:
            results.append(kept)
        else:
            headings[asking.element] = asking.heading
            by_form.setdefault(asking.element, []).append(kept)
    found = tuple(Group(headings[each], tuple(kept), element=each) for each, kept in by_form.items() if kept)
    return (*found, Group("", tuple(results), worked_out=True)) if results else found


def asked_in(version: Version) -> Mapping[str, tuple[Asking, ...]]:
    """Every question of the version by its name, each with all places that ask it, in the order of the diagram."""
    if version.hash not in _ASKED:
        found: dict[str, tuple[Asking, ...]] = {}
        for asking in _askings(version):
            name = asking.question["name"]
            found[name] = (*found.get(name, ()), asking)
        _ASKED[version.hash] = found
    return _ASKED[version.hash]


_ASKED: dict[str, Mapping[str, tuple[Asking, ...]]] = {}
"""By the version's hash: a version never changes."""


def brief(known: Iterable[Group]) -> tuple[Kept, ...]:
    """The case in five lines: the first answers in words, without yes and no and without what is personal."""
    telling = (one for group in known if not group.worked_out for one in group.kept if _tells(one.answer))
    return tuple(islice(telling, _LINES))


def _tells(answer: Answer) -> bool:
    return answer.kind != "checkbox" and not answer.personal and not answer.columns and not answer.missing


def _askings(version: Version) -> Iterable[Asking]:
    places = count()
    for element in version.diagram.elements.values():
        form = element.form or element.properties.get("form")
        for question in form_of(version, form).questions if form in version.forms else ():
            yield Asking(element.id, element.name.replace("\n", ""), _as_recorded(question), next(places))


def _as_recorded(question: Question) -> Mapping[str, Any]:
    """What is chosen from a computed list is shown as it was chosen: the list may be another one today."""
    plain = replace(question, rules=Rules()) if question.rules.options_from is not None else question
    return asked(Answered({}, {}, (plain,), {}))[0]


def _worker(version: Version, name: str) -> str:
    """What the diagram calls the element that gave a result."""
    for element in version.diagram.elements.values():
        if element.result == name and element.name:
            return element.name.replace("\n", "")
    return name
