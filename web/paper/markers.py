"""The symbols in events, tasks and gateways, each within a square of 20 by 20 around its middle."""

from collections.abc import Callable, Mapping

from web.paper import pen
from web.paper.pen import Style

Symbol = Callable[[float, float, Style], str]


def _drawn(told: str, filled: bool = False) -> Symbol:
    """A symbol whose path is told from its middle."""

    def symbol(x: float, y: float, style: Style) -> str:
        return f'<g transform="translate({x:g} {y:g})">{pen.path(told, style, style.stroke if filled else "none")}</g>'

    return symbol


def _timer(x: float, y: float, style: Style) -> str:
    face = pen.circle((x, y), 9, Style(style.stroke, 1.4, "none"))
    return face + _drawn("M0,-6 L0,0 L4,2 M0,-9 v2 M0,9 v-2 M-9,0 h2 M9,0 h-2")(x, y, style)


def _conditional(x: float, y: float, style: Style) -> str:
    return _drawn("M-7,-8 H7 V8 H-7 Z M-4,-4 H4 M-4,0 H4 M-4,4 H4")(x, y, style)


_ENVELOPE = "M-9,-6 H9 V6 H-9 Z M-9,-6 L0,1 L9,-6"
_PENTAGON = "M0,-9 L9,-2 L5.5,8 H-5.5 L-9,-2 Z"
_GEAR = "M-3,0 A3,3 0 1 0 3,0 A3,3 0 1 0 -3,0 M-7,0 A7,7 0 1 0 7,0 A7,7 0 1 0 -7,0 M0,-9 V-7 M0,7 V9 M-9,0 H-7 M7,0 H9"

EVENTS: Mapping[str, Symbol] = {
    "message": _drawn(_ENVELOPE),
    "timer": _timer,
    "conditional": _conditional,
    "signal": _drawn("M0,-8 L8,6 H-8 Z"),
    "error": _drawn("M-7,7 L-3,-7 L2,1 L7,-7 L3,7 L-2,-1 Z"),
    "escalation": _drawn("M0,-8 L6,7 L0,1 L-6,7 Z"),
    "compensate": _drawn("M-1,-6 V6 L-9,0 Z M8,-6 V6 L0,0 Z"),
    "cancel": _drawn("M-7,-7 L7,7 M7,-7 L-7,7"),
    "link": _drawn("M-8,-4 H2 V-8 L9,0 L2,8 V4 H-8 Z"),
    "terminate": _drawn("M-8,0 A8,8 0 1 0 8,0 A8,8 0 1 0 -8,0", filled=True),
}
MULTIPLE = _drawn(_PENTAGON)

TASKS: Mapping[str, Symbol] = {
    "userTask": _drawn("M-4,-4 A4,4 0 1 0 4,-4 A4,4 0 1 0 -4,-4 M-8,8 C-8,0 8,0 8,8 Z"),
    "manualTask": _drawn("M-8,-2 L-2,-7 H7 M-8,-2 V6 H6 M-1,-3 H9 M0,0 H9 M0,3 H8"),
    "scriptTask": _drawn("M-5,-8 H7 C2,-3 8,3 3,8 H-8 C-3,3 -9,-3 -5,-8 M-3,-4 H3 M-3,0 H3 M-3,4 H2"),
    "businessRuleTask": _drawn("M-9,-7 H9 V7 H-9 Z M-9,-3 H9 M-9,2 H9 M-3,-3 V7"),
    "serviceTask": _drawn(_GEAR),
    "sendTask": _drawn(_ENVELOPE, filled=True),
    "receiveTask": _drawn(_ENVELOPE),
}

GATEWAYS: Mapping[str, Symbol] = {
    "exclusiveGateway": _drawn("M-6,-7 L6,7 M6,-7 L-6,7"),
    "parallelGateway": _drawn("M0,-10 V10 M-10,0 H10"),
    "inclusiveGateway": _drawn("M-9,0 A9,9 0 1 0 9,0 A9,9 0 1 0 -9,0"),
    "eventBasedGateway": _drawn(
        f"M-11,0 A11,11 0 1 0 11,0 A11,11 0 1 0 -11,0 {'M0,-7 L7,-1.5 L4.3,6.2 H-4.3 L-7,-1.5 Z'}"
    ),
    "complexGateway": _drawn("M0,-10 V10 M-10,0 H10 M-7,-7 L7,7 M7,-7 L-7,7"),
}

FEET: Mapping[str, Symbol] = {
    "parallel": _drawn("M-4,-6 V6 M0,-6 V6 M4,-6 V6"),
    "sequential": _drawn("M-6,-4 H6 M-6,0 H6 M-6,4 H6"),
    "loop": _drawn("M-2,6 A6,6 0 1 1 3,5 M-6,6 H-1 V1"),
    "collapsed": _drawn("M-6,-6 H6 V6 H-6 Z M0,-4 V4 M-4,0 H4"),
    "adhoc": _drawn("M-7,2 C-4,-5 -2,-3 0,0 C2,3 4,5 7,-2"),
}
