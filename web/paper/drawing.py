"""A version's diagram as vector drawing, with the path of a case: what was gone through is thick, what waits is dashed."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from web.paper import shapes
from web.paper.pen import PASSED, PLAIN, WAITING, Style
from web.paper.plane import Box, Plane

WIDEST, HIGHEST = 1500, 940
"""What of a diagram fits on one page so that it can be read."""
_OVERLAP = 80
_BEHIND = ("participant", "lane", "group")


@dataclass(frozen=True)
class Path:
    """The ids of elements and flows that tokens have gone through, and of the elements where something waits."""

    passed: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()

    def style(self, id_: str) -> Style:
        """How something is drawn."""
        return WAITING if id_ in self.waiting else PASSED if id_ in self.passed else PLAIN


def svg(plane: Plane, path: Path, view: Box | None = None) -> str:
    """The whole drawing, or what of it lies in the view."""
    seen = view or plane.box
    place = f'viewBox="{seen.x:g} {seen.y:g} {seen.width:g} {seen.height:g}" width="{seen.width:g}" height="{seen.height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {place}>{"".join(_parts(plane, path, seen))}</svg>'


def views(plane: Plane, path: Path) -> list[Box]:
    """The parts that the path touches, each as large as a page, row by row; none where the whole fits on one page."""
    whole = plane.box
    across, down = ceil(whole.width / WIDEST), ceil(whole.height / HIGHEST)
    if across * down == 1:
        return []
    wide, high = whole.width / across, whole.height / down
    parts = (Box(whole.x + x * wide, whole.y + y * high, wide, high) for y in range(down) for x in range(across))
    return [_with_margin(part, whole) for part in parts if _is_touched(plane, path, part)]


def _with_margin(part: Box, whole: Box) -> Box:
    """The part and a strip of its neighbours, so that what is cut on one page is whole on another."""
    left, top = max(part.x - _OVERLAP, whole.x), max(part.y - _OVERLAP, whole.y)
    right = min(part.x + part.width + _OVERLAP, whole.x + whole.width)
    bottom = min(part.y + part.height + _OVERLAP, whole.y + whole.height)
    return Box(left, top, right - left, bottom - top)


def _is_touched(plane: Plane, path: Path, view: Box) -> bool:
    gone = path.passed | path.waiting
    return any(each.id in gone and not each.expanded and each.box.meets(view) for each in plane.shapes)


def _parts(plane: Plane, path: Path, seen: Box) -> Iterator[str]:
    """Pools lie below frames, these below lines, lines below nodes, and the names of lines above all; marked lines last."""
    near = Box(seen.x - 120, seen.y - 120, seen.width + 240, seen.height + 240)
    drawn = [each for each in plane.shapes if each.box.meets(near)]
    lines = sorted((each for each in plane.lines if each.box.meets(near)), key=lambda each: each.id in path.passed)
    yield f'<rect x="{seen.x:g}" y="{seen.y:g}" width="{seen.width:g}" height="{seen.height:g}" fill="#ffffff"/>'
    for behind in (each for each in drawn if each.kind in _BEHIND):
        yield shapes.shape(behind, PLAIN)
    for frame in (each for each in drawn if each.expanded and each.kind not in _BEHIND):
        yield shapes.shape(frame, path.style(frame.id))
    for line in lines:
        yield shapes.line(line, path.style(line.id))
    for node in (each for each in drawn if not each.expanded and each.kind not in _BEHIND):
        yield shapes.shape(node, path.style(node.id))
    for line in lines:
        yield shapes.line_name(line, path.style(line.id))
