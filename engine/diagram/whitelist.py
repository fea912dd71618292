"""Nothing is ignored: whatever stands in the file and not on the white list is a problem."""

import re
from collections import Counter
from collections.abc import Iterator

from engine.diagram.attributes import ATTRIBUTES, NEUTRAL
from engine.diagram.problems import Problem
from engine.diagram.vocabulary import CHILDREN, EXTENSIONS, ONLY_ONCE
from engine.diagram.xml import BPMN, DI, MODELER, XSI, ZEEBE, Node, line_of, local, namespace
from engine.sentences import say

_ALLOWED_SPACES = frozenset({MODELER, XSI})
_XML = "http://www.w3.org/XML/1998/namespace"
_OURS = _ALLOWED_SPACES | {BPMN, ZEEBE, DI, _XML, ""}
_ENGINES = (
    "activiti",
    "bonita",
    "camunda",
    "drools",
    "flowable",
    "jboss",
    "jbpm",
    "operaton",
    "spiffworkflow",
    "zeebe",
)
"""By these words in its namespace or prefix an extension is known to say what another engine would do."""
_MIME = re.compile(r"[\w.+-]+/[\w.+-]+(; ?[\w-]+=[\w-]+)?")
_MAPPED = ("serviceTask", "sendTask", "callActivity", "subProcess", "transaction", "adHocSubProcess")
_SEE = say("What a diagram may say is listed in docs/dialect.md.")


def unsupported(root: Node, file: str) -> list[Problem]:
    """Every element, attribute and extension that is not executed as the standard says."""
    return [*_walk(root, root, file), *_foreign(root, file)]


def _foreign(root: Node, file: str) -> Iterator[Problem]:
    """What tools other than engines add for themselves may be left unread (BPMN 2.0.2, 8.2.3), but not unsaid."""
    found: Counter[str] = Counter()
    for node in root.iter(f"{{{BPMN}}}*"):
        spaces = [str(name).rpartition("}")[0].removeprefix("{") for name in node.attrib]
        found.update(space for space in spaces if _is_foreign(space))
        if local(node) == "extensionElements":
            found.update(namespace(inner) for inner in node if _is_foreign(namespace(inner), inner.prefix))
    for space, count in found.items():
        places = say("1 place") if count == 1 else say("{count} places", count=count)
        sentence = say("What `{space}` adds in {places} is not read.", space=space[:80], places=places)
        own, name = root.get("id", "?"), root.get("name", "")
        hint = "Nothing of it is executed; if it only draws, that is well."
        yield Problem(file, own, name, "foreign-extension", sentence, hint, severity="warning", line=line_of(root))


def _is_foreign(space: str, prefix: str | None = None) -> bool:
    return space not in _OURS and not any(engine in f"{space} {prefix or ''}".lower() for engine in _ENGINES)


def _walk(node: Node, owner: Node, file: str) -> Iterator[Problem]:
    owner = node if node.get("id") else owner
    yield from _attributes(node, owner, file)
    yield from _repeated(node, owner, file)
    if local(node) == "extensionElements":
        yield from _extensions(node, owner, file)
        return
    allowed = CHILDREN.get(local(node), frozenset())
    for inner in node:
        if not isinstance(inner.tag, str) or namespace(inner) == DI:
            continue
        if namespace(inner) == BPMN and local(inner) in allowed:
            yield from _walk(inner, owner, file)
        else:
            yield _child_refused(inner, owner, file)


def _child_refused(inner: Node, owner: Node, file: str) -> Problem:
    where = inner if inner.get("id") else owner
    around = f"`{local(owner)}`" if namespace(owner) == BPMN else say("the file")
    sentence = say("`{kind}` is not supported in {around}.", kind=local(inner), around=around)
    return _told(where, inner, file, "unsupported-element", sentence)


def _attributes(node: Node, owner: Node, file: str) -> Iterator[Problem]:
    allowed = ATTRIBUTES.get(local(node), frozenset()) | {"id", "name"}
    for name, value in node.attrib.items():
        space, _, plain = str(name).rpartition("}")
        space, neutral = space.removeprefix("{"), NEUTRAL.get((local(node), plain))
        if _is_foreign(space) or space == _XML:
            continue
        if space in _ALLOWED_SPACES and (local(node) == "definitions" or space == XSI):
            continue
        if space or (plain not in allowed and neutral is None):
            sentence = say("The attribute `{name}` of `{kind}` is not supported.", name=plain, kind=local(node))
        elif neutral is not None and str(value) not in neutral:
            sentence = "`{name}` of `{kind}` cannot be `{value}`."
            sentence = say(sentence, name=plain, kind=local(node), value=str(value)[:60])
        elif plain == "textFormat" and not _MIME.fullmatch(str(value)):
            sentence = say("`{value}` is no kind of text, such as `text/plain`.", value=str(value)[:60])
        elif plain == "loopMaximum" and not (str(value).isdecimal() and len(str(value)) < 7):
            sentence = say("`{value}` is not how often a loop is done at most.", value=str(value)[:60])
        else:
            continue
        yield _told(owner, node, file, "unsupported-attribute", sentence)


def _repeated(node: Node, owner: Node, file: str) -> Iterator[Problem]:
    """Of what says one thing, a second one would be ignored."""
    seen: set[str] = set()
    for inner in node:
        name = say("a loop marker") if local(inner).endswith("LoopCharacteristics") else local(inner)
        once = name in ONLY_ONCE or (local(node) == "extensionElements" and namespace(inner) == ZEEBE)
        if once and name in seen:
            sentence = say("`{name}` stands here twice.", name=name)
            yield _told(owner, inner, file, "twice", sentence, "Remove one of them.")
        seen.add(name)


def _extensions(node: Node, owner: Node, file: str) -> Iterator[Problem]:
    parent = node.getparent()
    assert parent is not None
    known = EXTENSIONS.get(local(parent), {})
    for inner in node:
        if not isinstance(inner.tag, str):
            continue
        if namespace(inner) == ZEEBE and local(inner) == "properties":
            yield from _properties(inner, owner, file)
        elif namespace(inner) == ZEEBE and local(inner) == "ioMapping" and local(parent) in _MAPPED:
            yield from _mappings(inner, owner, file)
        elif namespace(inner) == ZEEBE and local(inner) in known and not len(inner):
            for name in sorted(set(map(str, inner.attrib)) - known[local(inner)]):
                sentence = say("`{name}` of `zeebe:{kind}` is not supported here.", name=name, kind=local(inner))
                yield _refused(owner, file, sentence)
        elif not _is_foreign(namespace(inner), inner.prefix):
            named = f"{inner.prefix or '?'}:{local(inner)}"
            yield _refused(owner, file, say("The extension `{name}` is not supported here.", name=named))


def _mappings(node: Node, owner: Node, file: str) -> Iterator[Problem]:
    for inner in node:
        mapped = inner.tag in (f"{{{ZEEBE}}}input", f"{{{ZEEBE}}}output")
        if not mapped or set(map(str, inner.attrib)) != {"source", "target"}:
            yield _refused(owner, file, "An input or output has a source and a target, and nothing else.")


def _properties(node: Node, owner: Node, file: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for inner in node:
        if not isinstance(inner.tag, str):
            continue
        name = str(inner.get("name", ""))
        if inner.tag != f"{{{ZEEBE}}}property" or set(map(str, inner.attrib)) != {"name", "value"}:
            yield _refused(owner, file, "A property has a name and a value, and nothing else.")
        elif name in seen:
            yield _refused(owner, file, say("The property `{name}` is given twice.", name=name))
        seen.add(name)


def _refused(owner: Node, file: str, sentence: str) -> Problem:
    return _told(owner, owner, file, "unsupported-extension", sentence)


def _told(owner: Node, at: Node, file: str, rule: str, sentence: str, hint: str = _SEE) -> Problem:
    """A problem of the element that has an id, in the line of what is wrong with it."""
    return Problem(file, owner.get("id", "?"), owner.get("name", ""), rule, sentence, hint, line=line_of(at))
