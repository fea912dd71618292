"""Message flows lead from one pool to another, between those who can send and receive (BPMN 2.0.2, 9.4 and 10.5)."""

from collections.abc import Iterator

from engine.diagram.problems import Problem
from engine.diagram.xml import BPMN, Node, children, line_of, local
from engine.sentences import say

_RECEIVING = "intermediateCatchEvent"
_SENDING = "intermediateThrowEvent"


def check_message_flows(root: Node, file: str) -> Iterator[Problem]:
    """Every message flow joins two pools, and neither end contradicts its direction."""
    known = {str(node.get("id")): node for node in root.iter(f"{{{BPMN}}}*") if node.get("id")}
    pools = {
        str(pool.get("processRef")): pool for pool in root.iter(f"{{{BPMN}}}participant") if pool.get("processRef")
    }
    for flow in root.iter(f"{{{BPMN}}}messageFlow"):
        ends = [known.get(str(flow.get(name, "")).rpartition(":")[2]) for name in ("sourceRef", "targetRef")]
        if ends[0] is None or ends[1] is None:
            continue
        hint = "See the message flow, and draw it again."
        for where, sentence in _wrong(flow, ends[0], ends[1], pools):
            yield Problem(
                file, where.get("id", "?"), where.get("name", ""), "message-flow", sentence, hint, line=line_of(flow)
            )


def _wrong(flow: Node, source: Node, target: Node, pools: dict[str, Node]) -> Iterator[tuple[Node, str]]:
    if _pool_of(source, pools) is _pool_of(target, pools):
        yield flow, say("A message flow leads from one pool to another.")
    if local(source) in ("startEvent", _RECEIVING) or (local(source) == "endEvent" and not _has_message(source)):
        yield source, say("A message flow leaves what sends no message.")
    if local(target) in ("endEvent", _SENDING) or (local(target) == "startEvent" and not _has_message(target)):
        yield target, say("A message flow leads to what receives no message.")


def _has_message(event: Node) -> bool:
    return bool(children(event, "messageEventDefinition"))


def _pool_of(node: Node, pools: dict[str, Node]) -> Node:
    """The pool that an element lies in; a process that no pool shows stands for itself."""
    if local(node) == "participant":
        return node
    around: Node | None = node
    while around is not None and local(around) != "process":
        around = around.getparent()
    return node if around is None else pools.get(str(around.get("id")), around)
