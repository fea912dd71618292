"""In which language the questions of a form are shown, and how large a file is."""


def is_english(locale: str) -> bool:
    """Whether labels are given in English, where they have been translated."""
    return locale.startswith("en")


def size_of(size: int) -> str:
    """The size of a file: `340 B`, `12 kB`, `1.2 MB`."""
    if size < 1000:
        return f"{size} B"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
