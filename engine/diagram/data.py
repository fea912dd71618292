"""What a file says of its data: it is drawn only, but must not contradict itself (BPMN 2.0.2, 10.4)."""

from collections.abc import Iterator

from engine.diagram.pointing import owner_of
from engine.diagram.problems import Problem
from engine.diagram.xml import BPMN, Node, child, children, line_of, local, text
from engine.sentences import say

_ENDS = {"dataInput": say("input"), "dataOutput": say("output")}
_SUB_PROCESSES = ("subProcess", "transaction", "adHocSubProcess")
Wrong = tuple[Node, str]


class Data:
    """The items of one file."""

    def __init__(self, root: Node):
        self.root = root
        self.known = {str(node.get("id")): node for node in root.iter(f"{{{BPMN}}}*") if node.get("id")}

    def of(self, *names: str) -> Iterator[Node]:
        """All elements of these names."""
        return (node for name in names for node in self.root.iter(f"{{{BPMN}}}{name}"))

    def get(self, reference: str | None) -> Node | None:
        """What is referred to, if it exists."""
        return self.known.get(str(reference or "").rpartition(":")[2])

    def item(self, node: Node | None) -> Node | None:
        """The item definition of a data element, a message, a signal, an error or an escalation."""
        if node is None:
            return None
        behind = node.get("dataObjectRef") or node.get("dataStoreRef")
        if behind and not node.get("itemSubjectRef"):
            return self.item(self.get(str(behind)))
        told = node.get("itemSubjectRef") or node.get("itemRef") or node.get("structureRef")
        return self.get(str(told)) if told else None


def check_data(root: Node, file: str) -> Iterator[Problem]:
    """Inputs and outputs, their sets, and what flows between them fit together."""
    data = Data(root)
    for part in (_collections, _specifications, _sets, _associations, _tasks, _events, _calls):
        for node, sentence in part(data):
            owner = owner_of(node)
            hint = "Data is drawn and not executed: correct it, or leave it out."
            yield Problem(file, owner.get("id", "?"), owner.get("name", ""), "data", sentence, hint, line=line_of(node))


def _collections(data: Data) -> Iterator[Wrong]:
    for node in data.of(*_ENDS, "dataObject"):
        item = data.item(node)
        if item is not None and _is_collection(node) != _is_collection(item):
            yield node, say("`isCollection` says something else here than in the item definition.")


def _is_collection(node: Node) -> bool:
    return node.get("isCollection", "false") == "true"


def _specifications(data: Data) -> Iterator[Wrong]:
    for node in data.of(*_SUB_PROCESSES):
        if child(node, "ioSpecification") is not None:
            yield node, say("A sub-process has no inputs and outputs of its own.")
    for told in data.of("ioSpecification"):
        for name in _ENDS:
            kind = name.removeprefix("data").lower()
            listed = {text(each) for one in children(told, f"{kind}Set") for each in children(one, f"{name}Refs")}
            for node in (each for each in children(told, name) if each.get("id") not in listed):
                yield node, say("The {kind} is in no {kind} set.", kind=kind)


def _sets(data: Data) -> Iterator[Wrong]:
    for kind, other in (("Input", "Output"), ("Output", "Input")):
        for one in data.of(f"{kind.lower()}Set"):
            listed = {text(each) for each in children(one, f"data{kind}Refs")}
            for name in (f"optional{kind}Refs", f"whileExecuting{kind}Refs"):
                if any(text(each) not in listed for each in children(one, name)):
                    yield one, say("What `{name}` names is not in the set.", name=name)
            for reference in children(one, f"{other.lower()}SetRefs"):
                back = data.get(text(reference))
                if back is not None and one.get("id") not in [
                    text(each) for each in children(back, f"{kind.lower()}SetRefs")
                ]:
                    yield one, say("The input set and the output set do not refer to each other.")


def _associations(data: Data) -> Iterator[Wrong]:
    for node in data.of("dataInputAssociation", "dataOutputAssociation"):
        sources, target = children(node, "sourceRef"), data.get(text(child(node, "targetRef")))
        if len(sources) > 1:
            yield node, say("Without a transformation data comes from one place.")
        source = data.get(text(sources[0])) if sources else None
        if not _same(data.item(source), data.item(target)):
            yield node, say("What comes and what is expected are different items.")
        wrong = source if local(node) == "dataInputAssociation" else target
        kind = "dataOutput" if local(node) == "dataInputAssociation" else "dataInput"
        if wrong is not None and local(wrong) == kind:
            yield node, say("An input is only read, and an output only written, by what lies inside.")


def _same(one: Node | None, other: Node | None) -> bool:
    """Whether two items are the same, as far as is said."""
    if one is None or other is None or one is other:
        return True
    return one.get("structureRef") is not None and one.get("structureRef") == other.get("structureRef")


def _tasks(data: Data) -> Iterator[Wrong]:
    for name, kind in (("sendTask", "Input"), ("receiveTask", "Output")):
        for task in data.of(name):
            told, message = child(task, "ioSpecification"), data.get(task.get("messageRef"))
            if told is None or message is None:
                continue
            ends = children(told, f"data{kind}")
            if len(ends) > 1 or len(children(told, f"{kind.lower()}Set")) > 1:
                yield task, say("A task with a message has one {kind}.", kind=_ENDS[f"data{kind}"])
            item = data.item(message)
            if any(not _same(data.item(end), item) or (item is not None and data.item(end) is None) for end in ends):
                yield task, say("The message carries another item.")


def _events(data: Data) -> Iterator[Wrong]:
    """An event that reads or gives data does so for each of its definitions, in their order (10.5.1)."""
    for event in (node for node in data.root.iter(f"{{{BPMN}}}*") if local(node).endswith("Event")):
        definitions = [each for each in event if local(each).endswith("EventDefinition")]
        for ends in (children(event, name) for name in _ENDS):
            if ends and len(ends) < len(definitions):
                yield event, "There is data for some of the event's definitions only."
            for end, definition in zip(ends, definitions, strict=False):
                if not _same(data.item(end), data.item(_declared(data, definition))):
                    yield event, "What the event carries is another item."


def _declared(data: Data, definition: Node) -> Node | None:
    name = f"{local(definition).removesuffix('EventDefinition')}Ref"
    return data.get(definition.get(name)) if definition.get(name) else None


def _calls(data: Data) -> Iterator[Wrong]:
    """A call activity gives what the called process asks for and takes what it gives (10.3.6)."""
    for call in data.of("callActivity"):
        called = data.get(call.get("calledElement"))
        own = child(call, "ioSpecification")
        theirs = child(called, "ioSpecification") if called is not None else None
        if own is None or theirs is None:
            continue
        for kind, named in _ENDS.items():
            pairs = [[data.item(each) for each in children(told, kind)] for told in (own, theirs)]
            if len(pairs[0]) != len(pairs[1]) or not all(_same(one, other) for one, other in zip(*pairs, strict=True)):
                yield call, say("What is called has other {kind}s.", kind=named)
