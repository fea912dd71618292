"""Stories that must hold, as an analyst writes them, read strictly: a slip of the pen is told and not skipped."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

from web.workbench import strict_yaml, time_passing
from web.workbench.strict_yaml import Misread

ANSWERS = "answers.yaml"
"""The typical answers of a procedure's forms lie beside its stories under this name."""

ZONE = ZoneInfo("Asia/Shanghai")

_TOP = {"title": str, "clauses": list, "start": str, "serial": int, "departments": list, "steps": list}
_REQUIRED = ("title", "start", "steps")
_MORE: Mapping[str, Mapping[str, type]] = {
    "open": {"refused": str},
    "wait": {},
    "do": {"by": str, "answers": dict, "refused": str},
    "report": {"by": str, "answers": dict, "refused": str},
    "claim": {"by": str, "refused": str},
    "release": {"by": str, "refused": str},
    "expect": {},
}
_OPEN = {"by": str, "answers": dict, "refused": str}
EXPECTED: Mapping[str, tuple[type, ...]] = {
    "open": (list,),
    "has": (list,),
    "not": (list,),
    "awaits": (list,),
    "fired": (list,),
    "passed": (list,),
    "decided": (dict,),
    "value": (dict,),
    "due": (dict,),
    "number": (str,),
    "warning": (bool, str),
    "closed": (bool, str),
}
TASK_DETAILS: Mapping[str, tuple[type, ...]] = {
    "role": (str,),
    "due": (str, type(None)),
    "occurrence": (int,),
    "claimed": (str, type(None)),
}
_NAMES = {str: "text (in quotes)", int: "a whole number", list: "a list", dict: "a mapping", bool: "true or false"}


@dataclass(frozen=True)
class Step:
    """One line of the story; `kind` says what is done, `target` to which element or for how long."""

    kind: str
    line: int
    target: str = ""
    by: str | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    refused: str | None = None
    expected: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """How a report names the step."""
        return f"line {self.line}, {self.kind} {self.target}".rstrip()


@dataclass(frozen=True)
class Scenario:
    """A story: when it begins, what happens, what is expected."""

    file: Path
    title: str
    start: datetime
    steps: tuple[Step, ...]
    clauses: tuple[str, ...] = ()
    serial: int = 0
    departments: tuple[str, ...] = ()
    typical: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def read(file: Path, typical: Mapping[str, Mapping[str, Any]] | None = None) -> Scenario:
    """The story in the file; Misread with file and line at the first thing that is not understood."""
    return told(file.read_text(encoding="utf-8"), file, typical)


def told(text: str, file: Path, typical: Mapping[str, Mapping[str, Any]] | None = None) -> Scenario:
    """The story that the text of a file tells; Misread."""
    content, lines = strict_yaml.read(text, str(file))
    _check_known(content, _TOP, str(file), 1, "a scenario")
    for name in _REQUIRED:
        if name not in content:
            raise Misread(str(file), 1, f"`{name}` is missing.")
    for name in ("clauses", "departments"):
        _check_texts(content.get(name, []), name, str(file), 1)
    try:
        start = time_passing.instant(content["start"], ZONE)
    except ValueError as error:
        raise Misread(str(file), 1, str(error)) from error
    steps = tuple(_step(step, str(file), line) for step, line in zip(content["steps"], lines["steps"], strict=True))
    clauses, departments = tuple(content.get("clauses", ())), tuple(content.get("departments", ()))
    serial = cast(int, content.get("serial", 0))
    return Scenario(file, content["title"], start, steps, clauses, serial, departments, typical or {})


def read_answers(file: Path) -> dict[str, dict[str, Any]]:
    """The typical answers by element id; none where there is no such file."""
    return answers_told(file.read_text(encoding="utf-8"), file) if file.exists() else {}


def answers_told(text: str, file: Path) -> dict[str, dict[str, Any]]:
    """The typical answers that the text of a file tells; Misread."""
    content, _ = strict_yaml.read(text, str(file))
    for element, answers in content.items():
        if not isinstance(answers, dict):
            raise Misread(str(file), 1, f"the answers of `{element}` are a mapping.")
    return {element: _plain(answers) for element, answers in content.items()}


def _step(step: Any, file: str, line: int) -> Step:
    kinds = [kind for kind in _MORE if isinstance(step, dict) and kind in step]
    if len(kinds) != 1:
        raise Misread(file, line, f"a step says one of {', '.join(_MORE)}.")
    kind = kinds[0]
    if kind == "open":
        return _opening(step, file, line)
    _check_known(step, {kind: dict if kind == "expect" else str, **_MORE[kind]}, file, line, f"`{kind}`")
    if kind == "expect":
        _check_expected(step["expect"], file, line)
        return Step(kind, line, expected=_plain(step["expect"]))
    answers = _plain(step.get("answers", {}))
    return Step(kind, line, step[kind], step.get("by"), answers, step.get("refused"))


def _opening(step: dict[str, Any], file: str, line: int) -> Step:
    """`open` holds its own mapping; `refused` may also stand beside it, as in other steps."""
    told = step["open"] if step["open"] is not None else {}
    _check_known(step, {"open": object, **_MORE["open"]}, file, line, "`open`")
    if not isinstance(told, dict):
        raise Misread(file, line, "`open` holds a mapping, {} if there is nothing to say.")
    _check_known(told, _OPEN, file, line, "`open`")
    refused = step.get("refused", told.get("refused"))
    return Step("open", line, by=told.get("by"), answers=_plain(told.get("answers", {})), refused=refused)


def _check_expected(expected: dict[str, Any], file: str, line: int) -> None:
    for name, value in expected.items():
        if name not in EXPECTED:
            raise Misread(file, line, f"`{name}` is nothing that can be expected; known are {', '.join(EXPECTED)}.")
        if not isinstance(value, EXPECTED[name]):
            raise Misread(file, line, f"`{name}` is {' or '.join(_NAMES[kind] for kind in EXPECTED[name])}.")
    for item in (*expected.get("open", ()), *expected.get("has", ())):
        _check_task(item, file, line)
    for name in ("not", "awaits", "fired", "passed"):
        _check_texts(expected.get(name, []), name, file, line)
    for name, told in expected.get("decided", {}).items():
        if not isinstance(told, dict) or not told or not set(told) <= {"value", "rules"}:
            raise Misread(file, line, f"the decision `{name}` has a `value` or `rules`.")


def _check_task(item: Any, file: str, line: int) -> None:
    if isinstance(item, str):
        return
    details = next(iter(item.values())) if isinstance(item, dict) and len(item) == 1 else None
    if not isinstance(details, dict):
        raise Misread(file, line, f"a task is an element's id, or {{id: {{role: …}}}}, not {item!r}.")
    for name, value in details.items():
        if name not in TASK_DETAILS or not isinstance(value, TASK_DETAILS[name]):
            raise Misread(file, line, f"`{name}: {value}` is not known of a task.")


def _check_known(told: dict[str, Any], known: Mapping[str, type], file: str, line: int, whose: str) -> None:
    for name, value in told.items():
        if name not in known:
            raise Misread(file, line, f"{whose} does not know `{name}`; it knows {', '.join(known)}.")
        if not isinstance(value, known[name]) or (isinstance(value, bool) and known[name] is int):
            raise Misread(file, line, f"`{name}` of {whose} is {_NAMES.get(known[name], 'something else')}.")


def _check_texts(items: list[Any], name: str, file: str, line: int) -> None:
    for item in items:
        if not isinstance(item, str):
            raise Misread(file, line, f"`{name}` is a list of texts; put {item} in quotes.")


def _plain(value: Any) -> Any:
    """Numbers as forms take them: whole ones as int."""
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    return value
