"""Files as answers: what a page or a program says of them is held to what can be."""

from typing import Any

import pytest

from forms import attached, sentences
from forms.validating import validate
from tests.forms.asking import ask, form

FILE = {"digest": "a" * 64, "name": "照片.png", "size": 12, "type": "image/png"}
PHOTOS = form(ask("filepicker", "photos", multiple=True, accept="image/*,.PDF"))


def test_each_file_is_kept_once_and_a_condition_can_count_them() -> None:
    asked = form(
        ask("filepicker", "photos", multiple=True), ask("textfield", "why", hide="=count(photos) > 0", required=True)
    )
    found = validate(asked, {"photos": [FILE, FILE]}, {})
    assert found.answers == {"photos": [FILE]} and not found.errors
    assert validate(asked, {"photos": []}, {}).errors == {"why": (sentences.FILL_IN,)}


@pytest.mark.parametrize(
    "given",
    [
        "x",
        [{}],
        [1],
        [{**FILE, "digest": "../" + "a" * 61}],
        [{**FILE, "name": "a/b.png"}],
        [{**FILE, "name": ""}],
        [{**FILE, "size": -1}],
        [{**FILE, "size": True}],
        [{**FILE, "size": attached.MOST_BYTES + 1}],
        [{**FILE, "type": "x" * 101}],
        [{**FILE, "more": 1}],
    ],
)
def test_what_is_no_file_is_told(given: Any) -> None:
    assert validate(PHOTOS, {"photos": given}, {}).errors == {"photos": (sentences.NOT_FILES,)}


def test_kinds_and_numbers_are_held_to_what_is_asked_for() -> None:
    exe = {**FILE, "name": "a.exe", "type": "application/octet-stream"}
    assert "not of the kinds" in validate(PHOTOS, {"photos": [exe]}, {}).errors["photos"][0]
    assert not validate(PHOTOS, {"photos": [{**FILE, "name": "A.pdf", "type": ""}]}, {}).errors
    many = [{**FILE, "digest": f"{n:064x}"} for n in range(21)]
    assert "at most 20" in validate(PHOTOS, {"photos": many}, {}).errors["photos"][0]
    one = form(ask("filepicker", "letter", required=True))
    assert validate(one, {"letter": many[:2]}, {}).errors == {"letter": (sentences.ONE_FILE,)}
    assert validate(one, {"letter": []}, {}).errors == {"letter": (sentences.CHOOSE_FILE,)}


@pytest.mark.parametrize(
    ("told", "safe"),
    [
        ("照片.png", "照片.png"),
        ("C:\\fakepath\\a.png", "a.png"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nb\x00.txt", "a__b_.txt"),
        ("invoice\u202efdp.exe", "invoice_fdp.exe"),
        ("..", "_"),
        ("", "_"),
        ("x" * 300 + ".jpeg", "x" * 195 + ".jpeg"),
        ("长" * 300, "长" * 200),
    ],
)
def test_a_name_can_be_shown_and_saved(told: str, safe: str) -> None:
    assert attached.safe_name(told) == safe and attached.safe_name(safe) == safe
