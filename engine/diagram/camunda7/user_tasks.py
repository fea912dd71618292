"""Who does a user task, by which form, and until when."""

import re

from engine.diagram.camunda7 import changing, form_fields, juel, moments, owners
from engine.diagram.camunda7.conversion import Conversion
from engine.diagram.camunda7.spaces import drop, given
from engine.diagram.xml import Node

_FORM = re.compile(r"(?:camunda-forms:(?:deployment:|app:)?/?)?(?:[\w.-]+/)*([^\W\d][\w-]*)(?:\.form)?")
_LATEST = ("latest", "deployment")


def turn(work: Conversion, node: Node) -> None:
    """The task has a form, groups and a due date as our dialect writes them."""
    before = len(work.forms)
    done = [owners.turn(work, node), _groups(work, node), _due(work, node), _form(work, node)]
    form_fields.turn(work, node)
    if any(done) or len(work.forms) > before:
        changing.extend(node, "userTask", {})


def _groups(work: Conversion, node: Node) -> bool:
    name = "candidateGroups"
    text = given(node, name)
    if text is None:
        return False
    told = (
        text
        if not juel.is_computed(text)
        else work.turned(node, "The candidate groups are computed, which", lambda: _list(text), about=name)
    )
    if told is None or not work.extend(node, "assignmentDefinition", {name: told}, name):
        return False
    drop(node, name)
    return True


def _list(text: str) -> str:
    listed = juel.items(text)
    return f"={listed[0]}" if len(listed) == 1 else f"=[{', '.join(listed)}]"


def _due(work: Conversion, node: Node) -> bool:
    name = "dueDate"
    text = given(node, name)
    if text is None:
        return False
    told = moments.instant(work, node, "The due date", text, name)
    if told is None or not work.extend(node, "taskSchedule", {name: told}, name):
        return False
    drop(node, name)
    return True


def _form(work: Conversion, node: Node) -> bool:
    name = "formKey" if given(node, "formKey") is not None else "formRef"
    text = given(node, name)
    if text is None:
        return False
    found = _FORM.fullmatch(text)
    if found is None:
        sentence = f"The form `{text[:80]}` is left: it is not a form-js form, or it is computed."
        work.left(node, sentence, "Draw it as a `.form` and name it by its id.", name)
        return False
    if not work.extend(node, "formDefinition", {"formId": found[1]}, name):
        return False
    drop(node, name)
    if name == "formRef" and given(node, "formRefBinding") in _LATEST:
        drop(node, "formRefBinding")
        work.note(node, "`formRefBinding` has gone: a version of a procedure has its forms in it.")
    return True
