"""Names that are handed to what lies inside an element, and out of it: `zeebe:ioMapping`."""

import re

from engine.diagram.camunda7 import changing, juel
from engine.diagram.camunda7.conversion import Conversion
from engine.diagram.camunda7.spaces import extensions, inner
from engine.diagram.names import RESERVED
from engine.diagram.xml import Node, local
from engine.feel.names import KEYWORDS

HINT = "Write it as an input or output with a FEEL source."
_NAME = re.compile(r"[^\W\d]\w{0,99}")
_KINDS = {"inputParameter": "input", "outputParameter": "output"}
SCOPES = frozenset({"callActivity", "subProcess", "transaction", "adHocSubProcess"})
"""What can have a mapping."""


def turn(work: Conversion, node: Node) -> None:
    """The parameters of `inputOutput` are inputs and outputs; elsewhere than on scopes, they are told of later."""
    if local(node) not in SCOPES:
        return
    for around in extensions(node, "inputOutput"):
        if extensions(node, "in", "out"):
            sentence = "`inputOutput` is left: `in` and `out` may read what it makes, and one mapping is made at once."
            work.left(around, sentence, "Write its expressions where they are read.")
            continue
        for each in inner(around, *_KINDS):
            _turn(work, node, each)


def _turn(work: Conversion, node: Node, parameter: Node) -> None:
    name = str(parameter.get("name", ""))
    told = work.turned(parameter, f"The parameter `{name[:60]}`", lambda: _source(parameter), HINT)
    if told is not None:
        changing.remove(parameter)
        put(node, _KINDS[local(parameter)], told, name)


def put(node: Node, kind: str, source: str, target: str) -> None:
    """The element has this mapping besides those that it has already."""
    made = changing.add(changing.listed(node, "ioMapping"), kind)
    made.set("source", f"={source}")
    made.set("target", target)


def check_name(name: str) -> None:
    """NotTurned for a name that no expression could read."""
    if not _NAME.fullmatch(name) or name in RESERVED or name in KEYWORDS:
        raise juel.NotTurned(f"`{name[:40]}` is no name that an expression could read")


def _source(parameter: Node) -> str:
    check_name(str(parameter.get("name", "")))
    if inner(parameter):
        raise juel.NotTurned(f"its value is a `{local(inner(parameter)[0])}`")
    text = changing.said(parameter)
    return juel.computed(text) if text else "null"
