"""The XML of a DMN file, read once and safely."""

from collections.abc import Iterator

from lxml import etree

from engine.dmn.errors import DmnError
from engine.sentences import say

Node = etree._Element
LARGEST = 2_000_000
"""Bytes."""
NAMESPACES = {
    f"https://www.omg.org/spec/DMN/{release}/MODEL/" for release in ("20191111", "20211108", "20230324", "20240513")
} | {"http://www.omg.org/spec/DMN/20180521/MODEL/"}
"""DMN 1.2 to 1.6; what is read of them is the same."""


def root_of(content: bytes, path: str) -> Node:
    """The `definitions` of the file; DmnError for a file that is none."""
    if len(content) > LARGEST:
        raise DmnError(path, "", say("The file has more than {most} bytes.", most=LARGEST))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        said = error.msg if isinstance(error, etree.XMLSyntaxError) else error
        raise DmnError(path, "", say("The file is not XML: {said}.", said=said)) from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise DmnError(path, "", "The file declares a document type; save it from a DMN modeler.")
    name = etree.QName(root)
    if name.localname != "definitions" or name.namespace not in NAMESPACES:
        sentence = "The file is no DMN 1.2 to 1.6 model: it begins with `{name}` of `{space}`."
        raise DmnError(path, "", say(sentence, name=name.localname, space=name.namespace))
    return root


def children(node: Node, name: str | None = None) -> list[Node]:
    """The elements of DMN inside the node, in their order; those of one name."""
    return [
        child
        for child in node
        if isinstance(child.tag, str)
        and etree.QName(child).namespace in NAMESPACES
        and (name is None or local(child) == name)
    ]


def first(node: Node, name: str) -> Node | None:
    """The first child of this name."""
    return next(iter(children(node, name)), None)


def local(node: Node) -> str:
    """The element's name without its namespace."""
    return etree.QName(node).localname


def text_of(node: Node | None) -> str:
    """What is written in the node's `text`."""
    return "" if node is None else "".join(each.text or "" for each in children(node, "text")).strip()


def above(node: Node) -> Iterator[Node]:
    """The node and what it stands in, from the inside out."""
    around: Node | None = node
    while around is not None:
        yield around
        around = around.getparent()
