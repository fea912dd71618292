"""What a check found: a sentence in Chinese and English, and whether it breaks the record."""

from typing import Any

from shouli_verify.sentences import NOTES, SENTENCES


class Finding:
    """Something that was found; `grave` unless it is only to be known."""

    def __init__(self, code: str, **values: Any):
        self.code = code
        self.values = values

    @classmethod
    def again(cls, told: tuple[str, dict[str, Any]]) -> "Finding":
        """The finding that was told as its code and values."""
        code, values = told
        return cls(code, **values)

    @property
    def grave(self) -> bool:
        """Whether the record is not as it must be."""
        return self.code not in NOTES

    def said(self, english: bool = False) -> str:
        """The sentence."""
        return SENTENCES[self.code][english].format_map(self.values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Finding) and (self.code, self.values) == (other.code, other.values)

    def __hash__(self) -> int:
        return hash((self.code, repr(self.values)))

    def __repr__(self) -> str:
        return f"Finding({self.code!r}, {self.values!r})"
