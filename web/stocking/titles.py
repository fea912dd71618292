"""The paper forms whose numbers the organisation's procedures ask for, by their titles."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.procedures import Version
from engine.projections import stock_uses
from engine.record import stock
from forms.components import Question
from forms.errors import FormError
from web.answering import form_of


def asked_for(session: Session, organisation: str, procedure: str | None = None) -> list[str]:
    """Those of the procedures that are deployed, or of one that ever was."""
    deployed = deployments.ever_deployed_in(session, organisation)
    mine = [one for one in deployed if (one.stem == procedure if procedure is not None else not one.withdrawn)]
    return sorted({title for one in mine for title in _of(procedures.version(session, one.version))})


def known(session: Session, organisation: str) -> list[str]:
    """Those and all that were ever in stock or named by a complaint."""
    kept = [*stock.forms(session, organisation), *stock_uses.forms_used(session, organisation)]
    return list(dict.fromkeys([*asked_for(session, organisation), *kept]))


def _of(version: Version) -> Collection[str]:
    return {
        question.stock
        for form_id, content in version.forms.items()
        if b'"stock"' in content
        for question in _questions(version, form_id)
        if question.stock
    }


def _questions(version: Version, form_id: str) -> Collection[Question]:
    try:
        return form_of(version, form_id).questions
    except FormError:  # an old version's form, which today's rules do not read; its cases tell what they named
        return ()
