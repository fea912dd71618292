"""Why a diagram could not be followed. After any of these the run must be thrown away."""


class StepFailed(Exception):
    """What an element asks for cannot be done: an expression failed, or no way leads on."""

    def __init__(self, element: str, sentence: str):
        super().__init__(f"{element}: {sentence}")
        self.element = element
        self.sentence = sentence


class BudgetExceeded(Exception):
    """The diagram runs away: too many steps, tokens, levels or firings in one go."""


class NotAtRest(Exception):
    """Only a run that has come to rest can be kept; this one failed on the way."""
