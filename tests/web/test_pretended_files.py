"""A story gives files by their names, rows too."""

from pathlib import Path

from files_at_work import bundle

from engine import procedures
from forms.validating import validate
from tests.forms.asking import ask, form
from web.workbench import scenarios
from web.workbench.playing import play
from web.workbench.pretended_files import pretended


def test_a_story_gives_files_by_their_names() -> None:
    asked = form(
        ask("filepicker", "photos", multiple=True, accept="image/*"),
        ask("dynamiclist", "rounds", components=[ask("filepicker", "evidence")]),
        ask("textfield", "content"),
    )
    told = pretended(
        asked.questions, {"photos": ["a.JPG"], "rounds": [{"evidence": "b.pdf"}], "content": "a.jpg", "gone": ["x"]}
    )
    assert told["photos"][0]["type"] == "image/jpeg" and told["rounds"][0]["evidence"][0]["name"] == "b.pdf"
    assert (told["content"], told["gone"]) == ("a.jpg", ["x"])
    assert not validate(asked, {name: told[name] for name in ("photos", "rounds", "content")}, {}).errors


def test_a_story_is_played_with_files_by_their_names() -> None:
    story = """
title: 带照片的投诉
start: 2026-01-05 09:00
steps:
  - open: {answers: {content: 瓷砖破损, photos: [瓷砖.png]}}
  - {do: handle, answers: {rounds: [{action: 更换, evidence: 回执.pdf}]}}
  - expect: {closed: z}
"""
    played = play(scenarios.told(story, Path("files.yaml")), procedures.compiled(bundle()))
    assert played.failure is None, played.failure
    assert played.case is not None and played.case.document["photos"][0]["type"] == "image/png"
