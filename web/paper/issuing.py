"""The forms on paper that the diagram of a case issued by itself."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.cases.case import Case
from engine.facts import DocumentIssued
from engine.people import Person
from engine.record import log
from web.desk import due
from web.paper import documents
from web.paper.documents import Copy, Document, Printable
from web.paper.refusals import ListWrong, NotIssued

MOST = 20
"""Issued forms that a page lists, the newest first; the history of the case tells of all."""

_LARGEST = 2**31 - 1
"""What a database has for the number of a fact."""


@dataclass(frozen=True)
class Issued:
    """A form as it was issued: by which fact, when, and which copy."""

    no: int
    title: str
    mark: str
    when: str


@dataclass(frozen=True)
class Papers:
    """What somebody can print of a case: its forms as they stand, and as they were issued."""

    printable: tuple[Printable, ...]
    issued: tuple[Issued, ...]


def papers(session: Session, case: Case, person: Person, language: str) -> Papers:
    """The papers of a case that the person may have."""
    forms = documents.printable(case.version.stem, person, case.done_by)
    return Papers(forms, of_case(session, case, person, language))


def of_case(session: Session, case: Case, person: Person, language: str) -> tuple[Issued, ...]:
    """What was issued lately and the person may have."""
    issues = any(each.service == "document" for each in case.version.diagram.elements.values())
    if not issues and case.opened.version == case.version.hash:
        return ()
    try:
        forms = {each.title: each for each in documents.of(case.version.stem)}
    except ListWrong:
        return ()
    found = []
    for one in log.of_kind(session, case.id, DocumentIssued, MOST):
        if isinstance(one.fact, DocumentIssued) and (copy := _copy(forms.get(one.fact.title), one.fact, person)):
            mark = "交投诉人" if one.fact.customer else copy.mark
            found.append(Issued(one.no, one.fact.title, mark, due.dated(one.at, case.zone, language)))
    return tuple(found)


def _copy(form: Document | None, fact: DocumentIssued, person: Person) -> Copy | None:
    """The copy that was issued, if it is still one and the person's."""
    found = next((each for each in form.copies if each.no == fact.copy), None) if form is not None else None
    return found if found is not None and documents.may_have(person, found) else None


def by(session: Session, case: Case, no: int) -> DocumentIssued:
    """What a fact issued; NotIssued if it is another fact, or none."""
    found = log.history(session, case.id, after=no - 1, limit=1) if 0 < no <= _LARGEST else []
    fact = found[0].fact if found and found[0].no == no else None
    if not isinstance(fact, DocumentIssued):
        raise NotIssued(number=case.number, no=no)
    return fact
