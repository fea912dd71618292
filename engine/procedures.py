"""Versions of procedures: bundles of diagram, decision tables, forms, clauses and calendar, addressed by their content."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version as installed
from pathlib import Path

from sqlalchemy import LargeBinary, String, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine import calendar, clauses, dmn
from engine.calendar import Calendar
from engine.database import Base
from engine.diagram import reader
from engine.diagram.model import Diagram
from shouli_verify import versions

RELEASE = f"SpiffWorkflow {installed('SpiffWorkflow')}"
"""What executes the diagrams; another release makes another version of the same files."""
RELEASES = (RELEASE,)
"""Those under which versions were deployed; an upgrade adds the one before it."""


class VersionFileRow(Base):
    """One file of a version, byte for byte."""

    __tablename__ = "version_file"

    version: Mapped[str] = mapped_column(String(64), primary_key=True)
    path: Mapped[str] = mapped_column(String(200), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class UnknownVersion(Exception):
    """No version with this hash is stored."""


@dataclass(frozen=True)
class Bundle:
    """The files of one procedure by their path from the project's root, as an analyst keeps them, and its calendar."""

    stem: str
    files: Mapping[str, bytes]

    @cached_property
    def hash(self) -> str:
        """The version's address under this release of the engine."""
        return versions.address(RELEASE, self.files)

    @property
    def diagram_path(self) -> str:
        """Where the diagram lies."""
        return f"processes/{self.stem}.bpmn"


@dataclass(frozen=True)
class Version:
    """A bundle that has been read: what runs is what was stored."""

    bundle: Bundle
    diagram: Diagram
    decisions: Mapping[str, dmn.Decision]
    forms: Mapping[str, bytes]
    clauses: Mapping[str, clauses.Clause]
    calendar: Calendar

    @property
    def stem(self) -> str:
        """The procedure's file name without its ending."""
        return self.bundle.stem

    @property
    def hash(self) -> str:
        """The version's address."""
        return self.bundle.hash


def stems(root: Path) -> list[str]:
    """The procedures under `processes/`, in name order."""
    return sorted(path.stem for path in (root / "processes").glob("*.bpmn"))


def read_bundle(root: Path, stem: str) -> Bundle:
    """The procedure's files under `root`, and the calendar that is installed; FileNotFoundError without a diagram."""
    paths = [root / "processes" / f"{stem}.bpmn", *(root / "processes" / stem).glob("*.dmn")]
    paths += [*(root / "processes" / stem).glob("clauses.yaml"), *(root / "forms" / stem).glob("*.form")]
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(paths)}
    return Bundle(stem, {**files, calendar.FILE: Calendar.installed().to_bytes()})


def compiled(bundle: Bundle) -> Version:
    """The bundle, read; raises what the reading of its diagram, tables, clauses or calendar refuses."""
    decisions = {
        decision_id: decision
        for path, content in bundle.files.items()
        if path.endswith(".dmn")
        for decision_id, decision in dmn.read(content, path, dmn.beside(path, bundle.files)).decisions.items()
    }
    forms = {Path(path).stem: content for path, content in bundle.files.items() if path.endswith(".form")}
    listed = bundle.files.get(f"processes/{bundle.stem}/clauses.yaml")
    told = clauses.read(listed, f"processes/{bundle.stem}/clauses.yaml").by_id if listed is not None else {}
    diagram = reader.read(bundle.files[bundle.diagram_path], bundle.diagram_path)
    return Version(bundle, diagram, decisions, forms, told, _calendar(bundle))


def _calendar(bundle: Bundle) -> Calendar:
    """The one that the bundle carries; versions from before bundles had one count by the installed one, as they did."""
    content = bundle.files.get(calendar.FILE)
    return Calendar.installed() if content is None else Calendar.read(content)


def release_of(files: Mapping[str, bytes], address: str) -> str | None:
    """The release under which these files have this address; None if they are not what was stored under it."""
    return next((release for release in RELEASES if versions.address(release, files) == address), None)


def store(session: Session, bundle: Bundle) -> None:
    """The version's files are kept; nothing happens if they are already."""
    known = session.scalar(select(VersionFileRow.path).where(VersionFileRow.version == bundle.hash).limit(1))
    if known is None:
        rows = [{"version": bundle.hash, "path": path, "content": data} for path, data in bundle.files.items()]
        session.execute(insert(VersionFileRow), rows)


def stored(session: Session, version: str) -> Bundle:
    """The files of a stored version; UnknownVersion if there is none."""
    return bundled(version, stored_files(session, version))


def bundled(version: str, files: Mapping[str, bytes]) -> Bundle:
    """These files as the bundle of a version; UnknownVersion if no diagram is among them."""
    for path in files:
        if path.endswith(".bpmn"):
            return Bundle(Path(path).stem, files)
    raise UnknownVersion(version)


def stored_files(session: Session, version: str) -> dict[str, bytes]:
    """The files of a stored version by their path; none if there is no such version."""
    row = VersionFileRow.__table__.c
    return {path: data for path, data in session.execute(select(row.path, row.content).where(row.version == version))}


_READ: dict[str, Version] = {}


def version(session: Session, address: str) -> Version:
    """The stored version, read once per process: a version never changes."""
    if address not in _READ:
        _READ[address] = compiled(stored(session, address))
    return _READ[address]
