"""The built-in functions of DMN 1.5, 10.3.4, by their names."""

from collections.abc import Mapping

from engine.feel.built_in import contexts, lists, moments, numbers, ranges, sequences, strings
from engine.feel.built_in.signature import Overloaded

BUILT_IN: Mapping[str, Overloaded] = {
    **strings.LIBRARY,
    **numbers.LIBRARY,
    **lists.LIBRARY,
    **sequences.LIBRARY,
    **contexts.LIBRARY,
    **moments.LIBRARY,
    **ranges.LIBRARY,
}
"""Functions with several ways of being called try them in their order."""
