"""What was answered in a case, as the papers show it: form by form as it was asked, by whom, when, and under which hash."""

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
    found = []
    for one in told.history:
        match one.fact:
            case TaskOffered(task=place):
                offered[place] = one.fact
            case TaskCompleted(task=place) | MessageReceived(place=place) | AnswerCorrected(task=place) if (
                elements is None or place.element in elements
            ):
                found.append(_section(told, one, place, offered.get(place)))
    return found


def _section(told: Told, one: Recorded, place: Place, offered: TaskOffered | None) -> dict[str, Any]:
    assert isinstance(one.fact, TaskCompleted | MessageReceived | AnswerCorrected)
    corrected = isinstance(one.fact, AnswerCorrected)
    return {
        "heading": f"更正：{told.name(place.element)}" if corrected else told.name(place.element),
        "element": place.element,
        "round": place.occurrence,
        "role": "、".join(offered.groups) if offered else "",
        "by": told.called(one.by),
        "at": told.when(one),
        "no": one.no,
        "hash": one.hash,
        "answers": [*_answers(told, one), *([_reason(one.fact)] if isinstance(one.fact, AnswerCorrected) else ())],
    }


def _answers(told: Told, one: Recorded) -> Iterator[dict[str, Any]]:
    assert isinstance(one.fact, TaskCompleted | MessageReceived | AnswerCorrected)
    private = told.personal.get(one.no, {}) if told.personal is not None else {}
    known = {**one.fact.answers, **private}
    hidden = one.fact.personal.keys() - private.keys()
    for answer in answered(one.fact.asked, known, LOCALE, told.case.zone):
        yield _answer(answer, (LEFT_OUT if told.personal is None else ERASED) if answer.name in hidden else None)


def _reason(fact: AnswerCorrected) -> dict[str, Any]:
    plain = {"name": "reason", "label": "更正理由", "text": fact.reason, "kind": "textarea"}
    return {**plain, "wide": True, "columns": [], "rows": []}


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
    }
