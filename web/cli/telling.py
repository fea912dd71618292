"""How problems are told in a terminal: in one language to people, in both to programs."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

import click

from engine.diagram import Problem
from engine.sentences import say
from web.languages import LANGUAGES, said

in_a_language = click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    help="The language in which it is told.",
)
"""The command takes `language`."""


def saying(language: str) -> Callable[[str], str]:
    """What says a sentence in `en` or `zh`."""
    return partial(said, locale=LANGUAGES[language])


def to_programs(problem: Problem) -> dict[str, Any]:
    """The problem as JSON has it."""
    in_chinese = saying("zh")
    told = {"sentence_zh": in_chinese(problem.sentence), "hint_zh": in_chinese(problem.hint)}
    return asdict(problem) | told


def counted(problems: int) -> str:
    """How many there are, in words."""
    return say("1 problem") if problems == 1 else say("{count} problems", count=problems)
