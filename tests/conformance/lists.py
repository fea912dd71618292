"""Which cases of the kit once passed, and why others do not."""

import json
from functools import cache
from pathlib import Path

import yaml

_PASSED = Path(__file__).with_name("passed.json")
_FAILING = Path(__file__).with_name("failing.yaml")


@cache
def passed() -> frozenset[str]:
    """The cases that must not fail any more."""
    if not _PASSED.exists():
        return frozenset()
    told = json.loads(_PASSED.read_text(encoding="utf-8"))
    return frozenset(f"{file}#{case}" for file, cases in told.items() for case in cases)


@cache
def reasons() -> dict[str, str]:
    """The reason of each case that is known to fail."""
    told = yaml.safe_load(_FAILING.read_text(encoding="utf-8"))
    return {key: each["reason"] for each in told for key in each["cases"]}


def write(keys: set[str]) -> None:
    """These, and what was listed of files that were not run, are the cases that pass."""
    run = {key.partition("#")[0] for key in keys}
    told: dict[str, list[str]] = {}
    for key in sorted(keys | {key for key in passed() if key.partition("#")[0] not in run}):
        file, _, case = key.partition("#")
        told.setdefault(file, []).append(case)
    lines = [f"{json.dumps(file)}: {json.dumps(cases, ensure_ascii=False)}" for file, cases in told.items()]
    _PASSED.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
