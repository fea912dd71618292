"""Models of several elements, written shortly."""

from typing import Any

from dmn_notation import SPACE, model

from engine import dmn, feel


def literal(text: str) -> str:
    return f"<literalExpression><text>{text}</text></literalExpression>"


def needs(*references: str, kind: str = "information", what: str = "requiredDecision") -> str:
    return "".join(f'<{kind}Requirement><{what} href="{each}"/></{kind}Requirement>' for each in references)


def knows(*references: str) -> str:
    return needs(*references, kind="knowledge", what="requiredKnowledge")


def given(*references: str) -> str:
    return needs(*references, what="requiredInput")


def decision(id: str, logic: str, requires: str = "", type: str = "Any") -> str:
    return f'<decision id="{id}" name="{id}"><variable name="{id}" typeRef="{type}"/>{requires}{logic}</decision>'


def data(id: str, type: str = "Any") -> str:
    return f'<inputData id="{id}" name="{id}"><variable name="{id}" typeRef="{type}"/></inputData>'


def knowledge(id: str, parameters: str, body: str, requires: str = "", type: str = "Any") -> str:
    told = "".join(
        f'<formalParameter name="{name}" typeRef="{of or "Any"}"/>'
        for name, _, of in (p.partition(":") for p in parameters.split())
    )
    logic = f'<encapsulatedLogic typeRef="{type}">{told}{literal(body)}</encapsulatedLogic>'
    return f'<businessKnowledgeModel id="{id}" name="{id}"><variable name="{id}"/>{logic}{requires}</businessKnowledgeModel>'


def asked(content: bytes, id: str = "D", beside: dict[str, bytes] | None = None, **seen: Any) -> Any:
    found = dmn.read(content, "d.dmn", beside).named(id)
    assert found is not None
    return feel.to_json(found.decide(seen).value)


OTHER = model(
    '<itemDefinition id="t" name="tDays"><typeRef>number</typeRef><allowedValues><text>[1..30]</text></allowedValues></itemDefinition>'
    + data("receipt day") + decision("late", literal("receipt day &gt; 5"), given("#receipt day"))
    + knowledge("twice", "n", "n * 2"),
    'namespace="urn:other"',
)  # fmt: skip


def imports(name: str, namespace: str = "urn:other") -> str:
    return f'<import name="{name}" namespace="{namespace}" importType="{SPACE}"/>'
