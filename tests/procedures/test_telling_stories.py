"""A story is read strictly, and a story that does not hold says where and what was there instead."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.calendar import Calendar
from web.workbench import report, scenarios, stories, time_passing
from web.workbench.playing import play
from web.workbench.scenarios import ZONE
from web.workbench.strict_yaml import Misread

GOOD = """
title: 一个故事
clauses: ["3.1"]
start: 2026-01-12 09:00
steps:
- open: {}
- do: register
"""
NOW = datetime(2026, 1, 16, 2, tzinfo=UTC)  # Friday 10:00 in Shanghai


def written(folder: Path, text: str) -> Path:
    """A story in a file."""
    path = folder / "story.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("wrong", "line", "said"),
    [
        ("steps:\n- open: {}\nx: 1\n", 1, "does not know `x`"),
        ("- {dance: register}", 8, "a step says one of"),
        ("- {do: register, form: {}}", 8, "`do` does not know `form`"),
        ("- {do: register, answers: [1]}", 8, "`answers` of `do` is a mapping"),
        ("- {open: {}, do: register}", 8, "a step says one of"),
        ("- expect: {opened: [register]}", 8, "`opened` is nothing that can be expected"),
        ("- expect: {closed: 3}", 8, "`closed` is true or false or text"),
        ("- expect: {open: [{register: {who: 甲}}]}", 8, "`who: 甲` is not known of a task"),
        ("- expect: {decided: {D: {rule: 1}}}", 8, "has a `value` or `rules`"),
        ("- do: register\n  do: assess", 9, "`do` is said twice"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_line(tmp_path: Path, wrong: str, line: int, said: str) -> None:
    text = GOOD + wrong if wrong.startswith("-") else GOOD.partition("steps:")[0] + wrong
    path = written(tmp_path, text)
    with pytest.raises(Misread, match=said) as misread:
        scenarios.read(path)
    assert str(misread.value).startswith(f"{path}:{line}: ")


@pytest.mark.parametrize("clause", ["9.6", "2026-01-05 09:00:00"])
def test_a_clause_is_text_and_not_a_number(tmp_path: Path, clause: str) -> None:
    path = written(tmp_path, GOOD.replace('["3.1"]', f"[{clause}]"))
    if clause == "9.6":
        with pytest.raises(Misread, match="in quotes"):
            scenarios.read(path)
    else:
        assert scenarios.read(path).clauses == (clause,)


def test_dates_in_answers_stay_text_and_numbers_exact(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD + "  answers: {day: 2026-01-05, part: 0.1, whole: 2.0, none: ~}\n")
    answers = scenarios.read(path).steps[-1].answers
    assert {name: str(answer) for name, answer in answers.items()} == {
        "day": "2026-01-05",
        "part": "0.1",
        "whole": "2",
        "none": "None",
    }


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("30 minutes", "2026-01-16 10:30"),
        ("1 hour", "2026-01-16 11:00"),
        ("3 days", "2026-01-19 10:00"),
        ("2 working days", "2026-01-20 10:00"),
        ("until 24:00", "2026-01-16 24:00"),
        ("at 2026-10-10 24:00", "2026-10-10 24:00"),
        ("at 2026-10-10 17:00", "2026-10-10 17:00"),
    ],
)
def test_time_passes_in_words(words: str, then: str) -> None:
    assert time_passing.shown(time_passing.later(words, NOW, ZONE, Calendar.installed()), ZONE) == then


@pytest.mark.parametrize(
    "words", ["at 2026-01-16 09:00", "two days", "at noon", "until 9", "at 2026-13-01 09:00", "3 weeks"]
)
def test_time_does_not_run_back_and_is_not_guessed(words: str) -> None:
    with pytest.raises(ValueError, match="`"):
        time_passing.later(words, NOW, ZONE, Calendar.installed())


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ("- do: assess", "line 6, do assess: assess/0 is not open; open are register/1."),
        ("- expect: {open: []}", "open as well: register/1"),
        ("- expect: {not: [registre]}", "the diagram has no element registre"),
        ("- expect: {open: [{register: {role: 客户}}]}", "register/1 is open, but role is 客户助理"),
        ("- expect: {closed: true}", "the case is open"),
        ("- expect: {value: {channel: 来访}}", 'channel is "来电"'),
        ("- {wait: 6 minutes}\n- expect: {fired: []}", "fired: register_remind/1"),
        ("- {do: register, refused: ''}", "was not refused"),
        ("- {do: register, by: 客户}", "refused: "),
        ("- {do: register, answers: {no_such_question: 1}}", "refused: "),
        ("- {report: reclassify}", "reclassify is not waited for"),
    ],
)
def test_a_story_that_does_not_hold_says_what_was_there_instead(tmp_path: Path, steps: str, said: str) -> None:
    path = written(tmp_path, f"title: 故事\nstart: 2026-01-12 09:00\nsteps:\n- open: {{}}\n\n{steps}\n")
    typical = scenarios.read_answers(stories.of("property_complaint")[0].parent / scenarios.ANSWERS)
    failure = play(scenarios.read(path, typical), stories.version("property_complaint")).failure
    assert failure is not None
    assert said in failure


def test_a_story_outside_the_project_belongs_to_the_procedure_that_its_folder_names(tmp_path: Path) -> None:
    folder = tmp_path / "property_complaint"
    folder.mkdir()
    text, sound = report.scenarios([written(folder, GOOD.replace('"3.1"', ""))])
    assert sound, text
    assert "一个故事" in text
    text, sound = report.scenarios([written(tmp_path, GOOD)])
    assert not sound
    assert "no folder around it" in text


def test_a_misread_story_fails_alone(tmp_path: Path) -> None:
    folder = tmp_path / "property_complaint"
    folder.mkdir()
    (folder / "other.yaml").write_text("title: [", encoding="utf-8")
    written(folder, GOOD)
    text, sound = report.scenarios([folder])
    assert not sound
    assert "not YAML" in text
    assert "2 scenarios: 1 hold, 1 do not." in text
