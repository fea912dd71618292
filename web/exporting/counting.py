"""What an export held: cases, events, and variants, so that a program that reads it can be compared."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from web.exporting.events import Event, events
from web.exporting.reading import Traced


@dataclass
class Counted:
    """A variant is the sequence of the activities of a case's events."""

    cases: int = 0
    events: int = 0
    _variants: set[bytes] = field(default_factory=set)

    @property
    def variants(self) -> int:
        """How many different ones there are."""
        return len(self._variants)

    def through(self, cases: Iterable[Traced]) -> Iterator[tuple[Traced, list[Event]]]:
        """Each case with its events, counted on the way."""
        for traced in cases:
            found = list(events(traced))
            self.cases += 1
            self.events += len(found)
            sequence = "\n".join(event.activity for event in found)
            self._variants.add(hashlib.sha256(sequence.encode()).digest())
            yield traced, found
