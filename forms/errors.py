"""What can be wrong with a form."""


class FormError(Exception):
    """A form says what is not understood; `component` is the id of the part that does, None for the file as a whole."""

    def __init__(self, path: str, component: str | None, sentence: str):
        super().__init__(f"{path}: {component}: {sentence}" if component else f"{path}: {sentence}")
        self.path = path
        self.component = component
        self.sentence = sentence
