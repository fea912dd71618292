"""What a run sees of its case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo


@dataclass
class World:
    """The case around the tokens: its answers, the instant of this step (UTC, aware), its zone, and who it is.

    The run writes results of script tasks and decisions into `document`; everything else is only read.
    """

    document: dict[str, Any]
    at: datetime
    zone: ZoneInfo
    case: Mapping[str, Any]
    departments: tuple[str, ...]
