"""The files that are an answer: each by its name, size, kind and salted hash."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from marshmallow import ValidationError

from forms import sentences
from forms.components import Question

MOST_FILES = 20
"""Files of one answer."""
MOST_BYTES = 20_000_000
"""Bytes of one file."""
LONGEST_NAME, LONGEST_TYPE = 200, 100
_DIGEST = re.compile(r"[0-9a-f]{64}")
_UNSAYABLE = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2066-\u2069/\\:*?"<>|]')
"""What may stand in no name of a file: what a file system understands otherwise, and what turns a text around."""


def files(question: Question, given: Sequence[Any]) -> list[dict[str, Any]]:
    """What is said of the files, each once; ValidationError with the sentence for the person."""
    found = {each["digest"]: each for each in map(_file, given)}
    if len(found) > (MOST_FILES if question.several else 1):
        raise ValidationError(sentences.too_many_files(MOST_FILES) if question.several else sentences.ONE_FILE)
    for each in found.values():
        if not accepts(question, each["name"], each["type"]):
            raise ValidationError(sentences.wrong_kind(each["name"], ", ".join(question.accept)))
    return list(found.values())


def _file(given: Any) -> dict[str, Any]:
    told = given if isinstance(given, Mapping) else {}
    digest, name, size, kind = (told.get(part) for part in ("digest", "name", "size", "type"))
    texts = isinstance(digest, str) and isinstance(name, str) and isinstance(kind, str)
    if len(told) != 4 or not texts or isinstance(size, bool) or not isinstance(size, int):
        raise ValidationError(sentences.NOT_FILES)
    sound = _DIGEST.fullmatch(str(digest)) and str(name) == safe_name(str(name)) and len(str(kind)) <= LONGEST_TYPE
    if not sound or not 0 <= size <= MOST_BYTES:
        raise ValidationError(sentences.NOT_FILES)
    return {"digest": digest, "name": name, "size": size, "type": kind}


def safe_name(told: str) -> str:
    """A name that can be shown and saved: without folders and control characters, its ending kept where it is too long."""
    name = _UNSAYABLE.sub("_", told.replace("\\", "/").rpartition("/")[2]).strip(" .") or "_"
    stem, dot, ending = name.rpartition(".")
    if len(name) > LONGEST_NAME and dot and len(ending) < 20:
        return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"
    return name[:LONGEST_NAME].strip(" .") or "_"


def accepts(question: Question, name: str, kind: str) -> bool:
    """Whether the question takes a file of this name and kind."""
    return not question.accept or any(_fits(each, name.lower(), kind.lower()) for each in question.accept)


def _fits(accepted: str, name: str, kind: str) -> bool:
    if accepted.startswith("."):
        return name.endswith(accepted)
    return kind.startswith(accepted[:-1]) if accepted.endswith("/*") else kind == accepted


def pickers(questions: Sequence[Question]) -> Iterator[Question]:
    """The questions among them, and among the columns of tables, that ask for files."""
    for question in questions:
        if question.kind == "filepicker":
            yield question
        yield from pickers(question.columns)
