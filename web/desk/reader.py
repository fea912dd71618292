"""Whose page it is."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Reader:
    """When a page is read, and in which language (`zh` or `en`) and locale."""

    at: datetime
    language: str
    locale: str

    @property
    def english(self) -> bool:
        """Whether labels are read in English."""
        return self.language == "en"
