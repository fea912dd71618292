"""Files as other modelers write them: in any encoding that says so, with flows that have no id."""

import pytest
from bpmn_notation import xml

from engine.diagram import DiagramRefused, check, read

LINES = "start s\nuser a name=接诉登记\nxor x\nend z\ns > a > x > z"


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
    data = xml(LINES).replace(b'id="s_a" ', b"").replace(b'id="x_z" ', b"")
    second = b'<bpmn:sequenceFlow sourceRef="x" targetRef="z"><bpmn:conditionExpression>=n = 1</bpmn:conditionExpression></bpmn:sequenceFlow>'
    data = data.replace(b"</bpmn:process>", second + b"</bpmn:process>")
    diagram = read(data, "upload.bpmn")
    assert list(diagram.flows) == ["s~a", "a_x", "x~z", "x~z~2"]
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
