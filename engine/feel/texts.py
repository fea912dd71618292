"""Values as text, as the function `string` gives them (DMN 1.5, 10.3.4.1)."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel.far import Far, year_text
from engine.feel.values import Function, Months, Range, Unequal
from engine.feel.work import check_depth, spend


def text_of(value: Any) -> str:
    """The value in FEEL's own writing; a text stays as it is."""
    if isinstance(value, str):
        return value
    return written(value)


def written(value: Any, depth: int = 0) -> str:
    """The value as FEEL writes it, a text within quotes; FeelLimitExceeded for what is nested too deep."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, date | time | Far):
        return _moment(value)
    if isinstance(value, list | dict):
        check_depth(depth)
        spend(2 + 4 * len(value))  # lists can share parts, and would be written out many times over
    if isinstance(value, list):
        return "[" + ", ".join(written(item, depth + 1) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(name)}: {written(item, depth + 1)}" for name, item in value.items()) + "}"
    return _rarer(value)


def _rarer(value: Any) -> str:
    if isinstance(value, Months):
        return str(value)
    if isinstance(value, Range):
        return _range(value)
    if isinstance(value, Unequal):
        return f"!= {written(value.value)}"
    if isinstance(value, Function):
        return f"function({', '.join(value.parameters)})"
    return f"function {getattr(value, 'name', '')}".strip()


def number_text(number: Decimal) -> str:
    """Plain digits, without an exponent and without zeros that say nothing."""
    if number and abs(number.adjusted()) > 100:
        spend(abs(number.adjusted()))
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _key(name: str) -> str:
    return name if name.replace(" ", "").replace("_", "").isalnum() else written(name)


def _range(value: Range) -> str:
    if value.start is None or value.end is None:
        sign = {(True, False): ">=", (False, False): ">"}
        if value.end is None:
            return f"{sign.get((value.start_included, False), '>')} {written(value.start)}"
        return f"{'<=' if value.end_included else '<'} {written(value.end)}"
    opening, closing = ("[" if value.start_included else "("), ("]" if value.end_included else ")")
    return f"{opening}{written(value.start)}..{written(value.end)}{closing}"


def _moment(moment: date | datetime | time | Far) -> str:
    if isinstance(moment, Far):
        return year_text(moment) + _moment(moment.near)[4:]
    if isinstance(moment, datetime):
        return f"{moment.date().isoformat()}T{_clock(moment.time())}{zone_text(moment.tzinfo, moment)}"
    if isinstance(moment, time):
        return _clock(moment) + zone_text(moment.tzinfo, None)
    return moment.isoformat()


def _clock(clock: time) -> str:
    text = clock.replace(tzinfo=None).isoformat()
    return text.rstrip("0") if "." in text else text


def zone_text(zone: tzinfo | None, moment: datetime | None) -> str:
    """The zone as it is written behind a time: nothing, `Z`, an offset, or `@` and its name."""
    if zone is None:
        return ""
    if isinstance(zone, ZoneInfo):
        return f"@{zone.key}"
    if zone is UTC:
        return "Z"
    text = (moment or datetime(2000, 1, 1, tzinfo=zone)).replace(tzinfo=zone).isoformat()
    return "Z" if text.endswith("+00:00") else text[19:] if "." not in text else text[26:]


def _duration(length: timedelta) -> str:
    sign, length = ("-", -length) if length < timedelta(0) else ("", length)
    minutes, seconds = divmod(length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    second = number_text(Decimal(seconds) + Decimal(length.microseconds) / 1_000_000)
    clock = (
        (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "") + (f"{second}S" if second != "0" else "")
    )
    days = f"{length.days}D" if length.days else ""
    return f"{sign}P{days}{'T' + clock if clock else ''}" if days or clock else "PT0S"
