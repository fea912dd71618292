"""Boxed expressions (DMN 1.5, 7.3 and 10.2.2): contexts, lists, relations, functions, invocations, choices, filters, iterators."""

from typing import Any

import pytest
from dmn_notation import decision, model, rule

from engine import dmn, feel


def literal(text: str) -> str:
    return f"<literalExpression><text>{text}</text></literalExpression>"


def decided(boxed: str, type: str = "Any", **seen: Any) -> Any:
    content = model(f'<decision id="D" name="D"><variable name="D" typeRef="{type}"/>{boxed}</decision>')
    return feel.to_json(decision(content).decide(seen).value)


def entry(name: str, boxed: str, type: str = "Any") -> str:
    return f'<contextEntry><variable name="{name}" typeRef="{type}"/>{boxed}</contextEntry>'


def function(parameters: str, body: str) -> str:
    told = "".join(f'<formalParameter name="{each}"/>' for each in parameters.split())
    return f"<functionDefinition>{told}{literal(body)}</functionDefinition>"


def test_an_entry_of_a_context_sees_those_before_it() -> None:
    boxed = f"<context>{entry('claim fen', literal('2000000'))}{entry('yuan', literal('claim fen / 100'))}</context>"
    assert decided(boxed) == {"claim fen": 2000000, "yuan": 20000}


def test_an_entry_without_a_name_is_the_result() -> None:
    last = f"<contextEntry>{literal('fee * 2')}</contextEntry>"
    assert decided(f"<context>{entry('fee', literal('qty + 1'))}{last}</context>", qty=2) == 6


def test_lists_and_relations() -> None:
    assert decided(f"<list>{literal('1 + 1')}{literal('qty')}</list>", qty=3) == [2, 3]
    columns = '<column name="unit"/><column name="days" typeRef="number"/>'
    rows = "".join(
        f"<row>{literal(unit)}{literal(days)}</row>" for unit, days in (('"销售"', "3"), ('"质检"', '"soon"'))
    )
    assert decided(f"<relation>{columns}{rows}</relation>") == [
        {"unit": "销售", "days": 3},
        {"unit": "质检", "days": None},
    ]


def test_a_function_that_is_defined_is_called_by_place_and_by_name() -> None:
    twice = entry("twice", function("n", "n * 2"))
    assert decided(f"<context>{twice}<contextEntry>{literal('twice(4) + twice(n: 1)')}</contextEntry></context>") == 10


def test_an_invocation_binds_parameters_by_name_and_what_is_left_out_is_null() -> None:
    of_two = entry("f", function("a b", "if b = null then a else a - b"))
    both = (
        f'<binding><parameter name="b"/>{literal("1")}</binding><binding><parameter name="a"/>{literal("5")}</binding>'
    )
    one = f'<binding><parameter name="a"/>{literal("5")}</binding>'
    for bindings, expected in ((both, 4), (one, 5)):
        called = f"<contextEntry><invocation>{literal('f')}{bindings}</invocation></contextEntry>"
        assert decided(f"<context>{of_two}{called}</context>") == expected


@pytest.mark.parametrize(
    ("condition", "expected"), [("true", "then"), ("false", "else"), ("null", "else"), ('"yes"', None)]
)
def test_a_choice(condition: str, expected: str | None) -> None:
    parts = {"if": condition, "then": '"then"', "else": '"else"'}
    told = "".join(f"<{name}>{literal(text)}</{name}>" for name, text in parts.items())
    assert decided(f"<conditional>{told}</conditional>") == expected


@pytest.mark.parametrize(("match", "expected"), [("item &gt; 1", [2, 3]), ("null", []), ('"x"', None), ("2", None)])
def test_a_filter_keeps_what_is_true_and_does_not_count(match: str, expected: Any) -> None:
    assert decided(f"<filter><in>{literal('[1, 2, 3]')}</in><match>{literal(match)}</match></filter>") == expected


def test_iterators() -> None:
    over = f"<in>{literal('[1, 2, 3]')}</in>"
    squares = f'<for iteratorVariable="n">{over}<return>{literal("n * n + count(partial)")}</return></for>'
    assert decided(squares) == [1, 5, 11]
    for kind, expected in (("some", True), ("every", False)):
        told = f'<{kind} iteratorVariable="n">{over}<satisfies>{literal("n = 2")}</satisfies></{kind}>'
        assert decided(told) is expected


def test_a_table_stands_anywhere_and_is_told_wherever_it_stands() -> None:
    asked = "<input label='n'><inputExpression><text>n</text></inputExpression></input><output name='o'/>"
    table = f"<decisionTable>{asked}{rule('&gt; 1', '7')}{rule('&lt;= 1', '8')}</decisionTable>"
    content = model(
        f'<decision id="D" name="D"><context>{entry("n", literal("2"))}{entry("t", table)}</context></decision>'
    )
    given = decision(content).decide({})
    assert feel.to_json(given.value) == {"n": 2, "t": 7}
    assert [(each.element, each.rules, each.inputs) for each in given.consulted] == [("D", (1,), {"n": 2})]


@pytest.mark.parametrize(
    ("type", "text", "expected"),
    [
        ("number", '"x"', None), ("number", "[5]", 5), ("string", '"x"', "x"), ("feel:number", "5", 5),
        ("dateTime", 'date("2026-01-05")', "2026-01-05T00:00:00Z"), ("list", "5", None), ("Any", "5", 5),
    ],
)  # fmt: skip
def test_10_3_2_9_4_a_result_is_turned_into_its_type_or_is_null(type: str, text: str, expected: Any) -> None:
    assert decided(literal(text), type) == expected


@pytest.mark.parametrize(
    "boxed",
    [
        "<context><contextEntry><variable/>" + literal("1") + "</contextEntry></context>",
        f"<context>{entry('a', literal('1'))}{entry('a', literal('2'))}</context>",
        f"<context><contextEntry>{literal('1')}</contextEntry>{entry('a', literal('2'))}</context>",
        f"<relation><column name='a'/><row>{literal('1')}{literal('2')}</row></relation>",
        "<invocation/>", f"<conditional><if>{literal('true')}</if></conditional>", f"<for><in>{literal('[1]')}</in></for>",
        f"<functionDefinition kind='Java'>{literal('1')}</functionDefinition>", "<literalExpression/>", "<iterate/>",
        "<literalExpression><importedValues/><text>1</text></literalExpression>",
    ],
)  # fmt: skip
def test_what_is_not_whole_is_refused(boxed: str) -> None:
    with pytest.raises(dmn.DmnError) as refused:
        dmn.read(model(f'<decision id="D" name="D">{boxed}</decision>'), "d.dmn")
    assert refused.value.element.startswith("D")
