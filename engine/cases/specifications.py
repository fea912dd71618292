"""The executable specification of each version, built once per process and never changed."""

from engine.procedures import Version
from engine.spiff.run import Specification, specification

_BUILT: dict[str, Specification] = {}


def specification_of(version: Version) -> Specification:
    """What the engine executes for this version."""
    if version.hash not in _BUILT:
        _BUILT[version.hash] = specification(version.diagram, version.decisions)
    return _BUILT[version.hash]
