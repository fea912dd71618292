"""Files of Camunda 7 and its relatives: each thing that they say is said here, or stays and is told of."""

import pytest
from camunda7_files import HEAD, TAIL, extensions, turned, user

from engine.diagram import DiagramRefused, check, read
from engine.diagram.camunda7 import convert


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (user('camunda:candidateGroups="desk,${team}"'), 'candidateGroups="=[&quot;desk&quot;, team]"'),
        (user('camunda:candidateGroups="desk, office"'), 'candidateGroups="desk, office"'),
        (user('camunda:candidateGroups="${teams}"'), 'candidateGroups="=teams"'),
        (
            user("", "<potentialOwner><resourceAssignmentExpression><formalExpression>group(desk), office</formalExpression></resourceAssignmentExpression></potentialOwner>"),
            'candidateGroups="desk,office"',
        ),
        (user('camunda:formKey="camunda-forms:deployment:register.form"'), 'formId="register"'),
        (user('camunda:formRef="register" camunda:formRefBinding="latest"'), 'formId="register"'),
        (user('camunda:dueDate="2026-01-05T12:00:00+08:00"'), 'dueDate="2026-01-05T12:00:00+08:00"'),
        (user('camunda:dueDate="2026-01-05"'), 'dueDate="=date and time(&quot;2026-01-05&quot;)"'),
        (user('camunda:dueDate="P3D"'), 'dueDate="=now() + duration(&quot;P3D&quot;)"'),
        (user('camunda:dueDate="${due}"'), 'dueDate="=date and time(due)"'),
        (
            '<callActivity id="c" calledElement="q">' + extensions('<camunda:in source="a" target="b"/><camunda:out sourceExpression="${x + 1}" target="y"/>') + "</callActivity>",
            'processId="q"',
        ),
        (
            '<businessRuleTask id="r" camunda:decisionRef="D" camunda:resultVariable="x" camunda:mapDecisionResult="singleEntry"/>',
            '<zeebe:calledDecision decisionId="D" resultVariable="x"/>',
        ),
        (
            '<task id="t"><multiInstanceLoopCharacteristics camunda:collection="${people}" camunda:elementVariable="one"><completionCondition>${nrOfCompletedInstances == nrOfInstances}</completionCondition></multiInstanceLoopCharacteristics></task>',
            '<zeebe:loopCharacteristics inputCollection="=people" inputElement="one"/>',
        ),
        (
            '<task id="t"><multiInstanceLoopCharacteristics><loopCardinality>${n}</loopCardinality></multiInstanceLoopCharacteristics></task>',
            "<loopCardinality>=n</loopCardinality>",
        ),
        ('<sequenceFlow id="f"><conditionExpression>${a &lt; 1}</conditionExpression></sequenceFlow>', ">=a &lt; 1<"),
        ('<sequenceFlow id="f"><conditionExpression language="groovy">a == 1</conditionExpression></sequenceFlow>', "<conditionExpression>=a = 1<"),
        ('<startEvent id="s"><timerEventDefinition><timeDuration>PT${n}H</timeDuration></timerEventDefinition></startEvent>', '>="PT" + string(n) + "H"<'),
        ('<startEvent id="s"><timerEventDefinition><timeDate>${due}</timeDate></timerEventDefinition></startEvent>', ">=date and time(due)<"),
        ('<startEvent id="s"><conditionalEventDefinition camunda:variableName="a"><condition>${a}</condition></conditionalEventDefinition></startEvent>', "<condition>=a<"),
        ('<scriptTask id="t" scriptFormat="groovy" camunda:resultVariable="x"><script><![CDATA[ a * 2; ]]></script></scriptTask>', 'expression="=a * 2" resultVariable="x"'),
        ('<scriptTask id="t" scriptFormat="juel" camunda:resultVariable="x"><script>${a}</script></scriptTask>', 'expression="=a"'),
        ('<scriptTask id="t" scriptFormat="feel" camunda:resultVariable="x"><script>=sum(a)</script></scriptTask>', 'expression="=sum(a)"'),
        ('<task id="t">' + extensions('<camunda:properties><camunda:property name="clauses" value="1.1"/></camunda:properties>') + "</task>", '<zeebe:property name="clauses" value="1.1"/>'),
        ('<subProcess id="t">' + extensions('<camunda:inputOutput><camunda:inputParameter name="x">a${n}</camunda:inputParameter></camunda:inputOutput>') + "</subProcess>", '<zeebe:input source="=&quot;a&quot; + string(n)" target="x"/>'),
    ],
)  # fmt: skip
def test_what_has_a_counterpart_is_turned_and_nothing_of_the_other_engine_is_left(inside: str, said: str) -> None:
    text, done = turned(inside)
    assert said in text
    assert done.left == ()
    assert "camunda.org/schema/1.0" not in text


def is_refused(data: bytes) -> bool:
    """Whether the check finds a mistake in it."""
    try:
        return any(problem.is_error for problem in check(read(data, "t.bpmn")))
    except DiagramRefused:
        return True


SERVICE = '<serviceTask id="m" camunda:type="external" camunda:topic="mail">' + extensions("<camunda:connector/>")


@pytest.mark.parametrize(
    ("inside", "stays", "said"),
    [
        (user('camunda:assignee="${x}"'), 'assignee="${x}"', "draw it in a lane"),
        (user('camunda:candidateUsers="a,b"'), "candidateUsers", "draw it in a lane"),
        (user('camunda:followUpDate="P1D"'), "followUpDate", "Draw a reminder"),
        (user('camunda:priority="5"'), "priority", "due date"),
        (user('camunda:formKey="embedded:app:a.html"'), "formKey", "Draw it as a `.form`"),
        (user('camunda:dueDate="${dateTime().plusDays(2)}"'), "dueDate", "it calls `dateTime(…)`"),
        (user('camunda:candidateGroups="${find(x)}"'), "candidateGroups", "it calls `find(…)`"),
        (user("", "<humanPerformer/>"), "humanPerformer", "draw it in a lane"),
        ('<startEvent id="s" camunda:formKey="a"/>', "formKey", "draw one behind the start event"),
        ('<startEvent id="s" camunda:initiator="a"/>', "initiator", "The record says who"),
        (f"{SERVICE}</serviceTask>", "serviceTask", "not offered; it says `type`, `topic`, `connector`"),
        ('<sendTask id="m" camunda:delegateExpression="${a}"/>', "delegateExpression", "No code is called"),
        ('<task id="t">' + extensions('<camunda:executionListener class="x"/>') + "</task>", "executionListener", "Nothing listens here"),
        ('<task id="t">' + extensions("<camunda:inputOutput><camunda:inputParameter name='x'>1</camunda:inputParameter></camunda:inputOutput>") + "</task>", "inputParameter", "compute them in a script task"),
        ('<callActivity id="c" calledElement="${x}"/>', "${x}", "named here, not computed"),
        ('<callActivity id="c" calledElement="q" camunda:calledElementBinding="version"/>', "Binding", "same version"),
        ('<callActivity id="c">' + extensions('<camunda:in source="a" target="b" local="true"/>') + "</callActivity>", "camunda:in", "`local` of it"),
        ('<businessRuleTask id="r" camunda:decisionRef="D" camunda:resultVariable="x"/>', "decisionRef", "kept as `resultList`"),
        ('<businessRuleTask id="r" camunda:decisionRef="D"/>', "decisionRef", "nothing keeps its result"),
        ('<task id="t"><multiInstanceLoopCharacteristics isSequential="true"><completionCondition>${nrOfInstances > 1}</completionCondition></multiInstanceLoopCharacteristics></task>'.replace("> 1", "&gt; 1"), "nrOfInstances", "parallel loop only"),
        ('<task id="t"><multiInstanceLoopCharacteristics camunda:collection="${a.b()}" camunda:elementVariable="x"/></task>', "elementVariable", "it calls `a.b(…)`"),
        ('<sequenceFlow id="f"><conditionExpression>approved?</conditionExpression></sequenceFlow>', "approved?", "a text that stands for itself"),
        ('<startEvent id="s"><timerEventDefinition><timeCycle>0 0/5 * * * ?</timeCycle></timerEventDefinition></startEvent>', "0/5", "not in ISO 8601"),
        ('<scriptTask id="t" scriptFormat="groovy" camunda:resultVariable="x"><script><![CDATA[a < b()]]></script></scriptTask>', "<![CDATA[a < b()]]>", "it calls `b(…)`"),
        ('<scriptTask id="t" scriptFormat="groovy"><script>1</script></scriptTask>', "groovy", "nothing keeps its result"),
    ],
)  # fmt: skip
def test_what_has_none_stays_as_it_is_and_is_told_of_once(inside: str, stays: str, said: str) -> None:
    text, done = turned(inside)
    assert stays in text
    (left,) = done.left
    assert said in f"{left.sentence} {left.hint}"
    assert left.line == 3 - ("<" not in inside) and left.element in "usmtcrf"
    assert is_refused(done.data)


def test_a_message_whose_name_is_computed_is_told_of() -> None:
    done = convert(
        HEAD.replace("<process", '<message id="m" name="a-${x}"/><process').encode() + TAIL.encode(), "t.bpmn"
    )
    assert [each.element for each in done.left] == ["m"]


def test_how_the_other_engine_runs_a_process_goes_with_a_note() -> None:
    head = HEAD.replace(
        'isExecutable="true"', 'isExecutable="true" camunda:historyTimeToLive="180" camunda:versionTag="3"'
    )
    inside = '<task id="t" name="a" camunda:asyncBefore="true" camunda:exclusive="false" camunda:jobPriority="1">'
    text, done = turned(
        inside + extensions("<camunda:failedJobRetryTimeCycle>R3/PT1H</camunda:failedJobRetryTimeCycle>") + "</task>",
        head,
    )
    assert '<task id="t" name="a"/>' in text.replace("></task>", "/>")
    assert done.left == ()
    assert [each.element for each in done.notes] == ["p", "t"]
    assert "`asyncBefore`, `exclusive`, `jobPriority`, `failedJobRetryTimeCycle`" in done.notes[1].sentence
    assert 'modeler:executionPlatform="Camunda Cloud"' in text


def test_all_variables_and_the_business_key_need_no_mapping() -> None:
    handed = '<camunda:in variables="all"/><camunda:out variables="all"/><camunda:in businessKey="#{execution.processBusinessKey}"/>'
    text, done = turned(f'<callActivity id="c" calledElement="q">{extensions(handed)}</callActivity>')
    assert "ioMapping" not in text and done.left == () and len(done.notes) == 3


@pytest.mark.parametrize(
    "space", ["http://operaton.org/schema/1.0/bpmn", "http://flowable.org/bpmn", "http://activiti.org/bpmn"]
)
def test_its_relatives_say_the_same_by_the_same_names(space: str) -> None:
    text, done = turned(
        user('camunda:candidateGroups="desk"'), HEAD.replace("http://camunda.org/schema/1.0/bpmn", space)
    )
    assert 'candidateGroups="desk"' in text and space not in text and done.left == ()


def test_the_rest_of_the_file_stays_as_it_was() -> None:
    before = """<?xml version="1.0" encoding="GB18030"?>
<!-- 手画 -->
<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:di="urn:di" id="d">
  <b:process id="p">
    <b:userTask id="u" name="受理" camunda:candidateGroups="接待">
      <!-- 前台 -->
      <b:documentation>登记</b:documentation>
    </b:userTask>
  </b:process>
  <di:shape of="u" x="1.50"/>
</b:definitions>
"""
    after = convert(before.encode("gb18030"), "t.bpmn").data.decode("gb18030").splitlines()
    assert after[:2] == before.splitlines()[:2]
    assert after[3:] == [
        '  <b:process id="p">',
        '    <b:userTask id="u" name="受理">',
        "      <!-- 前台 -->",
        "      <b:documentation>登记</b:documentation>",
        "      <b:extensionElements>",
        '        <zeebe:assignmentDefinition candidateGroups="接待"/>',
        "        <zeebe:userTask/>",
        "      </b:extensionElements>",
        "    </b:userTask>",
        *before.splitlines()[8:],
    ]


def test_a_file_that_is_converted_already_stays_as_it_is() -> None:
    once = turned(user('camunda:candidateGroups="desk" camunda:assignee="a" camunda:formKey="f"'))[1].data
    again = convert(once, "t.bpmn")
    assert again.data == once
    assert [each.sentence for each in again.left] == ["`assignee` (`a`) is left."]


def test_a_file_that_is_no_diagram_is_refused() -> None:
    with pytest.raises(DiagramRefused, match="not a BPMN"):
        convert(b"<a/>", "t.bpmn")
