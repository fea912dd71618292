"""What a modeler would not write: rule, element, part of the sentence, and what is put in place of what."""

USER_A, USER_B = '<bpmn:userTask id="a" name="a">', '<bpmn:userTask id="b" name="b">'

XML: list[tuple[str, str, str, str, str]] = [
    # rule, element, part of the sentence, what is replaced in FINE, by what
    ("one-process", "definitions", "no executable", 'isExecutable="true"', 'isExecutable="false"'),
    (
        "pool-not-executable",
        "q",
        "not executed",
        "</bpmn:definitions>",
        '<bpmn:process id="q"><bpmn:userTask id="w"/></bpmn:process></bpmn:definitions>',
    ),
    ("without-id", "?", "`userTask` has no id", USER_A, '<bpmn:userTask name="a">'),
    ("id-twice", "a", "used twice", 'userTask id="b"', 'userTask id="a"'),
    ("lane-of-nothing", "lane0", "`gone`", "</bpmn:lane>", "<bpmn:flowNodeRef>gone</bpmn:flowNodeRef></bpmn:lane>"),
    (
        "two-lanes",
        "lane9",
        "`a` lies in this lane and in `lane0`",
        "</bpmn:laneSet>",
        '<bpmn:lane id="lane9" name="乙"><bpmn:flowNodeRef>a</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>',
    ),
    ("listed-flow", "a", "`gone` as a flow that comes here", USER_A, USER_A + "<bpmn:incoming>gone</bpmn:incoming>"),
    ("listed-flow", "b", "`s_a` as a flow that leaves", USER_B, USER_B + "<bpmn:outgoing>s_a</bpmn:outgoing>"),
    ("unsupported-element", "w", "`choreographyTask` is not", USER_A, '<bpmn:choreographyTask id="w"/>' + USER_A),
    ("unsupported-element", "a", "`potentialOwner` is not", USER_A, USER_A + "<bpmn:potentialOwner/>"),
    ("unsupported-element", "a", "`x` is not supported", USER_A, USER_A + '<x xmlns="urn:x"/>'),
    (
        "unsupported-attribute",
        "a",
        "`startQuantity` of `userTask` cannot be `0`",
        'userTask id="a"',
        'userTask startQuantity="0" id="a"',
    ),
    (
        "unsupported-attribute",
        "a",
        "`assignee`",
        'userTask id="a"',
        'userTask xmlns:c="urn:flowable" c:assignee="甲" id="a"',
    ),
    (
        "foreign-extension",
        "definitions",
        "`urn:c` adds in 1 place",
        'userTask id="a"',
        'userTask xmlns:c="urn:c" c:tint="red" id="a"',
    ),
    (
        "unsupported-attribute",
        "process",
        "cannot be `Public`",
        'isExecutable="true"',
        'isExecutable="true" processType="Public"',
    ),
    (
        "unsupported-attribute",
        "a",
        "`many` is not how often",
        USER_A,
        USER_A + '<bpmn:standardLoopCharacteristics loopMaximum="many"><bpmn:loopCondition>=a</bpmn:loopCondition>'
        "</bpmn:standardLoopCharacteristics>",
    ),
    ("unsupported-extension", "a", "`zeebe:ioMapping` is not", "<zeebe:userTask/>", "<zeebe:ioMapping/>"),
    ("unsupported-extension", "a", "`zeebe:taskDefinition`", "<zeebe:userTask/>", '<zeebe:taskDefinition type="x"/>'),
    ("unsupported-extension", "a", "`camunda:in` is not", "<zeebe:userTask/>", '<camunda:in xmlns:camunda="urn:c"/>'),
    ("unsupported-extension", "a", "`assignee` of", "<zeebe:userTask/>", '<zeebe:assignmentDefinition assignee="=x"/>'),
    (
        "unsupported-extension",
        "a",
        "A property has a name and a value",
        "<zeebe:userTask/>",
        '<zeebe:properties><zeebe:property name="clauses"/></zeebe:properties>',
    ),
    (
        "unsupported-extension",
        "a",
        "`clauses` is given twice",
        "<zeebe:userTask/>",
        "<zeebe:properties>" + '<zeebe:property name="clauses" value="1"/>' * 2 + "</zeebe:properties>",
    ),
    ("twice", "a", "`formDefinition` stands here twice", "<zeebe:userTask/>", '<zeebe:formDefinition formId="f"/>' * 2),
    (
        "twice",
        "a",
        "`a loop marker` stands here twice",
        USER_A,
        USER_A + '<bpmn:standardLoopCharacteristics loopMaximum="2"/><bpmn:multiInstanceLoopCharacteristics/>',
    ),
    ("flow-to-nowhere", "a_b", "does not lead", 'targetRef="b"', 'targetRef="gone"'),
    (
        "attached-to-nothing",
        "e",
        "attached to nothing",
        USER_A,
        '<bpmn:boundaryEvent id="e" attachedToRef="gone"/>' + USER_A,
    ),
    (
        "default-elsewhere",
        "x",
        "does not leave this gateway",
        USER_A,
        '<bpmn:exclusiveGateway id="x" default="a_b"/>' + USER_A,
    ),
    ("waits-for-nothing", "c", "waits for nothing", USER_A, '<bpmn:intermediateCatchEvent id="c"/>' + USER_A),
    ("no-message", "r", "which message is meant", USER_A, '<bpmn:receiveTask id="r"/>' + USER_A),
    ("no-message", "z", "which message is meant", 'name="z">', 'name="z"><bpmn:messageEventDefinition/>'),
    (
        "gateway-direction",
        "x",
        "is not converging",
        USER_A,
        '<bpmn:exclusiveGateway id="x" gatewayDirection="Converging"/><bpmn:sequenceFlow id="f1" sourceRef="x" '
        'targetRef="a"/><bpmn:sequenceFlow id="f2" sourceRef="x" targetRef="b"/>' + USER_A,
    ),
    (
        "unsupported-attribute",
        "a",
        "`plain` is no kind of text",
        USER_A,
        USER_A + '<bpmn:documentation textFormat="plain"/>',
    ),
    (
        "called-start",
        "t",
        "without a symbol",
        "</bpmn:definitions>",
        '<bpmn:process id="q" isExecutable="true"><bpmn:startEvent id="t"><bpmn:messageEventDefinition messageRef="m"/>'
        '</bpmn:startEvent><bpmn:callActivity id="c" calledElement="q"/></bpmn:process></bpmn:definitions>',
    ),
    (
        "instantiates",
        "r",
        "nothing before it",
        'targetRef="b"></bpmn:sequenceFlow>',
        'targetRef="b"></bpmn:sequenceFlow><bpmn:receiveTask id="r" messageRef="m" instantiate="true"/>'
        '<bpmn:sequenceFlow id="f" sourceRef="a" targetRef="r"/>',
    ),
    ("reference", "c", "points to `gone`", USER_A, '<bpmn:receiveTask id="c" messageRef="gone"/>' + USER_A),
    ("reference", "c", "no message of the file", USER_A, '<bpmn:receiveTask id="c" messageRef="a"/>' + USER_A),
    ("data", "a", "in no input set", USER_A, f"{USER_A}<bpmn:ioSpecification><bpmn:dataInput/></bpmn:ioSpecification>"),
    (
        "message-flow",
        "f",
        "from one pool to another",
        "<bpmn:process",
        '<bpmn:collaboration id="k"><bpmn:participant id="p1" processRef="process"/>'
        '<bpmn:messageFlow id="f" sourceRef="a" targetRef="b"/></bpmn:collaboration><bpmn:process',
    ),
    (
        "message-flow",
        "z",
        "what receives no message",
        "<bpmn:process",
        '<bpmn:collaboration id="k"><bpmn:participant id="p1" processRef="process"/><bpmn:participant id="p2"/>'
        '<bpmn:messageFlow id="f" sourceRef="p2" targetRef="z"/></bpmn:collaboration><bpmn:process',
    ),
    (
        "message-flow",
        "o",
        "does not wait for this message",
        "</bpmn:process></bpmn:definitions>",
        '<bpmn:sendTask id="o" messageRef="m"/></bpmn:process><bpmn:process id="q" isExecutable="true">'
        '<bpmn:startEvent id="k"><bpmn:messageEventDefinition messageRef="n"/></bpmn:startEvent></bpmn:process>'
        '<bpmn:collaboration id="c"><bpmn:participant id="p1" processRef="process"/><bpmn:participant id="p2" '
        'processRef="q"/><bpmn:messageFlow id="f" sourceRef="o" targetRef="k"/></bpmn:collaboration></bpmn:definitions>',
    ),
    (
        "unsupported-attribute",
        "p1",
        "`maximum` of `participantMultiplicity` cannot be `3`",
        "<bpmn:process",
        '<bpmn:collaboration id="k"><bpmn:participant id="p1" processRef="process">'
        '<bpmn:participantMultiplicity minimum="1" maximum="3"/></bpmn:participant></bpmn:collaboration><bpmn:process',
    ),
    (
        "two-events",
        "t",
        "compensates one activity",
        USER_A,
        '<bpmn:intermediateThrowEvent id="t"><bpmn:compensateEventDefinition activityRef="a"/>'
        f'<bpmn:compensateEventDefinition activityRef="b"/></bpmn:intermediateThrowEvent>{USER_A}',
    ),
    (
        "two-events",
        "c",
        "stand alone in their event",
        USER_A,
        '<bpmn:intermediateCatchEvent id="c"><bpmn:linkEventDefinition/><bpmn:messageEventDefinition messageRef="m"/>'
        f"</bpmn:intermediateCatchEvent>{USER_A}",
    ),
]
