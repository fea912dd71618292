"""Whether the seals hold: each genuine, each on the one before it, each over what it says, inside the database and outside."""

from collections.abc import Container, Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine import procedures
from engine.database import Base, table_of
from engine.procedures import VersionFileRow
from engine.record import bindings, seals, stock, views
from engine.record.organisation_chains import OrganisationChain
from engine.record.seals import SEALED, Leaf
from engine.record.tables import CASE
from engine.record.things import things
from shouli_verify import canonical, chain, merkle
from shouli_verify.finding import Finding
from shouli_verify.seals import Sealed, follow, read

_GROWING = ("views ", "stock ")


def check(session: Session, outside: Iterable[Sealed], trusted: str | None = None) -> list[Finding]:
    """What does not hold among all seals, and among the versions, deployments and cases that the last of them stands for.

    `outside` are the seals of the file that is kept outside the database, `trusted` the first key.
    """
    inside, found = _inside(session)
    kept = {each.seal.no: each for each in outside}
    together = {**kept, **inside}
    found += follow([together[no] for no in sorted(together)], trusted)
    found += _beside(inside, kept)
    found += _roots(session, inside)
    found += _gone(session)
    found += _addresses(session, {each.values.get("version") for each in found})
    found += _orphans(session)
    found += _chains(session)
    found += _bindings(session)
    return found if together else [Finding("no_seals")]


def _inside(session: Session) -> tuple[dict[int, Sealed], list[Finding]]:
    inside: dict[int, Sealed] = {}
    found = []
    for no, line in seals.all_seals(session):
        try:
            sealed = read(line)
        except ValueError:
            found.append(Finding("seal_unreadable", seal=no))
            continue
        if sealed.seal.no != no or sealed.line != line:
            found.append(Finding("seal_text", seal=no))
        inside[no] = sealed
    return inside, found


def _beside(inside: dict[int, Sealed], kept: dict[int, Sealed]) -> Iterator[Finding]:
    excused = max((no for no, each in inside.items() if each.seal.restored is not None), default=0)
    for no in sorted(inside.keys() | kept.keys()):
        if no not in kept:
            yield Finding("outside_short", seal=no)
        elif no not in inside and no > excused:
            yield Finding("rolled_back", seal=no)
        elif no in inside and inside[no] != kept[no]:
            yield Finding("seal_outside", seal=no)


def _roots(session: Session, inside: dict[int, Sealed]) -> Iterator[Finding]:
    """Each seal's tree is built from what it changed in the one before it."""
    tree, row = merkle.Tree(), SEALED.c
    asked = select(row.seal, row.thing, row.place, row.leaf).order_by(row.seal, row.place)
    changes = {no: list(rows) for no, rows in groupby(session.execute(asked), key=lambda found: found.seal)}
    for no in sorted(inside.keys() | changes.keys()):
        try:
            tree.put({change.place: merkle.leaf(change.leaf) for change in changes.get(no, ())})
        except IndexError:
            yield Finding("seal_root", seal=no)
            return
        if no not in inside or (tree.root.hex(), len(tree)) != (inside[no].seal.root, inside[no].seal.size):
            yield Finding("seal_root", seal=no)
            return


def _gone(session: Session) -> Iterator[Finding]:
    """What the last seal stands for, and is not there as it was; cases that are there are checked fact by fact elsewhere."""
    there = dict(things(session))
    for leaf in seals.standing(session):
        now = there.get(leaf.thing)
        if now == leaf.text or (now is not None and leaf.thing.startswith("case ")):
            continue
        yield from _shortened(session, leaf) if leaf.thing.startswith(_GROWING) else _lost(leaf, now)


def _addresses(session: Session, told: Container[str | None]) -> Iterator[Finding]:
    """Versions, sealed or not, whose files are not those that their address stands for."""
    row = table_of(VersionFileRow).c
    for version in session.scalars(select(row.version).distinct().order_by(row.version)).all():
        files = procedures.stored_files(session, version)
        if procedures.release_of(files, version) is None and version[:12] not in told:
            yield Finding("version_changed", version=version[:12], files="、".join(sorted(files)))


def _orphans(session: Session) -> Iterator[Finding]:
    """Rows of cases that do not exist."""
    for table in Base.metadata.sorted_tables:
        if "case_id" not in table.c:
            continue
        of_case = table.c.case_id
        asked = (
            select(of_case, func.count()).where(of_case.not_in(select(CASE.c.id))).group_by(of_case).order_by(of_case)
        )
        for case_id, count in session.execute(asked):
            yield Finding("orphan", table=table.name, count=count, case_id=case_id)


def _bindings(session: Session) -> Iterator[Finding]:
    """Each bound year still has the cases that it was bound with, as they ended then."""
    for binding in bindings.all_of(session):
        of = {"procedure": binding.procedure, "organisation": binding.organisation, "year": binding.year}
        cases = bindings.bound(session, binding.id)
        for case, now in cases:
            if case.hash != now:
                yield Finding("bound_case", **of, number=case.number, no=case.no)
        if bindings.root([case for case, _ in cases]) != binding.told.get("root"):
            yield Finding("binding", **of)


def _chains(session: Session) -> Iterator[Finding]:
    """Each organisation's chains of views and of its stock hang together; that their ends are there is told by the seals."""
    yield from (Finding("views_broken", **where) for where in _broken(session, views.CHAIN))
    yield from (Finding("stock_broken", **where) for where in _broken(session, stock.CHAIN))


def _broken(session: Session, kept: OrganisationChain) -> Iterator[dict[str, Any]]:
    for organisation, no, hashed in kept.heads(session):
        for finding in chain.broken(kept.links(session, organisation), (no, hashed)):
            yield {"organisation": organisation, "no": finding.values["no"]}


def _shortened(session: Session, leaf: Leaf) -> Iterator[Finding]:
    """A chain that grows still has what was sealed of it."""
    match _told(leaf.text):
        case ["views", str() as organisation, int() as no, hashed]:
            if views.CHAIN.hash_at(session, organisation, no) != hashed:
                yield Finding("views_changed", seal=leaf.seal, organisation=organisation, no=no)
        case ["stock", str() as organisation, int() as no, hashed]:
            if stock.CHAIN.hash_at(session, organisation, no) != hashed:
                yield Finding("stock_changed", seal=leaf.seal, organisation=organisation, no=no)
        case _:
            yield Finding("leaf_unreadable", seal=leaf.seal, thing=leaf.thing)


def _lost(leaf: Leaf, now: str | None) -> Iterator[Finding]:
    match _told(leaf.text), now:
        case ["case", organisation, number, no, _], _:
            yield Finding("case_gone", seal=leaf.seal, number=number, organisation=organisation, no=no)
        case ["version", version, _], None:
            yield Finding("version_missing", version=version[:12])
        case ["version", version, dict() as files], str():
            current = _told(now)[2]
            paths = sorted(path for path in {*files, *current} if files.get(path) != current.get(path))
            yield Finding("version_changed", version=version[:12], files="、".join(paths))
        case ["binding", *sealed], _:
            yield Finding("binding_changed", seal=leaf.seal, sealed=sealed[:3])
        case ["deployment", *sealed], None:
            yield Finding("deployment_missing", no=leaf.thing.split()[1], seal=leaf.seal, sealed=sealed)
        case ["deployment", *sealed], str():
            known = {"no": leaf.thing.split()[1], "seal": leaf.seal, "sealed": sealed}
            yield Finding("deployment_changed", **known, found=_told(now)[1:])
        case _:
            yield Finding("leaf_unreadable", seal=leaf.seal, thing=leaf.thing)


def _told(text: str) -> list[Any]:
    try:
        told = canonical.value(text)
    except ValueError:
        return []
    return told if isinstance(told, list) else []
