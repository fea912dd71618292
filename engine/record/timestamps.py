"""What an authority outside has said of the seals: that each of them existed at an instant (RFC 3161)."""

from sqlalchemy import ForeignKey, LargeBinary, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.database import Base, table_of
from engine.record.seals import SEAL


class TimestampRow(Base):
    """An authority's answer (DER) over the line of a seal."""

    __tablename__ = "seal_timestamp"

    seal: Mapped[int] = mapped_column(ForeignKey("seal.no"), primary_key=True)
    answer: Mapped[bytes] = mapped_column(LargeBinary)


_TIMESTAMP = table_of(TimestampRow)


def missing(session: Session, limit: int) -> list[tuple[int, str]]:
    """Number and line of the newest seals that have no timestamp yet, the newest first."""
    row = SEAL.c
    asked = select(row.no, row.line).where(row.no.not_in(select(_TIMESTAMP.c.seal))).order_by(row.no.desc())
    return [(no, line) for no, line in session.execute(asked.limit(limit))]


def keep(session: Session, seal: int, answer: bytes) -> None:
    """The answer stands beside its seal; the caller commits. IntegrityError if another was faster."""
    session.execute(insert(_TIMESTAMP).values(seal=seal, answer=answer))


def kept(session: Session) -> dict[int, bytes]:
    """All answers by the number of their seal."""
    asked = select(_TIMESTAMP.c.seal, _TIMESTAMP.c.answer).order_by(_TIMESTAMP.c.seal)
    return {seal: bytes(answer) for seal, answer in session.execute(asked)}
