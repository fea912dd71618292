"""What an element requires, and by which names its logic sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.dmn.model import Element


@dataclass(frozen=True)
class Required:
    """An element that another requires, and the names under which it sees it: those of imports, and its own."""

    path: tuple[str, ...]
    element: "Element"


def clashes(required: Iterable[Required]) -> list[str]:
    """The names that are an import's and something else's: neither could be told from the other."""
    paths = [each.path for each in required]
    imports = {path[0] for path in paths if len(path) > 1}
    return sorted(imports & {path[0] for path in paths if len(path) == 1})
