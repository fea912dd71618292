"""What a component may say: everything else is refused, because it would be ignored."""

from collections.abc import Mapping

FORM = frozenset(
    [
        "type",
        "id",
        "components",
        "schemaVersion",
        "executionPlatform",
        "executionPlatformVersion",
        "exporter",
        "generated",
    ]
)
"""`exporter` and `generated` are the modeler's signature."""

_ANY = "type id layout conditional properties"
_ASKS = f"{_ANY} label description key validate disabled readonly"
_CHOOSES = f"{_ASKS} values valuesExpression searchable"

COMPONENTS: Mapping[str, frozenset[str]] = {
    name: frozenset(allowed.split())
    for name, allowed in {
        "textfield": f"{_ASKS} defaultValue appearance",
        "textarea": f"{_ASKS} defaultValue",
        "number": f"{_ASKS} defaultValue appearance decimalDigits increment serializeToString",
        "datetime": f"{_ASKS} subtype dateLabel timeLabel use24h timeInterval timeSerializingFormat",
        "select": f"{_CHOOSES} defaultValue",
        "radio": f"{_CHOOSES} defaultValue",
        "checkbox": f"{_ASKS} defaultValue",
        "checklist": f"{_CHOOSES} defaultValue",
        "taglist": f"{_CHOOSES} defaultValue",
        "filepicker": f"{_ASKS} accept multiple",
        "dynamiclist": f"{_ANY} label description path components isRepeating defaultRepetitions allowAddRemove"
        " showOutline verticalAlignment nonCollapsedItems disableCollapse",
        "text": f"{_ANY} text",
        "separator": _ANY,
        "group": f"{_ANY} label components path showOutline verticalAlignment",
    }.items()
}
"""By type, the properties that are understood, and those of form-js' own widgets that change no answer."""

MUST_BE: Mapping[str, tuple[object, ...]] = {
    "disabled": (False,),
    "readonly": (False,),
    "serializeToString": (False,),
    "isRepeating": (True,),
    "timeSerializingFormat": ("utc_offset", "no_timezone"),
}
"""Properties that would change the answers if they said anything else."""

VALIDATE: Mapping[str, frozenset[str]] = {
    "textfield": frozenset({"required", "minLength", "maxLength", "pattern", "validationType"}),
    "textarea": frozenset({"required", "minLength", "maxLength"}),
    "number": frozenset({"required", "min", "max"}),
    **{
        name: frozenset({"required"})
        for name in ("datetime", "select", "radio", "checkbox", "checklist", "taglist", "filepicker")
    },
}

_CITES = frozenset({"clauses", "en"})
_RULED = _CITES | {"personal", "requiredIf", "validIf", "invalidMessage"}
PROPERTIES: Mapping[str, frozenset[str]] = {
    **{name: _RULED | {"default"} for name in VALIDATE},
    "textfield": _RULED | {"default", "stock"},
    "number": _RULED | {"default", "money"},
    "filepicker": _RULED,
    "dynamiclist": _RULED,
    "group": _CITES,
    "text": frozenset({"clauses"}),
    "separator": frozenset(),
}
"""By type, the properties of ours."""

TAKEN = frozenset(
    {"case", "departments", "now", "today", "deadline", "csrf_token", "submission", "_redisplay", "_shown"}
)
"""Names that mean something else to expressions, or to the page on which the form stands."""
