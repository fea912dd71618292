"""FEEL, the expression language of DMN 1.5: compiled once to closures over exact values. It knows nothing of ours."""

from engine.feel.errors import FeelError, FeelLimitExceeded, FeelSyntaxError
from engine.feel.expression import Evaluated, Expression, UnaryTests, compile_expression, compile_unary_tests
from engine.feel.given import texts_given_to
from engine.feel.sites import FeelWarning
from engine.feel.to_json import to_json
from engine.feel.values import Function, from_json, function

__all__ = [
    "Evaluated",
    "Expression",
    "FeelError",
    "FeelLimitExceeded",
    "FeelSyntaxError",
    "FeelWarning",
    "Function",
    "UnaryTests",
    "compile_expression",
    "compile_unary_tests",
    "from_json",
    "function",
    "texts_given_to",
    "to_json",
]
