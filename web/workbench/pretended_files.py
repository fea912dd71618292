"""Files of a story, which are given by their names alone."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from forms.components import Question

_KINDS = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
    "heic": "image/heic", "pdf": "application/pdf", "txt": "text/plain", "mp3": "audio/mpeg", "m4a": "audio/mp4",
    "wav": "audio/wav", "mp4": "video/mp4", "mov": "video/quicktime",
}  # fmt: skip


def pretended(questions: Sequence[Question], answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a story, in which a file is given by its name alone, as if there were such files; rows too."""
    asked = {each.name: each for each in questions}
    return {name: _pretended(asked.get(name), value) for name, value in answers.items()}


def _pretended(question: Question | None, value: Any) -> Any:
    if question is not None and question.columns and isinstance(value, list):
        return [pretended(question.columns, row) if isinstance(row, Mapping) else row for row in value]
    if question is None or question.kind != "filepicker":
        return value
    named = [value] if isinstance(value, str) else value
    return [_as_if(each) if isinstance(each, str) else each for each in named] if isinstance(named, list) else value


def _as_if(name: str) -> dict[str, Any]:
    digest, ending = hashlib.sha256(name.encode()).hexdigest(), name.rpartition(".")[2].lower()
    return {"digest": digest, "name": name, "size": 0, "type": _KINDS.get(ending, "application/octet-stream")}
