"""Reasons that facts hold as English text, put together by the engine, in the reader's language.

A fact is the same for every reader, so its text remembers no template. It is found again among the sentences of the catalogue.
"""

import re
from functools import cache

from flask_babel import get_locale, get_translations

_LEAST = 12
"""Letters of its own by which a sentence is known again."""
_DEEPEST = 3
_PLACE = re.compile(r"\{(\w+)\}")


def translated(reason: str, depth: int = 0) -> str:
    """The reason in the reader's language, with what is quoted in it; as it stands where no sentence is known for it."""
    told: str = get_translations().gettext(reason)
    if told != reason or depth > _DEEPEST:
        return told
    for template, pattern in _templates(str(get_locale())):
        if found := pattern.fullmatch(reason):
            values = {name: translated(value, depth + 1) for name, value in found.groupdict().items()}
            return str(get_translations().gettext(template)).format(**values)
    return reason


@cache
def _templates(locale: str) -> list[tuple[str, re.Pattern[str]]]:
    """The sentences with values that this locale's catalogue has, those with the most words of their own first."""
    known = getattr(get_translations(), "_catalog", {})
    texts = [each for each in known if isinstance(each, str) and _PLACE.search(each) and "%(" not in each]
    own = {each: len(re.sub(r"\W", "", _PLACE.sub("", each))) for each in texts}
    told = sorted((each for each in texts if own[each] >= _LEAST), key=lambda each: (-own[each], each))
    return [(each, _pattern(each)) for each in told]


def _pattern(template: str) -> re.Pattern[str]:
    parts, seen = [], set[str]()
    for n, part in enumerate(_PLACE.split(template)):
        if n % 2 == 0:
            parts.append(re.escape(part))
        else:
            parts.append(f"(?P={part})" if part in seen else f"(?P<{part}>.+?)")
            seen.add(part)
    return re.compile("".join(parts), re.DOTALL)
