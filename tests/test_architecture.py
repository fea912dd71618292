"""The house rules, held by reading the code: sizes, import directions, one commit, no clock in the engine."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE = 200
LONGEST_FUNCTION = 30
PACKAGES = ("engine", "forms", "web", "bench", "shouli_verify")
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "service", "base", "core"}
STEPS = [
    ["web"],
    ["engine.cases"],
    ["engine.projections"],
    ["engine.record"],
    ["engine.deployments"],
    ["engine.spiff", "engine.procedures"],
    ["engine.diagram"],
    ["engine.dmn", "forms", "engine.people", "engine.clauses"],
    ["engine.feel", "engine.facts", "engine.calendar", "engine.database"],
    ["engine.sentences"],
    ["shouli_verify"],
]
"""Each step stands on those below it; what shares a step does not import each other."""
ON_FACTS = {("engine.calendar", "engine.facts"), ("engine.spiff", "engine.procedures")}
"""The calendar gives deadlines, which are a word of the vocabulary of facts."""


def sources() -> list[Path]:
    """Every Python file of the product."""
    return sorted(
        path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "node_modules" not in path.parts
    )


def module_of(path: Path) -> str:
    """The dotted name of a file's module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def step_of(module: str) -> tuple[int, str] | None:
    """How deep a module stands, and under which name."""
    for depth, names in enumerate(STEPS):
        for name in names:
            if module == name or module.startswith(name + "."):
                return depth, name
    return None


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, as far as names can tell; imports for types alone count too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_one_capability_and_a_function_one_thought(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    assert path.stem not in FORBIDDEN_NAMES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno + 1 <= LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down_only(path: Path) -> None:
    here = step_of(module_of(path))
    for name in imported(path):
        there = step_of(name)
        if here is None or there is None or here[1] == there[1]:
            continue
        assert (here[1], there[1]) in ON_FACTS or here[0] < there[0], f"{module_of(path)} imports {name}"


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_each_part_knows_only_its_own_tools(path: Path) -> None:
    module, names = module_of(path), list(imported(path))
    if module.startswith("forms"):
        ours = [name for name in names if name.startswith("engine")]
        assert all(name.startswith(("engine.feel", "engine.sentences")) for name in ours)
    if module.startswith(("engine", "forms")):
        assert not [name for name in names if name.split(".")[0].startswith("flask")]
    if module.startswith("engine") and not module.startswith("engine.spiff"):
        assert not [name for name in names if name.startswith("SpiffWorkflow")]


def test_the_engine_commits_in_one_place() -> None:
    places = [
        path.relative_to(ROOT).as_posix()
        for path in sources()
        if module_of(path).startswith(("engine", "forms"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "commit"
    ]
    assert places == ["engine/cases/perform.py"]


@pytest.mark.parametrize(
    "path", [path for path in sources() if module_of(path).startswith(("engine", "forms"))], ids=str
)
def test_the_engine_has_no_clock_no_dice_and_no_eval(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not called & {"eval", "exec", "datetime.now", "datetime.utcnow", "date.today", "time.time"}
    assert not {name.split(".")[0] for name in imported(path)} & {"random", "secrets", "uuid"}


def test_no_two_test_files_have_one_name() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_tests_and_migrations_keep_to_the_size_of_files_too() -> None:
    files = [path for folder in ("tests", "migrations") for path in (ROOT / folder).rglob("*.py")]
    assert not [path for path in files if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE]
