"""The tokens of an expression. Most of what is ambiguous in FEEL is decided here, by what stands before and around."""

import re
from dataclasses import dataclass, field

from lark import Token

from engine.feel.errors import FeelLimitExceeded, FeelSyntaxError
from engine.feel.literals import string_value
from engine.feel.names import KEYWORDS, Known, declared_name, name_end
from engine.feel.signs import CLOSING, ENDS_OPERAND, LOOKALIKES, SIGNS, Open

LONGEST = 10_000
"""Characters of one expression."""
MOST_KEYS = 500
"""Entries of the contexts that an expression writes out."""
DEEPEST = 60
"""Brackets open at the same time."""

_SKIP = re.compile(r"(?:[\s\u180e\u200b\ufeff]+|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_NUMBER = re.compile(r"(?:[0-9]+(?:\.(?!\.)[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_STRING = re.compile(r'@?"(?:[^"\\]|\\.)*"', re.DOTALL)
_KEY = re.compile(r'([^\W\d](?:[^:"{}\[\](),]*[^\s:"{}\[\](),])?)\s*:')
_QUOTED_KEY = re.compile(r'"((?:[^"\\]|\\.)*)"\s*:', re.DOTALL)
_INSTANCE_OF = re.compile(r"instance\s+of\b")
_OPERAND = re.compile(r'[\w"@(\[{?]|\.\d|-')


@dataclass
class Reading:
    """The state of the lexer over one text."""

    text: str
    known: Known
    members: Known
    tokens: list[Token] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    position: int = 0
    generics: int = 0
    keys: int = 0

    def all(self) -> list[Token]:
        """The tokens of the whole text; FeelSyntaxError at the first sign that is none of FEEL's."""
        while True:
            if space := _SKIP.match(self.text, self.position):
                self.position = space.end()
            if self.position >= len(self.text):
                return self.tokens
            self._next()

    def _next(self) -> None:
        text, position = self.text, self.position
        in_context = bool(self.open) and self.open[-1].kind == "LBRACE" and self._after() in ("LBRACE", "COMMA")
        if in_context and (key := _KEY.match(text, position)):
            self._know(key[1])
            self._add("NAME", " ".join(key[1].split()), key.end(1))
        elif in_context and (key := _QUOTED_KEY.match(text, position)):
            self._know(string_value(key[1]))
            self._add("STRING", string_value(key[1]), key.end(1) + 1)
        elif found := _NUMBER.match(text, position):
            self._add("NUMBER", found.group(), found.end())
        elif found := _STRING.match(text, position):
            kind = "AT_STRING" if text[position] == "@" else "STRING"
            self._add(kind, string_value(found.group().removeprefix("@")[1:-1]), found.end())
        elif text[position] == "?":
            self._add("NAME", "?", position + 1)
        elif not self._word():
            self._sign()

    def _know(self, key: str) -> None:
        """From here on a key is one name, by itself and behind a dot."""
        self.known.add(key)
        self.members.add(key)
        self.keys += 1
        if self.keys > MOST_KEYS:
            raise FeelLimitExceeded(f"The contexts of an expression have at most {MOST_KEYS} entries.")

    def _word(self) -> bool:
        text, position = self.text, self.position
        if declared := self._declared():
            self.known.add(declared)
        known = self.members if self._after() == "DOT" or any(each.filters for each in self.open) else self.known
        if found := _INSTANCE_OF.match(text, position):
            self._add("INSTANCE_OF", found.group(), found.end())
            return True
        end = name_end(text, position, known)
        if end is None:
            return False
        first = re.compile(r"\w+").match(text, position)
        keyword = KEYWORDS.get(first.group()) if first else None
        if keyword is not None and first is not None and known.end(text, position) is None:
            self._add(keyword, first.group(), first.end())
        else:
            self._add("NAME", " ".join(text[position:end].split()), end)
        return True

    def _sign(self) -> None:
        text, position = self.text, self.position
        sign = text[position : position + 2]
        if sign not in SIGNS or (sign == "->" and self._after() != "GT"):
            sign = text[position]
        kind = SIGNS.get(sign)
        if kind is None:
            raise self._unknown()
        kind = self._in_type(kind) if kind in ("LT", "GT") else self._bracket(kind)
        if kind != "GENERIC" and text[position : position + 2] in LOOKALIKES:
            raise self._unknown()
        self._add(kind, sign, position + len(sign))

    def _declared(self) -> str | None:
        """The name that is declared here, signs and all: behind `for`, `some`, `every`, or as a function's parameter."""
        if self._after() in ("FOR", "SOME", "EVERY"):
            return declared_name(self.text, self.position, " in ")
        parameter = bool(self.open) and self.open[-1].declares and self._after() in ("LPAR", "COMMA")
        return declared_name(self.text, self.position, ":,)") if parameter else None

    def _in_type(self, kind: str) -> str:
        """The kind of token that `<` or `>` is: it may open or close the brackets of a type such as `list<number>`."""
        if kind == "GT" and self.generics:
            self.generics -= 1
        elif kind == "LT" and self._opens_type():
            self.generics += 1
            return "GENERIC"
        return kind

    def _opens_type(self) -> bool:
        """Whether a `<` here stands behind the name of a type that has parts, where a type is expected."""
        last, before = (self.tokens[-1], self.tokens[-2].type) if len(self.tokens) > 1 else (None, "")
        if last is None or (last.type == "NAME" and last not in ("list", "range", "context")):
            return False
        declares = before == "COLON" and bool(self.open) and self.open[-1].declares
        return last.type == "FUNCTION" or bool(self.generics) or before == "INSTANCE_OF" or declares

    def _bracket(self, kind: str) -> str:
        """The kind of token a sign is where it stands: `]` can open a range, and `[` can close one."""
        if kind == "RSQB" and self._after() not in ENDS_OPERAND and self._after() != "LSQB":
            kind = "RANGE_OPEN"
        elif kind == "LSQB" and self.open and self.open[-1].dots and not self._filter_follows():
            kind = "RANGE_END"
        if kind == "DOTDOT" and self.open:
            self.open[-1].dots = True
        elif kind in CLOSING and self.open:
            self.open.pop()
        elif kind in ("LPAR", "LSQB", "RANGE_OPEN", "LBRACE"):
            filters = kind == "LSQB" and self._after() in ENDS_OPERAND
            self.open.append(Open(kind, filters=filters, declares=self._after() == "FUNCTION"))
            if len(self.open) > DEEPEST:
                raise FeelLimitExceeded(f"The expression has more than {DEEPEST} brackets inside each other.")
        return kind

    def _filter_follows(self) -> bool:
        """Whether something that can stand in a filter comes after this `[`."""
        rest = self.text[self.position + 1 :].lstrip()
        word = re.compile(r"\w+").match(rest)
        keyword = word is not None and word.group() in KEYWORDS and word.group() not in ("true", "false", "null", "if")
        return bool(_OPERAND.match(rest)) and not keyword and not rest.startswith("instance of")

    def _after(self) -> str:
        return self.tokens[-1].type if self.tokens else ""

    def _add(self, kind: str, value: str, end: int) -> None:
        self.tokens.append(Token(kind, value, start_pos=self.position, end_pos=end))
        self.position = end

    def _unknown(self) -> FeelSyntaxError:
        sign = self.text[self.position]
        if self.text[self.position : self.position + 2] in LOOKALIKES:
            sign = self.text[self.position : self.position + 2]
        if sign in LOOKALIKES:
            sentence = f"`{sign}` is not a sign of FEEL: write `{LOOKALIKES[sign]}`."
        elif sign in '"@':
            sentence = 'A text that begins with `"` does not end.'
        else:
            sentence = f"`{sign}` is not a sign of FEEL."
        return FeelSyntaxError(sentence, self.text, self.position)


def tokens(text: str, known: Known, members: Known) -> list[Token]:
    """The tokens of a text, `members` being known behind a dot; FeelSyntaxError for signs that FEEL does not have, FeelLimitExceeded for too long a text."""
    if len(text) > LONGEST:
        raise FeelLimitExceeded(f"An expression has at most {LONGEST} characters, this one has {len(text)}.")
    return Reading(text, known, members).all()
