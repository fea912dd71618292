"""Functions of contexts (DMN 1.5, 10.3.4.7 and 10.3.4.9)."""

from typing import Any

from engine.feel.built_in.signature import Library, built_in
from engine.feel.work import spend

LIBRARY: Library = {}


@built_in(LIBRARY, "get value", "m:context", "key:string")
def _value(context: dict[str, Any], key: str) -> Any:
    return context.get(key)


@built_in(LIBRARY, "get entries", "m:context")
def _entries(context: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"key": key, "value": value} for key, value in context.items()]


@built_in(LIBRARY, "context", "entries:list")
def _context(entries: list[Any]) -> dict[str, Any] | None:
    made: dict[str, Any] = {}
    for entry in entries:
        key = entry.get("key") if isinstance(entry, dict) else None
        if not isinstance(key, str) or "value" not in entry or key in made:
            return None
        made[key] = entry["value"]
    return made


@built_in(LIBRARY, "context put", "context:context", "key:string", "value")
def _put(context: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
    return {**context, key: value}


@built_in(LIBRARY, "context put", "context:context", "keys:list", "value")
def _put_deep(context: dict[str, Any], keys: list[Any], value: Any) -> dict[str, Any] | None:
    if not keys or not isinstance(keys[0], str):
        return None
    if len(keys) == 1:
        return {**context, keys[0]: value}
    inner = context.get(keys[0])
    changed = _put_deep(inner, keys[1:], value) if isinstance(inner, dict) else None
    return None if changed is None else {**context, keys[0]: changed}


@built_in(LIBRARY, "context merge", "contexts:list")
def _merge(contexts: list[Any]) -> dict[str, Any] | None:
    if not all(isinstance(context, dict) for context in contexts):
        return None
    spend(sum(map(len, contexts)))
    return {key: value for context in contexts for key, value in context.items()}
