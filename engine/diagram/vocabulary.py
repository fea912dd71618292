"""The white list: every element, attribute, extension and property that a diagram may use (docs/dialect.md)."""

_DRAWN = frozenset({"textAnnotation", "association", "group"})
_COMMON = frozenset({"documentation", "extensionElements"})
_ENDS = frozenset({"incoming", "outgoing"})
_DATA = frozenset({"dataInputAssociation", "dataOutputAssociation", "property"})
_LOOPS = frozenset({"multiInstanceLoopCharacteristics", "standardLoopCharacteristics"})
_TASK = _COMMON | _ENDS | _DATA | _LOOPS
_SCOPE = frozenset(
    {
        "laneSet",
        "startEvent",
        "endEvent",
        "boundaryEvent",
        "intermediateCatchEvent",
        "intermediateThrowEvent",
        "task",
        "manualTask",
        "userTask",
        "scriptTask",
        "businessRuleTask",
        "receiveTask",
        "subProcess",
        "exclusiveGateway",
        "inclusiveGateway",
        "parallelGateway",
        "eventBasedGateway",
        "sequenceFlow",
        "dataObject",
        "dataObjectReference",
        "dataStoreReference",
    }
)
_WAITING = frozenset({"timerEventDefinition", "messageEventDefinition"})
_THROWN = frozenset({"signalEventDefinition", "escalationEventDefinition"})
_ERROR, _LINK = frozenset({"errorEventDefinition"}), frozenset({"linkEventDefinition"})
_CAUGHT = _WAITING | frozenset({"signalEventDefinition", "conditionalEventDefinition"})
_CAUGHT_FROM_INSIDE = _CAUGHT | _ERROR | {"escalationEventDefinition"}

EXECUTED = _SCOPE - {"laneSet", "sequenceFlow", "dataObject", "dataObjectReference", "dataStoreReference"}
"""The flow nodes."""

CHILDREN: dict[str, frozenset[str]] = {
    "definitions": frozenset(
        {
            "collaboration",
            "process",
            "message",
            "signal",
            "error",
            "escalation",
            "category",
            "dataStore",
            "extensionElements",
            "documentation",
        }
    ),
    "collaboration": _COMMON | _DRAWN | {"participant", "messageFlow"},
    "participant": _COMMON,
    "messageFlow": _COMMON,
    "message": _COMMON,
    "signal": _COMMON,
    "error": _COMMON,
    "escalation": _COMMON,
    "conditionalEventDefinition": _COMMON | {"condition"},
    "linkEventDefinition": frozenset({"source", "target"}),
    "category": _COMMON | {"categoryValue"},
    "categoryValue": _COMMON,
    "process": _COMMON | _DRAWN | _SCOPE,
    "subProcess": _TASK | _DRAWN | _SCOPE,
    "laneSet": _COMMON | {"lane"},
    "lane": _COMMON | {"flowNodeRef", "childLaneSet"},
    "childLaneSet": _COMMON | {"lane"},
    "startEvent": _COMMON | _ENDS | _DATA | _CAUGHT_FROM_INSIDE,
    "endEvent": _COMMON | _ENDS | _DATA | _THROWN | _ERROR | {"terminateEventDefinition"},
    "boundaryEvent": _COMMON | _ENDS | _DATA | _CAUGHT_FROM_INSIDE,
    "intermediateCatchEvent": _COMMON | _ENDS | _DATA | _CAUGHT | _LINK,
    "intermediateThrowEvent": _COMMON | _ENDS | _DATA | _THROWN | _LINK,
    "task": _TASK,
    "manualTask": _TASK,
    "userTask": _TASK,
    "scriptTask": _TASK,
    "businessRuleTask": _TASK,
    "receiveTask": _TASK,
    "exclusiveGateway": _COMMON | _ENDS,
    "inclusiveGateway": _COMMON | _ENDS,
    "parallelGateway": _COMMON | _ENDS,
    "eventBasedGateway": _COMMON | _ENDS,
    "sequenceFlow": _COMMON | {"conditionExpression"},
    "textAnnotation": _COMMON | {"text"},
    "association": _COMMON,
    "group": _COMMON,
    "dataObject": _COMMON,
    "dataObjectReference": _COMMON,
    "dataStore": _COMMON,
    "dataStoreReference": _COMMON,
    "timerEventDefinition": frozenset({"timeDate", "timeDuration", "timeCycle"}),
    "multiInstanceLoopCharacteristics": _COMMON | {"loopCardinality", "completionCondition"},
    "standardLoopCharacteristics": _COMMON | {"loopCondition"},
    "dataInputAssociation": frozenset({"sourceRef", "targetRef"}),
    "dataOutputAssociation": frozenset({"sourceRef", "targetRef"}),
}
"""The BPMN elements that may stand directly in another one; one that is missing here holds text only."""

ONLY_ONCE = frozenset(
    {
        "extensionElements",
        "timerEventDefinition",
        "messageEventDefinition",
        "terminateEventDefinition",
        "an event definition",
        "condition",
        "timeDate",
        "timeDuration",
        "timeCycle",
        "conditionExpression",
        "loopCondition",
        "loopCardinality",
        "completionCondition",
        "a loop marker",
    }
)
"""What an element says once or not at all."""

ATTRIBUTES: dict[str, frozenset[str]] = {
    "definitions": frozenset({"targetNamespace", "exporter", "exporterVersion", "expressionLanguage", "typeLanguage"}),
    "participant": frozenset({"processRef"}),
    "messageFlow": frozenset({"sourceRef", "targetRef"}),
    "process": frozenset({"isExecutable", "isClosed", "processType"}),
    "subProcess": frozenset({"triggeredByEvent", "default"}),
    "startEvent": frozenset({"isInterrupting"}),
    "boundaryEvent": frozenset({"attachedToRef", "cancelActivity"}),
    "receiveTask": frozenset({"messageRef", "default"}),
    "task": frozenset({"default"}),
    "manualTask": frozenset({"default"}),
    "userTask": frozenset({"default"}),
    "scriptTask": frozenset({"default"}),
    "businessRuleTask": frozenset({"default"}),
    "error": frozenset({"errorCode"}),
    "escalation": frozenset({"escalationCode"}),
    "signalEventDefinition": frozenset({"signalRef"}),
    "errorEventDefinition": frozenset({"errorRef"}),
    "escalationEventDefinition": frozenset({"escalationRef"}),
    "exclusiveGateway": frozenset({"default", "gatewayDirection"}),
    "inclusiveGateway": frozenset({"default", "gatewayDirection"}),
    "parallelGateway": frozenset({"gatewayDirection"}),
    "eventBasedGateway": frozenset({"gatewayDirection"}),
    "sequenceFlow": frozenset({"sourceRef", "targetRef"}),
    "messageEventDefinition": frozenset({"messageRef"}),
    "multiInstanceLoopCharacteristics": frozenset({"isSequential"}),
    "standardLoopCharacteristics": frozenset({"testBefore", "loopMaximum"}),
    "association": frozenset({"sourceRef", "targetRef", "associationDirection"}),
    "group": frozenset({"categoryValueRef"}),
    "categoryValue": frozenset({"value"}),
    "dataObjectReference": frozenset({"dataObjectRef"}),
    "dataStoreReference": frozenset({"dataStoreRef"}),
    "textAnnotation": frozenset({"textFormat"}),
    "documentation": frozenset({"textFormat"}),
}
"""The attributes of each element besides `id` and `name`."""

NEUTRAL: dict[tuple[str, str], frozenset[str]] = {
    ("subProcess", "triggeredByEvent"): frozenset({"true", "false"}),
    ("process", "isClosed"): frozenset({"false"}),
    ("process", "processType"): frozenset({"None", "Private"}),
    ("startEvent", "isInterrupting"): frozenset({"true", "false"}),
    ("boundaryEvent", "cancelActivity"): frozenset({"true", "false"}),
    ("multiInstanceLoopCharacteristics", "isSequential"): frozenset({"true", "false"}),
    ("standardLoopCharacteristics", "testBefore"): frozenset({"true", "false"}),
}
"""The values that an attribute may have, where not every one is understood."""

EXTENSIONS: dict[str, dict[str, frozenset[str]]] = {
    "userTask": {
        "userTask": frozenset(),
        "formDefinition": frozenset({"formId"}),
        "assignmentDefinition": frozenset({"candidateGroups"}),
        "taskSchedule": frozenset({"dueDate"}),
    },
    "scriptTask": {"script": frozenset({"expression", "resultVariable"})},
    "businessRuleTask": {"calledDecision": frozenset({"decisionId", "resultVariable"})},
    "message": {"subscription": frozenset({"correlationKey"})},
    "multiInstanceLoopCharacteristics": {
        "loopCharacteristics": frozenset({"inputCollection", "inputElement", "outputCollection", "outputElement"})
    },
}
"""The `zeebe:` extensions of each element with their attributes, besides `zeebe:properties`."""

PROCESS_PROPERTIES = frozenset({"caseNumber", "caseNumberPeriod", "caseNumberWarning", "subject", "complainant"})
TIMER_KINDS = frozenset({"reminder", "escalation"})
