"""A DMN file with those that it imports (DMN 1.5, 6.3.3)."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from engine.dmn.errors import DmnError
from engine.dmn.types import Types
from engine.dmn.xml import NAMESPACES, Node, children, first, local, root_of
from engine.sentences import say

_ELEMENTS = {"inputData", "decision", "businessKnowledgeModel", "decisionService"}
_DRAWN = {
    "description", "extensionElements", "itemDefinition", "import", "knowledgeSource", "elementCollection",
    "businessContextElement", "performanceIndicator", "organizationUnit", "textAnnotation", "association", "group",
}  # fmt: skip


class File:
    """One file: its elements by their ids, its types, and the files that it imports by the names it gives them."""

    def __init__(self, path: str, root: Node, imports: Mapping[str, "File"]):
        self.path = path
        self.root = root
        self.namespace = root.get("namespace", "")
        self.imports = imports
        self._prefixes: dict[str, tuple[str, ...] | None] = {}
        self.problems: list[DmnError] = []
        self.types: Types = Types(path, root, {name: file.types for name, file in imports.items()})
        self.nodes: dict[str, Node] = {}
        for node in children(root):
            self._keep(node)

    def address(self, node: Node) -> str:
        """`namespace#id` of an element."""
        return f"{self.namespace}#{key(node)}"

    def prefix_of(self, namespace: str) -> tuple[str, ...] | None:
        """The names, import by import, behind which elements of a namespace are seen; None if it is not imported."""
        if namespace not in self._prefixes:
            self._prefixes[namespace] = self._prefix(namespace)
        return self._prefixes[namespace]

    def _prefix(self, namespace: str) -> tuple[str, ...] | None:
        if namespace == self.namespace:
            return ()
        for name, file in self.imports.items():
            inner = file.prefix_of(namespace)
            if inner is not None:
                return ((name,) if name else ()) + inner
        return None

    def given(self) -> set[str]:
        """The names of what is handed in from outside, for those with signs in them."""
        named = [node for node in self.nodes.values() if local(node) == "inputData"]
        variables = [first(node, "variable") for node in named]
        return {node.get("name", "") for node in named} | {
            each.get("name", "") for each in variables if each is not None
        }

    def _keep(self, node: Node) -> None:
        kind, id = local(node), node.get("id")
        if kind not in _ELEMENTS:
            if kind not in _DRAWN:
                self.problems.append(DmnError(self.path, id or kind, say("A `{kind}` is not executed.", kind=kind)))
            return
        if not id:
            sentence = say("The {kind} `{name}` has no id.", kind=kind, name=node.get("name", ""))
            self.problems.append(DmnError(self.path, "", sentence))
        if key(node) in self.nodes:
            self.problems.append(DmnError(self.path, key(node), "Two elements have this id."))
        self.nodes.setdefault(key(node), node)


def key(node: Node) -> str:
    """What the element is known by: its id, or its name if it has none."""
    return node.get("id") or node.get("name") or ""


def label(node: Node) -> str:
    """What the element is called."""
    return node.get("name") or key(node)


def result_name(node: Node) -> str:
    """What the element's result is called: its variable's name, which is its own."""
    variable = first(node, "variable")
    return label(node) if variable is None else variable.get("name") or label(node)


def beside(path: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The other DMN files, by their paths, that the one of this path may import."""
    return {other: content for other, content in files.items() if other.endswith(".dmn") and other != path}


def files_of(content: bytes, path: str, beside: Mapping[str, bytes]) -> list[File]:
    """The file, and behind it those that it imports, directly or not; DmnError for one that is not there."""
    return _Importing({**beside, path: content}).read(path, root_of(content, path), ())


class _Importing:
    """Finds what is imported: by its namespace, or else by the name of its file."""

    def __init__(self, beside: Mapping[str, bytes]):
        self.beside = beside
        self.roots: dict[str, Node] | None = None
        self.read_ones: dict[str, File] = {}

    def read(self, path: str, root: Node, above: tuple[str, ...]) -> list[File]:
        imported: dict[str, File] = {}
        for node in children(root, "import"):
            if node.get("importType", "") not in NAMESPACES:
                sentence = say("An import of the type {kind} is not executed.", kind=node.get("importType", ""))
                raise DmnError(path, node.get("name", "import"), sentence)
            other, other_root = self._found(path, node)
            if other == path or other in above:
                raise DmnError(path, node.get("name", "import"), say("{other} imports this file in turn.", other=other))
            if other not in self.read_ones:
                self.read(other, other_root, (*above, path))
            imported[node.get("name", "")] = self.read_ones[other]
        self.read_ones.pop(path, None)
        self.read_ones[path] = File(path, root, imported)
        return list(reversed(self.read_ones.values()))

    def _found(self, path: str, node: Node) -> tuple[str, Node]:
        if self.roots is None:
            self.roots = {
                each: root
                for each, content in sorted(self.beside.items())
                if (root := _quiet(content, each)) is not None
            }
        namespace, location = node.get("namespace", ""), PurePosixPath(node.get("locationURI", "")).name
        for each, root in self.roots.items():
            if root.get("namespace") == namespace and each != path:
                return each, root
        for each, root in self.roots.items():
            if location and PurePosixPath(each).name == location:
                return each, root
        sentence = say("It imports {name}, which is not beside it.", name=namespace or location)
        raise DmnError(path, node.get("name", "import"), sentence)


def _quiet(content: bytes, path: str) -> Node | None:
    """The root of a file that may be no DMN at all: then it cannot be what is imported."""
    try:
        return root_of(content, path)
    except DmnError:
        return None
