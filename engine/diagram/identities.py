"""Ids and lanes: every element can be named, and lies in one lane at most."""

import re
from collections.abc import Iterator

from engine.diagram.problems import Problem
from engine.diagram.vocabulary import EXECUTED
from engine.diagram.xml import BPMN, Node, child, children, line_of, local, namespace, text
from engine.sentences import say

LONGEST_ID, LONGEST_ROLE, LONGEST_NAME = 120, 100, 200
"""Characters; addresses and inboxes must be able to hold them."""
MOST_ELEMENTS = 2000
"""Flow nodes and sequence flows; a drawn procedure has hundreds."""

_ID = re.compile(r"[^\W\d][\w.-]*")
_FLOW_NODES = EXECUTED | {"sequenceFlow"}


def check_identities(root: Node, file: str) -> list[Problem]:
    """Every flow node and sequence flow has an id of its own that is an XML name, and a name of bearable length."""
    named = [node for node in root.iter("{*}*") if namespace(node) == BPMN and local(node) in _FLOW_NODES]
    processes = [node for node in root if local(node) == "process" or local(node).startswith("global")]
    if len(named) + len(processes) > MOST_ELEMENTS:
        sentence = say("The diagram has more than {most} elements and flows.", most=MOST_ELEMENTS)
        return [Problem(file, root.get("id", "?"), "", "too-many", sentence, "Draw several procedures.")]
    process = [node for node in root.iter(f"{{{BPMN}}}process") if node.get("isExecutable") == "true"]
    problems = [problem for node in (*process, *named) for problem in _identity(node, file)]
    return [*problems, *_twice(root, file)]


def _identity(node: Node, file: str) -> Iterator[Problem]:
    own, name = node.get("id"), str(node.get("name", ""))
    if own is None and local(node) != "sequenceFlow":
        sentence = say("A `{kind}` has no id.", kind=local(node))
        yield Problem(file, "?", name, "without-id", sentence, "Give it an id in the modeler.", line=line_of(node))
    elif own is not None and (not _ID.fullmatch(own) or len(own) > LONGEST_ID):
        hint = say("Letters, digits, `_`, `-` and `.`, beginning with a letter, at most {most}.", most=LONGEST_ID)
        yield Problem(file, own[:LONGEST_ID], name, "id", "The id cannot be an address.", hint)
    if len(name) > LONGEST_NAME:
        sentence = say("The name has more than {most} characters.", most=LONGEST_NAME)
        yield Problem(file, own or "?", name[:40], "name-too-long", sentence, "Put the rest into an annotation.")


def _twice(root: Node, file: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for node in root.iter("{*}*"):
        own = node.get("id")
        if own is not None and own in seen:
            name = str(node.get("name", ""))
            yield Problem(
                file,
                str(own),
                name,
                "id-twice",
                say("The id `{own}` is used twice.", own=own),
                "Ids are unique.",
                line=line_of(node),
            )
        seen.add(str(own))


def check_lanes(process: Node, file: str) -> list[Problem]:
    """Lanes hold elements of this process, and each element lies in one lane (or in lanes within each other)."""
    nodes = {node.get("id") for node in process.iter(f"{{{BPMN}}}*") if local(node) in EXECUTED}
    problems, lane_of = [], dict[str, str]()
    for lane in process.iter(f"{{{BPMN}}}lane"):
        own, name = str(lane.get("id", "?")), str(lane.get("name", ""))
        if len(name) > LONGEST_ROLE:
            sentence = say("The role has more than {most} characters.", most=LONGEST_ROLE)
            problems.append(Problem(file, own, name[:40], "name-too-long", sentence, "Give it a shorter name."))
        for inside in (text(reference) for reference in children(lane, "flowNodeRef")):
            if inside not in nodes:
                sentence = say("The lane holds `{inside}`, which is no element of the process.", inside=inside)
                problems.append(Problem(file, own, name, "lane-of-nothing", sentence, "Draw the lane again."))
            elif child(lane, "childLaneSet") is None and lane_of.setdefault(inside, own) != own:
                sentence = say("`{inside}` lies in this lane and in `{lane}`.", inside=inside, lane=lane_of[inside])
                problems.append(Problem(file, own, name, "two-lanes", sentence, "Move it into one lane."))
    return problems
