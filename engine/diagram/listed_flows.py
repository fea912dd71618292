"""The lists in which elements name their flows: the flows themselves are what is executed (BPMN 2.0.2, 8.4.13 and 10.2)."""

from collections.abc import Iterator

from engine.diagram.problems import Problem
from engine.diagram.vocabulary import EXECUTED
from engine.diagram.xml import BPMN, Node, children, line_of, local, text
from engine.sentences import say

_ENDS = (("incoming", "targetRef"), ("outgoing", "sourceRef"))


def check_listed(root: Node, file: str) -> Iterator[Problem]:
    """An element lists no flow that does not exist, or that comes or leaves elsewhere; what it leaves out is no matter."""
    flows = {str(flow.get("id")): flow for flow in root.iter(f"{{{BPMN}}}sequenceFlow") if flow.get("id")}
    for node in root.iter(f"{{{BPMN}}}*"):
        if local(node) not in EXECUTED:
            continue
        for listed, end in _ENDS:
            for each in children(node, listed):
                named = text(each).strip().rpartition(":")[2]
                flow = flows.get(named)
                if flow is None or str(flow.get(end, "")).rpartition(":")[2] != node.get("id"):
                    yield _stale(node, each, named, listed, file)


def _stale(node: Node, at: Node, flow: str, listed: str, file: str) -> Problem:
    sentence = say("It lists `{flow}` as a flow that comes here, but no such flow does.", flow=flow[:60])
    if listed == "outgoing":
        sentence = say("It lists `{flow}` as a flow that leaves here, but no such flow does.", flow=flow[:60])
    hint = "What is executed are the flows; save the file again with a modeler, and look whether one is missing."
    own, name = node.get("id", "?"), node.get("name", "")
    return Problem(file, own, name, "listed-flow", sentence, hint, severity="warning", line=line_of(at))
