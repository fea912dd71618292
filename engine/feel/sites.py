"""Where in its text an expression says something, and what is said of it: the reasons for which a result is null."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FeelWarning:
    """Why a value is null: a sentence, the piece of text that gave it, and its place, line and column from 1."""

    sentence: str
    piece: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"`{self.piece}` (line {self.line}, column {self.column}): {self.sentence}"


@dataclass(frozen=True)
class Site:
    """A piece of an expression's text."""

    text: str
    start: int
    end: int

    def warning(self, sentence: str) -> FeelWarning:
        """The sentence, said of this piece."""
        line, column = place(self.text, self.start)
        return FeelWarning(sentence, shortened(self.text[self.start : self.end]), line, column)


def place(text: str, position: int) -> tuple[int, int]:
    """Line and column, from 1, of the 0-based character."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def shortened(text: str, most: int = 80) -> str:
    """The text on one line, cut where it is too long to be read."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else line[: most - 1] + "…"
