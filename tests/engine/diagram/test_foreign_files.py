"""Files as other modelers write them: in any encoding that says so, with flows that have no id."""

import pytest
from bpmn_notation import xml

from engine.diagram import DiagramRefused, check, read

LINES = "start s\nuser a name=接诉登记\nxor x\nend z\ns > a > x => z\nx > a if '=again'"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("utf-16-be", "UTF-16BE"), ("gb18030", "GB18030"), ("gbk", "GBK"), ("gb2312", "GB2312")],
)  # fmt: skip
def test_a_file_is_read_in_the_encoding_that_it_declares(encoding: str, declared: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?>' + xml(LINES).decode()
    diagram = read(text.encode(encoding), "upload.bpmn")
    assert (diagram.elements["a"].name, diagram.name, diagram.lanes) == ("接诉登记", "投诉", ("办理人",))


def test_an_encoding_that_nobody_knows_is_refused() -> None:
    text = '<?xml version="1.0" encoding="x-nothing"?>' + xml(LINES).decode()
    with pytest.raises(DiagramRefused, match="not XML"):
        read(text.encode(), "upload.bpmn")


def test_a_flow_without_an_id_is_called_by_its_ends() -> None:
    data = xml(LINES).replace(b'id="s_a" ', b"").replace(b'id="x_z" ', b"").replace(b' default="x_z"', b"")
    second = b'<bpmn:sequenceFlow sourceRef="x" targetRef="z"><bpmn:conditionExpression>=n = 1</bpmn:conditionExpression></bpmn:sequenceFlow>'
    data = data.replace(b"</bpmn:process>", second + b"</bpmn:process>")
    diagram = read(data, "upload.bpmn")
    assert list(diagram.flows) == ["s~a", "a_x", "x~z", "x_a", "x~z~2"]
    assert [problem.rule for problem in check(diagram)] == ["without-condition"]


def test_data_is_drawn_for_the_reader() -> None:
    drawn = (
        b'<bpmn:dataObject id="o"/><bpmn:dataObjectReference id="paper" name="\xe6\x8a\x95\xe8\xaf\x89" dataObjectRef="o"/>'
        b'<bpmn:dataStoreReference id="shelf" name="\xe6\xa1\xa3\xe6\xa1\x88" dataStoreRef="archive"/></bpmn:process>'
    )
    data = xml(LINES).replace(b"</bpmn:process>", drawn, 1)
    data = data.replace(b"<bpmn:process", b'<bpmn:dataStore id="archive" name="archive"/><bpmn:process', 1)
    diagram = read(data, "upload.bpmn")
    assert {"paper", "shelf"}.isdisjoint(diagram.elements) and check(diagram) == []


def test_what_the_standard_takes_as_the_default_may_be_written() -> None:
    data = xml(LINES).decode()
    data = data.replace(
        "<bpmn:userTask ",
        '<bpmn:userTask isForCompensation="false" startQuantity="1" completionQuantity="1" implementation="##unspecified" ',
    )
    data = data.replace("<bpmn:sequenceFlow ", '<bpmn:sequenceFlow isImmediate="true" ')
    data = data.replace('isExecutable="true"', 'isExecutable="true" isClosed="true" processType="None"')
    assert check(read(data.encode(), "upload.bpmn")) == []


@pytest.mark.parametrize(
    "said", ['isForCompensation="yes"', 'startQuantity="51"', 'completionQuantity="0"', 'implementation="urn:mail"']
)
def test_what_is_not_the_default_and_not_done_is_refused(said: str) -> None:
    data = xml(LINES).replace(b"<bpmn:userTask ", f"<bpmn:userTask {said} ".encode())
    with pytest.raises(DiagramRefused, match=f"`{said.partition('=')[0]}` of `userTask` cannot be"):
        read(data, "upload.bpmn")


def test_data_that_a_task_declares_is_drawn_for_the_reader() -> None:
    declared = b'<bpmn:ioSpecification><bpmn:dataInput id="in" isCollection="false"/><bpmn:inputSet><bpmn:dataInputRefs>in</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet/></bpmn:ioSpecification>'
    data = xml(LINES).replace(b"</bpmn:userTask>", declared + b"</bpmn:userTask>", 1)
    data = data.replace(
        b"<bpmn:process",
        b'<bpmn:itemDefinition id="i" itemKind="Information" structureRef="xsd:string"/><bpmn:process',
        1,
    )
    assert declared in data and check(read(data, "upload.bpmn")) == []


def test_what_a_drawing_tool_adds_is_told_once_and_not_read() -> None:
    tint = b'<bpmn:extensionElements xmlns:t="urn:tints"><t:tint of="red"/></bpmn:extensionElements>'
    data = xml("start s\nuser a name=a\ncatch c after=PT1H\nend z\ns > a > c > z")
    data = data.replace(b"</bpmn:timerEventDefinition>", b"</bpmn:timerEventDefinition>", 1)
    data = data.replace(b"<bpmn:sequenceFlow ", b'<bpmn:sequenceFlow xmlns:t="urn:tints" t:label="1" ')
    data = data.replace(b"<bpmn:timerEventDefinition>", b"<bpmn:timerEventDefinition>" + tint)
    (told,) = check(read(data, "upload.bpmn"))
    assert (told.rule, told.severity, told.element) == ("foreign-extension", "warning", "definitions")
    assert "`urn:tints` adds in 4 places" in told.sentence


def test_an_event_may_refer_to_its_definition() -> None:
    data = xml("start s\nuser a name=a\nboundary b on=a after=PT5H\nend y\nend z\ns > a > z\nb > y").decode()
    last = "</bpmn:timerEventDefinition>"
    inside = data[data.index("<bpmn:timerEventDefinition") : data.index(last) + len(last)]
    data = data.replace(inside, "<bpmn:eventDefinitionRef>t:five</bpmn:eventDefinitionRef>")
    shared = inside.replace("<bpmn:timerEventDefinition", '<bpmn:timerEventDefinition id="five"', 1)
    whole = data.replace("<bpmn:process", shared + "<bpmn:process", 1)
    timer = read(whole.encode(), "upload.bpmn").elements["b"].timer
    assert timer is not None and timer.text == "PT5H"
    vast = whole.replace("PT5H", "PT5H" + " " * 3000)
    for without in (data, vast):
        with pytest.raises(DiagramRefused, match="`eventDefinitionRef` is not supported"):
            read(without.encode(), "upload.bpmn")


UNDONE = """
    start s
    user a
    boundary c on=a compensate= by=u
    user u undo
    throw t compensate=a
    end z
    s > a > t > z
"""


def test_an_event_that_says_what_undoes_an_activity_may_have_a_note() -> None:
    note = '<bpmn:textAnnotation id="note"><bpmn:text>退款</bpmn:text></bpmn:textAnnotation>'
    note += '<bpmn:association id="noted" sourceRef="c" targetRef="note"/></bpmn:process>'
    data = xml(UNDONE).replace(b"</bpmn:process>", note.encode())
    assert check(read(data, "upload.bpmn")) == []


def test_what_is_undone_may_be_named_with_the_prefix_of_the_file() -> None:
    data = xml(UNDONE).replace(b'targetNamespace="t"', b'targetNamespace="t" xmlns:own="t"')
    data = data.replace(b'activityRef="a"', b'activityRef="own:a"')
    assert check(read(data, "upload.bpmn")) == []
