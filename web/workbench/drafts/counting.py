"""How much is wrong with a draft, for lists: checked once for each state of its files."""

from collections import OrderedDict
from dataclasses import dataclass

from sqlalchemy.orm import Session

from web.workbench.drafts import checking, keeping
from web.workbench.drafts.keeping import Draft

MOST_KEPT = 500


@dataclass(frozen=True)
class Wrong:
    """The numbers of errors and warnings."""

    errors: int
    warnings: int


_KNOWN: OrderedDict[tuple[object, ...], Wrong] = OrderedDict()
"""By draft and the revisions of its files; the same state has the same problems."""


def wrong_with(session: Session, draft: Draft) -> Wrong:
    """What the check finds in the draft as it is."""
    state = (
        draft.organisation,
        draft.id,
        draft.at,
        *((each.path, each.revision) for each in keeping.files(session, draft)),
    )
    if state not in _KNOWN:
        found = checking.problems(draft.procedure, keeping.contents(session, draft))
        errors = sum(each.is_error for each in found)
        _KNOWN[state] = Wrong(errors, len(found) - errors)
        while len(_KNOWN) > MOST_KEPT:
            _KNOWN.popitem(last=False)
    return _KNOWN[state]
