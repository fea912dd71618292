"""What a DMN file says is either executed or refused, with the element's id; nothing is ignored."""

from typing import Any

import pytest
from dmn_notation import asked, column, decision, model, rule, table

from engine import dmn, feel

COLUMNS = asked("n", "number") + column("o", "number")
ROW = rule("-", "1")
REQUIRES = '<informationRequirement><requiredDecision href="{}"/></informationRequirement>'
REFUSED = {
    "a document type": b'<!DOCTYPE a [<!ENTITY x "y">]>' + table(COLUMNS, ROW),
    "no XML": b"<definitions",
    "no DMN": b"<definitions/>",
    "an unknown element in a table": table(COLUMNS + "<lookup/>", ROW),
    "an unknown element in a rule": table(COLUMNS, ROW.replace("</rule>", "<weight/></rule>")),
    "a misspelt attribute": table(COLUMNS, ROW, 'hitpolicy="FIRST"'),
    "an extension": table(COLUMNS, ROW, before='<extensionElements><x xmlns="urn:x"/></extensionElements>'),
    "another language": table(COLUMNS.replace("<inputExpression", '<inputExpression expressionLanguage="groovy"'), ROW),
    "another language for all": model("", 'expressionLanguage="http://juel"'),
    "a hit policy that is none": table(COLUMNS, ROW, 'hitPolicy="BEST"'),
    "an aggregation without COLLECT": table(COLUMNS, ROW, 'aggregation="SUM"'),
    "priority without values": table(COLUMNS, ROW, 'hitPolicy="PRIORITY"'),
    "two outputs of one name": table(COLUMNS + column("o"), rule("-", "1 | 2")),
    "a rule with a cell too few": table(COLUMNS + column("p"), ROW),
    "a test that is not FEEL": table(COLUMNS, rule("&gt;&gt; 1", "1")),
    "an answer that is not FEEL": table(COLUMNS, rule("-", "1 +")),
    "an unknown type": table(asked("n", "money") + column("o"), ROW),
    "a decision of another file": table(COLUMNS, ROW, before=REQUIRES.format("other.dmn#E")),
    "a decision that is not there": table(COLUMNS, ROW, before=REQUIRES.format("#E")),
    "a decision that requires itself": table(COLUMNS, ROW, before=REQUIRES.format("#D")),
    "a knowledge model": model('<businessKnowledgeModel id="B" name="B"/>'),
    "a decision without an id": model('<decision name="D"><literalExpression><text>1</text></literalExpression></decision>'),
    "two decisions of one id": model('<decision id="D"><literalExpression><text>1</text></literalExpression></decision>' * 2),
    "a decision without logic": model('<decision id="D" name="D"/>'),
}  # fmt: skip


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_refused(content: bytes) -> None:
    with pytest.raises(dmn.DmnError) as refused:
        dmn.read(content, "processes/p/d.dmn")
    assert refused.value.path == "processes/p/d.dmn"
    assert refused.value.sentence


def test_what_modelers_say_about_drawing_is_no_matter() -> None:
    drawn = 'xmlns:biodi="http://bpmn.io/schema/dmn/biodi/2.0" biodi:annotationsWidth="300"'
    assert decision(table(COLUMNS, ROW, f'hitPolicy="FIRST" {drawn}')).decide({"n": 1}).value == 1


def test_inputs_of_the_same_label_are_recorded_apart() -> None:
    columns = asked("a", label="Amount") + asked("b", label="Amount") + column("o")
    given = decision(table(columns, rule("- | -", "1"))).decide({"a": 1, "b": 2})
    assert given.inputs == {"Amount (a)": 1, "Amount (b)": 2}


def test_an_input_of_another_type_fails_instead_of_being_passed_over() -> None:
    with pytest.raises(dmn.DecisionFailed, match="not a number"):
        decision(table(COLUMNS, ROW)).decide({"n": "5"})


def test_an_input_or_answer_outside_its_allowed_values_fails() -> None:
    asks = table(asked("n", "number", "[0..9]") + column("o"), ROW)
    assert decision(asks).decide({"n": 9}).value == 1
    with pytest.raises(dmn.DecisionFailed, match="allowed"):
        decision(asks).decide({"n": 10})
    answers = table(asked("n") + column("o", "number", "1, [5..9]"), rule("-", "n"))
    assert decision(answers).decide({"n": 7}).value == 7
    with pytest.raises(dmn.DecisionFailed, match="allowed"):
        decision(answers).decide({"n": 4})


def test_a_required_decision_is_decided_first_and_its_names_are_told() -> None:
    content = model(
        '<decision id="D" name="D">' + REQUIRES.format("#E") + "<literalExpression><text>total + extra</text></literalExpression></decision>"
        '<decision id="E" name="E"><variable name="total"/><literalExpression><text>price * qty</text></literalExpression></decision>'
    )  # fmt: skip
    asks = decision(content)
    assert asks.names == {"price", "qty", "extra"}
    assert asks.decide({"price": 3, "qty": 4, "extra": 1}).value == 13


def test_several_outputs_give_a_context() -> None:
    columns = asked("n") + column("who", "string") + column("days", "number")
    assert decision(table(columns, rule("-", '"a" | 5'))).decide({"n": 1}).value == {"who": "a", "days": 5}


def test_clauses_are_cited_in_descriptions() -> None:
    cited = ROW.replace("<rule>", "<rule><description>why\nclauses: 9.6 9.7</description>")
    content = table(COLUMNS, ROW.replace(">-<", ">2<") + cited, before="<description>clauses: 9</description>")
    assert decision(content).citations() == [("D", ("9",)), ("D#2", ("9.6", "9.7"))]


def test_more_feel_than_a_file_can_have_is_not_even_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled, real = [], feel.compile_expression

    def counted(text: str, *more: Any) -> feel.Expression:
        compiled.append(len(text))
        return real(text, *more)

    monkeypatch.setattr(feel, "compile_expression", counted)
    vast = f"<literalExpression><text>{'1+' * 4500}1</text></literalExpression>"
    content = model("".join(f'<decision id="D{n}" name="D{n}">{vast}</decision>' for n in range(100)))
    definitions, problems = dmn.examine(content, "d.dmn")
    assert sum(compiled) <= 200_000
    assert "200000 characters" in problems[0].sentence and len(definitions.decisions) == 100


def test_more_rules_than_a_table_can_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.dmn.tabulating.MOST_RULES", 1)
    dmn.read(table(COLUMNS, ROW), "d.dmn")
    with pytest.raises(dmn.DmnError, match="more than 1 rules"):
        dmn.read(table(COLUMNS, ROW * 2), "d.dmn")


def test_what_types_allow_counts_as_written_too() -> None:
    listed = f"<allowedValues><text>{','.join(['1'] * 4500)}</text></allowedValues>"
    types = "".join(
        f'<itemDefinition name="t{n}"><typeRef>number</typeRef>{listed}</itemDefinition>' for n in range(40)
    )
    _, problems = dmn.examine(
        model(types + '<decision id="D" name="D"><literalExpression><text>1</text></literalExpression></decision>'),
        "d.dmn",
    )
    assert "200000 characters" in problems[0].sentence
