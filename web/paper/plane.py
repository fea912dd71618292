"""The drawn part of a BPMN diagram: where its shapes and lines lie, and what each of them stands for (BPMN 2.0.2, 12)."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.diagram.xml import BPMN, DI, Node, local, root_of

_DC = "http://www.omg.org/spec/DD/20100524/DC"
_LINE = "http://www.omg.org/spec/DD/20100524/DI"


@dataclass(frozen=True)
class Box:
    """A rectangle of the drawing."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def meets(self, other: "Box") -> bool:
        """Whether the two share a point."""
        across = self.x <= other.x + other.width and other.x <= self.x + self.width
        return across and self.y <= other.y + other.height and other.y <= self.y + self.height


@dataclass(frozen=True)
class Shape:
    """A node, pool, lane or note; `symbols` are the definitions of an event, `marks` what an activity says at its foot."""

    id: str
    kind: str
    name: str
    box: Box
    label: Box | None = None
    expanded: bool = False
    dashed: bool = False
    symbols: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A flow or an association."""

    id: str
    kind: str
    name: str
    points: tuple[tuple[float, float], ...]
    label: Box | None = None
    default: bool = False

    @property
    def box(self) -> Box:
        """The rectangle around it."""
        across, down = [x for x, _ in self.points], [y for _, y in self.points]
        return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


@dataclass(frozen=True)
class Plane:
    """All that is drawn, in the order of the file."""

    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]

    @property
    def box(self) -> Box:
        """The rectangle around everything, with a margin; an empty drawing has one too."""
        drawn: list[Shape | Line] = [*self.shapes, *self.lines]
        boxes = [each.box for each in drawn] + [each.label for each in drawn if each.label] or [Box(0, 0, 100, 100)]
        left, top = min(each.x for each in boxes), min(each.y for each in boxes)
        right, bottom = max(each.x + each.width for each in boxes), max(each.y + each.height for each in boxes)
        return Box(left - 12, top - 12, right - left + 24, bottom - top + 24)


def read(content: bytes, file: str) -> Plane:
    """The drawing of a diagram that was deployed."""
    root = root_of(content, file)
    nodes = {str(node.get("id")): node for node in root.iter(f"{{{BPMN}}}*") if node.get("id")}
    defaults = {str(node.get("default")) for node in nodes.values() if node.get("default")}
    shapes = tuple(_shapes(root, nodes))
    lines = tuple(_lines(root, nodes, defaults))
    return Plane(shapes, lines)


def _shapes(root: Node, nodes: dict[str, Node]) -> Iterator[Shape]:
    for drawn in root.iter(f"{{{DI}}}BPMNShape"):
        node, box = nodes.get(str(drawn.get("bpmnElement"))), _box(drawn)
        if node is None or box is None:
            continue
        kind = local(node)
        yield Shape(
            id=str(node.get("id")),
            kind=kind,
            name=_name(node),
            box=box,
            label=_label(drawn),
            expanded=drawn.get("isExpanded") == "true" or kind in ("participant", "lane"),
            dashed=_dashed(node, kind),
            symbols=tuple(local(each).removesuffix("EventDefinition") for each in node if _is_definition(each)),
            marks=tuple(_marks(node, drawn)),
        )


def _lines(root: Node, nodes: dict[str, Node], defaults: set[str]) -> Iterator[Line]:
    for drawn in root.iter(f"{{{DI}}}BPMNEdge"):
        node = nodes.get(str(drawn.get("bpmnElement")))
        points = tuple((_number(each, "x"), _number(each, "y")) for each in drawn.iterfind(f"{{{_LINE}}}waypoint"))
        if node is not None and len(points) > 1:
            own = str(node.get("id"))
            yield Line(own, local(node), _name(node), points, _label(drawn), own in defaults)


def _dashed(node: Node, kind: str) -> bool:
    """An event that does not interrupt, and a sub-process that an event begins."""
    if kind == "subProcess":
        return node.get("triggeredByEvent") == "true"
    return "false" in (node.get("cancelActivity"), node.get("isInterrupting"))


def _marks(node: Node, drawn: Node) -> Iterator[str]:
    for each in node:
        if local(each) == "multiInstanceLoopCharacteristics":
            yield "sequential" if each.get("isSequential") == "true" else "parallel"
        elif local(each) == "standardLoopCharacteristics":
            yield "loop"
    if local(node) in ("subProcess", "transaction", "adHocSubProcess", "callActivity"):
        if drawn.get("isExpanded") != "true":
            yield "collapsed"
        if local(node) == "adHocSubProcess":
            yield "adhoc"


def _is_definition(node: Node) -> bool:
    return local(node).endswith("EventDefinition")


def _name(node: Node) -> str:
    if local(node) == "textAnnotation":
        return "".join(str(each) for each in node.itertext()).strip()
    return str(node.get("name") or "")


def _label(drawn: Node) -> Box | None:
    label = drawn.find(f"{{{DI}}}BPMNLabel")
    return _box(label) if label is not None else None


def _box(node: Node) -> Box | None:
    bounds = node.find(f"{{{_DC}}}Bounds")
    return Box(*(_number(bounds, name) for name in ("x", "y", "width", "height"))) if bounds is not None else None


def _number(node: Node, name: str) -> float:
    return float(node.get(name) or 0)
