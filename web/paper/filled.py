"""What was answered in a case, as the papers show it: form by form as it was asked, by whom, when, and under which hash.

An answer that was corrected stands where it was given: what it was, and beside it what it is now, why, by whom and when.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from engine.cases.case import Case
from engine.facts import AnswerCorrected, MessageReceived, Place, TaskCompleted, TaskOffered
from engine.record import log, personal
from engine.record.log import Recorded
from web.desk import due, names
from web.desk.names import Namer
from web.forms.answered import Answer, answered

LOCALE = "zh_Hans_CN"
LEFT_OUT = "（个人信息，此处未列出）"
ERASED = "（个人信息，已删除）"
_WIDE = frozenset({"textarea", "checklist", "taglist"})
_SHORT = 18


@dataclass(frozen=True)
class Told:
    """A case with its record, and what of it may be printed: `personal` answers by the fact's number, None for none."""

    case: Case
    history: tuple[Recorded, ...]
    called: Namer
    personal: Mapping[int, Mapping[str, Any]] | None

    def when(self, one: Recorded) -> str:
        """When a fact was recorded, in the case's zone."""
        return due.dated(one.at, self.case.zone, "zh")

    def name(self, element: str) -> str:
        """What the diagram calls an element."""
        drawn = self.case.version.diagram.elements.get(element)
        return drawn.name.replace("\n", "") if drawn is not None and drawn.name else element


def read(session: Session, case: Case, with_personal: bool, as_of: int | None = None) -> Told:
    """The whole record of a case, or what it was with the fact of this number."""
    history = tuple(log.history(session, case.id, limit=as_of))
    numbers = [
        one.no
        for one in history
        if isinstance(one.fact, TaskCompleted | MessageReceived | AnswerCorrected) and one.fact.personal
    ]
    known = personal.of_facts(session, case.id, numbers) if with_personal else None
    logins = [one.by for one in history]
    return Told(case, history, names.of(session, case.opened.organisation, logins), known)


def sections(told: Told, elements: Collection[str] | None = None) -> list[dict[str, Any]]:
    """Each filled form in the order of the record; of these elements only, where they are given."""
    offered: dict[Place, TaskOffered] = {}
    found: list[dict[str, Any]] = []
    for one in told.history:
        match one.fact:
            case TaskOffered(task=place):
                offered[place] = one.fact
            case TaskCompleted(task=place) | MessageReceived(place=place) if (
                elements is None or place.element in elements
            ):
                found.append(_section(told, one, place, offered.get(place)))
            case AnswerCorrected(task=place):
                _strike(found, told, one, place.element)
    return found


def _section(told: Told, one: Recorded, place: Place, offered: TaskOffered | None) -> dict[str, Any]:
    return {
        "heading": told.name(place.element),
        "element": place.element,
        "round": place.occurrence,
        "role": "、".join(offered.groups) if offered else "",
        **_signed(told, one),
        "answers": list(_answers(told, one)),
    }


def _signed(told: Told, one: Recorded) -> dict[str, Any]:
    return {"by": told.called(one.by), "at": told.when(one), "no": one.no, "hash": one.hash}


def _strike(found: list[dict[str, Any]], told: Told, one: Recorded, element: str) -> None:
    """What was answered is struck where it stands, in the newest of the element's forms that asked it; a paper without that form has nothing to correct."""
    assert isinstance(one.fact, AnswerCorrected)
    for new in _answers(told, one):
        given = (each for form in reversed(found) if form["element"] == element for each in form["answers"])
        old = next((each for each in given if each["name"] == new["name"]), None)
        if old is not None:
            was = {part: old[part] for part in ("text", "columns", "rows")}
            struck = [*old["struck"], {**was, "reason": one.fact.reason, **_signed(told, one)}]
            old.update({**new, "label": old["label"], "wide": True, "struck": struck})


def _answers(told: Told, one: Recorded) -> Iterator[dict[str, Any]]:
    assert isinstance(one.fact, TaskCompleted | MessageReceived | AnswerCorrected)
    private = told.personal.get(one.no, {}) if told.personal is not None else {}
    known = {**one.fact.answers, **private}
    hidden = one.fact.personal.keys() - private.keys()
    for answer in answered(one.fact.asked, known, LOCALE, told.case.zone):
        yield _answer(answer, (LEFT_OUT if told.personal is None else ERASED) if answer.name in hidden else None)


def _answer(answer: Answer, instead: str | None) -> dict[str, Any]:
    text = instead or answer.text or ""
    table = instead is None and bool(answer.columns) and bool(answer.rows)
    wide = table or answer.kind in _WIDE or len(text) > _SHORT or len(answer.label) > _SHORT
    return {
        "name": answer.name,
        "label": answer.label,
        "text": text,
        "kind": answer.kind,
        "wide": wide,
        "columns": list(answer.columns) if table else [],
        "rows": [[cell or "" for cell in row] for row in answer.rows] if table else [],
        "struck": [],
    }
