"""What changed, in words: the names of properties, and of long texts only the lines that differ."""

import difflib
import re
from collections.abc import Iterator

from flask_babel import gettext as _

from web.workbench.comparing.changes import Change, Kind, Property

_LONG = 80


def named(told: str) -> str:
    """What a property is called; its own way in the file where it has no better name."""
    for pattern, words in _patterns():
        found = re.fullmatch(pattern, told)
        if found:
            return words + "".join(f" {each}" for each in found.groups() if each)
    return told.replace("extensionElements/", "").replace("@", " ").strip("/ ")


def sentences(change: Change) -> Iterator[str]:
    """A change in single sentences."""
    name = f"“{change.name or change.id}” ({kind(change.what)})"
    if change.kind != "changed":
        yield f"{name}: {said(change.kind)}"
        return
    for one in change.properties:
        old, new = sides(one)
        yield f"{name}, {named(one.name)}: {old or '—'} → {new or '—'}"


def said(told: Kind) -> str:
    """In which way an item was changed."""
    words: dict[str, str] = {
        "added": _("added"),
        "removed": _("removed"),
        "changed": _("changed"),
        "moved": _("only drawn elsewhere"),
    }
    return words[told]


def kind(told: str) -> str:
    """What an item is."""
    return {**_tasks(), **_flow(), **_beside()}.get(told, told)


def _tasks() -> dict[str, str]:
    return {
        "userTask": _("user task"),
        "scriptTask": _("script task"),
        "businessRuleTask": _("business rule task"),
        "serviceTask": _("service task"),
        "sendTask": _("send task"),
        "receiveTask": _("receive task"),
        "callActivity": _("call activity"),
        "subProcess": _("sub-process"),
    }


def _flow() -> dict[str, str]:
    return {
        "exclusiveGateway": _("exclusive gateway"),
        "parallelGateway": _("parallel gateway"),
        "inclusiveGateway": _("inclusive gateway"),
        "eventBasedGateway": _("event-based gateway"),
        "startEvent": _("start event"),
        "endEvent": _("end event"),
        "boundaryEvent": _("boundary event"),
        "intermediateCatchEvent": _("catch event"),
        "intermediateThrowEvent": _("throw event"),
        "sequenceFlow": _("sequence flow"),
    }


def _beside() -> dict[str, str]:
    return {
        "lane": _("lane"),
        "process": _("process"),
        "participant": _("pool"),
        "decision": _("decision"),
        "rule": _("rule"),
        "input": _("input column"),
        "output": _("output column"),
        "form": _("form"),
        "clause": _("clause"),
        "scenario": _("scenario"),
    }


def sides(one: Property) -> tuple[str, str]:
    """The old and the new value; of long texts the lines that the other has not."""
    old, new = one.old or "", one.new or ""
    if "\n" not in old + new or max(len(old), len(new)) < _LONG:
        return old, new
    lines = list(difflib.ndiff(old.splitlines(), new.splitlines()))
    gone = [line[2:] for line in lines if line.startswith("- ")]
    come = [line[2:] for line in lines if line.startswith("+ ")]
    return "\n".join(gone), "\n".join(come)


def _patterns() -> list[tuple[str, str]]:
    return [*_of_diagrams(), *_of_tables(), *_of_forms()]


def _of_diagrams() -> list[tuple[str, str]]:
    return [
        (r"name", _("name")),
        (r"kind", _("kind of element")),
        (r"lane", _("lane")),
        (r"scope", _("inside")),
        (r"@sourceRef", _("comes from")),
        (r"@targetRef", _("leads to")),
        (r"@default", _("default flow")),
        (r"@attachedToRef", _("sits on")),
        (r"@cancelActivity", _("interrupts")),
        (r"conditionExpression", _("condition")),
        (r"documentation.*", _("documentation")),
        (r"timerEventDefinition/time(?:Date|Duration|Cycle)", _("timer")),
        (r"extensionElements/formDefinition@formId", _("form")),
        (r"extensionElements/calledDecision@decisionId", _("decision")),
        (r"extensionElements/calledDecision@resultVariable", _("result")),
        (r"extensionElements/script@expression", _("expression")),
        (r"extensionElements/script@resultVariable", _("result")),
        (r"extensionElements/assignmentDefinition@candidateGroups", _("groups")),
        (r"extensionElements/taskSchedule@dueDate", _("deadline")),
        (r"extensionElements/properties/property\[clauses\]@value", _("clauses fulfilled")),
        (r"extensionElements/properties/property\[(.+)\]@value", _("property")),
        (r".*messageEventDefinition@messageRef|@messageRef", _("message")),
    ]


def _of_tables() -> list[tuple[str, str]]:
    return [
        (r"decisionTable@hitPolicy", _("hit policy")),
        (r"cell (.+)", _("cell")),
        (r"no", _("number of the rule")),
        (r"description", _("description")),
    ]


def _of_forms() -> list[tuple[str, str]]:
    return [
        (r"place", _("place in the form")),
        (r"group", _("inside the group")),
        (r"validate\.required", _("must be answered")),
        (r"validate\.(.+)", _("limit")),
        (r"values\[(.+)\]\.label", _("option")),
        (r"conditional\.hide", _("hidden when")),
        (r"properties\.clauses", _("clauses fulfilled")),
        (r"properties\.(.+)", _("property")),
        (r"text", _("text")),
        (r"unreadable", _("cannot be read")),
    ]
