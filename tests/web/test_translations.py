"""Chinese first: every sentence that a page can say is there in Chinese, with the same values in it."""

import re
from string import Formatter

from web.translations import collect
from web.translations.templates import templates

PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def test_no_sentence_lacks_chinese() -> None:
    assert collect.missing("zh_Hans_CN") == [], "run `python -m web.translations.collect`, then translate what is new"


def test_no_translation_is_of_a_sentence_that_nobody_says() -> None:
    said = {collect.first_id(message) for message in collect.collected()}
    assert {collect.first_id(message) for message in collect.kept("zh_Hans_CN")} <= said | {""}


def test_a_translation_names_only_values_that_the_sentence_has() -> None:
    for message in collect.kept("zh_Hans_CN"):
        texts = [message.string] if isinstance(message.string, str) else list(message.string or ())
        known = set(PLACEHOLDER.findall(" ".join([message.id] if isinstance(message.id, str) else message.id))) | {
            "num"
        }
        for text in texts if message.id else ():
            assert set(PLACEHOLDER.findall(text)) <= known, text


def test_a_translation_of_a_problem_has_exactly_its_values() -> None:
    catalogue = collect.kept("zh_Hans_CN")
    for template, file in templates():
        assert fields(catalogue.get(template).string) == fields(template), f"{file}: {template}"


def fields(template: str) -> set[str]:
    """The names of the values that `say(…)` puts in."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_every_refusal_can_be_said_in_chinese() -> None:
    catalogue = collect.kept("zh_Hans_CN")
    assert all(catalogue.get(sentence) and catalogue.get(sentence).string for sentence in collect.refused())
