"""A file that is being turned: what has been left in it, and what is told of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from engine.diagram.camunda7 import changing
from engine.diagram.camunda7.juel import NotTurned
from engine.diagram.camunda7.spaces import owner
from engine.diagram.xml import Node, line_of

OURS = "Write it in FEEL after `=` (docs/feel.md)."


@dataclass(frozen=True)
class Remark:
    """Something that an analyst should know: what is left in the file (`left`), or what has gone or changed (`note`)."""

    kind: Literal["left", "note"]
    line: int
    element: str
    name: str
    sentence: str
    hint: str = ""

    def __str__(self) -> str:
        """One line for a terminal, behind the file's name: `line: element (name): sentence`."""
        named = f" ({self.name})" if self.name else ""
        kind = "note: " if self.kind == "note" else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.line}: {self.element}{named}: {kind}{self.sentence}{hint}"


@dataclass
class Conversion:
    """The remarks so far, what has been told of already, and the forms that were made, by their ids, with the names they ask for."""

    remarks: list[Remark] = field(default_factory=list)
    told: set[tuple[Node, str]] = field(default_factory=set)
    forms: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: set[tuple[str, str]] = field(default_factory=set)

    def left(self, node: Node, sentence: str, hint: str = "", about: str = "") -> None:
        """Something stays in the file as it is; `about` is the attribute that is meant, if it is one."""
        self.told.add((node, about))
        self._tell("left", node, sentence, hint)

    def note(self, node: Node, sentence: str, hint: str = "") -> None:
        """Something has gone or changed that is no loss."""
        self._tell("note", node, sentence, hint)

    def turned(self, node: Node, what: str, turn: Callable[[], str], hint: str = OURS, about: str = "") -> str | None:
        """What an expression is in our dialect; None where it has none, and stays."""
        try:
            return turn()
        except NotTurned as reason:
            self.left(node, f"{what} is left: {reason}.", hint, about)
            return None

    def extend(self, node: Node, name: str, attributes: Mapping[str, str], about: str = "") -> bool:
        """The element has this `zeebe:` extension; False where it says something else already, which is told."""
        done = changing.extend(node, name, attributes)
        if not done:
            sentence = f"`zeebe:{name}` stands here already and says something else than `{about}`."
            self.left(node, sentence, "Remove one of them.", about)
        return done

    def _tell(self, kind: Literal["left", "note"], node: Node, sentence: str, hint: str) -> None:
        shown = owner(node)
        name = " ".join(str(shown.get("name", "")).split())[:100]
        self.remarks.append(Remark(kind, line_of(node), str(shown.get("id", "?"))[:120], name, sentence, hint))
