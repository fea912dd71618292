"""The files of one procedure in one `.zip`, as an analyst hands them on; read with bounds, and nothing written anywhere."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath

from engine import calendar
from engine.calendar import Calendar
from engine.procedures import Bundle
from engine.sentences import Sentence, say

MOST_ENTRIES = 500
LARGEST_ENTRY = 2_000_000
LARGEST = 20_000_000
"""Bytes of all entries together, unpacked."""
_KEPT = (".bpmn", ".dmn", ".form")
_STORIES = "scenarios"
_UNREADABLE = (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class ArchiveRefused(Exception):
    """The archive cannot be read, or holds what no procedure does; `sentence` says why."""

    def __init__(self, sentence: Sentence | str):
        super().__init__(sentence)
        self.sentence = sentence


def bundle_of(data: bytes) -> Bundle:
    """The procedure in the archive, with the calendar that is installed and without its scenarios; ArchiveRefused."""
    stem, files = files_of(data)
    kept = {path: content for path, content in files.items() if PurePosixPath(path).parent.name != _STORIES}
    return Bundle(stem, {**kept, calendar.FILE: Calendar.installed().to_bytes()})


def files_of(data: bytes) -> tuple[str, dict[str, bytes]]:
    """The procedure's name and its files by their paths, scenarios too; ArchiveRefused.

    The files may lie as in a project (`processes/`, `forms/`), or all together: what counts is their names, and for
    scenarios that of their folder. What is neither diagram, table, form, clauses.yaml nor scenario is left out.
    """
    files = _unpacked(data)
    diagrams = [path for path in files if path.suffix == ".bpmn"]
    if len(diagrams) != 1:
        raise ArchiveRefused(say("The archive has {count} diagrams; a procedure has one.", count=len(diagrams)))
    stem = diagrams[0].stem
    placed: dict[str, bytes] = {}
    for path, content in files.items():
        own = _place(path, stem)
        if own in placed:
            raise _twice(path)
        placed[own] = content
    return stem, dict(sorted(placed.items()))


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files in one archive, as `files_of` reads it; equal files give equal bytes."""
    packing = BytesIO()
    with zipfile.ZipFile(packing, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            archive.writestr(zipfile.ZipInfo(path), files[path], zipfile.ZIP_DEFLATED)
    return packing.getvalue()


def _place(path: PurePosixPath, stem: str) -> str:
    if path.suffix == ".bpmn":
        return f"processes/{stem}.bpmn"
    if _is_story(path):
        return f"processes/{stem}/{_STORIES}/{path.name}"
    return f"forms/{stem}/{path.name}" if path.suffix == ".form" else f"processes/{stem}/{path.name}"


def _is_story(path: PurePosixPath) -> bool:
    return path.suffix == ".yaml" and path.parent.name == _STORIES


def _twice(path: PurePosixPath) -> ArchiveRefused:
    return ArchiveRefused(say("The archive has two files `{name}`.", name=path.name))


def _unpacked(data: bytes) -> dict[PurePosixPath, bytes]:
    """The entries that belong to a procedure, by their paths."""
    files: dict[PurePosixPath, bytes] = {}
    unpacked = 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise ArchiveRefused(say("The archive has more than {most} entries.", most=MOST_ENTRIES))
            for entry in entries:
                path = _path(entry)
                if path is None:
                    continue
                if path in files:
                    raise _twice(path)
                with archive.open(entry) as file:
                    content = file.read(LARGEST_ENTRY + 1)
                unpacked += len(content)
                if len(content) > LARGEST_ENTRY or unpacked > LARGEST:
                    raise ArchiveRefused(say("`{name}` is too large for an archive.", name=path.name))
                files[path] = content
    except _UNREADABLE as error:
        raise ArchiveRefused(say("The archive cannot be read: {error}.", error=str(error)[:100])) from error
    return files


def _path(entry: zipfile.ZipInfo) -> PurePosixPath | None:
    """Where the entry lies; None for a folder, and for what no procedure has. A path that leads out of the archive is refused."""
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in entry.filename or "\x00" in entry.filename:
        raise ArchiveRefused(say("`{name}` is no path within an archive.", name=entry.filename[:100]))
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    kept = path.suffix in _KEPT or path.name == "clauses.yaml" or _is_story(path)
    return path if kept and not hidden and not entry.is_dir() else None
