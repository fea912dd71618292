"""Files from an analyst's own computer, as those of a procedure."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from engine import archives
from engine.archives import ArchiveRefused
from web.workbench.drafts.paths import kind_of, moved
from web.workbench.refusals import NothingUploaded, NotReadable


def placed(given: Mapping[str, bytes], stem: str) -> dict[str, bytes]:
    """The uploaded files by their paths in the procedure; NothingUploaded, NotReadable, NoSuchPath."""
    files: dict[str, bytes] = {}
    for name, content in given.items():
        files |= _unpacked(content, stem) if name.endswith(".zip") else {_place(name, stem): content}
    return files


def _unpacked(content: bytes, stem: str) -> dict[str, bytes]:
    try:
        own, files = archives.files_of(content)
    except ArchiveRefused as refused:
        raise NotReadable(reason=refused.sentence) from refused
    return {moved(path, own, stem): data for path, data in files.items()}


def _place(name: str, stem: str) -> str:
    own = PurePosixPath(name.replace("\\", "/"))
    match own.suffix:
        case ".bpmn":
            path = f"processes/{stem}.bpmn"
        case ".form":
            path = f"forms/{stem}/{own.name}"
        case ".dmn":
            path = f"processes/{stem}/{own.name}"
        case ".yaml" if own.name == "clauses.yaml":
            path = f"processes/{stem}/{own.name}"
        case ".yaml":
            path = f"processes/{stem}/scenarios/{own.name}"
        case _:
            raise NothingUploaded
    kind_of(path, stem)
    return path
