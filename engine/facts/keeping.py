"""What becomes of a case's personal answers after it is closed: held back from erasure, or erased."""

from dataclasses import dataclass


@dataclass(frozen=True)
class HoldPlaced:
    """Nothing of the case may be erased until the hold is lifted: a lawsuit, an inspection."""

    reason: str


@dataclass(frozen=True)
class HoldLifted:
    """The case may be erased again when its time has come."""

    reason: str


@dataclass(frozen=True)
class PersonalErased:
    """The personal answers of these names, whenever they were given, are gone; their salted hashes stay in the chain."""

    names: tuple[str, ...]
    reason: str
