"""What can be wrong with an expression."""


class FeelError(Exception):
    """An expression cannot be read, cannot be evaluated within its limits, or gives what cannot be kept."""


class FeelSyntaxError(FeelError):
    """The text is not FEEL; `position` is the 0-based character at which that shows, `expected` what could stand there."""

    def __init__(self, sentence: str, text: str, position: int, expected: tuple[str, ...] = ()):
        line = text.count("\n", 0, position) + 1
        column = position - (text.rfind("\n", 0, position) + 1) + 1
        wanted = f" Expected {' or '.join(expected)}." if expected else ""
        super().__init__(f"{sentence} (line {line}, column {column} of `{_shortened(text)}`){wanted}")
        self.sentence = sentence
        self.text = text
        self.position = position
        self.expected = expected


class FeelLimitExceeded(FeelError):
    """An expression is larger, deeper or longer at work than any rule needs to be."""


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79] + "…"
