"""Answers as they are read."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from web.forms import viewing


def read(kind: str, value: Any, locale: str = "zh_Hans_CN", **told: Any) -> str | None:
    (found,) = viewing.answered([{"name": "x", "label": "X", "type": kind, **told}], {"x": value}, locale)
    return found.text


OPTIONS = [{"label": "当面", "value": "a"}, {"label": "电话", "value": "b"}]


@pytest.mark.parametrize(
    ("kind", "value", "told", "chinese", "english"),
    [
        ("number", 2_000_000, {"money": "fen"}, "¥20,000.00", "¥20,000.00"),
        ("number", -5, {"money": "fen"}, "-¥0.05", "-¥0.05"),
        ("number", 3, {}, "3", "3"),
        ("datetime", "2026-01-05T09:00:00+08:00", {}, "2026年1月5日 09:00", "5 Jan 2026 09:00"),
        ("date", "2026-01-05", {}, "2026年1月5日", "5 Jan 2026"),
        ("datetime", "some time", {}, "some time", "some time"),
        ("checkbox", True, {}, "是", "Yes"),
        ("checkbox", False, {}, "否", "No"),
        ("radio", "a", {"options": OPTIONS}, "当面", "当面"),
        ("radio", "gone", {"options": OPTIONS}, "gone", "gone"),
        ("checklist", ["a", "b"], {"options": OPTIONS}, "当面、电话", "当面, 电话"),
        ("checklist", [], {"options": OPTIONS}, None, None),
        ("textfield", None, {}, None, None),
        ("textarea", "a\nb", {}, "a\nb", "a\nb"),
    ],
)
def test_each_kind_has_its_words(kind: str, value: Any, told: Any, chinese: str | None, english: str | None) -> None:
    assert read(kind, value, **told) == chinese
    assert read(kind, value, "en", **told) == english


def test_instants_are_told_in_the_zone_of_the_case() -> None:
    question = {"name": "x", "label": "X", "type": "datetime"}
    (found,) = viewing.answered([question], {"x": "2026-01-05T01:00:00+00:00"}, "en", ZoneInfo("Asia/Shanghai"))
    assert found.text == "5 Jan 2026 09:00"


def test_rows_are_a_small_table() -> None:
    columns = [{"name": "who", "label": "姓名", "type": "textfield", "en": "Name"}, {"name": "fen", "label": "金额", "type": "number", "money": "fen"}]  # fmt: skip
    question = {"name": "rows", "label": "人员", "type": "dynamiclist", "columns": columns}
    (found,) = viewing.answered([question], {"rows": [{"who": "甲", "fen": 100}, {"who": "乙"}]}, "en")
    assert (found.columns, found.rows) == (("Name", "金额"), (("甲", "¥1.00"), ("乙", None)))


def test_what_was_not_answered_or_was_erased_is_missing() -> None:
    asked = [{"name": "who", "label": "Who", "type": "textfield", "personal": True}]
    (found,) = viewing.answered(asked, {}, "en")
    assert (found.text, found.missing, found.personal) == (None, True, True)
