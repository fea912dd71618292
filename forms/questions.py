"""A component that asks something, as a question."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast

from engine.feel import Expression, patterns
from engine.sentences import say
from forms import vocabulary
from forms.components import CHOICES, LISTS, Kind, Limits, Option, Question, Rules
from forms.told import Told

_NAME = re.compile(r"[^\W\d]\w*")
_ACCEPTED = re.compile(r"\.[a-z0-9]{1,10}|[a-z]+/(\*|[a-z0-9.+-]+)")
_LONGEST_TITLE = 60
_KEYWORDS = frozenset(
    [
        "if",
        "then",
        "else",
        "for",
        "in",
        "return",
        "some",
        "every",
        "satisfies",
        "and",
        "or",
        "between",
        "function",
        "true",
        "false",
        "null",
    ]
)


def question(told: Told, hides: tuple[Expression, ...], columns: tuple[Question, ...]) -> Question:
    """The component as a question under these conditions; FormError for what makes no sense."""
    prefix, suffix = _appearance(told)
    return Question(
        id=told.id,
        kind=_kind(told),
        name=_name(told),
        label=told.text("label") or told.text("dateLabel"),
        en=told.property("en"),
        hint=told.text("description") or None,
        clauses=tuple((told.property("clauses") or "").split()),
        personal=told.mark("personal"),
        stock=_stock(told),
        money=_money(told),
        limits=_limits(told),
        rules=_rules(told, hides),
        options=tuple(_options(told)),
        default_value=_default_value(told),
        prefix=prefix,
        suffix=suffix,
        width=_whole(told, "columns", (told.get("layout") or {}).get("columns")),
        columns=columns,
        repetitions=_repetitions(told),
        grows=told.get("allowAddRemove") is not False,
        accept=_accept(told),
        several=told.get("multiple") is True,
    )


def _kind(told: Told) -> Kind:
    if told.type != "datetime":
        return cast(Kind, told.type)
    subtype = told.get("subtype")
    if subtype not in ("date", "datetime"):
        raise told.error("The `subtype` of a datetime is `date` or `datetime`.")
    return cast(Kind, subtype)


def _name(told: Told) -> str:
    name = told.get("path" if told.type == "dynamiclist" else "key")
    if not isinstance(name, str) or not _NAME.fullmatch(name) or name in _KEYWORDS:
        sentence = "{name} cannot be the name of an answer: letters, digits and `_`, beginning with a letter."
        raise told.error(say(sentence, name=repr(name)))
    if name in vocabulary.TAKEN:
        raise told.error(say("`{name}` has a meaning of its own and cannot be the name of an answer.", name=name))
    return name


def _money(told: Told) -> bool:
    unit = told.property("money")
    if unit not in (None, "fen"):
        raise told.error("The property `money` is `fen`.")
    return unit is not None


def _stock(told: Told) -> str | None:
    """Numbers are compared with those that were given out, so they stand in the record itself."""
    title = (told.property("stock") or "").strip()
    if title and told.mark("personal"):
        raise told.error("The number of a paper form is not personal: it is compared with those that were issued.")
    if len(title) > _LONGEST_TITLE:
        raise told.error(say("The title of a paper form has at most {most} characters.", most=_LONGEST_TITLE))
    return title or None


def _limits(told: Told) -> Limits:
    pattern = told.validation("pattern")
    if pattern is not None:
        try:
            patterns.compiled(pattern)
        except (ValueError, TypeError) as error:
            raise told.error(say("The pattern is no regular expression: {error}", error=error)) from error
    required = told.validation("required")
    if required not in (None, True, False):
        raise told.error("`required` is true or false.")
    return Limits(
        required=required is True,
        shortest=_whole(told, "minLength", told.validation("minLength")),
        longest=_whole(told, "maxLength", told.validation("maxLength")),
        pattern=pattern,
        least=_number(told, "min"),
        most=_number(told, "max"),
        decimals=_whole(told, "decimalDigits", told.get("decimalDigits")),
    )


def _whole(told: Told, name: str, value: Any) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
        raise told.error(say("`{name}` is a whole number, not below 0.", name=name))
    return value


def _repetitions(told: Told) -> int:
    """How many empty rows are shown first: one, unless told otherwise."""
    repetitions = _whole(told, "defaultRepetitions", told.get("defaultRepetitions"))
    return 1 if repetitions is None else repetitions


def _accept(told: Told) -> tuple[str, ...]:
    """The endings and kinds of files that can be given, as HTML's `accept` has them; none: all can."""
    if told.get("multiple") not in (None, True, False):
        raise told.error("`multiple` is true or false.")
    accept = told.get("accept") or ""
    parts = tuple(part.strip().lower() for part in accept.split(",")) if isinstance(accept, str) else ("",)
    if accept and not all(map(_ACCEPTED.fullmatch, parts)):
        raise told.error("`accept` lists endings such as `.pdf` and kinds such as `image/*`, with commas between.")
    return parts if accept else ()


def _number(told: Told, name: str) -> Decimal | None:
    value = told.validation(name)
    if isinstance(value, bool) or not isinstance(value, int | float | None):
        raise told.error(say("`{name}` is a number.", name=name))
    return None if value is None else Decimal(str(value))


def _rules(told: Told, hides: tuple[Expression, ...]) -> Rules:
    valid_if, message = told.rule("validIf"), told.property("invalidMessage")
    if valid_if is not None and not message:
        raise told.error("`validIf` needs the sentence that is shown when it is not true: `invalidMessage`.")
    from_list = told.feel("valuesExpression", told.get("valuesExpression"))
    if told.type in CHOICES and (from_list is None) == (told.get("values") is None):
        raise told.error("The answers to choose from are either `values` or a `valuesExpression`.")
    return Rules(hides, told.rule("requiredIf"), valid_if, message, told.rule("default"), from_list)


def _options(told: Told) -> Iterator[Option]:
    values = told.get("values") or []
    if not isinstance(values, list):
        raise told.error("`values` is a list.")
    seen: set[str] = set()
    for each in values:
        if not isinstance(each, dict) or set(each) != {"label", "value"} or not all(map(_is_text, each.values())):
            raise told.error("Each of `values` has a `label` and a `value`, both texts.")
        if each["value"] in seen:
            raise told.error(say("`{value}` can be chosen twice.", value=each["value"]))
        seen.add(each["value"])
        yield Option(each["value"], each["label"])


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _default_value(told: Told) -> Any:
    """The first answer as form-js keeps it, of the kind's own JSON type."""
    value = told.get("defaultValue")
    if value is None or value == "":
        return None
    fits = {"checkbox": bool, "number": (int, float)}.get(told.type, list if told.type in LISTS else str)
    if not isinstance(value, fits):  # type: ignore[arg-type]  # a type, or a tuple of types
        raise told.error("The `defaultValue` is not an answer to this question.")
    return value


def _appearance(told: Told) -> tuple[str | None, str | None]:
    """What stands before and behind the field."""
    appearance = told.get("appearance") or {}
    if not isinstance(appearance, dict) or not set(appearance) <= {"prefixAdorner", "suffixAdorner"}:
        raise told.error("`appearance` says `prefixAdorner` and `suffixAdorner`.")
    return appearance.get("prefixAdorner") or None, appearance.get("suffixAdorner") or None
