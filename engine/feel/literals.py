"""What stands between the quotes of a text."""

import re

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))", re.DOTALL)
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "'": "'", "/": "/", "b": "\b", "f": "\f"}


def string_value(quoted: str) -> str:
    """The text with its escapes replaced (DMN 1.5, 10.3.1.2, rule 35); an unknown escape stays as it is written."""
    if "\\" not in quoted:
        return quoted
    replaced = _ESCAPE.sub(_unescaped, quoted)
    # Two escaped surrogates are one character.
    return replaced.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    if code is not None:
        number = int(code, 16)
        return chr(number) if number <= 0x10FFFF else found[0]
    return _SIMPLE.get(found[3], found[0])
