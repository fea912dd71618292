"""The white list: every element, attribute, extension and property that a diagram may use (docs/dialect.md)."""

_DRAWN = frozenset({"textAnnotation", "association", "group"})
_COMMON = frozenset({"documentation", "extensionElements", "categoryValueRef"})
_ENDS = frozenset({"incoming", "outgoing"})
_DATA = frozenset({"ioSpecification", "dataInputAssociation", "dataOutputAssociation", "property"})
_DRAWN_DATA = frozenset({"dataInput", "dataOutput", "inputSet", "outputSet"})
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
        "serviceTask",
        "sendTask",
        "receiveTask",
        "callActivity",
        "subProcess",
        "transaction",
        "adHocSubProcess",
        "exclusiveGateway",
        "inclusiveGateway",
        "parallelGateway",
        "complexGateway",
        "eventBasedGateway",
        "sequenceFlow",
        "dataObject",
        "dataObjectReference",
        "dataStoreReference",
    }
)
_WAITING = frozenset({"timerEventDefinition", "messageEventDefinition"})
_UNDOING = frozenset({"compensateEventDefinition"})
_THROWN = _UNDOING | {"messageEventDefinition", "signalEventDefinition", "escalationEventDefinition"}
_ERROR, _LINK, _CANCEL = (frozenset({f"{kind}EventDefinition"}) for kind in ("error", "link", "cancel"))
_CAUGHT = _WAITING | frozenset({"signalEventDefinition", "conditionalEventDefinition"})
_CAUGHT_FROM_INSIDE = _CAUGHT | _ERROR | _UNDOING | {"escalationEventDefinition"}

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
            "itemDefinition",
            "interface",
            "extensionElements",
            "documentation",
        }
    ),
    "collaboration": _COMMON | _DRAWN | {"participant", "messageFlow"},
    "participant": _COMMON | {"participantMultiplicity", "interfaceRef"},
    "participantMultiplicity": _COMMON,
    "interface": _COMMON | {"operation"},
    "operation": _COMMON | {"inMessageRef", "outMessageRef", "errorRef"},
    "messageFlow": _COMMON,
    "message": _COMMON,
    "signal": _COMMON,
    "error": _COMMON,
    "escalation": _COMMON,
    "conditionalEventDefinition": _COMMON | {"condition"},
    "linkEventDefinition": _COMMON | {"source", "target"},
    "category": _COMMON | {"categoryValue"},
    "categoryValue": _COMMON,
    "process": _COMMON | _DRAWN | _SCOPE | {"ioSpecification", "property"},
    "subProcess": _TASK | _DRAWN | _SCOPE,
    "transaction": _TASK | _DRAWN | _SCOPE,
    "adHocSubProcess": _TASK | _DRAWN | _SCOPE | {"completionCondition"},
    "callActivity": _TASK,
    "laneSet": _COMMON | {"lane"},
    "lane": _COMMON | {"flowNodeRef", "childLaneSet"},
    "childLaneSet": _COMMON | {"lane"},
    "startEvent": _COMMON | _ENDS | _DATA | _DRAWN_DATA | _CAUGHT_FROM_INSIDE,
    "endEvent": _COMMON | _ENDS | _DATA | _DRAWN_DATA | _THROWN | _ERROR | _CANCEL | {"terminateEventDefinition"},
    "boundaryEvent": _COMMON | _ENDS | _DATA | _DRAWN_DATA | _CAUGHT_FROM_INSIDE | _CANCEL,
    "intermediateCatchEvent": _COMMON | _ENDS | _DATA | _DRAWN_DATA | _CAUGHT | _LINK,
    "intermediateThrowEvent": _COMMON | _ENDS | _DATA | _DRAWN_DATA | _THROWN | _LINK,
    "task": _TASK,
    "manualTask": _TASK,
    "userTask": _TASK,
    "scriptTask": _TASK,
    "businessRuleTask": _TASK,
    "serviceTask": _TASK,
    "sendTask": _TASK,
    "receiveTask": _TASK,
    "exclusiveGateway": _COMMON | _ENDS,
    "inclusiveGateway": _COMMON | _ENDS,
    "parallelGateway": _COMMON | _ENDS,
    "complexGateway": _COMMON | _ENDS | {"activationCondition"},
    "eventBasedGateway": _COMMON | _ENDS,
    "sequenceFlow": _COMMON | {"conditionExpression"},
    "textAnnotation": _COMMON | {"text"},
    "association": _COMMON,
    "group": _COMMON,
    "ioSpecification": _COMMON | {"dataInput", "dataOutput", "inputSet", "outputSet"},
    "dataInput": _COMMON | {"dataState"},
    "dataOutput": _COMMON | {"dataState"},
    "inputSet": _COMMON | {"dataInputRefs", "optionalInputRefs", "whileExecutingInputRefs", "outputSetRefs"},
    "outputSet": _COMMON | {"dataOutputRefs", "optionalOutputRefs", "whileExecutingOutputRefs", "inputSetRefs"},
    "dataState": _COMMON,
    "itemDefinition": _COMMON,
    "messageEventDefinition": _COMMON | {"operationRef"},
    "compensateEventDefinition": _COMMON,
    "cancelEventDefinition": _COMMON,
    "signalEventDefinition": _COMMON,
    "errorEventDefinition": _COMMON,
    "escalationEventDefinition": _COMMON,
    "terminateEventDefinition": _COMMON,
    "dataObject": _COMMON | {"dataState"},
    "dataObjectReference": _COMMON | {"dataState"},
    "dataStore": _COMMON | {"dataState"},
    "dataStoreReference": _COMMON | {"dataState"},
    "timerEventDefinition": _COMMON | frozenset({"timeDate", "timeDuration", "timeCycle"}),
    "multiInstanceLoopCharacteristics": _COMMON | {"loopCardinality", "completionCondition"},
    "standardLoopCharacteristics": _COMMON | {"loopCondition"},
    "dataInputAssociation": _COMMON | frozenset({"sourceRef", "targetRef"}),
    "dataOutputAssociation": _COMMON | frozenset({"sourceRef", "targetRef"}),
}
"""The BPMN elements that may stand directly in another one; one that is missing here holds text only."""

ONLY_ONCE = frozenset(
    {
        "extensionElements",
        "terminateEventDefinition",
        "activationCondition",
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

EXTENSIONS: dict[str, dict[str, frozenset[str]]] = {
    "userTask": {
        "userTask": frozenset(),
        "formDefinition": frozenset({"formId"}),
        "assignmentDefinition": frozenset({"candidateGroups"}),
        "taskSchedule": frozenset({"dueDate"}),
    },
    "scriptTask": {"script": frozenset({"expression", "resultVariable"})},
    "businessRuleTask": {"calledDecision": frozenset({"decisionId", "resultVariable"})},
    "callActivity": {"calledElement": frozenset({"processId", "propagateAllChildVariables"})},
    "serviceTask": {"taskDefinition": frozenset({"type"})},
    "sendTask": {"taskDefinition": frozenset({"type"})},
    "message": {"subscription": frozenset({"correlationKey"})},
    "multiInstanceLoopCharacteristics": {
        "loopCharacteristics": frozenset({"inputCollection", "inputElement", "outputCollection", "outputElement"})
    },
}
"""The `zeebe:` extensions of each element with their attributes, besides `zeebe:properties`."""

PROCESS_PROPERTIES = frozenset(
    {"caseNumber", "caseNumberPeriod", "caseNumberWarning", "subject", "complainant", "knownTo", "retention"}
)
TIMER_KINDS = frozenset({"reminder", "escalation"})
