"""Nothing is lost: whatever of the other engines stands in the file at the end is told of, with what to do about it."""

from engine.diagram.camunda7 import juel, owners
from engine.diagram.camunda7.conversion import Conversion
from engine.diagram.camunda7.spaces import attributes, extensions, is_theirs
from engine.diagram.xml import BPMN, Node, local, namespace

_KINDS = "Tasks are done by people (user task), by FEEL (script task), by a table (business rule task), or send a notice (`notify`)."
_CODE = f"No code is called from a diagram here. {_KINDS}"
_LISTENER = "Nothing listens here: draw what must happen, as a script task, an event or a message."
_VERSIONS = "What is called belongs to the same version here: remove it."
_HINTS = {
    **dict.fromkeys(("assignee", "candidateUsers"), owners.PEOPLE),
    **dict.fromkeys(("candidateStarterGroups", "candidateStarterUsers", "potentialStarter"), "Whoever may do the first task may open a case: draw it in a lane."),
    "initiator": "The record says who opened a case: remove it.",
    "followUpDate": "Draw a reminder: a timer event on the boundary that does not interrupt.",
    "priority": "What is due first stands first: remove it, or give the task a due date.",
    **dict.fromkeys(("class", "delegateExpression", "expression", "type", "topic", "connector", "field"), _CODE),
    **dict.fromkeys(("executionListener", "taskListener"), _LISTENER),
    **dict.fromkeys(("calledElementVersion", "calledElementVersionTag", "calledElementBinding"), _VERSIONS),
    **dict.fromkeys(("decisionRefVersion", "decisionRefVersionTag", "decisionRefBinding"), _VERSIONS),
    **dict.fromkeys(("formRefVersion", "formRefBinding"), _VERSIONS),
    **dict.fromkeys(("calledElementTenantId", "decisionRefTenantId"), "An organisation has its own procedures: remove it."),
    **dict.fromkeys(("caseRef", "caseBinding", "caseVersion", "caseTenantId"), "Draw what the CMMN case does as an ad hoc sub-process."),
    **dict.fromkeys(("formKey", "formRef", "formData", "formProperty"), "A form belongs to a user task: draw one behind the start event, with this form."),
    "inputOutput": "Names are handed in and out of call activities and sub-processes only: compute them in a script task.",
    "variableEvents": "A condition is asked whenever something has changed: say in FEEL what must be true.",
    "variableName": "A condition is asked whenever something has changed: say in FEEL what must be true.",
    **dict.fromkeys(("errorCodeVariable", "errorMessageVariable", "errorMessage", "escalationCodeVariable"), "An error or an escalation has a code and nothing else: keep what matters in a script task before it."),
    **dict.fromkeys(("in", "out"), "Answers are known everywhere in a case: remove it, or hand it over at a call activity."),
    "resource": "Write the script or the condition itself in FEEL.",
}  # fmt: skip
_ELSE = "Say it by what docs/dialect.md lists, or remove it."
_NAMED = {"message": ("name",), "signal": ("name",), "error": ("errorCode",), "escalation": ("escalationCode",)}


def tell(work: Conversion, root: Node) -> None:
    """Every attribute and extension that has not been told of yet, and names that are computed."""
    for node in root.iter("{*}*"):
        if is_theirs(node):
            _tell_extension(work, node)
            continue
        names = [name for name in attributes(node) if (node, name) not in work.told]
        if _is_service(node):
            names += [local(each) for each in extensions(node)]
            said = f"; it says {', '.join(f'`{name}`' for name in names)}" if names else ""
            work.left(node, f"A service task of this kind is not offered{said}.", _KINDS)
        else:
            for name in names:
                work.left(node, f"`{name}`{_value(node, name)} is left.", _HINTS.get(name, _ELSE), name)
        _tell_computed(work, node)


def _tell_extension(work: Conversion, node: Node) -> None:
    """It, unless it is a part of another one, or of a service task, or parts of it are told of already."""
    around = node.getparent()
    assert around is not None  # the root is BPMN's
    told = any((inside, "") in work.told for inside in node.iter("{*}*"))
    if not told and not is_theirs(around) and not _is_service(around.getparent()):
        work.left(node, f"`{local(node)}` is left.", _HINTS.get(local(node), _ELSE))


def _is_service(node: Node | None) -> bool:
    return node is not None and namespace(node) == BPMN and local(node) == "serviceTask"


def _value(node: Node, name: str) -> str:
    told = next((str(value) for key, value in node.attrib.items() if str(key).endswith(f"}}{name}")), "")
    return f" (`{' '.join(told.split())[:60]}`)" if told else ""


def _tell_computed(work: Conversion, node: Node) -> None:
    """A message, a signal or a code is named here; and a name is shown as it is written."""
    for attribute in _NAMED.get(local(node), ()):
        if juel.is_computed(str(node.get(attribute, ""))):
            sentence = f"The `{attribute}` of this {local(node)} is left: it is named here, not computed."
            work.left(node, sentence, "Name it, and let a message have a correlation key.")
            return
    if namespace(node) == BPMN and juel.is_computed(str(node.get("name", ""))):
        work.note(node, "The name is shown as it is written: nothing in it is computed.")
