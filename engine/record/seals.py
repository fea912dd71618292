"""Seals in the database: what each of them stands for, and how the next one is made.

A seal keeps only what has changed since the one before it, so that every seal's tree can be built again, one after the
other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.database import Base, table_of
from engine.record.encoding import instant_text
from engine.record.signing import Signer
from engine.record.things import things
from shouli_verify import merkle
from shouli_verify.bundle import Proof
from shouli_verify.seals import FIRST, Seal, Sealed, read


class SealRow(Base):
    """A seal as its signed line; never changed, never deleted."""

    __tablename__ = "seal"

    no: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[str] = mapped_column(Text)


class SealedRow(Base):
    """A leaf that a seal has put into the tree, or changed there: `thing` names what it is of, `place` where it stands."""

    __tablename__ = "sealed"
    __table_args__ = (Index("ix_sealed_thing", "thing", "seal"),)

    seal: Mapped[int] = mapped_column(ForeignKey("seal.no"), primary_key=True)
    thing: Mapped[str] = mapped_column(String(160), primary_key=True)
    place: Mapped[int]
    leaf: Mapped[str] = mapped_column(Text)


SEAL = table_of(SealRow)
SEALED = table_of(SealedRow)


@dataclass(frozen=True)
class Leaf:
    """What stands in the tree for one thing: since which seal, where, and the text that is hashed."""

    seal: int
    thing: str
    place: int
    text: str


def all_seals(session: Session) -> Iterator[tuple[int, str]]:
    """Number and line of each seal, in order."""
    return (tuple(row) for row in session.execute(select(SEAL.c.no, SEAL.c.line).order_by(SEAL.c.no)))


def newest(session: Session, limit: int, offset: int = 0) -> list[str]:
    """The lines of some seals, the newest first."""
    return list(session.scalars(select(SEAL.c.line).order_by(SEAL.c.no.desc()).limit(limit).offset(offset)))


def last(session: Session) -> Sealed | None:
    """The newest seal; ValueError if its line is none."""
    line = session.scalar(select(SEAL.c.line).order_by(SEAL.c.no.desc()).limit(1))
    return read(line) if line is not None else None


def numbered(session: Session, no: int) -> Sealed | None:
    """The seal of this number; ValueError if its line is none."""
    line = session.scalar(select(SEAL.c.line).where(SEAL.c.no == no))
    return read(line) if line is not None else None


def behind(session: Session, no: int) -> list[Sealed]:
    """The seals behind the one of this number, in order; ValueError if a line is none."""
    return [read(line) for line in session.scalars(select(SEAL.c.line).where(SEAL.c.no > no).order_by(SEAL.c.no))]


def standing(session: Session) -> Iterator[Leaf]:
    """The leaves of the newest seal's tree, in their order."""
    row = SEALED.c
    newest = select(row.thing, func.max(row.seal).label("seal")).group_by(row.thing).subquery()
    asked = select(row.seal, row.thing, row.place, row.leaf).join_from(
        SEALED, newest, (row.thing == newest.c.thing) & (row.seal == newest.c.seal)
    )
    return (Leaf(*found) for found in session.execute(asked.order_by(row.place)))


def leaves_of(session: Session, things: Sequence[str]) -> dict[str, list[Leaf]]:
    """Every leaf that any seal had of these things, by their name."""
    row, found = SEALED.c, dict[str, list[Leaf]]()
    asked = select(row.seal, row.thing, row.place, row.leaf).where(row.thing.in_(things)).order_by(row.seal)
    for leaf in (Leaf(*each) for each in session.execute(asked)):
        found.setdefault(leaf.thing, []).append(leaf)
    return found


@dataclass(frozen=True)
class Made:
    """A seal that is signed and not yet kept, with the leaves that it puts into the tree or changes there."""

    sealed: Sealed
    leaves: tuple[Leaf, ...]


def make(
    session: Session,
    signer: Signer,
    at: datetime,
    *,
    before: Sealed | None = None,
    following: str | None = None,
    restored: str | None = None,
) -> Made:
    """A seal over all that there is, ready to be kept; making it keeps nobody from writing.

    `before` is the seal to stand on in place of the database's last, when that was set back; `following` is the key
    that signs from then on.
    """
    before = before or last(session)
    no, beginning = (before.seal.no + 1, before.hash) if before else (1, FIRST)
    tree, placed = _grown(session, no)
    made = Seal(no, instant_text(at), len(tree), tree.root.hex(), beginning, signer.key, following, restored)
    return Made(Sealed(made, signer.sign(made.text)), tuple(placed))


def keep(session: Session, made: Made) -> None:
    """The seal stands in the database; the caller commits. IntegrityError if another was faster."""
    no = made.sealed.seal.no
    session.execute(insert(SEAL).values(no=no, line=made.sealed.line))
    rows = [{"seal": no, "thing": each.thing, "place": each.place, "leaf": each.text} for each in made.leaves]
    if rows:
        session.execute(insert(SEALED), rows)


def _grown(session: Session, no: int) -> tuple[merkle.Tree, list[Leaf]]:
    """The tree over all that stands, and what the seal `no` puts into it or changes there."""
    tree, known = merkle.Tree(), dict[str, tuple[int, bytes]]()
    for leaf in standing(session):
        known[leaf.thing] = (leaf.place, merkle.leaf(leaf.text))
    tree.put(dict(known.values()))
    changed = [
        Leaf(no, thing, known[thing][0] if thing in known else -1, text)
        for thing, text in things(session, known.keys())
        if thing not in known or known[thing][1] != merkle.leaf(text)
    ]
    placed = list(_placed(changed, len(tree)))
    tree.put({leaf.place: merkle.leaf(leaf.text) for leaf in placed})
    return tree, placed


def proof(session: Session, thing: str) -> Proof | None:
    """That the thing stands in the newest seal; None if no seal has it."""
    sealed, leaves = last(session), list(standing(session))
    found = next((leaf for leaf in leaves if leaf.thing == thing), None)
    if sealed is None or found is None:
        return None
    tree = merkle.Tree()
    tree.put({leaf.place: merkle.leaf(leaf.text) for leaf in leaves})
    path = tuple(each.hex() for each in tree.path(found.place))
    return Proof(sealed.seal.no, found.text, found.place, len(tree), path)


def _placed(changed: list[Leaf], size: int) -> Iterator[Leaf]:
    """New leaves stand behind those that are there."""
    for leaf in changed:
        if leaf.place < 0:
            yield Leaf(leaf.seal, leaf.thing, size, leaf.text)
            size += 1
        else:
            yield leaf
