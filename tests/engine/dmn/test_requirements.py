"""Requirement graphs (DMN 1.5, chapter 6): decisions, knowledge models, decision services and input data."""

import pytest
from dmn_models import OTHER, asked, data, decision, given, imports, knowledge, knows, literal, needs
from dmn_notation import SPACE, model

from engine import dmn, feel


def test_a_decision_that_two_others_require_is_decided_once() -> None:
    count = 40
    chain = "".join(decision(f"D{n}", literal(f"D{n - 1} + D{n - 1}"), needs(f"#D{n - 1}")) for n in range(1, count))
    diamonds = decision("D0", literal("1")) + chain + decision("D", literal(f"D{count - 1}"), needs(f"#D{count - 1}"))
    assert asked(model(diamonds)) == 2 ** (count - 1)


def test_a_decision_sees_what_it_requires_and_not_what_that_requires() -> None:
    parts = decision("A", literal("1")) + decision("B", literal("A + 1"), needs("#A"))
    assert asked(model(parts + decision("D", literal("[A, B]"), needs("#B")))) == [None, 2]


def test_a_knowledge_model_is_a_function_and_may_require_another_and_itself() -> None:
    half = knowledge("half", "n:number", "n / 2")
    fact = knowledge("fact", "n", "if n = 0 then 1 else n * fact(n - 1)", knows("#half"))
    called = decision("D", literal('[half(8), fact(5), half("x"), half(n: 3)]'), knows("#half", "#fact"))
    assert asked(model(half + fact + called)) == [4, 120, None, 1.5]


def test_a_knowledge_model_gives_its_type_or_null() -> None:
    parts = knowledge("f", "a", "a", type="number") + decision("D", literal('[f(1), f("1")]'), knows("#f"))
    assert asked(model(parts)) == [1, None]


SERVICE = (
    '<decisionService id="S" name="S"><variable name="S"/><outputDecision href="#O"/><encapsulatedDecision href="#M"/>'
    '<inputDecision href="#I"/><inputData href="#claim"/></decisionService>'
    + data("claim", "number")
    + decision("I", literal("99"), type="number")
    + decision("M", literal("claim + I"), needs("#I") + given("#claim"))
    + decision("O", literal("M * 10"), needs("#M"))
)


def test_a_service_is_handed_its_data_and_then_its_decisions() -> None:
    called = decision("D", literal("[S(1, 2), S(I: 3, claim: 1), S(1, &quot;x&quot;), S(1)]"), knows("#S"))
    assert asked(model(SERVICE + called), claim=7) == [30, 40, None, None]
    assert asked(model(SERVICE), "S", claim=1, I=2) == 30
    assert asked(model(SERVICE), "O", claim=1) == 1000


def test_a_service_with_several_outputs_gives_a_context() -> None:
    both = '<decisionService id="S" name="S"><outputDecision href="#A"/><outputDecision href="#B"/></decisionService>'
    parts = both + decision("A", literal("1")) + decision("B", literal("2"))
    assert asked(model(parts + decision("D", literal("S().B"), knows("#S")))) == 2


def test_input_data_of_a_type_is_read_from_json_and_null_if_it_does_not_fit() -> None:
    content = model(data("on", "date") + decision("D", literal("on.year"), given("#on")))
    assert asked(content, on="2026-01-05") == 2026
    assert asked(content, on="soon") is None
    given_warnings = dmn.read(content, "d.dmn").decisions["D"].decide({"on": 5}).warnings
    assert "It is a number, not a date." in {each.sentence for each in given_warnings}


REFUSED = {
    "an import that is not there": ("urn:nowhere, which is not beside it", imports("x", "urn:nowhere")),
    "an import of another kind": ("urn:pmml is not executed", imports("x").replace(SPACE, "urn:pmml")),
    "a file that is required and not imported": ("urn:other#late`, of a file that is not imported", decision("D", literal("1"), needs("urn:other#late"))),
    "an element that is not there": ("not in other.dmn", imports("o") + decision("D", literal("1"), needs("urn:other#nothing"))),
    "knowledge that requires itself": ("it requires itself", knowledge("f", "a", "g(a)", knows("#g")) + knowledge("g", "a", "f(a)", knows("#f"))),
    "a service without outputs": ("no output decision", '<decisionService id="S" name="S"/>'),
    "a service that answers with data": ("not of the kind", data("i") + '<decisionService id="S" name="S"><outputDecision href="#i"/></decisionService>'),
    "a type that is made of itself": ("made of itself", '<itemDefinition name="tA"><itemComponent name="a"><typeRef>tA</typeRef></itemComponent></itemDefinition>'),
    "a type that nobody knows": ("money is not one of FEEL's", '<itemDefinition name="tA"><typeRef>money</typeRef></itemDefinition>'),
    "a constraint that is not FEEL": ("`>` cannot stand here", '<itemDefinition name="tA"><typeRef>number</typeRef><allowedValues><text>&gt;&gt;</text></allowedValues></itemDefinition>'),
    "a chain without end": ("More than 100 elements", decision("D0", literal("1")) + "".join(decision(f"D{n}", literal("1"), needs(f"#D{n - 1}")) for n in range(1, 300))),
}  # fmt: skip


@pytest.mark.parametrize(("words", "content"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_hold_together_is_refused(words: str, content: str) -> None:
    with pytest.raises(dmn.DmnError) as refused:
        dmn.read(model(content, 'namespace="urn:own"'), "d.dmn", {"other.dmn": OTHER})
    assert words in refused.value.sentence


def test_all_that_is_wrong_is_told_at_once_and_what_is_sound_is_decided() -> None:
    parts = (
        decision("A", literal("1 +"))
        + decision("B", literal("2 +"))
        + decision("C", literal("3"))
        + decision("D", literal("A"), needs("#A"))
    )
    definitions, problems = dmn.examine(model(parts), "d.dmn")
    assert [each.element for each in problems] == ["A", "B"]
    assert definitions.decisions["C"].decide({}).value == 3
    with pytest.raises(dmn.DecisionFailed, match="ends too early"):
        definitions.decisions["D"].decide({})


TYPED = (
    '<itemDefinition name="tPerson"><itemComponent name="full-name"><typeRef>string</typeRef></itemComponent>'
    '<itemComponent name="age"><typeRef>number</typeRef><allowedValues><text>&gt;= 0</text></allowedValues></itemComponent></itemDefinition>'
    '<itemDefinition name="tPeople" isCollection="true"><typeRef>tPerson</typeRef></itemDefinition>'
)


def test_names_of_a_types_parts_may_have_signs_in_them() -> None:
    content = model(
        TYPED + data("people", "tPeople") + decision("D", literal('people[full-name = "甲"].age'), given("#people"))
    )
    people = [{"full-name": "甲", "age": 40}, {"full-name": "乙", "age": 50}]
    assert asked(content, people=people) == [40]
    assert asked(content, people=people[0]) == [40]
    assert asked(content, people=[{"full-name": "甲", "age": -1}]) == []


def test_a_type_is_asked_for_by_its_name() -> None:
    content = model(
        TYPED + decision("D", literal('[{full-name: "甲", age: 1} instance of tPerson, {age: 1} instance of tPerson]'))
    )
    assert asked(content) == [True, False]


def test_a_budget_holds_for_a_decision_with_all_that_it_requires() -> None:
    parts = "".join(decision(f"D{n}", literal("count(for i in 1..20000 return i)")) for n in range(3))
    content = model(parts + decision("D", literal("D0 + D1 + D2"), needs("#D0", "#D1", "#D2")))
    assert asked(content, "D0") == 20000
    with pytest.raises(feel.FeelLimitExceeded):
        asked(content)


def test_a_service_that_is_called_over_and_over_costs_what_it_does() -> None:
    service = (
        '<decisionService id="S" name="S"><variable name="S"/><outputDecision href="#O"/><inputData href="#n"/></decisionService>'
        + data("n", "number")
        + decision("O", literal("n * 2"), given("#n"))
    )
    often = "sum(for i in 1..{} return S(i))"
    assert asked(model(service + decision("D", literal(often.format(1000)), knows("#S")))) == 1001000
    with pytest.raises(feel.FeelLimitExceeded):
        asked(model(service + decision("D", literal(often.format(100_000)), knows("#S"))))


def test_data_may_be_called_as_an_import_is() -> None:
    content = model(imports("x") + data("x") + decision("D", literal("x"), given("#x")), 'namespace="urn:own"')
    assert asked(content, beside={"other.dmn": OTHER}, x=3) == 3
