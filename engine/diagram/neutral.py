"""Attributes of which not every value is executed: what they are by default in BPMN 2.0.2 says nothing new."""

from itertools import product

from engine.diagram.parts import ACTIVITIES

_YES_OR_NO = frozenset({"true", "false"})
_DEFAULTS = {"isForCompensation": "false", "startQuantity": "1", "completionQuantity": "1"}
_CATCHING = ("startEvent", "boundaryEvent", "intermediateCatchEvent")

NEUTRAL: dict[tuple[str, str], frozenset[str]] = {
    ("subProcess", "triggeredByEvent"): _YES_OR_NO,
    ("process", "isClosed"): _YES_OR_NO,
    ("process", "processType"): frozenset({"None", "Private"}),
    ("startEvent", "isInterrupting"): _YES_OR_NO,
    ("boundaryEvent", "cancelActivity"): _YES_OR_NO,
    ("multiInstanceLoopCharacteristics", "isSequential"): _YES_OR_NO,
    ("multiInstanceLoopCharacteristics", "behavior"): frozenset({"All"}),
    ("standardLoopCharacteristics", "testBefore"): _YES_OR_NO,
    ("sequenceFlow", "isImmediate"): frozenset({"true"}),
    ("userTask", "implementation"): frozenset({"##unspecified", "##WebService"}),
    ("businessRuleTask", "implementation"): frozenset({"##unspecified"}),
    ("receiveTask", "implementation"): frozenset({"##unspecified", "##WebService"}),
    ("receiveTask", "instantiate"): frozenset({"false"}),
    ("eventBasedGateway", "instantiate"): frozenset({"false"}),
    ("eventBasedGateway", "eventGatewayType"): frozenset({"Exclusive"}),
    **{(kind, "parallelMultiple"): frozenset({"false"}) for kind in _CATCHING},
    **{(kind, name): frozenset({_DEFAULTS[name]}) for kind, name in product(sorted(ACTIVITIES), _DEFAULTS)},
}
"""The values that an attribute may have, by element and attribute."""
