"""What is typed means what is meant, and comes back as it was typed."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st
from typed_forms import EVERYTHING, SHANGHAI, posted, typed_again

from forms.validating import validate
from tests.forms.asking import ask, form, seen
from web.forms import decoding
from web.forms.decoding import Typed
from web.forms.texts import money, number_of


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("20000", 2_000_000),
        ("20,000.5", 2_000_050),
        ("20,000.00", 2_000_000),
        ("２０，０００．５０", 2_000_050),
        ("¥ 20 000", 2_000_000),
        ("￥3元", 300),
        ("2万", 2_000_000),
        ("1.5万元", 1_500_000),
        ("0.01", 1),
        (".5", 50),
        ("0", 0),
        ("-3", -300),
        ("0.001", None),
        ("2,0", None),
        ("two", None),
        ("万", None),
        (".", None),
        ("", None),
        ("1e3", None),
        ("٣", None),
    ],
)
def test_an_amount_is_typed_in_yuan_and_kept_in_fen(text: str, fen: int | None) -> None:
    assert money(text) == fen


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), ("３", 3), ("1,000", 1000), ("0.10", Decimal("0.1")), ("−2", -2), ("1 000", 1000), ("3个", None)],
)
def test_a_number_is_typed_in_any_width(text: str, number: int | Decimal | None) -> None:
    assert number_of(text) == number


def test_what_is_no_number_comes_back_as_it_was_typed() -> None:
    what = decoding.typed(EVERYTHING, posted(("fen", "about 300")))
    assert what.texts == {"fen": "about 300"}
    assert decoding.given(EVERYTHING, what) == {"fen": "about 300"}


def test_an_unticked_box_that_stood_on_the_page_is_false_and_any_other_is_not_spoken_of() -> None:
    asking = form(ask("checkbox", "a"), ask("checkbox", "b"), ask("checklist", "c"))
    what = decoding.typed(asking, posted(("_shown", "a"), ("_shown", "c")))
    assert decoding.given(asking, what) == {"a": False, "c": []}


def test_names_that_the_form_does_not_ask_are_the_pages_own() -> None:
    what = decoding.typed(form(ask("textfield", "a")), posted(("csrf_token", "x"), ("_shown", "zz"), ("a", "b")))
    assert (what.texts, what.shown) == ({"a": "b"}, frozenset())


def test_rows_come_by_their_numbers_and_can_have_gaps() -> None:
    what = decoding.typed(
        EVERYTHING,
        posted(
            ("_shown", "rows"), ("rows.7.who", "丙"), ("_shown", "rows.2"), ("rows.10.who", "丁"), ("rows.x.who", "?")
        ),
    )
    assert [row["who"] for row in what.texts["rows"]] == ["", "丙", "丁"]


def test_a_row_is_added_at_the_end_and_gets_the_focus() -> None:
    what = decoding.typed(EVERYTHING, posted(("_shown", "rows"), ("rows.0.who", "甲"), ("add-row", "rows")))
    assert what.texts["rows"][0]["who"] == "甲"
    assert (len(what.texts["rows"]), what.new_row) == (2, "rows.1")


def test_a_row_is_removed_and_the_others_stay() -> None:
    fields = [("_shown", "rows"), ("rows.0.who", "甲"), ("rows.1.who", "乙"), ("remove-row", "rows.0")]
    assert [row["who"] for row in decoding.typed(EVERYTHING, posted(*fields)).texts["rows"]] == ["乙"]


def test_a_row_is_removed_by_its_place_not_by_a_number_with_gaps() -> None:
    fields = [("_shown", "rows"), ("rows.0.who", "甲"), ("rows.3.who", "乙"), ("remove-row", "rows.3")]
    assert [row["who"] for row in decoding.typed(EVERYTHING, posted(*fields)).texts["rows"]] == ["甲"]


@pytest.mark.parametrize(
    "fields", [[("add-row", "line")], [("remove-row", "nope.0")], [("remove-row", "rows.9")], [("add-row", "")]]
)
def test_buttons_that_mean_no_table_change_nothing(fields: list[tuple[str, str]]) -> None:
    what = decoding.typed(EVERYTHING, posted(("_shown", "rows"), ("rows.0.who", "甲"), *fields))
    assert [row["who"] for row in what.texts["rows"]] == ["甲"]


def test_nobody_adds_rows_for_ever() -> None:
    fields = [("_shown", "rows"), *((f"rows.{n}.who", "x") for n in range(decoding.MOST_ROWS)), ("add-row", "rows")]
    assert len(decoding.typed(EVERYTHING, posted(*fields)).texts["rows"]) == decoding.MOST_ROWS


@pytest.mark.parametrize("name", ["add-row", "remove-row", "_redisplay"])
def test_such_a_button_only_shows_the_page_again(name: str) -> None:
    assert decoding.only_redisplay(posted((name, "1")))
    assert not decoding.only_redisplay(posted(("line", "1")))


LINES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1).map(str.strip)

INSTANTS = (
    st.datetimes(timezones=st.just(SHANGHAI))
    .filter(lambda at: at.year >= 1992)
    .map(lambda at: at.isoformat(timespec="seconds"))
)

FEN = st.integers(-(10**14), 10**14)

NUMBERS = st.integers(-(10**14), 10**14) | st.decimals(-(10**6), 10**6, places=3).map(
    lambda number: int(number) if number == int(number) else number
)

SETS = st.lists(st.sampled_from(["a", "b"]), unique=True)

A_ROW = st.fixed_dictionaries(
    {"agreed": st.booleans(), "topics": SETS},
    optional={"who": LINES.filter(bool), "met_at": INSTANTS, "cost": FEN},
)

ANSWERS = st.fixed_dictionaries(
    {
        "sure": st.booleans(),
        "flags": SETS,
        "depts": st.lists(st.sampled_from(["骨科", "内科"]), unique=True),
        "rows": st.lists(A_ROW.filter(lambda row: any(row.values())), max_size=4),
    },
    optional={
        "line": LINES.filter(bool),
        "words": st.lists(LINES.filter(bool), min_size=1).map("\n".join),
        "count": NUMBERS,
        "fen": FEN,
        "day": st.dates().map(lambda day: day.isoformat()),
        "at": INSTANTS,
        "channel": st.sampled_from(["a", "b"]),
        "type": st.sampled_from(["a", "b"]),
    },
)


@any_of(ANSWERS)
def test_an_answer_that_is_typed_is_the_answer(answers: dict[str, Any]) -> None:
    what = typed_again(EVERYTHING, decoding.encoded(EVERYTHING, answers, SHANGHAI))
    result = validate(EVERYTHING, decoding.given(EVERYTHING, what), seen(), SHANGHAI)
    assert not result.errors
    assert result.answers == answers


TEXTS = st.text(max_size=20)

TYPED_ROWS = st.lists(st.fixed_dictionaries({"who": TEXTS, "met_at": TEXTS, "agreed": st.sampled_from(["", "true"]), "topics": st.lists(TEXTS.filter(bool)), "cost": TEXTS}), max_size=3)  # fmt: skip


@any_of(st.fixed_dictionaries({"line": TEXTS, "fen": TEXTS, "at": TEXTS, "rows": TYPED_ROWS}))
def test_whatever_is_typed_comes_back_and_breaks_nothing(texts: dict[str, Any]) -> None:
    what = Typed(texts, frozenset(texts))
    assert typed_again(EVERYTHING, what).texts == _with_plain_line_ends(texts)
    validate(EVERYTHING, decoding.given(EVERYTHING, what), seen(), SHANGHAI)


def _with_plain_line_ends(text: Any) -> Any:
    if isinstance(text, dict):
        return {name: _with_plain_line_ends(each) for name, each in text.items()}
    if isinstance(text, list):
        return [_with_plain_line_ends(each) if isinstance(each, dict) else each for each in text]
    return text.replace("\r\n", "\n")
