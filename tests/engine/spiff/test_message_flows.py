"""Message flows say whom a message is for (BPMN 2.0.2, 9.4)."""

import pytest
from bpmn_notation import xml
from bpmn_story import Story

from engine.facts import MessageSent

TWO_SUPPLIERS = """
    start s
    user a
    send order message=order
    end z
    s > a > order > z
    pool one {
    start k1 message=order
    user deliver1
    end e1
    k1 > deliver1 > e1
    }
    pool two {
    start k2 message=order
    user deliver2
    end e2
    k2 > deliver2 > e2
    }
    """


def flowing(target: str) -> bytes:
    """The order flows to one of the pools, or to what lies in it; `outside` is a pool of which nothing more is known."""
    pools = {"buyer": "process", "first": "one", "second": "two"}
    drawn = "".join(f'<bpmn:participant id="{pool}" processRef="{pools[pool]}"/>' for pool in pools)
    drawn += '<bpmn:participant id="outside" name="监管部门"/>'
    drawn += f'<bpmn:messageFlow id="flow" sourceRef="order" targetRef="{target}"/>'
    told = f'<bpmn:collaboration id="all">{drawn}</bpmn:collaboration><bpmn:process id="process"'
    return xml(TWO_SUPPLIERS).replace(b'<bpmn:process id="process"', told.encode(), 1)


@pytest.mark.parametrize(
    ("target", "task"), [("first", "deliver1/1"), ("second", "deliver2/1"), ("k1", "deliver1/1"), ("k2", "deliver2/1")]
)
def test_a_message_flow_reaches_the_pool_to_which_it_leads(target: str, task: str) -> None:
    assert Story(flowing(target)).completes("a").open == [task]


def test_a_message_flow_to_a_pool_outside_leaves_the_case() -> None:
    case = Story(flowing("outside")).completes("a")
    assert [(sent.message, sent.to) for sent in case.of(MessageSent)] == [("order", None)]
    assert case.open == [] and case.run.finished
