"""What gateways and the flows behind them must say."""

from engine.diagram.model import Diagram
from engine.diagram.parts import ACTIVITIES, GATEWAYS, Element, Flow
from engine.diagram.report import Report
from engine.diagram.structure import reachable
from engine.sentences import say

_DECIDING = ("exclusiveGateway", "inclusiveGateway", "complexGateway")
_CONDITIONAL = ACTIVITIES | set(_DECIDING)
"""From where a flow with a condition, or a default flow, may leave (BPMN 2.0.2, 8.3.13)."""


def check_gateways(report: Report) -> None:
    """Conditions stand where one is asked for and nowhere else; every gateway can be passed."""
    for flow in report.diagram.flows.values():
        _check_condition(report, flow)
    for element in report.diagram.elements.values():
        if element.default is not None:
            _check_default(report, element)
        if element.kind in GATEWAYS:
            _check_shape(report, element)
        if element.kind in _DECIDING:
            _check_exhaustive(report, element)
        if element.kind == "complexGateway":
            _check_complex(report, element)
        if element.kind == "eventBasedGateway":
            _check_event_gateway(report, element)
        if element.kind == "parallelGateway":
            _check_loop_head(report, element)


def _check_condition(report: Report, flow: Flow) -> None:
    source = report.diagram.elements.get(flow.source)
    if source is None:
        return
    decides = source.kind in _DECIDING[:2] and len(report.diagram.outgoing(source.id)) > 1
    if flow.condition is not None and source.default == flow.id:
        report.tell(flow, "default-with-condition", "The default flow has a condition.", "Remove the condition.")
    elif flow.condition is not None and source.kind == "parallelGateway":
        hint = "Remove the condition, or decide with an inclusive gateway (BPMN 2.0.2, 10.6.4)."
        report.tell(flow, "condition-ignored", "A parallel gateway asks no conditions.", hint)
    elif flow.condition is not None and source.kind not in _CONDITIONAL:
        hint = "Put an exclusive or inclusive gateway before it."
        report.tell(flow, "condition-not-here", "A condition stands on a flow that does not leave a gateway.", hint)
    elif decides and flow.condition is None and source.default != flow.id:
        sentence = "The flow has no condition and is not the default."
        report.tell(flow, "without-condition", sentence, "Write a condition, or make it the default flow.")


def _check_default(report: Report, element: Element) -> None:
    if element.kind not in _CONDITIONAL or not _decides(report.diagram, element):
        sentence = "A default flow stands beside flows with conditions, behind a gateway or an activity."
        report.tell(element, "default-not-here", sentence, "Make the flow an ordinary one.")
    elif element.default not in {flow.id for flow in report.diagram.outgoing(element.id)}:
        report.tell(element, "default-elsewhere", "The default flow does not leave this gateway.", "Choose it again.")


def _decides(diagram: Diagram, element: Element) -> bool:
    conditions = any(flow.condition is not None for flow in diagram.outgoing(element.id))
    return conditions or element.kind in _DECIDING


def _check_shape(report: Report, element: Element) -> None:
    """A gateway parts or joins paths, and does so as its direction says (BPMN 2.0.2, 10.6.1)."""
    coming, leaving = (len(each) for each in (report.diagram.incoming(element.id), report.diagram.outgoing(element.id)))
    if coming == 1 and leaving == 1:
        sentence = "One flow comes here and one leaves: nothing is decided or joined."
        report.tell(element, "gateway-alone", sentence, "Remove the gateway.")
    fits = {
        "Diverging": (coming <= 1, say("diverging")),
        "Converging": (leaving <= 1, say("converging")),
        "Mixed": (coming > 1 and leaving > 1, say("mixed")),
    }
    fit, direction = fits.get(element.direction, (True, ""))
    if not fit:
        sentence = "The gateway is not {direction}: {coming} flows come and {leaving} leave."
        sentence = say(sentence, direction=direction, coming=coming, leaving=leaving)
        report.tell(element, "gateway-direction", sentence, "Correct its direction, or leave it unspecified.")


def _check_exhaustive(report: Report, element: Element) -> None:
    """Where no condition need hold, there is a default: a condition that reads what is null does not hold."""
    outgoing = report.diagram.outgoing(element.id)
    conditional = len(outgoing) > 1 and all(flow.condition is not None for flow in outgoing)
    if conditional and element.default is None and not _is_complete([flow.condition or "" for flow in outgoing]):
        sentence = "If none of the conditions is true, the case stops here."
        report.tell(element, "no-default", sentence, "Make one flow the default.", severity="warning")


def _is_complete(conditions: list[str]) -> bool:
    """Whether one of the conditions is true in any case, as far as is easily seen."""
    return any("".join(each.split()) == "=true" for each in conditions)


def _check_complex(report: Report, element: Element) -> None:
    if len(report.diagram.incoming(element.id)) > 1 and not element.activation:
        hint = "Write one, such as `=activationCount >= 2`."
        report.tell(element, "activation", "Nothing says when this gateway is activated.", hint)


def _check_event_gateway(report: Report, element: Element) -> None:
    diagram = report.diagram
    outgoing = diagram.outgoing(element.id)
    if len(outgoing) < 2:
        hint = "Lead it to two or more catch events."
        report.tell(element, "event-gateway", "An event-based gateway chooses between at least two events.", hint)
    for flow in outgoing:
        target = diagram.elements.get(flow.target)
        if target is None:
            continue
        if target.kind not in ("intermediateCatchEvent", "receiveTask") or len(diagram.incoming(target.id)) > 1:
            sentence = "Behind an event-based gateway stands a catch event or receive task that only it leads to."
            report.tell(flow, "event-gateway", sentence, "Draw a catch event right behind it.")
        elif target.loop is not None or diagram.boundaries(target.id):
            sentence = "A receive task behind an event-based gateway has no boundary events and is not repeated."
            report.tell(target, "event-gateway", sentence, "Use a catch event.")


def _check_loop_head(report: Report, element: Element) -> None:
    """A parallel join that waits for a flow which only it can lead to waits for ever."""
    diagram = report.diagram
    incoming = diagram.incoming(element.id)
    if len(incoming) < 2:
        return
    begun = _beginnings(diagram, element.scope)
    before = reachable(diagram, begun, without=element.id)
    if any(flow.source not in before for flow in incoming):
        hint = "Join a loop with an exclusive gateway."
        report.tell(element, "waits-for-itself", "This join waits for a path that only begins behind it.", hint)


def _beginnings(diagram: Diagram, scope: str) -> list[str]:
    return [element.id for each in diagram.beginnings(scope) for element in each]
