"""The scenarios of a procedure as they were last deployed, in the database."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from web.workbench.drafts.tables import SCENARIO


def of(session: Session, organisation: str, stem: str) -> dict[str, bytes]:
    """The procedure's scenarios and typical answers, by their paths."""
    row = SCENARIO.c
    asked = select(row.path, row.content).where(row.organisation == organisation, row.procedure == stem)
    return {path: content for path, content in session.execute(asked.order_by(row.path))}


def keep(session: Session, organisation: str, stem: str, files: Mapping[str, bytes]) -> None:
    """These are the procedure's scenarios from now on. The caller commits."""
    if of(session, organisation, stem) == dict(files):
        return
    row = SCENARIO.c
    session.execute(delete(SCENARIO).where(row.organisation == organisation, row.procedure == stem))
    where = {"organisation": organisation, "procedure": stem}
    if files:
        session.execute(insert(SCENARIO), [{**where, "path": path, "content": files[path]} for path in files])


def lying(root: Path, stem: str) -> dict[str, bytes]:
    """Those that lie under `processes/`, by their paths."""
    folder = root / "processes" / stem / "scenarios"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(folder.glob("*.yaml"))}
