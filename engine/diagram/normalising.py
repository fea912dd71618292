"""What BPMN lets a file say in two ways is said in one, before it is read."""

from collections import Counter
from copy import deepcopy
from itertools import islice

from lxml.etree import tostring

from engine.diagram.xml import BPMN, Node, local, text


def name_flows(root: Node) -> None:
    """Each sequence flow has an id; one without is called by its ends, `a~b`, which no file can say itself (BPMN 2.0.2, 8.3.13)."""
    taken: Counter[str] = Counter()
    for flow in root.iter(f"{{{BPMN}}}sequenceFlow"):
        if flow.get("id") is None:
            ends = f"{flow.get('sourceRef', '')}~{flow.get('targetRef', '')}"
            taken[ends] += 1
            flow.set("id", ends if taken[ends] == 1 else f"{ends}~{taken[ends]}")


_GLOBAL = {
    "globalTask": "task",
    "globalUserTask": "userTask",
    "globalManualTask": "manualTask",
    "globalScriptTask": "scriptTask",
    "globalBusinessRuleTask": "businessRuleTask",
}


def wrap_global_tasks(root: Node) -> None:
    """A global task that a call activity calls is a process with nothing but this task in it (BPMN 2.0.2, 10.3.6)."""
    for task in [each for each in root if local(each) in _GLOBAL and each.get("id")]:
        own, line = str(task.get("id")), task.sourceline
        process = root.makeelement(f"{{{BPMN}}}process", {"id": own, "isExecutable": "true"})
        root.replace(task, process)
        process.sourceline = line
        process.append(task)
        task.tag = f"{{{BPMN}}}{_GLOBAL[local(task)]}"
        task.set("id", f"{own}~task")


MOST_REFERENCES = 2000
LARGEST_DEFINITION = 2000
"""Bytes. A file must not grow by what it repeats; what is beyond stays a reference, which is refused."""


def inline_definitions(root: Node) -> None:
    """An event that refers to an event definition of the file has it itself (BPMN 2.0.2, 10.5.1)."""
    known = {
        str(each.get("id")): each
        for each in root
        if local(each).endswith("EventDefinition") and each.get("id") and len(tostring(each)) <= LARGEST_DEFINITION
    }
    for reference in list(islice(root.iter(f"{{{BPMN}}}eventDefinitionRef"), MOST_REFERENCES)):
        found, event = known.get(text(reference).rpartition(":")[2]), reference.getparent()
        if found is None or event is None:
            continue
        own = deepcopy(found)
        del own.attrib["id"]
        event.replace(reference, own)
    for each in known.values():
        root.remove(each)
