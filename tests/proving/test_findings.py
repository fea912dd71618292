"""Every finding has a sentence in Chinese and one in English that say the same values."""

import ast
import re
from pathlib import Path

import pytest

from shouli_verify.sentences import NOTES, SENTENCES

ROOT = Path(__file__).resolve().parents[2]
PLACES = re.compile(r"{(\w+)}")


def _codes() -> set[str]:
    """Every code that a line of the project finds."""
    found = set()
    for part in ("engine", "shouli_verify", "web"):
        for path in (ROOT / part).rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Finding":
                    assert isinstance(call.args[0], ast.Constant)
                    found.add(call.args[0].value)
    return found


def test_what_is_found_can_be_said() -> None:
    assert _codes() - SENTENCES.keys() == set()
    assert SENTENCES.keys() >= NOTES


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_say_the_same_values(code: str) -> None:
    chinese, english = SENTENCES[code]
    assert set(PLACES.findall(chinese)) == set(PLACES.findall(english))
    assert re.search("[\u4e00-\u9fff]", chinese)
    assert not re.search("[\u4e00-\u9fff]", english)
