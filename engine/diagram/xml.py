"""Strangers' XML, read safely: bounded in size, without document types, entities or network."""

from lxml import etree

from engine.diagram.problems import DiagramRefused, Problem
from engine.sentences import say

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
ZEEBE = "http://camunda.org/schema/zeebe/1.0"
MODELER = "http://camunda.org/schema/modeler/1.0"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
DI = "http://www.omg.org/spec/BPMN/20100524/DI"

LARGEST = 2_000_000
"""Bytes; a drawn procedure has tens of thousands."""
MOST_ATTRIBUTES = 100
"""Of one element; lxml reads them in the square of their number."""

Node = etree._Element


def root_of(data: bytes, file: str, *, as_written: bool = False) -> Node:
    """The `definitions` element; DiagramRefused for anything else, or for a file that is too large or not plain XML.

    Comments are left out, and CDATA is text, unless the file is to be written again as it was.
    """
    if len(data) > LARGEST:
        sentence = say("The file has more than {most} bytes.", most=LARGEST)
        raise _refused(file, "too-large", sentence, "Draw several procedures.")
    try:
        root = etree.fromstring(data, _parser(as_written))
    except (etree.XMLSyntaxError, ValueError) as error:
        said, line = (error.msg, error.lineno) if isinstance(error, etree.XMLSyntaxError) else (error, 0)
        sentence = say("The file is not XML: {said}.", said=said)
        raise _refused(file, "not-xml", sentence, "Save it from a BPMN modeler.", line or 0) from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise _refused(file, "doctype", "The file declares a document type.", "Save it from a BPMN modeler.")
    if root.tag != f"{{{BPMN}}}definitions":
        raise _refused(
            file, "not-bpmn", "The file is not a BPMN 2.0 diagram.", "Its first element must be `definitions`."
        )
    crowded = next((node for node in root.iter("{*}*") if len(node.attrib) > MOST_ATTRIBUTES), None)
    if crowded is not None:
        sentence = say("A `{kind}` has more than {most} attributes.", kind=local(crowded), most=MOST_ATTRIBUTES)
        raise _refused(file, "too-many", sentence, "Save it from a BPMN modeler.", line_of(crowded))
    return root


def _parser(as_written: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=not as_written,
        strip_cdata=not as_written,
    )


def line_of(node: Node) -> int:
    """The line that the node begins in, from 1; 0 where it is not known."""
    line: object = node.sourceline
    return line if isinstance(line, int) else 0


def lines_of(root: Node) -> dict[str, int]:
    """The line of each id; of one that stands in the file twice, the first."""
    lines: dict[str, int] = {}
    for node in root.iter("{*}*"):
        own = node.get("id")
        if own is not None:
            lines.setdefault(str(own), line_of(node))
    return lines


def local(node: Node) -> str:
    """The name without its namespace; empty for processing instructions."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def namespace(node: Node) -> str:
    """The namespace of the node, empty where it has none."""
    return etree.QName(node).namespace or "" if isinstance(node.tag, str) else ""


def children(node: Node, name: str, space: str = BPMN) -> list[Node]:
    """The direct children of this name."""
    return node.findall(f"{{{space}}}{name}")


def child(node: Node, name: str, space: str = BPMN) -> Node | None:
    """The first direct child of this name."""
    return node.find(f"{{{space}}}{name}")


def text(node: Node | None) -> str:
    """The text of a node without the spaces around it; empty where there is none."""
    return "".join(str(part) for part in node.itertext()).strip() if node is not None else ""


def extension(node: Node, name: str) -> Node | None:
    """The `zeebe:` extension of this name."""
    return node.find(f"{{{BPMN}}}extensionElements/{{{ZEEBE}}}{name}")


def _refused(file: str, rule: str, sentence: str, hint: str = "", line: int = 0) -> DiagramRefused:
    return DiagramRefused([Problem(file, "?", "", rule, sentence, hint, line=line)])
