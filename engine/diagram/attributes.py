"""The attributes that an element may have, and of some the values: what they are by default in BPMN 2.0.2 says nothing new."""

from itertools import product

from engine.diagram.parts import ACTIVITIES, CATCHING, GATEWAYS, TASKS

_YES_OR_NO = frozenset({"true", "false"})
_ITEM = frozenset({"itemSubjectRef"})

ATTRIBUTES: dict[str, frozenset[str]] = {
    "definitions": frozenset({"targetNamespace", "exporter", "exporterVersion", "expressionLanguage", "typeLanguage"}),
    "participant": frozenset({"processRef"}),
    "messageFlow": frozenset({"sourceRef", "targetRef", "messageRef"}),
    "process": frozenset({"isExecutable"}),
    "subProcess": frozenset({"default"}),
    "transaction": frozenset({"default"}),
    "adHocSubProcess": frozenset({"default"}),
    "callActivity": frozenset({"default", "calledElement"}),
    "boundaryEvent": frozenset({"attachedToRef"}),
    **{task: frozenset({"default"}) for task in TASKS},
    "serviceTask": frozenset({"operationRef", "default"}),
    "sendTask": frozenset({"messageRef", "operationRef", "default"}),
    "receiveTask": frozenset({"messageRef", "operationRef", "default"}),
    "error": frozenset({"errorCode", "structureRef"}),
    "escalation": frozenset({"escalationCode", "structureRef"}),
    "signalEventDefinition": frozenset({"signalRef"}),
    "errorEventDefinition": frozenset({"errorRef"}),
    "escalationEventDefinition": frozenset({"escalationRef"}),
    "compensateEventDefinition": frozenset({"activityRef"}),
    "exclusiveGateway": frozenset({"default"}),
    "inclusiveGateway": frozenset({"default"}),
    "complexGateway": frozenset({"default"}),
    "sequenceFlow": frozenset({"sourceRef", "targetRef"}),
    "messageEventDefinition": frozenset({"messageRef"}),
    "standardLoopCharacteristics": frozenset({"loopMaximum"}),
    "association": frozenset({"sourceRef", "targetRef", "associationDirection"}),
    "group": frozenset({"categoryValueRef"}),
    "categoryValue": frozenset({"value"}),
    "dataObject": frozenset({"isCollection"}) | _ITEM,
    "dataObjectReference": frozenset({"dataObjectRef"}) | _ITEM,
    "dataStore": frozenset({"capacity", "isUnlimited"}) | _ITEM,
    "dataStoreReference": frozenset({"dataStoreRef"}) | _ITEM,
    "dataInput": frozenset({"isCollection"}) | _ITEM,
    "dataOutput": frozenset({"isCollection"}) | _ITEM,
    "property": _ITEM,
    "itemDefinition": frozenset({"itemKind", "isCollection", "structureRef"}),
    "message": frozenset({"itemRef"}),
    "signal": frozenset({"structureRef"}),
    "interface": frozenset({"implementationRef"}),
    "operation": frozenset({"implementationRef"}),
    "collaboration": frozenset({"isClosed"}),
    "textAnnotation": frozenset({"textFormat"}),
    "documentation": frozenset({"textFormat"}),
}
"""The attributes of each element besides `id`, `name` and those of `NEUTRAL`."""

MOST_TOKENS_AT_ONCE = 50
_QUANTITY = frozenset(map(str, range(1, MOST_TOKENS_AT_ONCE + 1)))
_DIRECTIONS = frozenset({"Unspecified", "Converging", "Diverging", "Mixed"})
_SUB_PROCESSES = ("subProcess", "transaction", "adHocSubProcess")
_OF_ACTIVITIES = {"isForCompensation": _YES_OR_NO, "startQuantity": _QUANTITY, "completionQuantity": _QUANTITY}

NEUTRAL: dict[tuple[str, str], frozenset[str]] = {
    **{(kind, "triggeredByEvent"): _YES_OR_NO for kind in _SUB_PROCESSES},
    ("participantMultiplicity", "minimum"): frozenset({"0", "1"}),
    ("participantMultiplicity", "maximum"): frozenset({"1"}),
    ("transaction", "method"): frozenset({"##Compensate"}),
    ("adHocSubProcess", "ordering"): frozenset({"Parallel", "Sequential"}),
    ("adHocSubProcess", "cancelRemainingInstances"): _YES_OR_NO,
    ("compensateEventDefinition", "waitForCompletion"): _YES_OR_NO,
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
    ("serviceTask", "implementation"): frozenset({"##unspecified", "##WebService"}),
    ("sendTask", "implementation"): frozenset({"##unspecified", "##WebService"}),
    ("receiveTask", "implementation"): frozenset({"##unspecified", "##WebService"}),
    ("receiveTask", "instantiate"): _YES_OR_NO,
    **{(kind, "gatewayDirection"): _DIRECTIONS for kind in sorted(GATEWAYS)},
    ("eventBasedGateway", "instantiate"): _YES_OR_NO,
    ("eventBasedGateway", "eventGatewayType"): frozenset({"Exclusive"}),
    **{(kind, "parallelMultiple"): _YES_OR_NO for kind in sorted(CATCHING)},
    **{
        (kind, name): _OF_ACTIVITIES[name]
        for kind, name in product([*sorted(ACTIVITIES), *_SUB_PROCESSES], _OF_ACTIVITIES)
    },
}
"""The values that an attribute may have, by element and attribute."""
