"""Years after closing end with a day, in the case's zone, also where the month has no such day."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from engine.calendar.retention import months, over

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(("written", "count"), [("P3Y", 36), ("P1Y6M", 18), ("P6M", 6), (" P10Y ", 120)])
def test_years_and_months_are_counted_in_months(written: str, count: int) -> None:
    assert months(written) == count


@pytest.mark.parametrize("written", ["", "P", "P0Y", "3Y", "P30D", "P1Y1D", "-P1Y", "P1.5Y", "P9999Y"])
def test_anything_else_is_none(written: str) -> None:
    with pytest.raises(ValueError, match="P3Y"):
        months(written)


@pytest.mark.parametrize(
    ("closed", "kept", "free"),
    [
        ("2026-03-02T09:00", 36, "2029-03-03"),
        ("2024-02-29T09:00", 12, "2025-03-01"),
        ("2026-08-31T09:00", 6, "2027-03-01"),
        ("2026-03-02T16:30", 1, "2026-04-04"),  # 00:30 on the third in China
        ("2025-12-31T10:00", 1, "2026-02-01"),
    ],
)
def test_the_last_day_is_kept_whole(closed: str, kept: int, free: str) -> None:
    found = over(datetime.fromisoformat(closed).replace(tzinfo=UTC), kept, SHANGHAI)
    assert found == datetime.fromisoformat(f"{free}T00:00:00+08:00")
