"""Patterns of XPath, which are those of FEEL (DMN 1.5, 10.3.4.3; XQuery and XPath Functions, 7.6.1), for the engine of `patterns`."""

from engine.feel.patterns import NotAPattern

_PLAIN_ESCAPES = set("\\|.-^?*+{}()[]$")
_CONTROLS = {"n": "\\n", "r": "\\r", "t": "\\t"}
_CLASSES = {
    "d": r"\p{Nd}", "D": r"\P{Nd}", "s": r"[\ \t\n\r]", "S": r"[^\ \t\n\r]", "w": r"[^\p{P}\p{Z}\p{C}]",
    "W": r"[\p{P}\p{Z}\p{C}]", "i": r"[\p{L}_:]", "I": r"[^\p{L}_:]", "c": r"[\p{L}\p{M}\p{Nd}._:·\-]",
    "C": r"[^\p{L}\p{M}\p{Nd}._:·\-]",
}  # fmt: skip
_SPACES = " \t\n\r"


def translated(pattern: str, flags: str) -> str:
    """The same pattern in the language of the package `regex`, version 1; NotAPattern says what XPath does not have."""
    if unknown := set(flags) - set("smix"):
        raise NotAPattern(f"`{''.join(sorted(unknown))}` is no flag of a pattern")
    return _Translation(_without_spaces(pattern) if "x" in flags else pattern, flags).whole()


def _without_spaces(pattern: str) -> str:
    """Spaces mean nothing under the flag x, but for those in classes of characters."""
    kept, depth, escaped = [], 0, False
    for sign in pattern:
        if sign in _SPACES and not depth:
            continue
        if not escaped:
            depth += (sign == "[") - (sign == "]" and depth > 0)
        escaped = sign == "\\" and not escaped
        kept.append(sign)
    return "".join(kept)


class _Translation:
    """One pattern on its way."""

    def __init__(self, pattern: str, flags: str):
        self.pattern = pattern
        self.place = 0
        self.dot = "(?s:.)" if "s" in flags else r"[^\n\r]"
        self.end = "$" if "m" in flags else r"\Z"
        self.begun = 0
        self.open: list[int] = []
        self.closed: set[int] = set()

    def whole(self) -> str:
        made = []
        while self.place < len(self.pattern):
            made.append(self._piece())
        if self.open:
            raise NotAPattern("a `(` is not closed")
        return "".join(made)

    def _next(self) -> str:
        if self.place >= len(self.pattern):
            raise NotAPattern("the pattern ends too early")
        self.place += 1
        return self.pattern[self.place - 1]

    def _peek(self) -> str:
        return self.pattern[self.place : self.place + 1]

    def _piece(self) -> str:
        sign = self._next()
        if sign == "\\":
            return self._escape(in_class=False)
        if sign == "[":
            return self._class()
        if sign == "(":
            return self._opened()
        if sign == ")":
            if not self.open:
                raise NotAPattern("a `)` closes nothing")
            self.closed.add(self.open.pop())
            return sign
        if sign in "*+?{":
            return self._quantifier(sign)
        if sign in "]}":
            raise NotAPattern(f"a `{sign}` closes nothing")
        return {".": self.dot, "$": self.end}.get(sign, sign if sign in "^|" else _quoted(sign))

    def _opened(self) -> str:
        if self.pattern.startswith("?:", self.place):
            self.place += 2
            self.open.append(0)
            return "(?:"
        if self._peek() == "?":
            raise NotAPattern("XPath has no `(?`")
        self.begun += 1
        self.open.append(self.begun)
        return "("

    def _quantifier(self, sign: str) -> str:
        if sign == "{":
            end = self.pattern.find("}", self.place)
            inner = self.pattern[self.place : end] if end >= 0 else ""
            least, _, most = inner.partition(",")
            if not least.isdecimal() or (most and not most.isdecimal()):
                raise NotAPattern("a `{` counts with numbers")
            self.place = end + 1
            sign = f"{{{inner}}}"
        if self._peek() == "?":
            self.place += 1
            sign += "?"
        if self._peek() and self._peek() in "*+?{":
            raise NotAPattern(f"a `{self._peek()}` has nothing to count")
        return sign

    def _escape(self, in_class: bool) -> str:
        sign = self._next()
        if sign in _CONTROLS:
            return _CONTROLS[sign]
        if sign in _PLAIN_ESCAPES:
            return "\\" + sign
        if sign in _CLASSES:
            return _CLASSES[sign]
        if sign in "pP":
            end = self.pattern.find("}", self.place)
            if self._peek() != "{" or end < 0:
                raise NotAPattern("a `\\p` names what it means in `{}`")
            name = self.pattern[self.place + 1 : end]
            self.place = end + 1
            if not name.replace("-", "").isalnum():
                raise NotAPattern(f"there is no category `{name}`")
            return f"\\{sign}{{{'In' + name[2:] if name.startswith('Is') else name}}}"
        if sign.isdecimal() and sign != "0" and not in_class:
            return self._back_reference(sign)
        raise NotAPattern(f"there is no `\\{sign}`")

    def _back_reference(self, digits: str) -> str:
        while self._peek().isdecimal() and int(digits + self._peek()) <= self.begun:
            digits += self._next()
        if int(digits) not in self.closed:
            raise NotAPattern(f"there is no group {digits} before `\\{digits}`")
        return f"(?:\\g<{digits}>)"

    def _class(self) -> str:
        negated = self._peek() == "^"
        self.place += negated
        made: list[str] = []
        while (sign := self._next()) != "]":
            if sign == "[":
                raise NotAPattern("a `[` in a class of characters is written `\\[`")
            if sign == "-" and self._peek() == "[":
                if not made:
                    raise NotAPattern("there is nothing to take characters away from")
                self._next()
                return self._subtracted(negated, made)
            made.append(self._escape(in_class=True) if sign == "\\" else sign if sign == "-" else _quoted(sign))
        if not made:
            raise NotAPattern("a class of characters is empty")
        return f"[{'^' if negated else ''}{''.join(_placed(made))}]"

    def _subtracted(self, negated: bool, made: list[str]) -> str:
        taken = self._class()
        if self._next() != "]":
            raise NotAPattern("what is taken away stands last in a class of characters")
        return f"[[{'^' if negated else ''}{''.join(_placed(made))}]--{taken}]"


def _placed(made: list[str]) -> list[str]:
    """A `-` that is no range stands for itself."""
    last = len(made) - 1
    return [r"\-" if sign == "-" and place in (0, last) else sign for place, sign in enumerate(made)]


def _quoted(sign: str) -> str:
    return sign if sign.isalnum() else "\\" + sign if sign.isascii() else sign
