"""What can be wrong with an expression."""

from engine.feel.sites import place, shortened


class FeelError(Exception):
    """An expression cannot be read, cannot be evaluated within its limits, or gives what cannot be kept."""


class FeelSyntaxError(FeelError):
    """The text is not FEEL; `line` and `column` (from 1) say where that shows, `piece` what stands there, `expected` what could."""

    def __init__(self, sentence: str, text: str, position: int, expected: tuple[str, ...] = ()):
        line, column = place(text, position)
        wanted = f" Expected {' or '.join(expected)}." if expected else ""
        super().__init__(f"{sentence} (line {line}, column {column} of `{shortened(text)}`){wanted}")
        self.sentence = sentence
        self.text = text
        self.position = position
        self.line = line
        self.column = column
        self.piece = shortened(text[position : position + 40], 40)
        self.expected = expected


class NoValue(ValueError):
    """A built-in function has no value for what it was given; the sentence becomes the warning."""


class FeelLimitExceeded(FeelError):
    """An expression is larger, deeper or longer at work than any rule needs to be."""
