"""One component as its JSON tells it, with every mistake named after it."""

from collections.abc import Iterator
from typing import Any

from engine import feel
from engine.sentences import say
from forms import vocabulary
from forms.errors import FormError


class Told:
    """A component's JSON; reading from it raises FormError for what it should not say."""

    def __init__(self, told: Any, path: str):
        self.path = path
        self.told: dict[str, Any] = told if isinstance(told, dict) else {}
        self.id = str(self.told.get("id") or self.told.get("key") or self.told.get("path") or "")
        self.type = str(self.told.get("type"))
        if not isinstance(told, dict):
            raise self.error("A component is a JSON object.")

    def error(self, sentence: str) -> FormError:
        """The mistake, with its place."""
        return FormError(self.path, self.id or None, sentence)

    def check(self) -> None:
        """Nothing is said that is not understood."""
        if self.type not in vocabulary.COMPONENTS:
            raise self.error(say("There is no component of the type `{type}`.", type=self.type))
        if not self.id:
            raise self.error(say("A `{type}` has no id.", type=self.type))
        self._known(say("property"), self.told, vocabulary.COMPONENTS[self.type])
        self._known(say("property of ours"), self._object("properties"), vocabulary.PROPERTIES[self.type])
        self._known(say("validation"), self._object("validate"), vocabulary.VALIDATE.get(self.type, frozenset()))
        self._known(say("condition"), self._object("conditional"), frozenset({"hide"}))
        self._known(say("layout"), self._object("layout"), frozenset({"row", "columns"}))
        for name, allowed in vocabulary.MUST_BE.items():
            if name in self.told and self.told[name] not in allowed:
                raise self.error(say("`{name}` cannot be {value} here.", name=name, value=repr(self.told[name])))
        if self.validation("validationType") not in (None, "", "custom"):
            raise self.error("`validationType` is not understood; give a `pattern`.")

    def _known(self, what: str, told: dict[str, Any], allowed: frozenset[str]) -> None:
        if unknown := sorted(set(told) - allowed):
            raise self.error(
                say("The {what} `{name}` means nothing on a `{type}`.", what=what, name=unknown[0], type=self.type)
            )

    def _object(self, name: str) -> dict[str, Any]:
        value = self.told.get(name) or {}
        if not isinstance(value, dict):
            raise self.error(say("`{name}` is a JSON object.", name=name))
        return value

    def inner(self) -> "Iterator[Told]":
        """The components inside."""
        inner = self.told.get("components", [])
        if not isinstance(inner, list):
            raise self.error("`components` is a list.")
        return (Told(each, self.path) for each in inner)

    def get(self, name: str) -> Any:
        """What stands under a name, None without."""
        return self.told.get(name)

    def text(self, name: str) -> str:
        """A text to show, empty without one; computed texts are not part of the dialect."""
        value = self.told.get(name)
        if value is None:
            return ""
        if not isinstance(value, str) or value.startswith("=") or "{{" in value:
            raise self.error(say("`{name}` is plain text, not computed.", name=name))
        return value.strip()

    def property(self, name: str) -> str | None:
        """One of our properties, None without it."""
        value = self._object("properties").get(name)
        if value is not None and not isinstance(value, str):
            raise self.error(say("The property `{name}` is a text.", name=name))
        return value or None

    def mark(self, name: str) -> bool:
        """One of our properties that says yes or no; modelers write it as text."""
        value = self._object("properties").get(name, False)
        if value not in (True, False, "true", "false"):
            raise self.error(say("The property `{name}` is true or false.", name=name))
        return value in (True, "true")

    def validation(self, name: str) -> Any:
        """What `validate` says under a name, None without."""
        value = self._object("validate").get(name)
        return None if value == "" else value

    def condition(self, name: str) -> feel.Expression | None:
        """The FEEL of a condition."""
        return self.feel(f"conditional.{name}", self._object("conditional").get(name))

    def rule(self, name: str) -> feel.Expression | None:
        """The FEEL of one of our properties."""
        return self.feel(name, self._object("properties").get(name))

    def feel(self, name: str, value: Any) -> feel.Expression | None:
        """The compiled FEEL behind the `=`; None without any."""
        if value in (None, ""):
            return None
        if not isinstance(value, str) or not value.startswith("="):
            raise self.error(say("`{name}` is FEEL and begins with `=`.", name=name))
        try:
            return feel.compile_expression(value[1:].strip())
        except feel.FeelError as error:
            raise self.error(say("`{name}`: {error}", name=name, error=error)) from error
