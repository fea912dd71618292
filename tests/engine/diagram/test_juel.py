"""Expressions of Java engines in FEEL: what they say stays the same, and what FEEL cannot say is refused with a reason."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import feel
from engine.diagram.camunda7 import juel


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("${amount}", "amount"),
        ("#{ amount }", "amount"),
        ("${order.customer.age >= 18}", "order.customer.age >= 18"),
        ("${a == 1}", "a = 1"),
        ("${a eq 1 and b ne 2}", "a = 1 and b != 2"),
        ("${a lt 1 || b le 2 or c gt 3 && d ge 4}", "a < 1 or b <= 2 or c > 3 and d >= 4"),
        ("${(a or b) and c}", "(a or b) and c"),
        ("${a or b and c}", "a or b and c"),
        ("""${kind == 'it\\'s' || kind == "a\\\\b"}""", 'kind = "it\'s" or kind = "a\\\\b"'),
        ("${name == '投诉'}", 'name = "投诉"'),
        ("${a != null && b == true && c == false}", "a != null and b = true and c = false"),
        ("${a + b * c}", "a + b * c"),
        ("${(a + b) * c}", "(a + b) * c"),
        ("${a - (b - c) - d}", "a - (b - c) - d"),
        ("${a / (b * c)}", "a / (b * c)"),
        ("${a div 2 mod 3 + 1}", "modulo(a / 2, 3) + 1"),
        ("${-a * -(b + 1)}", "-a * -(b + 1)"),
        ("${(a < b) == c}", "(a < b) = c"),
        ("${a == b == c}", "(a = b) = c"),
        ("${a < 1.50 && b > .5 && c > 007}", "a < 1.50 and b > 0.5 and c > 7"),
        ("${ok ? 'yes' : 'no'}", 'if ok then "yes" else "no"'),
        ("${a ? 1 : b ? 2 : 3}", "if a then 1 else if b then 2 else 3"),
        ("${(a ? 1 : 2) + 1}", "(if a then 1 else 2) + 1"),
        ("${a > 1 ? b : c}", "if a > 1 then b else c"),
        ("${!(kind == 'x')}", 'not(kind = "x")'),
        ("${not ok}", "not(ok = true)"),
        ("${!a == b}", "not(a = true) = b"),
        ("${!(a && n < 3)}", "not(a = true and (n < 3) = true)"),
        ("${empty list}", 'list contains([null, "", []], list)'),
        ("${not empty list}", 'not(list contains([null, "", []], list))'),
        ("${loopCounter == 0}", "loopCounter - 1 = 0"),
        ("${2 - loopCounter}", "2 - (loopCounter - 1)"),
    ],
)
def test_an_expression_says_the_same_in_feel(theirs: str, ours: str) -> None:
    assert juel.in_feel(theirs) == ours
    feel.compile_expression(ours)


@pytest.mark.parametrize(
    ("theirs", "reason"),
    [
        ("${bean.check(x)}", "it calls `bean.check(…)`"),
        ("${clarified.equals('yes')}", "it calls `clarified.equals(…)`"),
        ("${now()}", "it calls `now(…)`"),
        ("${fn:size(list)}", "`:` in it cannot be understood"),
        ("${list[0]}", "it takes one thing out of `list[…]`"),
        ("${execution.id == 1}", "`execution` is something of the other engine's own"),
        ("${case == 1}", "`case` means something of its own here"),
        ("${nrOfInstances > 1}", "`nrOfInstances` is known in the completion condition"),
        ("${'a' + b}", "`+` in it counts with a text"),
        ("${a = 1}", "`=` in it cannot be understood"),
        ("${a b}", "`b` in it cannot be understood"),
        ("${a instanceof b}", "`instanceof` in it cannot be understood"),
        ("${date and time}", "would become one name of FEEL"),
        ("${item.for}", "FEEL has no such name or sign"),
        ("${price$}", "FEEL has no such name or sign"),
        ("${1e3}", "the number `1e3`"),
        ("${10L}", "the number `10L`"),
        ("${'${a}'}", "a text in it is computed in its turn"),
        (r"${'a\n'}", "that means more than the sign behind it"),
        ("${a ? 1}", "it ends where `:` is needed"),
        ("${(a}", "it ends where `)` is needed"),
        ("${a &}", "`&}` in it cannot be read"),
        ("${a +}", "it ends too early"),
        ("${a", "is not closed"),
        ("${}", "nothing stands in it"),
        ("${a} or ${b}", "something stands beside the expression"),
        ("${" + "(" * 40 + "a" + ")" * 40 + "}", "deep"),
        ("${" + "!" * 40 + "a}", "deep"),
        ("${" + "a+" * 400 + "a}", "parts"),
        ("${" + "a" * 3000 + "}", "characters"),
    ],
)
def test_what_feel_cannot_say_is_refused_with_a_reason(theirs: str, reason: str) -> None:
    with pytest.raises(juel.NotTurned) as refused:
        juel.in_feel(theirs)
    assert reason in str(refused.value)


def test_text_beside_an_expression_is_joined_to_it() -> None:
    told = juel.joined("PT${hours + 1}H")
    assert told == '"PT" + string(hours + 1) + "H"'
    assert feel.compile_expression(told)({"hours": 5}) == "PT6H"
    assert juel.joined("${a}-${'b'}") == 'string(a) + "-" + "b"'


def test_commas_within_an_expression_part_nothing() -> None:
    assert juel.items("desk, ${team},pre-${n}, ${a ? 'x,y' : z}") == [
        '"desk"',
        "team",
        '"pre-" + string(n)',
        'if a then "x,y" else z',
    ]


def test_a_completion_condition_sees_the_instances_by_the_names_of_bpmn() -> None:
    told = juel.in_feel("${nrOfCompletedInstances / nrOfInstances >= 0.6 || nrOfActiveInstances == 0}", counts=True)
    assert told == "numberOfCompletedInstances / numberOfInstances >= 0.6 or numberOfActiveInstances = 0"


Case = tuple[str, Callable[[Mapping[str, Any]], bool]]
"""A condition, and what it is by JUEL's rules, where null is smaller than nothing and not true."""

_ORDER = {"<": lambda a, b: a < b, ">": lambda a, b: a > b, "le": lambda a, b: a <= b, ">=": lambda a, b: a >= b}


def _ordered(name: str, sign: str, number: int) -> Case:
    return f"{name} {sign} {number}", lambda seen: seen[name] is not None and _ORDER[sign](seen[name], number)


def _same(name: str, number: int) -> Case:
    return f"{name} == {number}", lambda seen: seen[name] == number


def _other(name: str, number: int) -> Case:
    return f"{name} ne {number}", lambda seen: seen[name] != number


def _grown(inner: st.SearchStrategy[Case]) -> st.SearchStrategy[Case]:
    return st.one_of(
        inner.map(lambda one: (f"!({one[0]})", lambda seen: not one[1](seen))),
        st.tuples(inner, inner).map(lambda two: (f"({two[0][0]}) && ({two[1][0]})", lambda seen: two[0][1](seen) and two[1][1](seen))),
        st.tuples(inner, inner).map(lambda two: (f"({two[0][0]}) or ({two[1][0]})", lambda seen: two[0][1](seen) or two[1][1](seen))),
        st.tuples(inner, inner, inner).map(
            lambda each: (
                f"({each[0][0]}) ? ({each[1][0]}) : ({each[2][0]})",
                lambda seen: each[1][1](seen) if each[0][1](seen) else each[2][1](seen),
            )
        ),
    )  # fmt: skip


_numbers, _small = st.sampled_from(["n", "m"]), st.integers(0, 3)
_marks: st.SearchStrategy[Case] = st.sampled_from(["p", "q"]).map(lambda name: (name, lambda seen: seen[name] is True))
_leaves = st.one_of(
    _marks,
    st.builds(_ordered, _numbers, st.sampled_from(sorted(_ORDER)), _small),
    st.builds(_same, _numbers, _small),
    st.builds(_other, _numbers, _small),
)
_worlds = st.fixed_dictionaries(
    {
        **dict.fromkeys("nm", st.none() | st.integers(0, 3)),
        **dict.fromkeys("pq", st.sampled_from([None, True, False])),
    }
)


@given(st.recursive(_leaves, _grown, max_leaves=12), _worlds)
def test_a_condition_holds_in_feel_when_it_holds_in_juel(condition: Case, seen: dict[str, Any]) -> None:
    text, holds = condition
    told = feel.compile_expression(juel.in_feel(f"${{{text}}}"))
    assert (told(seen) is True) == holds(seen)
