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
    assert found.version is not None
    told = said(person, note, reason if found.failing else "", found)
    writing(session)
    if not deployments.deploy(session, person.organisation, found.version, at, told) and not _other_stories(
        session, one, files
    ):
        session.rollback()
        raise DeployedAlready
    keep_stories(session, person.organisation, one.procedure, files)
    _gone(session, one)
    session.commit()
    return found.version.hash


def deployable(stem: str, files: Mapping[str, bytes], reason: str) -> Assessment:
    """The files, assessed; DraftHasErrors, ScenariosFail if they may not be deployed."""
    found = assess(stem, files)
    if found.errors:
        raise DraftHasErrors(count=len(found.errors))
    if found.failing and not reason.strip():
        raise ScenariosFail(failed=len(found.failing), count=len(found.results))
    return found


def said(person: Person, note: str, reason: str, found: Assessment) -> Told:
    """What stands beside the deployment in the history."""
    held = len(found.results) - len(found.failing)
    return Told(person.name, _text(note), _text(reason), held, len(found.results))


def keep_stories(session: Session, organisation: str, stem: str, files: Mapping[str, bytes]) -> None:
    """The scenarios among the files are the procedure's. The caller commits."""
    kept_scenarios.keep(session, organisation, stem, {path: files[path] for path in files if is_scenario(path)})


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


def _other_stories(session: Session, one: Draft, files: Mapping[str, bytes]) -> bool:
    stories = {path: files[path] for path in files if is_scenario(path)}
    return kept_scenarios.of(session, one.organisation, one.procedure) != stories


def _text(told: str) -> str | None:
    return told.strip()[:LONGEST] or None
