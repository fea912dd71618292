"""Files that come with a form: each is kept as soon as it is there, so that a page that comes back has lost none."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Flask, g, request
from werkzeug.datastructures import FileStorage, MultiDict

from engine.cases.requests import Filled
from engine.database import writing
from engine.record import attachments
from engine.record.attachments import Attachment
from forms import attached, sentences
from forms.components import Form, Question
from shouli_verify import canonical
from web.answering import Unanswered
from web.clock import now
from web.database import db
from web.desk.filling import Sheet
from web.forms.wording import size_of
from web.signing_in import signed_in

MOST_AT_ONCE = attached.MOST_FILES * attached.MOST_BYTES + 2_000_000
"""Bytes of one request that brings files: as many and as large as one question takes, and the other answers."""
MOST_WAITING, MOST_BYTES_WAITING = 200, 500_000_000
"""Files of one person, and their bytes together, that no answer names yet."""
KEPT = timedelta(days=3)
"""For how long a file waits for an answer."""
_BRINGING = frozenset(
    {"desk.complete", "desk.tell", "desk.open_case", "desk.correct", "api.bring", "workbench.trial_step"}
)
"""The endpoints to which files are sent."""


def install(app: Flask) -> None:
    """Where somebody who is signed in sends files to, a request may be as large as they are.

    It must come behind who is signed in, and before whatever reads the request.
    """
    app.before_request(_allow)


def _allow() -> None:
    if request.endpoint in _BRINGING and g.get("known") is not None:
        request.max_content_length = MOST_AT_ONCE


class NotTaken(Exception):
    """A file cannot be taken; the message is the sentence for the person."""


@dataclass(frozen=True)
class Sent:
    """A form as it was sent, with the files that came with it as answers; `refused` are those that cannot be taken, by path."""

    form: MultiDict[str, str]
    refused: Mapping[str, tuple[str, ...]]

    def read(self, sheet: Sheet) -> Filled:
        """The clean answers; Unanswered with all that is wrong, with files too."""
        try:
            filled = sheet.read(self.form)
        except Unanswered as unanswered:
            raise Unanswered({**unanswered.errors, **self.refused}) from unanswered
        if self.refused:
            raise Unanswered(self.refused)
        return filled


def received(form: Form, *, keep: bool = True) -> Sent:
    """What was sent with this form; its files wait for the answer, unless they are not to be kept."""
    sent = MultiDict(request.form.items(multi=True))
    refused: dict[str, tuple[str, ...]] = {}
    for question, path, file in _files(form):
        try:
            told = canonical.text(_taken(question, file, keep))
        except NotTaken as reason:
            refused[path] = (*refused.get(path, ()), reason.args[0])
            continue
        if question.several:
            sent.add(path, told)
        else:
            sent.setlist(path, [told])
    return Sent(sent, refused)


def _files(form: Form) -> Iterator[tuple[Question, str, FileStorage]]:
    """The files that were chosen, and the question of each; what the form does not ask for is not taken."""
    asked = {each.name: each for each in attached.pickers(form.questions)}
    for path, files in request.files.lists():
        question = asked.get(path.rpartition(".")[2])
        if question is not None:
            yield from ((question, path, file) for file in files if file.filename)


def _taken(question: Question, file: FileStorage, keep: bool) -> dict[str, Any]:
    content = file.stream.read(attached.MOST_BYTES + 1)
    file.close()
    kind = file.mimetype[: attached.LONGEST_TYPE] or "application/octet-stream"
    found = Attachment(attached.safe_name(file.filename or ""), kind, content, salt())
    if not attached.accepts(question, found.name, found.type):
        raise NotTaken(sentences.wrong_kind(found.name, ", ".join(question.accept)))
    return brought(found) if keep else attachments.told_of(found)


def salt() -> str:
    """What keeps a file from being guessed by its hash, as hex."""
    return secrets.token_hex(16)


def brought(file: Attachment) -> dict[str, Any]:
    """The file waits for an answer of whoever is signed in; what that answer says of it. NotTaken."""
    if not file.content:
        raise NotTaken(sentences.EMPTY_FILE)
    if len(file.content) > attached.MOST_BYTES:
        raise NotTaken(sentences.too_big_file(file.name, size_of(attached.MOST_BYTES)))
    session, person = db.session(), signed_in()
    writing(session)
    count, size = attachments.waiting(session, person.name)
    if count >= MOST_WAITING or size + len(file.content) > MOST_BYTES_WAITING:
        session.rollback()
        raise NotTaken(sentences.TOO_MANY_WAITING)
    told = attachments.bring(session, file, person.name, now())
    session.commit()
    return told
