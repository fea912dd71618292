"""The tests of the suite: each a diagram, and for each of its cases what is given and what must be logged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TESTS = "pebl-builder/src/main/java/configuration/bpmn"
DIAGRAMS = "pebl-builder/src/main/resources/files/bpmn"
FOLDERS = ("activities", "basics", "cfpatterns", "data", "errors", "events", "gateways")
_TEST = re.compile(r"static final Test \w+\s*=\s*BPMNProcessBuilder\.build\w+\s*\((.*?)\);\s*\n", re.DOTALL)
_ASSERTED = {
    "assertMarkerExists": "MARKER_exists",
    "assertIncrement": "INCREMENT_correct",
    "assertDataCorrect": "DATA_correct",
    "assertExecutionParallel": "EXECUTION_parallel",
    "assertRuntimeException": "ERROR_runtime",
    "assertGenericError": "ERROR",
    "assertDeploymentFailed": "ERROR_deployment",
    "assertErrorThrownErrorEvent": "ERROR_thrownErrorEvent",
    **{f"assertTask{n}": f"SCRIPT_task{n}" for n in range(1, 6)},
}


@dataclass(frozen=True)
class Trial:
    """One case of a test: the text and the number that it is given, and all that must be logged, in any order."""

    text: str
    number: int
    logged: tuple[str, ...]


@dataclass(frozen=True)
class BehaviourTest:
    """One diagram of the suite and its cases."""

    file: Path
    trials: tuple[Trial, ...]


def tests(suite: Path) -> Iterator[BehaviourTest]:
    """The suite's tests, in the order of its sources; KeyError for an assertion that is not known."""
    files = {file.stem: file for folder in FOLDERS for file in sorted((suite / DIAGRAMS / folder).glob("*.bpmn"))}
    for source in sorted((suite / TESTS).glob("*Processes.java")):
        for body in _TEST.findall(source.read_text("utf-8")):
            name = next((told for told in re.findall(r'"(\w+)"', body) if told in files), None)
            if name is not None:
                yield BehaviourTest(files[name], tuple(_trials(body)))


def rule_breaking(suite: Path) -> list[Path]:
    """The suite's files that break a rule of the standard."""
    return sorted((suite / DIAGRAMS / "bpmn_constraints").rglob("*.bpmn"))


def _trials(body: str) -> Iterator[Trial]:
    for told in body.split("new BPMNTestCaseBuilder()")[1:]:
        calls = re.findall(r"\.(\w+)\(([^)]*)\)", told)
        text = next((name.removeprefix("input").lower() for name, _ in calls if name.startswith("input")), "")
        number = next((int(given) for name, given in calls if name == "setIntegerVariable"), 0)
        yield Trial(text, number, tuple(_ASSERTED[name] for name, _ in calls if name.startswith("assert")))
