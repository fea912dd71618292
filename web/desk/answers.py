"""The answers and results of a case as they are read: by form, under their labels, as the forms say them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Literal
from zoneinfo import ZoneInfo

from engine.cases.case import Case
from engine.procedures import Version
from forms.asking import asked
from forms.components import Question, Rules
from forms.validating import Answered
from web.answering import form_of
from web.desk.reader import Reader
from web.desk.words import value
from web.forms.answered import Answer, answered

_LINES = 5
_BEHIND = 1_000_000


@dataclass(frozen=True)
class Kept:
    """An answer; `mark` says what a step did to it, `was` what it was before."""

    answer: Answer
    mark: Literal["new", "changed", ""] = ""
    was: Answer | None = None


@dataclass(frozen=True)
class Group:
    """The answers of one form, or what the diagram itself worked out."""

    heading: str
    kept: tuple[Kept, ...]
    worked_out: bool = False


@dataclass(frozen=True)
class Asking:
    """Where an answer comes from: the task or message whose form asks it, and the question as the record keeps it."""

    heading: str
    question: Mapping[str, Any]
    place: int


@dataclass(frozen=True)
class Sayer:
    """Says the answers of one version to one reader."""

    version: Version
    zone: ZoneInfo
    reader: Reader

    def kept(self, name: str, answer: Any) -> Kept:
        """An answer or a result."""
        return Kept(self._answer(name, answer))

    def changed(self, name: str, old: Any, new: Any) -> Kept:
        """One that a step gave or altered."""
        if old is None:
            return Kept(self._answer(name, new), "new")
        return Kept(self._answer(name, new), "changed", self._answer(name, old))

    def order(self, name: str) -> int:
        """Where the answer stands among all that the version asks; what the diagram worked out comes behind."""
        return asked_in(self.version)[name].place if name in asked_in(self.version) else _BEHIND

    def _answer(self, name: str, answer: Any) -> Answer:
        asking = asked_in(self.version).get(name)
        if asking is not None:
            return answered([asking.question], {name: answer}, self.reader.locale, self.zone)[0]
        return Answer(name, _worker(self.version, name), "result", value(answer, self.zone, self.reader.language))


def asked_in(version: Version) -> Mapping[str, Asking]:
    """Every question of the version by its name, in the order of the diagram."""
    if version.hash not in _ASKED:
        _ASKED[version.hash] = dict(_questions(version))
    return _ASKED[version.hash]


_ASKED: dict[str, Mapping[str, Asking]] = {}
"""By the version's hash: a version never changes."""


def groups(case: Case, private: Mapping[str, Any], reader: Reader) -> tuple[Group, ...]:
    """All that is known of the case: form by form in the diagram's order, then what the diagram worked out."""
    sayer, questions = Sayer(case.version, case.zone, reader), asked_in(case.version)
    known = {**case.document, **private}
    by_form: dict[str, list[Kept]] = {}
    for name, asking in questions.items():
        if known.get(name) not in (None, "", []):
            by_form.setdefault(asking.heading, []).append(sayer.kept(name, known[name]))
    found = [Group(heading, tuple(kept)) for heading, kept in by_form.items()]
    results = tuple(sayer.kept(name, result) for name, result in case.document.items() if name not in questions)
    return (*found, Group("", results, worked_out=True)) if results else tuple(found)


def brief(known: Iterable[Group]) -> tuple[Kept, ...]:
    """The case in five lines: the first answers in words, without yes and no and without what is personal."""
    telling = (one for group in known if not group.worked_out for one in group.kept if _tells(one.answer))
    return tuple(islice(telling, _LINES))


def _tells(answer: Answer) -> bool:
    return answer.kind != "checkbox" and not answer.personal and not answer.columns and not answer.missing


def _questions(version: Version) -> Iterable[tuple[str, Asking]]:
    seen: dict[str, int] = {}
    for element in version.diagram.elements.values():
        form = element.form or element.properties.get("form")
        for question in form_of(version, form).questions if form in version.forms else ():
            if question.name not in seen:
                seen[question.name] = len(seen)
                heading = element.name.replace("\n", "")
                yield question.name, Asking(heading, _as_recorded(question), seen[question.name])


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
