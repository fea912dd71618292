"""A file of another engine into our dialect, as far as it says the same; the rest stays in it and is told of."""

import codecs
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from engine.diagram.camunda7 import (
    calls,
    decisions,
    dropped,
    expressions,
    loops,
    mappings,
    properties,
    remaining,
    scripts,
    user_tasks,
)
from engine.diagram.camunda7.conversion import Conversion, Remark
from engine.diagram.camunda7.spaces import SPACES
from engine.diagram.xml import BPMN, MODELER, ZEEBE, Node, local, root_of

_Turn = Callable[[Conversion, Node], None]
_ALL: tuple[_Turn, ...] = (dropped.turn, mappings.turn, properties.turn)
_BY_ELEMENT: Mapping[str, _Turn] = {
    "userTask": user_tasks.turn,
    "callActivity": calls.turn,
    "businessRuleTask": decisions.turn,
    "scriptTask": scripts.turn,
    "multiInstanceLoopCharacteristics": loops.turn,
    "conditionalEventDefinition": expressions.turn_conditional,
    **dict.fromkeys(expressions.EXPRESSIONS, expressions.turn),
    **dict.fromkeys(expressions.TIMERS, expressions.turn_timer),
}

_OURS = {"zeebe": ZEEBE, "modeler": MODELER}


@dataclass(frozen=True)
class Converted:
    """The file in our dialect, the forms that were made by their ids, and what an analyst should know, line by line."""

    data: bytes
    forms: Mapping[str, bytes]
    remarks: tuple[Remark, ...]

    @property
    def left(self) -> tuple[Remark, ...]:
        """What is still in the words of the other engine, and is refused by the check."""
        return tuple(each for each in self.remarks if each.kind == "left")

    @property
    def notes(self) -> tuple[Remark, ...]:
        """What has gone or changed."""
        return tuple(each for each in self.remarks if each.kind == "note")


def convert(data: bytes, file: str) -> Converted:
    """The file with `zeebe:` extensions and FEEL; DiagramRefused for what is no BPMN at all."""
    root = root_of(data, file, as_written=True)
    _declare(root)
    work = Conversion()
    for node in list(root.iter(f"{{{BPMN}}}*")):
        for turn in _ALL:
            turn(work, node)
        if local(node) in _BY_ELEMENT:
            _BY_ELEMENT[local(node)](work, node)
    remaining.tell(work, root)
    dropped.turn_platform(work, root)
    forms = {own: f"{json.dumps(form, ensure_ascii=False, indent=2)}\n".encode() for own, form in work.forms.items()}
    return Converted(_written(root), forms, tuple(sorted(work.remarks, key=lambda each: each.line)))


def _written(root: Node) -> bytes:
    """The whole file, its comments and what it draws as they were, in the encoding that it declared."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=_prefixes(root) - _prefixes(root, *SPACES))
    before = [*root.itersiblings(preceding=True)][::-1]
    lines = [_text(each) for each in (*before, root, *root.itersiblings())]
    declared = root.getroottree().docinfo.encoding or "UTF-8"
    encoding = declared if _is_known(declared) else "UTF-8"
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    return "\n".join([head, *lines, ""]).encode(encoding, "xmlcharrefreplace")


def _declare(root: Node) -> None:
    """The root knows our namespaces, by the prefixes that everybody uses for them unless they mean something else."""
    taken = _prefixes(root)
    ours = {
        prefix: space for prefix, space in _OURS.items() if prefix not in taken and space not in root.nsmap.values()
    }
    etree.cleanup_namespaces(root, top_nsmap=ours, keep_ns_prefixes=taken | set(ours))


def _prefixes(root: Node, *spaces: str) -> set[str]:
    """The prefixes that the file declares, all of them or those of some namespaces; texts and values may use them."""
    declared = (each for node in root.iter("{*}*") for each in node.nsmap.items())
    return {prefix for prefix, space in declared if prefix and (not spaces or space in spaces)}


def _text(node: Node) -> str:
    return str(etree.tostring(node, encoding="unicode", with_tail=False))


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True
