"""A paper of a case as PDF."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from engine.cases.reading import read
from engine.facts import DocumentIssued
from web.paper import codes, documents, filled, heading, typesetting
from web.paper.documents import Copy, Document
from web.paper.filled import Told
from web.paper.refusals import NotFilledYet, UnknownDocument


def found(session: Session, organisation: str, number: str, title: str, at: datetime) -> Document:
    """The form of this title that the case's procedure has on paper; UnknownCase, UnknownDocument."""
    known = documents.of(read(session, organisation, number, at).version.stem)
    plain = title.strip("《》 ")
    for each in known:
        if each.title == plain:
            return each
    raise UnknownDocument(number=number, document=plain, known="、".join(each.title for each in known) or "—")


def document(
    session: Session,
    organisation: str,
    number: str,
    wanted: tuple[Document, Copy],
    at: datetime,
    *,
    personal: bool,
    for_customer: bool = False,
    as_of: int | None = None,
) -> bytes:
    """One copy of a form as it is filled so far, or was with a certain fact; UnknownCase, NotForCustomers, NotFilledYet, PaperNotMade."""
    asked, copy = wanted
    elements = asked.shown(for_customer)
    told = filled.read(session, read(session, organisation, number, at), personal, as_of)
    sections = filled.sections(told, elements)
    if not sections:
        raise NotFilledYet(document=asked.title, number=number)
    mark = {"no": copy.no, "of": len(asked.copies), "mark": copy.mark, "holder": copy.holder}
    data = {
        **heading.of(session, told, at),
        "document": {"title": asked.title, "copy": mark, "customer": for_customer, "issued": _issued(told)},
        "sections": sections,
    }
    return typesetting.pdf(asked.template, data, pictured(number, sections))


def _issued(told: Told) -> dict[str, Any] | None:
    """The fact by which the diagram issued what is printed, where it did."""
    last = told.history[-1]
    return {"no": last.no, "at": told.when(last)} if isinstance(last.fact, DocumentIssued) else None


def pictured(number: str, sections: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Each section, and each correction in it, names the QR code of its fact; the codes by their names."""
    pictures = {}
    for section in sections:
        corrections = (struck for answer in section["answers"] for struck in answer["struck"])
        for signed in (section, *corrections):
            signed["qr"] = f"fact-{signed['no']}.svg"
            pictures[signed["qr"]] = codes.qr(number, signed["no"], signed["hash"])
    return pictures
