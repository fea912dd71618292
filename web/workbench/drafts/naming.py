"""What a procedure is called: in addresses and file names, and in words."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from lxml import etree
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import deployments
from engine.diagram import DiagramRefused, xml
from web.workbench.drafts.paths import STEM
from web.workbench.drafts.tables import DRAFT
from web.workbench.refusals import NoSuchStem, StemTaken

LONGEST_NAME = 120


def free_stem(session: Session, organisation: str, wanted: str) -> str:
    """The short name, if no procedure and no draft of the organisation has it; NoSuchStem, StemTaken."""
    stem = wanted.strip()
    if not STEM.fullmatch(stem):
        raise NoSuchStem(stem=stem[:60])
    row = DRAFT.c
    drafted = select(row.id).where(row.organisation == organisation, row.procedure == stem).limit(1)
    taken = {one.stem for one in deployments.ever_deployed_in(session, organisation)}
    if stem in taken or session.scalar(drafted) is not None:
        raise StemTaken(stem=stem)
    return stem


def suggested(names: Iterable[str]) -> str:
    """A short name from that of the first diagram, archive or other file."""
    ordered = sorted(names, key=lambda name: (not name.endswith((".bpmn", ".zip")), name))
    plain = re.sub(r"[^a-z0-9]+", "_", PurePosixPath(ordered[0]).stem.casefold()).strip("_")[:60]
    return plain if STEM.fullmatch(plain) else f"procedure_{plain}"[:60].rstrip("_")


def named(content: bytes, name: str) -> bytes:
    """The diagram with this as the name of its procedure; as it was where no name is given or it cannot be read."""
    told = " ".join(name.split())[:LONGEST_NAME]
    if not told:
        return content
    try:
        root = xml.root_of(content, "", as_written=True)
    except DiagramRefused:
        return content
    processes = root.findall(f"{{{xml.BPMN}}}process")
    if not processes:
        return content
    own = next((each for each in processes if each.get("isExecutable") == "true"), processes[0])
    own.set("name", told)
    for pool in root.iter(f"{{{xml.BPMN}}}participant"):
        if pool.get("processRef") == own.get("id") and pool.get("name"):
            pool.set("name", told)
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8")
