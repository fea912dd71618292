"""Who timestamps the seals."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Authority:
    """Where timestamps are asked for (http or https), and the certificates (PEM) on which they must rest."""

    url: str | None = None
    roots: Path | None = None


NOBODY = Authority()
"""No authority is set up: seals have no timestamps."""
