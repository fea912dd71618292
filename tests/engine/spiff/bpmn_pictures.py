"""A diagram of the tests as values, read from its lines."""

import re
from dataclasses import dataclass, field

KINDS = {
    "start": "startEvent",
    "end": "endEvent",
    "terminate": "endEvent",
    "task": "task",
    "manual": "manualTask",
    "throw": "intermediateThrowEvent",
    "user": "userTask",
    "script": "scriptTask",
    "rule": "businessRuleTask",
    "service": "serviceTask",
    "send": "sendTask",
    "receive": "receiveTask",
    "xor": "exclusiveGateway",
    "or": "inclusiveGateway",
    "and": "parallelGateway",
    "complex": "complexGateway",
    "event": "eventBasedGateway",
    "catch": "intermediateCatchEvent",
    "boundary": "boundaryEvent",
    "sub": "subProcess",
    "esub": "subProcess",
    "transaction": "transaction",
    "adhoc": "adHocSubProcess",
    "call": "callActivity",
    "pool": "process",
}

FLAGS = ("ni", "seq", "before", "undo", "cancel", "all", "rest", "instantiate")


@dataclass
class Drawn:
    """One line of the notation."""

    kind: str
    id: str
    scope: str
    keys: dict[str, str]

    def has(self, flag: str) -> bool:
        return flag in self.keys


@dataclass
class Arrow:
    """One flow of the notation."""

    id: str
    source: str
    target: str
    scope: str
    condition: str | None = None
    default: bool = False


@dataclass
class Picture:
    """All that the lines say."""

    nodes: dict[str, Drawn] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)

    def out(self, node: str) -> list[Arrow]:
        return [arrow for arrow in self.arrows if arrow.source == node]

    def into(self, node: str) -> list[Arrow]:
        return [arrow for arrow in self.arrows if arrow.target == node]


def picture(lines: str) -> Picture:
    """The lines, read."""
    drawn, scopes = Picture(), ["process"]
    for words in (_words(line) for line in lines.splitlines() if line.strip()):
        if words == ["}"]:
            scopes.pop()
        elif words[0] == "process":
            drawn.properties.update(_keys(words[1:]))
        elif words[0] in KINDS and words[1] not in (">", "=>"):
            keys = _keys([word for word in words[2:] if word != "{"])
            drawn.nodes[words[1]] = Drawn(words[0], words[1], scopes[-1], keys)
            if words[-1] == "{":
                scopes.append(words[1])
        else:
            _arrows(drawn, words, scopes[-1])
    return drawn


def _words(line: str) -> list[str]:
    """Split at spaces, but not within quotes, which are taken away."""
    words = re.findall(r"""(?:[^\s'"]|'[^']*'|"[^"]*")+""", line)
    return [re.sub(r"""'([^']*)'|"([^"]*)\"""", lambda quoted: quoted[1] or quoted[2] or "", word) for word in words]


def _keys(words: list[str]) -> dict[str, str]:
    return dict(word.split("=", 1) if "=" in word else (word, "") for word in words)


def _arrows(drawn: Picture, words: list[str], scope: str) -> None:
    condition = words[-1] if words[-2] == "if" else None
    path = words[:-2] if condition else words
    for source, sign, target in zip(path[::2], path[1::2], path[2::2], strict=False):
        assert sign in (">", "=>"), words
        known = {arrow.id for arrow in drawn.arrows}
        name = next(i for n in range(9) if (i := f"{source}_{target}" + (f"_{n}" if n else "")) not in known)
        drawn.arrows.append(Arrow(name, source, target, scope, condition, sign == "=>"))
