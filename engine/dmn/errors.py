"""What can be wrong with a decision."""


class DmnError(Exception):
    """Something in a file cannot be executed; the sentence says which element is not understood, and why."""

    def __init__(self, path: str, element: str, sentence: str):
        super().__init__(f"{path}: {element}: {sentence}" if element else f"{path}: {sentence}")
        self.path = path
        self.element = element
        self.sentence = sentence


class DecisionFailed(Exception):
    """A decision has no answer for what it was given, and says so instead of guessing."""
