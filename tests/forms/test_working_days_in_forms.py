"""A form's conditions know working days, by the calendar of the version that is being answered."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from engine.spiff.expressions import scope
from engine.spiff.world import World
from forms.scopes import first_value
from forms.validating import validate
from tests.forms.asking import ask, form

SEEN = scope(World({}, datetime(2026, 9, 28, 1, tzinfo=UTC), ZoneInfo("Asia/Shanghai"), {}, ()))


def test_an_appointment_is_on_a_working_day() -> None:
    asking = form(
        ask("datetime", "day", subtype="date", validIf="=is working day(day)", invalidMessage="Nobody is there."),
        ask("textfield", "why", hide="=working days between(today(), day) <= 5"),
    )
    assert set(validate(asking, {"day": "2026-10-07"}, SEEN).errors) == {"day"}
    assert validate(asking, {"day": "2026-10-10"}, SEEN).answers == {"day": "2026-10-10"}
    assert validate(asking, {"day": "2026-10-12", "why": "x"}, SEEN).answers == {"day": "2026-10-12", "why": "x"}


def test_a_first_value_is_some_working_days_away() -> None:
    day = ask("datetime", "day", subtype="date", default="=working days after(today(), 5)")
    moment = ask("datetime", "until", subtype="datetime", default="=end of day(next working day(now()))")
    first = [first_value(question, SEEN) for question in form(day, moment).questions]
    assert first == ["2026-10-10", "2026-09-30T00:00:00+08:00"]
