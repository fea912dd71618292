"""Functions of texts (DMN 1.5, 10.3.4.3). Places count characters, not units of an encoding."""

import re
from decimal import Decimal
from typing import Any

from engine.feel import patterns
from engine.feel.built_in.signature import Library, built_in
from engine.feel.errors import FeelLimitExceeded
from engine.feel.texts import text_of
from engine.feel.work import meet_pattern
from engine.feel.xpath_patterns import translated

LIBRARY: Library = {}
_REPLACED = re.compile(r"(\$\d+)|(\\[$\\])|([^$\\]+)")
LONGEST = 1_000_000
"""Characters of a text that is put together."""


@built_in(LIBRARY, "substring", "string:string", "start position:number", "length?:number")
def _substring(text: str, start: Decimal, length: Decimal | None = None) -> str | None:
    if start == 0 or abs(start) > len(text) or (length is not None and length < 1):
        return None
    begin = int(start) - 1 if start > 0 else len(text) + int(start)
    return text[begin:] if length is None else text[begin : begin + int(length)]


@built_in(LIBRARY, "string length", "string:string", at_once=True)
def _length(text: str) -> Decimal:
    return Decimal(len(text))


@built_in(LIBRARY, "upper case", "string:string")
def _upper(text: str) -> str:
    return text.upper()


@built_in(LIBRARY, "lower case", "string:string")
def _lower(text: str) -> str:
    return text.lower()


@built_in(LIBRARY, "trim", "string:string")
def _trim(text: str) -> str:
    return text.strip()


@built_in(LIBRARY, "is blank", "string:string")
def _blank(text: str) -> bool:
    return not text.strip()


@built_in(LIBRARY, "substring before", "string:string", "match:string")
def _before(text: str, match: str) -> str:
    head, found, _ = text.partition(match) if match else ("", "", "")
    return head if found else ""


@built_in(LIBRARY, "substring after", "string:string", "match:string")
def _after(text: str, match: str) -> str:
    return text.partition(match)[2] if match else text


@built_in(LIBRARY, "contains", "string:string", "match:string")
def _contains(text: str, match: str) -> bool:
    return match in text


@built_in(LIBRARY, "starts with", "string:string", "match:string")
def _starts(text: str, match: str) -> bool:
    return text.startswith(match)


@built_in(LIBRARY, "ends with", "string:string", "match:string")
def _ends(text: str, match: str) -> bool:
    return text.endswith(match)


@built_in(LIBRARY, "matches", "input:string", "pattern:string", "flags?:string", steps=120)
def _matches(text: str, pattern: str, flags: str | None = None) -> bool:
    return patterns.found(_pattern(pattern, flags), text)


@built_in(LIBRARY, "replace", "input:string", "pattern:string", "replacement:string", "flags?:string", steps=120)
def _replace(text: str, pattern: str, replacement: str, flags: str | None = None) -> str:
    _bound(len(text) * (len(replacement) + 1))
    known, parts = _pattern(pattern, flags), _REPLACED.findall(replacement)
    if "".join("".join(part) for part in parts) != replacement:
        raise patterns.NotAPattern("In a replacement, `$` stands before the number of a group, or behind a `\\`.")
    if patterns.found(known, ""):
        raise patterns.NotAPattern("A pattern that matches nothing at all cannot be replaced.")
    return patterns.replaced(known, text, lambda found: "".join(_put_in(found, *part) for part in parts))


def _put_in(found: Any, group: str, sign: str, plain: str) -> str:
    """A part of the replacement: `$1` and what it stands for, `\\$` or `\\\\`, or text."""
    if not group:
        return sign[1:] or plain
    digits, rest = group[1:], ""
    while int(digits) > found.re.groups and len(digits) > 1:
        digits, rest = digits[:-1], digits[-1] + rest
    return (found[int(digits)] or "" if int(digits) <= found.re.groups else "") + rest


@built_in(LIBRARY, "extract", "input:string", "pattern:string", steps=120)
def _extract(text: str, pattern: str) -> list[Any]:
    return patterns.matches(_pattern(pattern), text)


@built_in(LIBRARY, "split", "string:string", "delimiter:string", steps=120)
def _split(text: str, delimiter: str) -> list[str]:
    return patterns.split(_pattern(delimiter), text)


@built_in(LIBRARY, "string join", "list:list", "delimiter?:string")
def _join(items: list[Any], delimiter: str | None = None) -> str | None:
    if any(item is not None and not isinstance(item, str) for item in items):
        return None
    texts = [item for item in items if item is not None]
    _bound(sum(map(len, texts)) + len(delimiter or "") * len(texts))
    return (delimiter or "").join(texts)


@built_in(LIBRARY, "string", "from")
def _string(value: Any) -> str | None:
    return None if value is None else text_of(value)


def _pattern(pattern: str, flags: str | None = None) -> Any:
    flags = flags or ""
    meet_pattern(pattern, flags)
    if len(pattern) > patterns.LONGEST:
        raise FeelLimitExceeded(f"A pattern has at most {patterns.LONGEST} characters.")
    return patterns.compiled(translated(pattern, flags), flags.replace("x", "").replace("s", ""))


def _bound(length: int) -> None:
    if length > LONGEST:
        raise FeelLimitExceeded(f"A text would have more than {LONGEST} characters.")
