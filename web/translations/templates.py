"""What the engine says and cannot translate, read from the sources: the templates of `say(…)`, and sentences that have no values."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_SOURCES = (
    "engine/archives.py", "engine/calendar/*.py", "engine/cases/deadlines.py", "engine/cases/expressions.py",
    "engine/cases/opening.py", "engine/cases/transferring.py", "engine/clauses.py", "engine/diagram/*.py", "engine/dmn/*.py", "engine/spiff/*.py", "forms/*.py",
    "web/cli/*.py", "web/deploying.py", "web/notices/sending.py", "web/paper/checking.py", "web/workbench/*.py",
)  # fmt: skip
_SAYING = {
    "say": 0, "tell": 2, "Problem": 4, "_told": 4, "_refused": 2, "DmnError": 2, "StepFailed": 1, "BudgetExceeded": 0, "NotSent": 0, "refuse": 1, "FormError": 2, "error": 0,
}  # fmt: skip
"""What is called with sentences, and from which of its arguments on."""
_NAMES = ("sentence", "hint")
"""Variables that hold a sentence which is told later."""


def templates() -> Iterator[tuple[str, str]]:
    """Each template with the file that says it."""
    for path in sorted(path for pattern in _SOURCES for path in ROOT.glob(pattern)):
        for node in ast.walk(ast.parse(path.read_bytes())):
            for text in _said(node):
                yield text, path.relative_to(ROOT).as_posix()


def _said(node: ast.AST) -> Iterator[str]:
    """The texts that a call or an assignment says as they stand."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=given) if name in _SAYING:
            for each in given[_SAYING[name] :]:
                yield from _literal(each)
        case ast.Assign(targets=[ast.Name(id=name)], value=given) if name in _NAMES:
            yield from _literal(given)


def _literal(node: ast.expr) -> Iterator[str]:
    """The text, or both of a choice; ValueError for an f-string, of which nothing is known once it is put together."""
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from (*_literal(one), *_literal(other))
        case ast.JoinedStr():
            raise ValueError(f"line {node.lineno}: {ast.unparse(node)} cannot be translated; write say(…)")
