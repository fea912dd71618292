"""Where a name begins and ends: names of FEEL may have spaces, and, where they are known, signs and keywords in them."""

import re
from collections.abc import Collection

KEYWORDS = {
    "if": "IF",
    "then": "THEN",
    "else": "ELSE",
    "for": "FOR",
    "in": "IN",
    "return": "RETURN",
    "some": "SOME",
    "every": "EVERY",
    "satisfies": "SATISFIES",
    "and": "AND",
    "or": "OR",
    "between": "BETWEEN",
    "function": "FUNCTION",
    "external": "EXTERNAL",
    "true": "TRUE",
    "false": "FALSE",
    "null": "NULL",
}

# DMN 1.5, 10.3.1.2, rules 27 to 29, without the punctuation of Chinese and its full-width forms: the standard would
# take `（` or `，` for letters of a name, and nobody who types them means that.
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3005-\u3007\u3021-\ud7ff\uf900-\ufdcf\ufdf0-\ufdff\ufe10-\ufefe"
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc\U00010000-\U000effff"
)
_PART = _START + "0-9\u00b7\u0300-\u036f\u203f-\u2040"
WORD = re.compile(f"[{_START}][{_PART}]*")
_MORE = re.compile(f"[{_PART}]+")
_SPACES = re.compile(r"\s+")
_CONTINUES = re.compile(f"[{_PART}]")

WITH_KEYWORDS = ("date and time", "days and time duration", "years and months duration", "working days between")
"""Names that are always known although they have a keyword in them: the standard's, and one that calendars give."""


def normal(name: str) -> str:
    """The name with one space between its words."""
    return _SPACES.sub(" ", name.strip())


class Known:
    """The names that are more than words with spaces between them, and so must be known to be read."""

    def __init__(self, names: Collection[str] = ()):
        self._by_start: dict[str, list[tuple[str, ...]]] = {}
        for name in (*WITH_KEYWORDS, *names):
            self.add(name)

    def add(self, name: str) -> None:
        """From now on this is one name, whatever signs it has."""
        words = normal(name).split(" ")
        plain = all(WORD.fullmatch(word) if n == 0 else _MORE.fullmatch(word) for n, word in enumerate(words))
        if name.strip() and not (plain and KEYWORDS.keys().isdisjoint(words)):
            ends = self._by_start.setdefault(words[0][0], [])
            ends.append(tuple(words))
            ends.sort(key=lambda each: -sum(map(len, each)))

    def end(self, text: str, start: int) -> int | None:
        """Where the longest known name that begins here ends; None if none does."""
        for words in self._by_start.get(text[start], ()):
            position = self._matched(text, start, words)
            if position is not None:
                return position
        return None

    @staticmethod
    def _matched(text: str, start: int, words: tuple[str, ...]) -> int | None:
        position = start
        for n, word in enumerate(words):
            if n and (spaces := _SPACES.match(text, position)):
                position = spaces.end()
            elif n:
                return None
            if not text.startswith(word, position):
                return None
            position += len(word)
        cut = position < len(text) and _CONTINUES.match(text[position - 1]) and _CONTINUES.match(text[position])
        return None if cut else position


_LONGEST_NAME = 200
_DECLARED = {
    " in ": re.compile(r"([^\W\d][^\s,()\[\]{}\":]*(?:\s+[^\s,()\[\]{}\":]+)*?)\s+in\s"),
    ":,)": re.compile(r"([^\W\d][^\s,()\[\]{}\":]*(?:\s+[^\s,()\[\]{}\":]+)*?)\s*[:,)]"),
}


def declared_name(text: str, start: int, ends: str) -> str | None:
    """The name that is declared here, up to what ends it; None if there is none."""
    found = _DECLARED[ends].match(text, start, start + _LONGEST_NAME)
    return found[1] if found else None


def name_end(text: str, start: int, known: Known) -> int | None:
    """Where the name that begins here ends: words follow each other until a keyword or a sign comes.

    Two names beside each other mean nothing in FEEL, so words that stand together are one name, known or not.
    """
    end = known.end(text, start)
    if end is None:
        word = WORD.match(text, start)
        if word is None:
            return None
        end = word.end()
    while (following := _next_word(text, end, known)) is not None:
        end = following
    return end


def _next_word(text: str, end: int, known: Known) -> int | None:
    spaces = _SPACES.match(text, end)
    if spaces is None or spaces.end() >= len(text):
        return None
    word = _MORE.match(text, spaces.end())
    if word is None or word.group() in KEYWORDS or word.group() == "not":  # `a not in b` must not become a name
        return None
    if word.group() == "instance" and re.compile(r"\s+of\b").match(text, word.end()):
        return None
    return known.end(text, spaces.end()) or word.end()
