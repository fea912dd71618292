"""Merkle trees over texts, as RFC 9162 section 2.1 has them: SHA-256, leaves and nodes told apart by a first byte."""

import hashlib
from collections.abc import Mapping, Sequence

EMPTY = hashlib.sha256().digest()
"""The root over nothing."""


def leaf(text: str) -> bytes:
    """The hash of one text."""
    return hashlib.sha256(b"\x00" + text.encode()).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """A tree whose leaves are put and changed by their place; a change costs as much as the tree is deep."""

    def __init__(self) -> None:
        self._levels: list[list[bytes]] = [[]]

    def __len__(self) -> int:
        return len(self._levels[0])

    @property
    def root(self) -> bytes:
        """The hash over all leaves."""
        return self._levels[-1][0] if self._levels[0] else EMPTY

    def put(self, leaves: Mapping[int, bytes]) -> None:
        """These leaves stand at these places; IndexError if a new one does not stand right behind the last."""
        below = self._levels[0]
        for place in sorted(leaves):
            if place > len(below):
                raise IndexError(place)
            below[place : place + 1] = [leaves[place]]
        self._hash(set(leaves))

    def path(self, place: int) -> list[bytes]:
        """The hashes that lead from the leaf at this place to the root, the lowest first."""
        found = []
        for level in self._levels[:-1]:
            sibling = place ^ 1
            if sibling < len(level):
                found.append(level[sibling])
            place //= 2
        return found

    def _hash(self, changed: set[int]) -> None:
        depth = 0
        while len(self._levels[depth]) > 1:
            below = self._levels[depth]
            depth += 1
            if depth == len(self._levels):
                self._levels.append([])
            changed = {place // 2 for place in changed}
            for place in sorted(changed):
                pair = below[2 * place : 2 * place + 2]
                self._levels[depth][place : place + 1] = [node(*pair) if len(pair) == 2 else pair[0]]


def root_over(leaf_hash: bytes, place: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that the path leads to (RFC 9162 section 2.1.3.2); None if it is no path in a tree of this size."""
    if not 0 <= place < size:
        return None
    at, last, found = place, size - 1, leaf_hash
    for sibling in path:
        if last == 0:
            return None
        if at % 2 or at == last:
            found = node(sibling, found)
            while at and not at % 2:
                at, last = at // 2, last // 2
        else:
            found = node(found, sibling)
        at, last = at // 2, last // 2
    return found if last == 0 else None
