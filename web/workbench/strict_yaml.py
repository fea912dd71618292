"""YAML read strictly, for people who write stories: no guessed dates, no doubles, nothing said twice."""

from decimal import Decimal
from typing import Any

import yaml

from engine.clauses import bounded

_GUESSED = ("tag:yaml.org,2002:timestamp",)


class Misread(Exception):
    """The file is not what it should be; the message says where, as `file:line: sentence`."""

    def __init__(self, file: str, line: int, sentence: str):
        super().__init__(f"{file}:{line}: {sentence}")


class _Loader(yaml.SafeLoader):
    """Dates stay text, as forms keep them; numbers with a fraction are exact."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _GUESSED]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: Decimal(str(node.value).replace("_", "")))


def read(text: str, file: str) -> tuple[dict[str, Any], dict[str, list[int]]]:
    """The mapping that the file holds, and for each of its lists the lines on which the items begin.

    Misread for anything that is not YAML, not a mapping, or names one thing twice.
    """
    loader = _Loader(text)
    try:
        bounded(text)
        root = loader.get_single_node()
        _refuse_doubles(root, file)
        content = loader.construct_document(root) if root is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Misread(file, mark.line + 1 if mark else 1, f"not YAML: {error.problem}") from error
    except (yaml.YAMLError, ArithmeticError) as error:
        raise Misread(file, 1, f"not YAML: {error}") from error
    finally:
        loader.dispose()
    if not isinstance(content, dict):
        raise Misread(file, 1, "a mapping is expected.")
    return content, _lines(root)


def _lines(root: Any) -> dict[str, list[int]]:
    return {
        key.value: [item.start_mark.line + 1 for item in value.value]
        for key, value in root.value
        if isinstance(value, yaml.SequenceNode)
    }


def _refuse_doubles(node: Any, file: str) -> None:
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                raise Misread(file, key.start_mark.line + 1, f"`{key.value}` is said twice.")
            if isinstance(key, yaml.ScalarNode):
                seen.add(key.value)
            _refuse_doubles(value, file)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_doubles(item, file)
