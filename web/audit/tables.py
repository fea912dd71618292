"""The searches that auditors keep."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.database import Base


class SavedSearchRow(Base):
    """A search by the name that its auditor gave it; `asked` is how it stands in an address."""

    __tablename__ = "saved_search"

    login: Mapped[str] = mapped_column(ForeignKey("person.login"), primary_key=True)
    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    asked: Mapped[str] = mapped_column(Text)
