"""How a draft begins: from a version, as a copy under another name, from files of somebody's own, or from nothing."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from engine import calendar, procedures
from engine.database import writing
from engine.people import Person
from web.workbench import kept_scenarios
from web.workbench.drafts import keeping
from web.workbench.drafts.naming import free_stem, named, suggested
from web.workbench.drafts.paths import moved
from web.workbench.drafts.uploading import placed
from web.workbench.refusals import NothingUploaded

_EMPTY = Path(__file__).with_name("empty.bpmn")


def from_version(session: Session, person: Person, version: str, at: datetime, note: str = "") -> int:
    """A draft with the files of a version and the procedure's scenarios; its number. UnknownVersion."""
    stem = procedures.stored(session, version).stem
    return _begun(session, person, stem, version, files_of(session, person.organisation, version), at, note)


def as_copy(session: Session, person: Person, version: str, stem: str, name: str, at: datetime) -> int:
    """The same as a procedure of its own under another name; NoSuchStem, StemTaken."""
    own, to = procedures.stored(session, version).stem, free_stem(session, person.organisation, stem)
    given = files_of(session, person.organisation, version)
    given = {moved(path, own, to): content for path, content in given.items()}
    path = f"processes/{to}.bpmn"
    return _begun(session, person, to, version, {**given, path: named(given[path], name)}, at)


def from_nothing(session: Session, person: Person, stem: str, name: str, at: datetime) -> int:
    """A draft with a diagram in which only a start event stands; NoSuchStem, StemTaken."""
    to = free_stem(session, person.organisation, stem)
    return _begun(session, person, to, None, {f"processes/{to}.bpmn": named(_EMPTY.read_bytes(), name)}, at)


def from_files(session: Session, person: Person, stem: str, given: Mapping[str, bytes], at: datetime) -> int:
    """A draft with uploaded files, by their names; an archive gives all that is in it. NothingUploaded, NotReadable."""
    if not given:
        raise NothingUploaded
    to = free_stem(session, person.organisation, stem or suggested(given))
    files = placed(given, to)
    if not any(path.endswith(".bpmn") for path in files):
        files[f"processes/{to}.bpmn"] = _EMPTY.read_bytes()
    return _begun(session, person, to, None, files, at)


def files_of(session: Session, organisation: str, version: str) -> dict[str, bytes]:
    """What an analyst edits of a version, and the scenarios that its procedure has now; UnknownVersion."""
    bundle = procedures.stored(session, version)
    files = {path: content for path, content in bundle.files.items() if path != calendar.FILE}
    return {**files, **kept_scenarios.of(session, organisation, bundle.stem)}


def _begun(
    session: Session,
    person: Person,
    stem: str,
    base: str | None,
    given: Mapping[str, bytes],
    at: datetime,
    note: str = "",
) -> int:
    writing(session)
    told = {"organisation": person.organisation, "procedure": stem, "base": base, "note": note.strip()[:500]}
    number = keeping.create(session, told, given, person.name, at)
    session.commit()
    return number
