"""The page for whoever was too slow: why it was not done, and all that was typed."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from engine.cases.case import Case
from engine.cases.reading import read_by
from engine.cases.refusals import ClaimedByAnother, Refused, TaskAlreadyDone
from engine.facts import Place
from engine.people import Person
from forms.components import Form
from web.answering import form_of
from web.desk import names
from web.desk.reader import Reader
from web.desk.task import completer
from web.refusals import said


@dataclass(frozen=True)
class Typed:
    """A question and what was typed or chosen there."""

    label: str
    text: str


@dataclass(frozen=True)
class ConflictPage:
    """The page."""

    number: str
    subject: str
    name: str
    sentence: str
    typed: tuple[Typed, ...]


def page(
    session: Session,
    person: Person,
    number: str,
    place: Place,
    sent: MultiDict[str, str],
    refused: Refused,
    reader: Reader,
) -> ConflictPage:
    """What the person typed for the task, and what happened to it instead; UnknownCase."""
    case = read_by(session, person, number, reader.at)
    drawn = case.version.diagram.elements.get(place.element)
    form = form_of(case.version, (drawn.form or drawn.properties.get("form")) if drawn else None)
    return ConflictPage(
        number=case.number,
        subject=case.subject,
        name=(drawn.name.replace("\n", "") if drawn else "") or place.element,
        sentence=_sentence(session, person, case, place, refused),
        typed=tuple(_typed(form, sent, reader.language == "en")),
    )


def _sentence(session: Session, person: Person, case: Case, place: Place, refused: Refused) -> str:
    """The refusal, with the name of whoever was faster where it is known."""
    if isinstance(refused, TaskAlreadyDone):
        login = completer(session, case, place)
        if login is not None:
            called = names.of(session, person.organisation, [login])
            return str(_("%(by)s completed this task while you were writing.", by=called(login)))
    if isinstance(refused, ClaimedByAnother):
        login = str(refused.values["by"])
        return str(_("%(by)s has taken this task.", by=names.of(session, person.organisation, [login])(login)))
    return said(refused)


def _typed(form: Form, sent: MultiDict[str, str], english: bool) -> Iterable[Typed]:
    """What was sent, question by question; of tables, each cell under the table's label."""
    for question in form.questions:
        labels = {question.name: question.said(english)}
        names_sent = [name for name in sent if name == question.name or name.startswith(f"{question.name}.")]
        for name in names_sent:
            column = next((each for each in question.columns if name.endswith(f".{each.name}")), None)
            label = f"{labels[question.name]} · {column.said(english)}" if column else labels[question.name]
            text = "、".join(filter(None, (one.strip() for one in sent.getlist(name))))
            if text:
                yield Typed(label, text)
