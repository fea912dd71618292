"""From DMN files to their decisions; what is not understood is refused with the element's id."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from engine.dmn import structures, tabulating  # noqa: F401  # they tell the boxer their expressions
from engine.dmn.boxed import Boxer
from engine.dmn.citing import citations_of
from engine.dmn.errors import DmnError
from engine.dmn.files import File, files_of, key, label, result_name
from engine.dmn.model import Decision, Element, InputData, KnowledgeModel, Logic, failing
from engine.dmn.requiring import Required, clashes
from engine.dmn.services import DecisionService, Definitions
from engine.dmn.structures import function_definition
from engine.dmn.vocabulary import problems_of
from engine.dmn.xml import Node, children, first, local
from engine.feel.compiling import Closure
from engine.feel.types import Type
from engine.sentences import say

DEEPEST = 100
"""Elements that require each other in a row."""
_TOO_DEEP = say("More than {most} elements require each other in a row.", most=DEEPEST)
E_ = TypeVar("E_", bound=Element)


def read(content: bytes, path: str, beside: Mapping[str, bytes] | None = None) -> Definitions:
    """The decisions of a DMN file; DmnError for a file that is none, or that says what is not executed.

    `beside` are the files, by their paths, that it may import.
    """
    definitions, problems = examine(content, path, beside)
    if problems:
        raise problems[0]
    return definitions


def examine(
    content: bytes, path: str, beside: Mapping[str, bytes] | None = None
) -> tuple[Definitions, tuple[DmnError, ...]]:
    """The decisions of a DMN file, and all that is wrong with it: a decision that cannot be executed fails when it is asked.

    DmnError for a file that is no DMN.
    """
    files = files_of(content, path, beside or {})
    reading = _Reading(files)
    own = files[0]
    decisions = {each.id: each for each in reading.all_of(own, "decision") if isinstance(each, Decision)}
    services = {each.id: each for each in reading.all_of(own, "decisionService") if isinstance(each, DecisionService)}
    models = [each for each in reading.all_of(own, "businessKnowledgeModel") if isinstance(each, KnowledgeModel)]
    problems = [*problems_of(own.root, path), *own.problems, *own.types.problems, *reading.problems]
    return Definitions(path, decisions, services, tuple(models)), tuple(problems)


class _Reading:
    """The elements of a file, and of those that it imports, while they are being read."""

    def __init__(self, files: list[File]):
        self.files = {file.namespace: file for file in reversed(files)}
        self.problems: list[DmnError] = []
        self.known: dict[str, Element | None] = {}
        self.above: list[str] = []
        self.depths: dict[str, int] = {}
        self.readers: Mapping[str, Callable[[File, Node], Element]] = {
            "inputData": self.input_data,
            "decision": self.decision,
            "businessKnowledgeModel": self.knowledge,
            "decisionService": self.service,
        }

    def all_of(self, file: File, kind: str) -> list[Element]:
        """The file's elements of this kind that can be read."""
        found = [self.element(file, id) for id, node in file.nodes.items() if local(node) == kind]
        return [each for each in found if each is not None]

    def element(self, file: File, id: str) -> Element | None:
        """The element with all that it requires; None, and a problem, if it cannot be read at all."""
        address = f"{file.namespace}#{id}"
        if address not in self.known:
            self.above.append(address)
            try:
                self.known[address] = self._shallow(file, self.readers[local(file.nodes[id])](file, file.nodes[id]))
            except DmnError as error:
                self.problems.append(error)
                self.known[address] = None
            finally:
                self.above.pop()
        return self.known[address]

    def _shallow(self, file: File, element: Element) -> Element:
        """The element, if not too many require each other in a row above it."""
        inner = [self.depths.get(each.element.address, 0) for each in getattr(element, "required", ())]
        self.depths[element.address] = 1 + max(inner, default=0)
        if self.depths[element.address] > DEEPEST:
            raise DmnError(file.path, element.id, _TOO_DEEP)
        return element

    def required(self, file: File, owner: Node, reference: str) -> Required:
        """The element that `namespace#id` or `#id` names, and the path by which the file's expressions see it."""
        namespace, _, id = reference.rpartition("#")
        namespace = namespace or file.namespace
        path, own = file.path, key(owner)
        target = self.files.get(namespace)
        if target is None or (prefix := file.prefix_of(namespace)) is None:
            raise DmnError(path, own, say("It requires `{name}`, of a file that is not imported.", name=reference))
        if id not in target.nodes:
            sentence = "It requires `{name}`, which is not in {file}."
            raise DmnError(path, own, say(sentence, name=reference, file=target.path))
        if f"{namespace}#{id}" in self.above:
            sentence = "It requires `{name}`, which requires it in turn: it requires itself."
            raise DmnError(path, own, say(sentence, name=id))
        if len(self.above) > DEEPEST:
            raise DmnError(path, own, _TOO_DEEP)
        element = self.element(target, id)
        if element is None:
            raise DmnError(path, own, say("It requires `{name}`, which cannot be read.", name=id))
        return Required((*prefix, element.name), element)

    def requirements(self, file: File, node: Node) -> tuple[Required, ...] | None:
        """All that a decision or knowledge model requires, each once; None, and a problem, if something is not there."""
        found: dict[str, Required] = {}
        for requirement in (*children(node, "informationRequirement"), *children(node, "knowledgeRequirement")):
            for each in children(requirement):
                if local(each) in ("requiredDecision", "requiredInput", "requiredKnowledge"):
                    reference = each.get("href", "")
                    try:
                        found.setdefault(reference, self.required(file, node, reference))
                    except DmnError as error:
                        self.problems.append(error)
                        return None
        for name in clashes(found.values()):
            sentence = say("`{name}` is the name of an import and of something else that is required.", name=name)
            self.problems.append(DmnError(file.path, key(node), sentence))
        return tuple(found.values())

    def input_data(self, file: File, node: Node) -> InputData:
        boxer = Boxer(file.path, file.address(node), file.types)
        variable = first(node, "variable")
        type = None if variable is None else boxer.type(variable)
        return InputData(file.address(node), result_name(node), label(node), type)

    def decision(self, file: File, node: Node) -> Decision:
        required = self.requirements(file, node)
        boxer = self.boxer(file, node, required or ())
        type, logic = self.logic(boxer, node, lambda: boxer.only(node), required is not None)
        cited = citations_of(boxer.element, node)
        return Decision(file.address(node), result_name(node), label(node), logic, required or (), type, cited)

    def knowledge(self, file: File, node: Node) -> KnowledgeModel:
        required = self.requirements(file, node)
        boxer = self.boxer(file, node, required or ())
        names, encapsulated = (file.address(node), result_name(node), label(node)), first(node, "encapsulatedLogic")
        if encapsulated is None:
            self.problems.append(boxer.refuse(node, "The knowledge model has no logic."))
            return KnowledgeModel(*names, Logic(lambda scope: None))
        boxer.known = (*boxer.known, result_name(node))
        _, logic = self.logic(boxer, node, lambda: function_definition(boxer, encapsulated), required is not None)
        own = Logic(logic.closure, logic.names - {result_name(node)}, logic.tables, logic.size)
        return KnowledgeModel(*names, own, required or (), boxer.type(encapsulated))

    def service(self, file: File, node: Node) -> DecisionService:
        inputs = [self.handed(file, node, each, InputData) for each in children(node, "inputData")]
        decided = [self.handed(file, node, each, Decision) for each in children(node, "inputDecision")]
        outputs = [self.handed(file, node, each, Decision) for each in children(node, "outputDecision")]
        boxer = Boxer(file.path, file.address(node), file.types)
        if not outputs:
            raise boxer.refuse(node, "The decision service has no output decision.")
        for each in children(node, "encapsulatedDecision"):
            self.required(file, node, each.get("href", ""))
        variable = first(node, "variable")
        type = None if variable is None else boxer.type(variable)
        names = (file.address(node), result_name(node), label(node))
        return DecisionService(*names, (*inputs, *decided), tuple(outputs), type)

    def handed(self, file: File, owner: Node, node: Node, kind: type[E_]) -> E_:
        """What a service is handed, or answers with."""
        element = self.required(file, owner, node.get("href", "")).element
        if not isinstance(element, kind):
            sentence = say("`{name}` is not of the kind that `{kind}` names.", name=element.name, kind=local(node))
            raise DmnError(file.path, key(owner), sentence)
        return element

    def boxer(self, file: File, node: Node, required: tuple[Required, ...]) -> Boxer:
        names = {each.path[0] for each in required}
        members = {name for each in required for name in each.path[1:]}
        return Boxer(file.path, file.address(node), file.types, names | file.given(), members, label(node))

    def logic(self, boxer: Boxer, node: Node, read: Callable[[], Closure], whole: bool) -> "tuple[Type | None, Logic]":
        """The type and the logic of an element; what cannot be read is a problem, and fails when it is asked."""
        variable = first(node, "variable")
        try:
            type = None if variable is None else boxer.type(variable)
            closure = read()
        except DmnError as error:
            self.problems.append(error)
            return None, Logic(failing(error.sentence))
        self.problems += boxer.problems
        if not whole:
            return None, Logic(failing("Something that it requires cannot be read."))
        return type, Logic(closure, frozenset(boxer.names), tuple(boxer.tables), boxer.size)
