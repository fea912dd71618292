"""The answers to a task's questions, from strangers' hands to what the engine is given."""

from collections.abc import Collection, Mapping
from datetime import tzinfo
from functools import lru_cache
from typing import Any

from engine.cases.requests import Filled
from engine.procedures import Version
from forms.asking import asked
from forms.components import Form
from forms.definition import read
from forms.validating import Answered, validate

EMPTY = Form()
"""What a task without a form asks: nothing."""


class Unanswered(Exception):
    """The answers cannot be taken as they are; `errors` has the sentences by path (`rows.0.name`).

    The sentences are English texts that know what they are translated from: `web.forms.wording.said`.
    """

    def __init__(self, errors: Mapping[str, tuple[str, ...]]):
        super().__init__("; ".join(f"{path}: {' '.join(said)}" for path, said in errors.items()))
        self.errors: Mapping[str, tuple[str, ...]] = errors


def fill(
    form: Form | None,
    given: Mapping[str, Any],
    seen: Mapping[str, Any],
    salt: str = "",
    zone: tzinfo | None = None,
    earlier: Collection[str] = (),
) -> Filled:
    """What the engine is given; Unanswered with all that is wrong. The arguments are those of `forms.validating`."""
    answered = validate(form or EMPTY, given, seen, zone, earlier)
    if answered.errors:
        raise Unanswered(answered.errors)
    return filled(form or EMPTY, answered, salt)


def filled(form: Form, answered: Answered, salt: str) -> Filled:
    """Answers without mistakes, with the questions of that day."""
    personal = form.personal & answered.answers.keys()
    return Filled(dict(answered.answers), asked(answered), personal, salt)


def form_of(version: Version, form_id: str | None) -> Form:
    """The version's form; the empty one for None. KeyError if it has no such form, FormError if it cannot be read."""
    return EMPTY if form_id is None else _read(version.forms[form_id], f"forms/{version.stem}/{form_id}.form")


@lru_cache(maxsize=1000)
def _read(content: bytes, path: str) -> Form:
    return read(content, path)
