"""Diagrams for tests, written in lines:  `user a due="=now()"`  `a > b if "=n = 1"`  `a => c` (the default flow)  `sub s {` … `}`.

Kinds: start end terminate task manual throw user script rule service send receive call xor or and complex event catch boundary, and with
`{`: sub esub transaction adhoc pool (another process). Keys: name, lane, form, groups, due, checks, set, value, decision, date,
after, cycle, message, signal, error, escalation (empty: any code), compensate (empty: all) and by (what does it), when (a
condition), link, on, each, item, times, until, collects, gives, loop, max, of (the called process), job (of a service), in.x, out.x, activation, takes and
makes (tokens), enough (of an ad hoc sub-process), key (of a message), and the flags ni (not interrupting), seq, before, undo,
cancel, all, rest, instantiate; `prop.x=…` is a property. What begins with `_` is for the test alone.
"""

from xml.sax.saxutils import quoteattr

from bpmn_definitions import CODES, definitions
from bpmn_pictures import KINDS, Arrow, Drawn, Picture, picture

SPACES = (
    'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" '
    'xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="Camunda Cloud"'
)


def xml(lines: str | Picture) -> bytes:
    """The diagram as a BPMN file."""
    drawn = picture(lines) if isinstance(lines, str) else lines
    names = dict.fromkeys(node.keys["message"] for node in drawn.nodes.values() if "message" in node.keys)
    messages = "".join(_message(drawn, name) for name in names)
    body = _properties(drawn.properties) + _lanes(drawn, "process") + _scope(drawn, "process")
    process = f'<bpmn:process id="process" name="投诉" isExecutable="true">{body}</bpmn:process>'
    for pool in (node.id for node in drawn.nodes.values() if node.kind == "pool"):
        body = _lanes(drawn, pool) + _scope(drawn, pool)
        process += f'<bpmn:process id="{pool}" isExecutable="true">{body}</bpmn:process>'
    messages += "".join(_declared(drawn, kind, attribute) for kind, attribute in CODES.items())
    text = f'<bpmn:definitions id="definitions" targetNamespace="t" {SPACES}>{messages}{process}</bpmn:definitions>'
    return text.encode()


def _declared(drawn: Picture, kind: str, attribute: str) -> str:
    codes = dict.fromkeys(node.keys[kind] for node in drawn.nodes.values() if node.keys.get(kind))
    return "".join(f'<bpmn:{kind} id="{kind}_{code}" {attribute}="{code}"/>' for code in codes)


def _message(drawn: Picture, name: str) -> str:
    receivers = [node for node in drawn.nodes.values() if node.keys.get("message") == name and "key" in node.keys]
    told = "".join(f"<zeebe:subscription correlationKey={quoteattr(node.keys['key'])}/>" for node in receivers[:1])
    return f'<bpmn:message id="m_{name}" name="{name}"><bpmn:extensionElements>{told}</bpmn:extensionElements></bpmn:message>'


def _process_of(drawn: Picture, node: Drawn) -> str:
    while node.scope in drawn.nodes:
        node = drawn.nodes[node.scope]
    return node.id if node.kind == "pool" else "process"


def _lanes(drawn: Picture, process: str) -> str:
    lanes: dict[str, list[str]] = {}
    for node in drawn.nodes.values():
        if node.kind == "pool" or _process_of(drawn, node) != process:
            continue
        if node.scope == process or "lane" in node.keys:
            lanes.setdefault(node.keys.get("lane", "办理人"), []).append(node.id)
    told = (
        f'<bpmn:lane id="lane{"" if process == "process" else process}{n}" name="{name}">{"".join(f"<bpmn:flowNodeRef>{i}</bpmn:flowNodeRef>" for i in inside)}</bpmn:lane>'
        for n, (name, inside) in enumerate(lanes.items())
    )
    own = "lanes" if process == "process" else f"lanes_{process}"
    return f'<bpmn:laneSet id="{own}">{"".join(told)}</bpmn:laneSet>'


def _scope(drawn: Picture, scope: str) -> str:
    nodes = "".join(_node(drawn, node) for node in drawn.nodes.values() if node.scope == scope and node.kind != "pool")
    return nodes + "".join(_flow(arrow) for arrow in drawn.arrows if arrow.scope == scope)


def _flow(arrow: Arrow) -> str:
    text = (
        f"<bpmn:conditionExpression>{quoteattr(arrow.condition)[1:-1]}</bpmn:conditionExpression>"
        if arrow.condition
        else ""
    )
    return f'<bpmn:sequenceFlow id="{arrow.id}" sourceRef="{arrow.source}" targetRef="{arrow.target}">{text}</bpmn:sequenceFlow>'


def _node(drawn: Picture, node: Drawn) -> str:
    attributes = {"id": node.id, "name": node.keys.get("name", node.id)}
    if default := [arrow.id for arrow in drawn.out(node.id) if arrow.default]:
        attributes["default"] = default[0]
    if node.kind == "boundary":
        attributes |= {"attachedToRef": node.keys["on"], "cancelActivity": "false" if node.has("ni") else "true"}
    if node.kind == "start" and node.has("ni"):
        attributes["isInterrupting"] = "false"
    if node.kind == "esub":
        attributes["triggeredByEvent"] = "true"
    if node.kind in ("receive", "send") and "message" in node.keys:
        attributes["messageRef"] = f"m_{node.keys['message']}"
    attributes |= {_ATTRIBUTES[key]: node.keys[key] for key in _ATTRIBUTES if key in node.keys}
    attributes |= {name: "true" for flag, name in _FLAGS.items() if node.has(flag)}
    if node.kind == "adhoc":
        attributes |= {"cancelRemainingInstances": "false"} if node.has("rest") else {}
        attributes |= {"ordering": "Sequential"} if node.has("seq") else {}
    told = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
    inside = _extensions(node) + definitions(node) + _loop(node) + _scope(drawn, node.id)
    inside += _told("activationCondition", node.keys.get("activation"))
    inside += _told("completionCondition", node.keys.get("enough"))
    drawn_by = f'<bpmn:association id="{node.id}_by" sourceRef="{node.id}" targetRef="{node.keys.get("by")}"/>'
    return f"<bpmn:{KINDS[node.kind]} {told}>{inside}</bpmn:{KINDS[node.kind]}>" + (drawn_by if node.has("by") else "")


_ATTRIBUTES = {"of": "calledElement", "takes": "startQuantity", "makes": "completionQuantity"}
_FLAGS = {"undo": "isForCompensation", "all": "parallelMultiple", "instantiate": "instantiate"}


def _extensions(node: Drawn) -> str:
    keys, told = node.keys, ""
    if node.kind == "user":
        told += "<zeebe:userTask/>"
    for key, name in (
        ("form", "formDefinition formId"),
        ("groups", "assignmentDefinition candidateGroups"),
        ("due", "taskSchedule dueDate"),
    ):
        told += f"<zeebe:{name}={quoteattr(keys[key])}/>" if key in keys else ""
    told += f'<zeebe:taskDefinition type="{keys["job"]}"/>' if "job" in keys else ""
    if "value" in keys:
        told += f'<zeebe:script expression={quoteattr(keys["value"])} resultVariable="{keys["set"]}"/>'
    if "decision" in keys:
        told += f'<zeebe:calledDecision decisionId="{keys["decision"]}" resultVariable="{keys["set"]}"/>'
    own = {name.removeprefix("prop."): value for name, value in keys.items() if name.startswith("prop.")}
    own |= {"checks": keys["checks"]} if "checks" in keys else {}
    listed = "".join(
        f"<zeebe:property name={quoteattr(name)} value={quoteattr(value)}/>" for name, value in own.items()
    )
    mapped = "".join(
        f"<zeebe:{name}put source={quoteattr(keys[key])} target={quoteattr(key.partition('.')[2])}/>"
        for name in ("in", "out")
        for key in keys
        if key.startswith(f"{name}.")
    )
    told += f"<zeebe:ioMapping>{mapped}</zeebe:ioMapping>" if mapped else ""
    told += f"<zeebe:properties>{listed}</zeebe:properties>" if own else ""
    return f"<bpmn:extensionElements>{told}</bpmn:extensionElements>" if told else ""


def _properties(own: dict[str, str]) -> str:
    return _extensions(Drawn("process", "process", "", {f"prop.{name}": value for name, value in own.items()}))


def _told(name: str, text: str | None) -> str:
    return "" if text is None else f"<bpmn:{name}>{quoteattr(text)[1:-1]}</bpmn:{name}>"


def _loop(node: Drawn) -> str:
    keys = node.keys
    if "each" in keys or "times" in keys:
        given = {
            "each": "inputCollection",
            "item": "inputElement",
            "collects": "outputCollection",
            "gives": "outputElement",
        }
        said = " ".join(f"{name}={quoteattr(keys[key])}" for key, name in given.items() if key in keys)
        told = f"<bpmn:extensionElements><zeebe:loopCharacteristics {said}/></bpmn:extensionElements>" if said else ""
        told += _told("loopCardinality", keys.get("times")) + _told("completionCondition", keys.get("until"))
        kind = f'multiInstanceLoopCharacteristics isSequential="{"true" if node.has("seq") else "false"}"'
        return f"<bpmn:{kind}>{told}</bpmn:multiInstanceLoopCharacteristics>"
    if "loop" not in keys and "max" not in keys:
        return ""
    most = f' loopMaximum="{keys["max"]}"' if "max" in keys else ""
    condition = f"<bpmn:loopCondition>{quoteattr(keys['loop'])[1:-1]}</bpmn:loopCondition>" if "loop" in keys else ""
    before = "true" if node.has("before") else "false"
    return (
        f'<bpmn:standardLoopCharacteristics testBefore="{before}"{most}>{condition}</bpmn:standardLoopCharacteristics>'
    )
