"""In which language the questions of a form are shown."""


def is_english(locale: str) -> bool:
    """Whether labels are given in English, where they have been translated."""
    return locale.startswith("en")
