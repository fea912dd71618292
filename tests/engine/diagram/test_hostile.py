"""Files that were not made by a modeler: refused in a sentence, quickly, and without reading anything else."""

from pathlib import Path

import pytest
from bpmn_notation import xml

from engine.diagram import DiagramRefused, check, read
from engine.diagram.xml import LARGEST

FINE = xml("start s\nuser a\nend z\ns > a > z")
LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))


def rule_of(data: bytes) -> str:
    """The one rule that the file breaks."""
    with pytest.raises(DiagramRefused) as refused:
        read(data, "upload.bpmn")
    (problem,) = refused.value.problems
    assert (problem.file, problem.element) == ("upload.bpmn", "?")
    assert problem.sentence and problem.hint
    return problem.rule


@pytest.mark.parametrize("data", [b"", b"\0", b"not xml", b"<a><b></a>", FINE[:-5], b"\xff\xfe\x00", FINE + b"<more/>"])
def test_what_is_not_xml_is_refused(data: bytes) -> None:
    assert rule_of(data) == "not-xml"


@pytest.mark.parametrize("data", [b"<html/>", b"<definitions/>", FINE.replace(b"20100524/MODEL", b"20100524/OTHER")])
def test_what_is_not_bpmn_is_refused(data: bytes) -> None:
    assert rule_of(data) == "not-bpmn"


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    assert rule_of(FINE + b" " * LARGEST) == "too-large"


@pytest.mark.parametrize(
    "declared",
    [
        b"<!DOCTYPE d>",
        b'<!DOCTYPE d SYSTEM "http://attacker.example/d.dtd">',
        b'<!DOCTYPE d [<!ENTITY x "y">]>',
        b'<!DOCTYPE d [<!ENTITY l0 "lol">' + LAUGHS + b"]>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(declared: bytes, encoding: str) -> None:
    assert rule_of((declared + FINE).decode().encode(encoding)) == "doctype"


def test_an_entity_never_brings_a_file_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    declared = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    assert (
        rule_of(declared + FINE.replace(b'name="a">', b'name="a"><bpmn:documentation>&x;</bpmn:documentation>'))
        == "doctype"
    )


def test_an_entity_that_grows_is_refused_whatever_it_stands_in() -> None:
    declared = b'<!DOCTYPE d [<!ENTITY l0 "lol">' + LAUGHS + b"]>"
    assert rule_of(declared + FINE.replace(b'name="a"', b'name="&l9;"')) in ("doctype", "not-xml")


def test_elements_within_elements_without_end_are_refused() -> None:
    deep = b"<bpmn:lane>" * 10_000 + b"</bpmn:lane>" * 10_000
    assert rule_of(FINE.replace(b"</bpmn:process>", deep + b"</bpmn:process>")) == "not-xml"


def test_sub_processes_as_deep_as_xml_may_be_are_refused_in_a_sentence() -> None:
    inside = b"".join(b'<bpmn:subProcess id="p%d">' % n for n in range(240)) + b"</bpmn:subProcess>" * 240
    found = check(read(FINE.replace(b"</bpmn:process>", inside + b"</bpmn:process>"), "upload.bpmn"))
    assert "too-deep" in {problem.rule for problem in found}


def test_an_element_with_attributes_without_end_is_refused_at_once() -> None:
    many = b" ".join(b'a:x%d="1"' % n for n in range(50_000))
    assert rule_of(FINE.replace(b"<bpmn:process", b'<bpmn:process xmlns:a="urn:a" ' + many, 1)) == "too-many"


def test_more_feel_than_a_procedure_can_have_is_refused_unread() -> None:
    tasks = "\n".join(f"script t{n} set=n value='={'1+' * 2000}{n}'" for n in range(30))
    path = " > ".join(f"t{n}" for n in range(30))
    found = check(read(xml(f"start s\nuser a\n{tasks}\nend z\ns > a > {path} > z"), "upload.bpmn"))
    assert [problem.rule for problem in found] == ["expressions-too-long"]


def test_an_element_that_lies_in_itself_is_refused() -> None:
    inside = b'<bpmn:subProcess id="p"><bpmn:subProcess id="p"/></bpmn:subProcess><bpmn:subProcess id="process"/>'
    with pytest.raises(DiagramRefused) as refused:
        read(FINE.replace(b"</bpmn:process>", inside + b"</bpmn:process>"), "upload.bpmn")
    assert {problem.element for problem in refused.value.problems if problem.rule == "id-twice"} == {"p", "process"}


def test_comments_and_processing_instructions_say_nothing() -> None:
    data = FINE.replace(b"<bpmn:process", b"<!-- <bpmn:serviceTask/> --><?run this?><bpmn:process")
    assert check(read(data, "upload.bpmn")) == []


def test_a_large_diagram_is_checked_in_the_time_of_a_request() -> None:
    """900 parallel joins in a row, each with two flows in: every one is asked whether it waits for itself."""
    from time import process_time

    lines = [
        "start s",
        "user a",
        "end z",
        "s > a",
        "and j0",
        "a > j0",
        *(f"and j{n}\nj{n - 1} > j{n}" for n in range(1, 900)),
    ]
    began = process_time()
    found = check(read(xml("\n".join([*lines, "j899 > z", *(f"a > j{n}" for n in range(150))])), "upload.bpmn"))
    assert {each.rule for each in found} == {"gateway-alone"} and process_time() - began < 5
