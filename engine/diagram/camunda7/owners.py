"""BPMN's own way to say who does a task, as these engines write it: `user(a), group(b)`, or a group alone."""

import re

from engine.diagram.camunda7 import changing, juel
from engine.diagram.camunda7.conversion import Conversion
from engine.diagram.camunda7.spaces import given
from engine.diagram.xml import Node, children, extension

_OWNERS, _PERFORMERS = "potentialOwner", ("humanPerformer", "performer")
_GROUP = re.compile(r"group\(([^()]+)\)|([^()]+)")
PEOPLE = "A task is for a role: draw it in a lane, or give it candidate groups."


def turn(work: Conversion, node: Node) -> bool:
    """Groups are candidate groups; True if there are any. Users stay, and are told of."""
    for name in _PERFORMERS:
        for each in children(node, name):
            work.left(each, f"`{name}` (`{changing.said(each)[:60]}`) is left.", PEOPLE)
    owners = children(node, _OWNERS)
    groups = [group for each in owners for group in _groups(changing.said(each))]
    said_twice = given(node, "candidateGroups") is not None or extension(node, "assignmentDefinition") is not None
    if not owners or None in groups or said_twice or not groups:
        for each in owners:
            work.left(each, f"`{_OWNERS}` (`{changing.said(each)[:60]}`) is left.", PEOPLE)
        return False
    changing.extend(node, "assignmentDefinition", {"candidateGroups": ",".join(filter(None, groups))})
    for each in owners:
        changing.remove(each)
    return True


def _groups(text: str) -> list[str | None]:
    """The groups that are listed; None for whoever is none, or computed."""
    if juel.is_computed(text):
        return [None]
    found = [_GROUP.fullmatch(each.strip()) for each in text.split(",") if each.strip()]
    return [(each[1] or each[2]).strip() if each is not None else None for each in found]
