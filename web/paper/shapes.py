"""One shape or line of a diagram as SVG."""

from math import hypot

from web.paper import markers, pen
from web.paper.pen import PASSED, PLAIN, Style
from web.paper.plane import Box, Line, Shape

_SIZE = 12
_SMALL = 11
_BAND = 30
_NAMED_OUTSIDE = ("Event", "Gateway")


def shape(drawn: Shape, style: Style) -> str:
    """A node, a pool, a lane or a note, with its name."""
    if drawn.kind in ("participant", "lane"):
        return _pool(drawn)
    if drawn.kind.endswith("Event"):
        return _event(drawn, style) + _outside(drawn, style)
    if drawn.kind.endswith("Gateway"):
        return _gateway(drawn, style) + _outside(drawn, style)
    if drawn.kind == "textAnnotation":
        return _note(drawn)
    if drawn.kind == "group":
        return _rectangle(drawn.box, Style(fill="none"), 8, "8 4 2 4")
    return _activity(drawn, style)


def line(drawn: Line, style: Style) -> str:
    """A flow with its arrow, and its name."""
    dash = {"messageFlow": "6 4", "association": "2 4"}.get(drawn.kind, "")
    told = pen.line(drawn.points, style, dash) + ("" if drawn.kind == "association" else _arrow(drawn, style))
    if drawn.kind == "messageFlow":
        told += pen.circle(drawn.points[0], 4, Style(style.stroke))
    if drawn.default:
        (x, y), (towards_x, towards_y) = drawn.points[0], drawn.points[1]
        long = hypot(towards_x - x, towards_y - y) or 1
        at = (x + (towards_x - x) * 12 / long, y + (towards_y - y) * 12 / long)
        told += pen.line([(at[0] - 4, at[1] - 5), (at[0] + 4, at[1] + 5)], style)
    return told


def line_name(drawn: Line, style: Style) -> str:
    """What a flow is called, above everything that it crosses."""
    if not drawn.name:
        return ""
    box = drawn.label or _half_way(drawn)
    told = pen.lines(drawn.name, max(box.width, 60), _SMALL)
    return pen.written(told, box.middle, _SMALL, style.text)


def _half_way(drawn: Line) -> Box:
    (x, y), (next_x, next_y) = drawn.points[0], drawn.points[1]
    return Box((x + next_x) / 2 - 45, (y + next_y) / 2 - 20, 90, 14)


def _arrow(drawn: Line, style: Style) -> str:
    (from_x, from_y), (x, y) = drawn.points[-2:]
    long = hypot(x - from_x, y - from_y) or 1
    along, across = ((x - from_x) / long, (y - from_y) / long), 4.0 + style.width / 2
    back = 8 + style.width
    foot = (x - along[0] * back, y - along[1] * back)
    sides = [(foot[0] - along[1] * side, foot[1] + along[0] * side) for side in (across, -across)]
    solid = "#ffffff" if drawn.kind == "messageFlow" else style.stroke
    return pen.polygon([(x, y), *sides], Style(style.stroke, 1), solid)


def _rectangle(box: Box, style: Style, rounded: float = 0, dash: str = "") -> str:
    return pen.rectangle(box.x, box.y, box.width, box.height, style, rounded, dash)


def _pool(drawn: Shape) -> str:
    box = drawn.box
    told = _rectangle(box, Style(fill="none"))
    turned = box.height <= box.width or drawn.kind == "lane"
    size = _SIZE + 1
    if box.height < 70 and drawn.kind == "participant":
        return told + pen.written([drawn.name], box.middle, size, PLAIN.text)
    if drawn.kind == "participant":
        told += pen.line([(box.x + _BAND, box.y), (box.x + _BAND, box.y + box.height)], Style())
    at = (box.x + _BAND / 2, box.y + box.height / 2)
    return told + pen.written(pen.lines(drawn.name, box.height - 8, size), at, size, PLAIN.text, turned)


def _event(drawn: Shape, style: Style) -> str:
    middle, radius = drawn.box.middle, drawn.box.width / 2
    dash = "4 3" if drawn.dashed else ""
    thick = style.width + 2 if drawn.kind == "endEvent" else None
    told = pen.circle(middle, radius, style, dash, thick)
    if drawn.kind.startswith(("intermediate", "boundary")):
        told += pen.circle(middle, radius - 4, Style(style.stroke, 1, "none"), dash)
    if len(drawn.symbols) > 1:
        return told + markers.MULTIPLE(*middle, style)
    known = [markers.EVENTS[each] for each in drawn.symbols if each in markers.EVENTS]
    return told + "".join(symbol(*middle, style) for symbol in known)


def _gateway(drawn: Shape, style: Style) -> str:
    box, (x, y) = drawn.box, drawn.box.middle
    corners = [(x, box.y), (box.x + box.width, y), (x, box.y + box.height), (box.x, y)]
    symbol = markers.GATEWAYS.get(drawn.kind)
    return pen.polygon(corners, style, style.fill) + (symbol(x, y, style) if symbol else "")


def _activity(drawn: Shape, style: Style) -> str:
    box = drawn.box
    shown = Style(style.stroke, style.width, "none", style.text, style.dash) if drawn.expanded else style
    if drawn.kind == "callActivity":
        shown = Style(style.stroke, style.width + 2, style.fill, style.text, style.dash)
    told = _rectangle(box, shown, 10, "2 4" if drawn.dashed else "")
    if drawn.kind == "transaction":
        told += pen.rectangle(box.x + 4, box.y + 4, box.width - 8, box.height - 8, Style(style.stroke, 1, "none"), 7)
    if symbol := markers.TASKS.get(drawn.kind):
        told += symbol(box.x + 14, box.y + 14, Style(style.stroke))
    x, y = box.middle
    for no, mark in enumerate(drawn.marks):
        told += markers.FEET[mark](
            x + 18 * (no - (len(drawn.marks) - 1) / 2), box.y + box.height - 10, Style(style.stroke)
        )
    names = pen.lines(drawn.name, box.width - 12, _SIZE)
    at = (x, box.y + 6 + 0.625 * _SIZE * len(names)) if drawn.expanded else (x, y + (4 if symbol else 0))
    return told + pen.written(names, at, _SIZE, style.text)


def _outside(drawn: Shape, style: Style) -> str:
    if not drawn.name:
        return ""
    box = drawn.label or Box(drawn.box.middle[0] - 45, drawn.box.y + drawn.box.height + 4, 90, 14)
    told = pen.lines(drawn.name, max(box.width, 60) + 4, _SMALL)
    x, top = box.x + box.width / 2, box.y + len(told) * _SMALL * 0.625
    return pen.written(told, (x, top), _SMALL, style.text)


def _note(drawn: Shape) -> str:
    box = drawn.box
    bracket = [(box.x + 12, box.y), (box.x, box.y), (box.x, box.y + box.height), (box.x + 12, box.y + box.height)]
    return pen.line(bracket, PASSED, width=1) + pen.written(
        pen.lines(drawn.name, box.width - 12, _SMALL), box.middle, _SMALL, PLAIN.text
    )
