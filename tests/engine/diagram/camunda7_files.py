"""Small files of another engine, and what becomes of them."""

from engine.diagram.camunda7 import Converted, convert

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t"><process id="p" isExecutable="true">\n'
)
TAIL = "</process></definitions>"


def turned(inside: str, head: str = HEAD) -> tuple[str, Converted]:
    """The file as it is written, and what is told of it."""
    done = convert(f"{head}{inside}{TAIL}".encode(), "t.bpmn")
    return done.data.decode(), done


def extensions(inside: str) -> str:
    return f"<extensionElements>{inside}</extensionElements>"


def user(attributes: str, inside: str = "") -> str:
    return f'<userTask id="u" name="受理" {attributes}>{inside}</userTask>'
