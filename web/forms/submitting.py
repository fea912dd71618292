"""A posted form, taken or not."""

from collections.abc import Collection, Mapping
from datetime import tzinfo
from typing import Any

from engine.cases.requests import Filled
from forms import sentences
from forms.components import Form
from forms.validating import validate
from web.answering import EMPTY, Unanswered, filled
from web.forms.decoding import Typed, given


def submitted(
    form: Form | None,
    what: Typed,
    seen: Mapping[str, Any],
    salt: str = "",
    zone: tzinfo | None = None,
    earlier: Collection[str] = (),
) -> Filled:
    """What the engine is given; Unanswered with all that is wrong.

    Questions that the answers made visible were not on the page: it must be shown again before anything is taken.
    """
    form = form or EMPTY
    answered = validate(form, given(form, what), seen, zone, earlier)
    errors = dict(answered.errors)
    for question in answered.asked:
        if question.name not in what.shown and not any(_about(path, question.name) for path in errors):
            errors[question.name] = (sentences.REVEALED,)
    if errors:
        raise Unanswered(errors)
    return filled(form, answered, salt)


def _about(path: str, name: str) -> bool:
    return path.partition(".")[0] == name
