"""From a draft to a version: deployed only without errors, and with all scenarios holding or a reason."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.database import writing
from engine.deployments import Told
from engine.people import Person
from web.workbench import kept_scenarios
from web.workbench.drafts.assessing import Assessment, assess
from web.workbench.drafts.keeping import Draft, contents
from web.workbench.drafts.paths import is_scenario
from web.workbench.drafts.tables import CHANGE, DRAFT, FILE, STORY, VISITOR
from web.workbench.refusals import DeployedAlready, DraftHasErrors, NotAVersion, ReasonMissing, ScenariosFail

LONGEST = 2000


def release(session: Session, person: Person, one: Draft, note: str, reason: str, at: datetime) -> str:
    """New cases begin on what the draft has become, and the draft is gone; the version's address.

    DraftHasErrors, ScenariosFail (without a reason), DeployedAlready: nothing has changed then.
    """
    files = contents(session, one)
    found = deployable(one.procedure, files, reason)
    writing(session)
    _deploy(session, person.organisation, one.procedure, files, found, said(person.name, note, reason, found), at)
    _gone(session, one)
    session.commit()
    assert found.version is not None
    return found.version.hash


def bring(
    session: Session, organisation: str, stem: str, files: Mapping[str, bytes], told: tuple[str, str, str], at: datetime
) -> Assessment:
    """New cases begin on these files, which no draft has; `told` are who brings them, a note and a reason. As `release`."""
    by, note, reason = told
    found = deployable(stem, files, reason)
    writing(session)
    _deploy(session, organisation, stem, files, found, said(by, note, reason, found), at)
    session.commit()
    return found


def deployable(stem: str, files: Mapping[str, bytes], reason: str) -> Assessment:
    """The files, assessed; DraftHasErrors, ScenariosFail if they may not be deployed."""
    found = assess(stem, files)
    if found.errors:
        raise DraftHasErrors(count=len(found.errors))
    if found.failing and not reason.strip():
        raise ScenariosFail(failed=len(found.failing), count=len(found.results))
    return found


def said(by: str, note: str, reason: str, found: Assessment) -> Told:
    """What stands beside the deployment in the history; a reason only where one was needed."""
    held = len(found.results) - len(found.failing)
    return Told(by, _text(note), _text(reason) if found.failing else None, held, len(found.results))


def make_current(session: Session, person: Person, stem: str, version: str, note: str, at: datetime) -> None:
    """New cases begin on a version that was deployed before; NotAVersion, DeployedAlready."""
    known = {one.version for one in deployments.history(session, person.organisation, [stem])}
    if version not in known - {deployments.NONE}:
        raise NotAVersion
    compiled = procedures.version(session, version)
    writing(session)
    changed = deployments.deploy(session, person.organisation, compiled, at, Told(person.name, _text(note)))
    session.commit()
    if not changed:
        raise DeployedAlready


def withdraw(session: Session, person: Person, stem: str, reason: str, at: datetime) -> None:
    """No case of the procedure is opened any more; those that are open go on. ReasonMissing, NotAVersion."""
    if not reason.strip():
        raise ReasonMissing
    writing(session)
    changed = deployments.withdraw(session, person.organisation, stem, at, Told(person.name, None, _text(reason)))
    session.commit()
    if not changed:
        raise NotAVersion


def throw_away(session: Session, one: Draft) -> None:
    """The draft is gone with all its files."""
    writing(session)
    _gone(session, one)
    session.commit()


def _gone(session: Session, one: Draft) -> None:
    for table in (FILE, CHANGE, VISITOR, STORY):
        session.execute(delete(table).where(table.c.draft_id == one.id))
    session.execute(delete(DRAFT).where(DRAFT.c.id == one.id))


def _deploy(
    session: Session,
    organisation: str,
    stem: str,
    files: Mapping[str, bytes],
    found: Assessment,
    told: Told,
    at: datetime,
) -> None:
    """The version is deployed, and its scenarios stand beside it; DeployedAlready if neither is another."""
    assert found.version is not None
    stories = {path: files[path] for path in files if is_scenario(path)}
    others = kept_scenarios.of(session, organisation, stem) != stories
    if not deployments.deploy(session, organisation, found.version, at, told, again=others):
        session.rollback()
        raise DeployedAlready
    kept_scenarios.keep(session, organisation, stem, stories)


def _text(told: str) -> str | None:
    return told.strip()[:LONGEST] or None
