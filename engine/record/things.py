"""What a seal stands for: where each case's chain ends, and each organisation's views and stock of forms; versions, deployments, bound years."""

import hashlib
from collections.abc import Container, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.database import table_of
from engine.deployments import DEPLOYMENT
from engine.procedures import VersionFileRow
from engine.record import bindings, stock, views
from engine.record.encoding import instant_text
from engine.record.tables import CASE
from shouli_verify import canonical

_FILE = table_of(VersionFileRow).c


def things(session: Session, known: Container[str] = ()) -> Iterator[tuple[str, str]]:
    """Name and text of every leaf as it is now; those versions and deployments that are `known`, which never change, are left out."""
    row = CASE.c
    heads = select(row.id, row.organisation, row.number, row.head_no, row.head_hash).order_by(row.id)
    for case_id, *told in session.execute(heads):
        yield f"case {case_id}", canonical.text(["case", *told])
    for version in session.scalars(select(_FILE.version).distinct().order_by(_FILE.version)):
        if (thing := f"version {version}") not in known:
            files = session.execute(select(_FILE.path, _FILE.content).where(_FILE.version == version))
            digests = {path: hashlib.sha256(content).hexdigest() for path, content in files}
            yield thing, canonical.text(["version", version, digests])
    yield from (
        (f"views {of}", canonical.text(["views", of, no, hashed])) for of, no, hashed in views.CHAIN.heads(session)
    )
    yield from (
        (f"stock {of}", canonical.text(["stock", of, no, hashed])) for of, no, hashed in stock.CHAIN.heads(session)
    )
    yield from bindings.leaves(session)
    for one in session.execute(select(DEPLOYMENT).order_by(DEPLOYMENT.c.id)):
        if (thing := f"deployment {one.id}") not in known:
            told = [one.organisation, one.procedure, one.name, one.version, instant_text(one.at)]
            by_whom = [one.by, one.note, one.reason, one.held, one.scenarios]
            by_whom = by_whom if any(each is not None for each in by_whom) else []
            yield thing, canonical.text(["deployment", *told, *by_whom])
