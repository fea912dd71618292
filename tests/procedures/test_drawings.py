"""The diagrams are drawn for a reader: everything has its place, nothing covers a word, no line runs through a task."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import pytest
from lxml import etree

from engine import procedures
from web.config import ROOT

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
BPMNDI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
DI = "{http://www.omg.org/spec/DD/20100524/DI}"
DC = "{http://www.omg.org/spec/DD/20100524/DC}"
CONTAINERS = {"participant", "lane", "subProcess"}
STEMS = procedures.stems(ROOT)

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle of the drawing, by whose it is."""

    of: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box", by: float = 1.0) -> bool:
        """Whether the two share more than a rim."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > by and down > by


class Drawing:
    """The pictures of a diagram: shapes, labels and the legs of lines."""

    def __init__(self, stem: str):
        root = etree.parse(ROOT / "processes" / f"{stem}.bpmn").getroot()
        self.kinds = {each.get("id"): etree.QName(each).localname for each in root.iter() if each.get("id")}
        self.hosts = {each.get("id"): each.get("attachedToRef") for each in root.iter(BPMN + "boundaryEvent")}
        self.ends = {
            each.get("id"): (each.get("sourceRef"), each.get("targetRef"))
            for each in root.iter(BPMN + "sequenceFlow", BPMN + "messageFlow", BPMN + "association")
        }
        self.shapes = [_box(each, each.get("bpmnElement")) for each in root.iter(BPMNDI + "BPMNShape")]
        self.labels = [
            _box(label, parent.get("bpmnElement"))
            for parent in root.iter(BPMNDI + "BPMNShape", BPMNDI + "BPMNEdge")
            for label in parent.iter(BPMNDI + "BPMNLabel")
            if label.find(DC + "Bounds") is not None
        ]
        self.lines = {
            each.get("bpmnElement"): [(float(at.get("x")), float(at.get("y"))) for at in each.iter(DI + "waypoint")]
            for each in root.iter(BPMNDI + "BPMNEdge")
        }

    def solid(self) -> list[Box]:
        """The shapes that nothing may run through."""
        return [box for box in self.shapes if self.kinds.get(box.of) not in CONTAINERS]

    def legs(self) -> Iterator[tuple[str, Point, Point]]:
        """The straight pieces of the sequence flows."""
        for flow, points in self.lines.items():
            if self.kinds.get(flow) == "sequenceFlow":
                yield from ((flow, start, end) for start, end in pairwise(points))


@pytest.fixture(scope="module", params=STEMS)
def drawing(request: pytest.FixtureRequest) -> Drawing:
    """Each procedure's."""
    return Drawing(request.param)


def test_everything_is_drawn(drawing: Drawing) -> None:
    drawn = {box.of for box in drawing.shapes} | set(drawing.lines)
    nodes = {one for one, kind in drawing.kinds.items() if kind.endswith(("Task", "Event", "Gateway", "subProcess"))}
    assert nodes | set(drawing.ends) <= drawn


def test_a_line_begins_and_ends_at_its_elements(drawing: Drawing) -> None:
    boxes = {box.of: box for box in drawing.shapes}
    away = [
        (flow, end)
        for flow, ends in drawing.ends.items()
        for end, point in zip(ends, (drawing.lines[flow][0], drawing.lines[flow][-1]), strict=True)
        if end in boxes and not _touches(boxes[end], point)
    ]
    assert not away


def test_no_line_runs_through_an_element_that_is_not_its_own(drawing: Drawing) -> None:
    through = [
        (flow, box.of)
        for flow, start, end in drawing.legs()
        for box in drawing.solid()
        if box.of not in drawing.ends[flow]
        and drawing.hosts.get(drawing.ends[flow][0]) != box.of
        and _leg(flow, start, end).overlaps(box)
    ]
    assert not through


def test_no_two_elements_cover_each_other(drawing: Drawing) -> None:
    covered = [
        (one.of, other.of)
        for one, other in combinations(drawing.solid(), 2)
        if one.overlaps(other) and other.of != drawing.hosts.get(one.of) and one.of != drawing.hosts.get(other.of)
    ]
    assert not covered


def test_no_label_is_covered(drawing: Drawing) -> None:
    """By another element, by another label, or by a line; a gateway's own corners are empty."""
    over = [(one.of, two.of) for one, two in combinations(drawing.labels, 2) if one.overlaps(two)]
    over += [
        (label.of, box.of)
        for label in drawing.labels
        for box in drawing.solid()
        if label.of != box.of and label.overlaps(box)
    ]
    over += [
        (label.of, flow)
        for label in drawing.labels
        for flow, a, b in drawing.legs()
        if label.overlaps(_leg(flow, a, b))
    ]
    assert not over


def test_lines_do_not_cross(drawing: Drawing) -> None:
    crossings = [
        (one[0], two[0])
        for one, two in combinations(list(drawing.legs()), 2)
        if one[0] != two[0] and _cross(one[1:], two[1:])
    ]
    assert not crossings


def _box(shape: etree._Element, of: str) -> Box:
    bounds = shape.find(DC + "Bounds")
    x, y, width, height = (float(bounds.get(name)) for name in ("x", "y", "width", "height"))
    return Box(of, x, y, x + width, y + height)


def _leg(of: str, start: Point, end: Point) -> Box:
    """A line as a thin rectangle; all our lines are upright or level."""
    (left, right), (top, bottom) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return Box(of, left - 1, top - 1, right + 1, bottom + 1)


def _touches(box: Box, point: Point, slack: float = 2.0) -> bool:
    inside = box.left - slack <= point[0] <= box.right + slack and box.top - slack <= point[1] <= box.bottom + slack
    rim = min(abs(point[0] - box.left), abs(point[0] - box.right), abs(point[1] - box.top), abs(point[1] - box.bottom))
    return inside and rim <= max(slack, 1)


def _cross(one: Sequence[Point], two: Sequence[Point]) -> bool:
    """Whether one level and one upright leg go through each other, and do not just meet."""
    for level, upright in ((one, two), (two, one)):
        if level[0][1] == level[1][1] and upright[0][0] == upright[1][0]:
            (left, right), (top, bottom) = sorted(p[0] for p in level), sorted(p[1] for p in upright)
            if left + 1 < upright[0][0] < right - 1 and top + 1 < level[0][1] < bottom - 1:
                return True
    return False
