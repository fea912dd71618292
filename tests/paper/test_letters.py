"""Whatever people write can be printed: what the fonts have as it is, all else by its number."""

from pathlib import Path

import pytest

from tests.paper.test_typesetting import SAYS, pressed
from web.paper import fonts, letters


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("已解决😀", "已解决〔U+1F600〕"),
        ("姓𠀀", "姓〔U+20000〕"),
        ("สวัส", "〔U+0E2A〕〔U+0E27〕〔U+0E31〕〔U+0E2A〕"),
        ("赔\u202e001元", "赔〔U+202E〕001元"),
        ("a\x01b\ud800\uffff", "a〔U+0001〕b〔U+D800〕〔U+FFFF〕"),
        ("¥20,000.00 — “引号”《表》·℃㎡①", "¥20,000.00 — “引号”《表》·℃㎡①"),
    ],
)
def test_no_character_is_lost_and_none_stops_a_paper(tmp_path: Path, written: str, printed: str) -> None:
    assert "".join(pressed(tmp_path, SAYS, written).split()) == "".join(printed.split())


def test_texts_are_made_printable_wherever_they_stand() -> None:
    told = {"a": [{"b": "x\ty😀"}, 3, None, True]}
    assert letters.printable(told, fonts.folder()) == {"a": [{"b": "x y〔U+1F600〕"}, 3, None, True]}
