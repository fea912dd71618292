"""A form in somebody's hands: shown, changed while it is being filled, and read when it is sent."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from werkzeug.datastructures import MultiDict

from engine.cases.requests import Filled
from forms.components import Form
from web.forms import decoding, viewing
from web.forms.pages import Page
from web.forms.submitting import submitted


@dataclass(frozen=True)
class Sheet:
    """A form with what is known: the document's answers, personal ones too, and what its conditions see."""

    form: Form
    known: Mapping[str, Any]
    seen: Mapping[str, Any]
    personal: Collection[str]
    zone: ZoneInfo
    locale: str

    def blank(self) -> Page:
        """The questions with the answers that are known already."""
        return viewing.questions(self.form, self.known, None, {}, self.seen, self.locale, self.zone)

    def again(self, sent: MultiDict[str, str], errors: Mapping[str, tuple[str, ...]] | None = None) -> Page:
        """The questions with what was typed, and what is wrong with it."""
        typed = decoding.typed(self.form, sent)
        return viewing.questions(self.form, self.known, typed, errors or {}, self.seen, self.locale, self.zone)

    def read(self, sent: MultiDict[str, str]) -> Filled:
        """The clean answers; Unanswered with all that is wrong."""
        typed = decoding.typed(self.form, sent)
        return submitted(self.form, typed, self.seen, secrets.token_hex(16), self.zone, self.personal)
