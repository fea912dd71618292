"""FEEL, the expression language of DMN 1.5: compiled once to closures over exact values. It knows nothing of ours."""

from engine.feel.errors import FeelError, FeelLimitExceeded, FeelSyntaxError
from engine.feel.expression import Expression, Tests, compile, compile_tests
from engine.feel.to_json import to_json
from engine.feel.values import Function, from_json, function

__all__ = [
    "Expression",
    "FeelError",
    "FeelLimitExceeded",
    "FeelSyntaxError",
    "Function",
    "Tests",
    "compile",
    "compile_tests",
    "from_json",
    "function",
    "to_json",
]
