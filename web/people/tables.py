"""The organisations, their units and people, and the one-time links by which passwords are set."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.database import Base, Instant


class OrganisationRow(Base):
    """Whoever receives complaints; nobody sees another organisation's cases."""

    __tablename__ = "organisation"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    zone: Mapped[str] = mapped_column(String(60))


class UnitRow(Base):
    """A department of an organisation."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("organisation", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.key"))
    name: Mapped[str] = mapped_column(String(60))


class PersonRow(Base):
    """Someone who may sign in; `stamp` changes with the password, and ends every session begun before."""

    __tablename__ = "person"
    __table_args__ = (Index("ix_person_listed", "organisation", "login"),)

    login: Mapped[str] = mapped_column(String(60), primary_key=True)
    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.key"))
    shown: Mapped[str] = mapped_column(String(60))
    password: Mapped[str | None] = mapped_column(String(200))
    stamp: Mapped[str] = mapped_column(String(32))
    administrator: Mapped[bool]
    active: Mapped[bool]


class MembershipRow(Base):
    """A person has a role, in a unit or (without one) in the whole organisation."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("login", "role", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(ForeignKey("person.login"))
    role: Mapped[str] = mapped_column(String(60))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))


class OneTimeLinkRow(Base):
    """Whoever holds the link may set the person's password once; only the link's SHA-256 is kept."""

    __tablename__ = "one_time_link"
    __table_args__ = (Index("ix_one_time_link_login", "login"),)

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    login: Mapped[str] = mapped_column(ForeignKey("person.login"))
    expires: Mapped[datetime] = mapped_column(Instant)
