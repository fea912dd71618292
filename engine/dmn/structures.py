"""Boxed contexts, lists, relations, functions, invocations, conditionals, filters and iterators (DMN 1.5, 7.3 and 10.2.2)."""

from typing import Any

from engine.dmn.boxed import BOXED, Boxer, boxes
from engine.dmn.xml import Node, children, first, local
from engine.feel.calling import by_name, defined
from engine.feel.compiling import Closure
from engine.feel.iterating import Over, iteration, quantified
from engine.feel.scope import Scope
from engine.feel.sites import Site
from engine.feel.structure import conditional, filtered
from engine.feel.types import ANY
from engine.feel.work import CALL, ROUND
from engine.sentences import say


@boxes("context")
def _context(boxer: Boxer, node: Node) -> Closure:
    """Later entries see earlier ones; an entry without a variable is the result."""
    entries: list[tuple[str, Closure]] = []
    result: Closure | None = None
    seen: list[str] = []
    for entry in children(node, "contextEntry"):
        variable = first(entry, "variable")
        closure = boxer.inside(seen, lambda entry=entry: boxer.only(entry))  # type: ignore[misc]
        if result is not None:
            raise boxer.refuse(node, "The result of a context, an entry without a variable, is its last entry.")
        if variable is None:
            result = closure
            continue
        name = variable.get("name", "")
        if not name or name in seen:
            raise boxer.refuse(entry, say("The entry `{name}` has no name, or that of another entry.", name=name))
        seen.append(name)
        entries.append((name, boxer.of_type(closure, boxer.type(variable), name)))

    def value(scope: Scope) -> Any:
        made: dict[str, Any] = {}
        inner = Scope({}, scope)
        for name, closure in entries:
            made[name] = inner[name] = closure(inner)
        return made if result is None else result(inner)

    return value


@boxes("list")
def _list(boxer: Boxer, node: Node) -> Closure:
    items = [boxer.closure(child) for child in children(node) if local(child) in BOXED]
    return lambda scope: [item(scope) for item in items]


@boxes("relation")
def _relation(boxer: Boxer, node: Node) -> Closure:
    columns = [column.get("name", "") for column in children(node, "column")]
    types = [boxer.type(column) for column in children(node, "column")]
    rows = []
    for row in children(node, "row"):
        cells = [boxer.closure(cell) for cell in children(row) if local(cell) in BOXED]
        if len(cells) != len(columns):
            raise boxer.refuse(row, say("The row has not {count} cells.", count=len(columns)))
        rows.append([boxer.of_type(*cell) for cell in zip(cells, types, columns, strict=True)])
    return lambda scope: [dict(zip(columns, [cell(scope) for cell in row], strict=True)) for row in rows]


@boxes("functionDefinition")
def function_definition(boxer: Boxer, node: Node) -> Closure:
    """A function of FEEL; one of Java or PMML is refused."""
    kind = node.get("kind", "FEEL")
    if kind != "FEEL":
        raise boxer.refuse(node, say("A function of the kind {kind} is not FEEL's own and is not executed.", kind=kind))
    parameters = [each.get("name", "") for each in children(node, "formalParameter")]
    types = [boxer.type(each) or ANY for each in children(node, "formalParameter")]
    before = boxer.size
    body = boxer.inside(parameters, lambda: boxer.only(node))
    size = boxer.size - before
    levels = 10 + 3 * _depth(node) + boxer.levels
    return defined(node.get("label", ""), parameters, types, None, body, CALL + size, levels)


def _depth(node: Node) -> int:
    """The levels of elements inside a node."""
    return 1 + max(map(_depth, children(node)), default=0)


@boxes("invocation")
def _invocation(boxer: Boxer, node: Node) -> Closure:
    callee = next((child for child in children(node) if local(child) in BOXED), None)
    if callee is None:
        raise boxer.refuse(node, "The invocation names no function.")
    function, bindings = boxer.closure(callee), []
    for binding in children(node, "binding"):
        parameter = first(binding, "parameter")
        if parameter is None:
            raise boxer.refuse(binding, "The binding has no parameter.")
        given = [child for child in children(binding) if local(child) in BOXED]
        closure = boxer.closure(given[0]) if given else lambda scope: None
        name = parameter.get("name", "")
        bindings.append((name, boxer.of_type(closure, boxer.type(parameter), name)))

    names, closures = [name for name, _ in bindings], [closure for _, closure in bindings]
    return by_name(_site(boxer), function, names, closures)


@boxes("conditional")
def _conditional(boxer: Boxer, node: Node) -> Closure:
    condition, then, otherwise = (boxer.part(node, name) for name in ("if", "then", "else"))
    return conditional(_site(boxer), condition, then, otherwise, strict=True)


@boxes("filter")
def _filter(boxer: Boxer, node: Node) -> Closure:
    source, before = boxer.part(node, "in"), boxer.size
    condition = boxer.inside(["item"], lambda: boxer.part(node, "match"))
    return filtered(_site(boxer), source, condition, ROUND + boxer.size - before, strict=True)


@boxes("for")
def _for(boxer: Boxer, node: Node) -> Closure:
    over, body, cost = _over(boxer, node, "return", "partial")
    return iteration(_site(boxer), [over], body, cost, asks_partial=True)


@boxes("some")
def _some(boxer: Boxer, node: Node) -> Closure:
    over, body, cost = _over(boxer, node, "satisfies")
    return quantified(_site(boxer), [over], body, cost, decisive=True)


@boxes("every")
def _every(boxer: Boxer, node: Node) -> Closure:
    over, body, cost = _over(boxer, node, "satisfies")
    return quantified(_site(boxer), [over], body, cost, decisive=False)


def _over(boxer: Boxer, node: Node, name: str, *more: str) -> tuple[Over, Closure, int]:
    variable = node.get("iteratorVariable", "")
    if not variable:
        raise boxer.refuse(node, say("The `{kind}` has no iterator variable.", kind=local(node)))
    source, before = boxer.part(node, "in"), boxer.size
    body = boxer.inside([variable, *more], lambda: boxer.part(node, name))
    return Over(variable, source), body, ROUND + boxer.size - before


def _site(boxer: Boxer) -> Site:
    return Site(boxer.element, 0, len(boxer.element))
