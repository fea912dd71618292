"""What a run sees of its case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.calendar import Calendar


@dataclass
class World:
    """The case around the tokens: its answers, the instant of this step (UTC, aware), its zone, and who it is.

    The run writes results of script tasks and decisions into `document`; everything else is only read. `calendar` is
    the one of the case's version; a world without a version, such as a test's, counts by the one that is installed.
    """

    document: dict[str, Any]
    at: datetime
    zone: ZoneInfo
    case: Mapping[str, Any]
    departments: tuple[str, ...]
    calendar: Calendar = field(default_factory=Calendar.installed)
