"""A script task throws an error of the diagram (BPMN 2.0.2, 10.5.5), and whoever catches it goes on."""

import pytest
from bpmn_story import Story

from engine.facts import ErrorThrown, ValueSet

LINES = """
    start s
    user a
    {task}
    {catcher}
    user mend
    user b
    end z
    s > a > {first} > b > z
    {caught}
    """
CHECKED = """script reckon set=paid value='=if claim > 100 then throw error("too_much") else claim'"""


def story(catcher: str, caught: str = "e > mend > z", task: str = CHECKED, first: str = "reckon") -> Story:
    return Story(LINES.format(task=task, catcher=catcher, caught=caught, first=first))


@pytest.mark.parametrize("code", ["too_much", ""])
def test_the_event_on_the_script_goes_on_and_no_value_is_given(code: str) -> None:
    case = story(f"boundary e on=reckon error={code}").completes("a", claim=200)
    assert case.open == ["mend/1"] and "paid" not in case.world.document
    assert case.of(ErrorThrown) == [ErrorThrown("reckon", "too_much")] and case.of(ValueSet) == []
    assert case.passed[-1] == "e" and "reckon" not in case.passed


def test_a_script_that_throws_nothing_gives_its_value() -> None:
    case = story("boundary e on=reckon error=too_much").completes("a", claim=50)
    assert case.open == ["b/1"] and case.world.document["paid"] == 50


def test_an_error_of_another_code_climbs_to_the_sub_process_around() -> None:
    task = f"sub p {{\nstart ps\n{CHECKED}\nend pe\nps > reckon > pe\n}}"
    catchers = "boundary e on=p error=too_much"
    case = story(catchers, task=task, first="p").completes("a", claim=200)
    assert case.open == ["mend/1"] and case.passed[-1] == "e"


def test_what_nobody_catches_ends_the_process_with_the_name_of_the_script() -> None:
    case = story("", "b > mend", task=CHECKED.replace("reckon ", "reckon name=核算 ", 1)).completes("a", claim=200)
    assert case.run.finished and case.run.outcome == ("reckon", "核算")


def test_one_of_many_instances_ends_them_all() -> None:
    script = (
        """script reckon set=paid value='=if n > 2 then throw error("too_much") else n' each='=[1, 2, 3, 4]' item=n"""
    )
    case = story("boundary e on=reckon error=too_much", task=f"{script} seq").completes("a")
    assert case.open == ["mend/1"] and [fact.value for fact in case.of(ValueSet)] == [1, 2]


def test_an_event_sub_process_begins_with_it() -> None:
    handler = "esub h {\nstart hs error=too_much\nuser look\nend he\nhs > look > he\n}"
    case = story(handler, "b > mend").completes("a", claim=200)
    assert case.open == ["look/1"]
