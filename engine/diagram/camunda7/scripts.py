"""Script tasks: FEEL, and scripts that say nothing but an expression."""

from engine.diagram.camunda7 import changing, juel
from engine.diagram.camunda7.conversion import Conversion
from engine.diagram.camunda7.spaces import drop, given, unset
from engine.diagram.xml import Node, child

_HINT = "Write it in FEEL, as a decision, or as a user task; a script can do nothing but compute one value here."


def turn(work: Conversion, node: Node) -> None:
    """The script gives the document one value, or is told of."""
    script, result = child(node, "script"), given(node, "resultVariable")
    if script is None:
        return
    work.told.add((node, "resultVariable"))
    text, language = changing.said(script), str(node.get("scriptFormat", ""))
    what = f"The script in `{language[:30] or 'no language'}`"
    if not result:
        work.left(node, f"{what} is left: nothing keeps its result.", f"Give it a result variable. {_HINT}")
        return
    told = work.turned(node, what, lambda: _feel(text, language.lower()), _HINT)
    if told is None or not work.extend(
        node, "script", {"expression": f"={told}", "resultVariable": result}, "resultVariable"
    ):
        return
    changing.remove(script)
    unset(node, "scriptFormat")
    drop(node, "resultVariable")


def _feel(text: str, language: str) -> str:
    if "feel" in language:
        return juel.compiled(text.removeprefix("=").strip())
    if language == "juel" and juel.is_computed(text):
        return juel.in_feel(text)
    if juel.is_computed(text):
        raise juel.NotTurned("it has a `${` in it")
    return juel.expression(text.rstrip().removesuffix(";"))
