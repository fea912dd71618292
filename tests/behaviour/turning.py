"""A diagram of the suite in our dialect: its script tasks give one value, `s`, which holds the log and what is given.

Nothing else of the file is changed but the language of its expressions.
"""

import re

from lxml import etree

from engine.diagram.xml import BPMN, ZEEBE
from tests.behaviour.suite import Trial

_LOGGED = {"CREATE_MARKER_FILE": "MARKER_exists", "CREATE_TIMESTAMP_LOG_2": "EXECUTION_parallel"}
_EXPRESSIONS = (
    "conditionExpression", "condition", "completionCondition", "loopCondition", "activationCondition", "loopCardinality",
)  # fmt: skip


def turned(data: bytes, trial: Trial) -> bytes:
    """The diagram for one case."""
    root = etree.fromstring(data)
    for script in list(root.iter(f"{{{BPMN}}}script")):
        _turn_script(script, trial)
    for name in _EXPRESSIONS:
        for each in root.iter(f"{{{BPMN}}}{name}"):
            told = re.sub(r"\s+", " ", each.text or "").strip()
            each.text = f"={_condition(told)}" if told else each.text
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _turn_script(script: etree._Element, trial: Trial) -> None:
    task = script.getparent()
    told = (script.text or "").strip()
    task.remove(script)
    if told == "WAIT_TEN_SECONDS":  # an expression takes no time: a timer event does
        task.tag = f"{{{BPMN}}}intermediateCatchEvent"
        timer = etree.SubElement(task, f"{{{BPMN}}}timerEventDefinition")
        etree.SubElement(timer, f"{{{BPMN}}}timeDuration").text = "PT10S"
        return
    extensions = etree.Element(f"{{{BPMN}}}extensionElements", nsmap={"zeebe": ZEEBE})
    etree.SubElement(
        extensions, f"{{{ZEEBE}}}script", {"expression": f"={_expression(told, trial)}", "resultVariable": "s"}
    )
    task.insert(0, extensions)


def _expression(told: str, trial: Trial) -> str:
    begun = f'(if s = null then {{log: [], text: "{trial.text}", number: {trial.number}, data: null}} else s)'
    match told:
        case "CREATE_LOG_FILE" | "CREATE_TIMESTAMP_LOG_1":
            return begun
        case "INCREMENT_INTEGER_VARIABLE":
            return f'context put({begun}, "number", {begun}.number + 1)'
        case "INCREMENT_INTEGER_VARIABLE_AND_LOG":
            logged = f'context put({begun}, "log", append({begun}.log, "INCREMENT_correct"))'
            return f'context put({logged}, "number", {begun}.number + 1)'
        case "THROW_ERROR":
            return 'throw error("ERR_CODE")'
        case "SET_STRING_DATA":
            return f'context put({begun}, "data", "String")'
        case "LOG_DATA":
            logged = f'if {begun}.data = "String" then "DATA_correct" else "DATA_wrong"'
            return f'context put({begun}, "log", append({begun}.log, {logged}))'
        case _:
            return f'context put({begun}, "log", append({begun}.log, "{_LOGGED.get(told, told)}"))'


def _condition(told: str) -> str:
    told = told.removeprefix("${").removesuffix("}").replace("integerVariable", "s.number")
    told = re.sub(r'!test\.contains\(("\w+")\)', r"not(contains(s.text, \1))", told)
    return re.sub(r'test\.contains\(("\w+")\)', r"contains(s.text, \1)", told)
