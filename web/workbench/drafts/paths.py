"""Where the files of a procedure lie, and which of them a draft takes."""

import re
from pathlib import PurePosixPath

from web.workbench.refusals import NoSuchPath

STEM = re.compile(r"[a-z][a-z0-9_]{1,59}")
"""What a procedure may be called in addresses and file names."""
_NAME = r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}"
_KINDS = {
    "bpmn": r"processes/{stem}\.bpmn",
    "dmn": r"processes/{stem}/{name}\.dmn",
    "form": r"forms/{stem}/{name}\.form",
    "clauses": r"processes/{stem}/clauses\.yaml",
    "answers": r"processes/{stem}/scenarios/answers\.yaml",
    "scenario": r"processes/{stem}/scenarios/{name}\.yaml",
}


def kind_of(path: str, stem: str) -> str:
    """What the file is: bpmn, dmn, form, clauses, answers or scenario; NoSuchPath."""
    for kind, pattern in _KINDS.items():
        if re.fullmatch(pattern.replace("{stem}", re.escape(stem)).replace("{name}", _NAME), path):
            return kind
    raise NoSuchPath(path=path[:200])


def is_scenario(path: str) -> bool:
    """Whether the file tells of stories: such files stand beside a version, and are not of it."""
    return PurePosixPath(path).parent.name == "scenarios"


def moved(path: str, stem: str, to: str) -> str:
    """Where the file of one procedure lies in another."""
    folder, _, rest = path.partition("/")
    return f"{folder}/{to}{rest.removeprefix(stem)}"
