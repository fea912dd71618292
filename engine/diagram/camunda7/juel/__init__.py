"""JUEL expressions turned into FEEL, as far as FEEL can say the same."""

from engine import feel
from engine.diagram.camunda7.juel import tokens as reading
from engine.diagram.camunda7.juel.naming import names, ours
from engine.diagram.camunda7.juel.parser import parse
from engine.diagram.camunda7.juel.refusal import NotTurned
from engine.diagram.camunda7.juel.tree import Text, Tree
from engine.diagram.camunda7.juel.writing import quoted, written

__all__ = ["NotTurned", "compiled", "computed", "expression", "in_feel", "is_computed", "items", "joined", "quoted"]


def is_computed(text: str) -> bool:
    """Whether the text has a `${…}` or `#{…}` in it."""
    return reading.begins(text)


def in_feel(text: str, counts: bool = False) -> str:
    """FEEL, without `=`, for one `${…}` beside which nothing stands; NotTurned says why there is none.

    `counts` says whether it sees how many instances of a loop there are.
    """
    parts = _parts(text.strip(), counts)
    if len(parts) != 1 or isinstance(parts[0], str):
        raise NotTurned("something stands beside the expression")
    return _whole(parts)


def joined(text: str) -> str:
    """FEEL for a text with `${…}` in it, which is joined with what stands beside it; NotTurned says why there is none."""
    return _whole(_parts(text.strip(), counts=False))


def expression(text: str) -> str:
    """FEEL for a text that is an expression as a whole, without `${…}` around it; NotTurned says why not."""
    return _whole([ours(parse(reading.tokens(text)), counts=False)])


def compiled(text: str) -> str:
    """The text, which is FEEL already; NotTurned if it is not."""
    try:
        feel.compile_expression(text)
    except feel.FeelError as error:
        raise NotTurned(f"it is not FEEL: {error}") from error
    return text


def computed(text: str) -> str:
    """FEEL for a text that may be computed or stand for itself."""
    return joined(text) if is_computed(text) else quoted(text)


def items(text: str) -> list[str]:
    """FEEL for each of the parts that commas separate, outside `${…}`."""
    listed: list[list[Tree | str]] = [[]]
    for part in _parts(text, counts=False):
        if not isinstance(part, str):
            listed[-1].append(part)
            continue
        first, *others = part.split(",")
        listed[-1].append(first)
        listed += [[other] for other in others]
    return [_whole(parts) for parts in map(_stripped, listed) if parts]


def _parts(text: str, counts: bool) -> list[Tree | str]:
    return [part if isinstance(part, str) else ours(parse(part), counts) for part in reading.pieces(text)]


def _stripped(parts: list[Tree | str]) -> list[Tree | str]:
    """Without the spaces around it."""
    if parts and isinstance(parts[0], str):
        parts = [parts[0].lstrip(), *parts[1:]]
    if parts and isinstance(parts[-1], str):
        parts = [*parts[:-1], parts[-1].rstrip()]
    return [part for part in parts if part != ""]


def _whole(parts: list[Tree | str]) -> str:
    """One expression as it is, several joined as texts; it compiles, and reads the names that were read before."""
    told = _written(parts)
    try:
        compiled = feel.compile_expression(told)
    except feel.FeelError as error:
        raise NotTurned(f"FEEL has no such name or sign: {error}") from error
    if compiled.names != {name for part in parts if not isinstance(part, str) for name in names(part)}:
        raise NotTurned("names in it would become one name of FEEL beside each other")
    return told


def _written(parts: list[Tree | str]) -> str:
    if len(parts) == 1 and not isinstance(parts[0], str):
        return written(parts[0])
    return " + ".join(map(_joined, parts))


def _joined(part: Tree | str) -> str:
    if isinstance(part, str):
        return quoted(part)
    return written(part) if isinstance(part, Text) else f"string({written(part)})"
