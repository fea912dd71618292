"""A form with everything in it, typed into and sent."""

from zoneinfo import ZoneInfo

from werkzeug.datastructures import MultiDict

from forms.components import Form
from tests.forms.asking import ask, form
from web.forms import decoding
from web.forms.decoding import Typed

SHANGHAI = ZoneInfo("Asia/Shanghai")

COLUMNS = [
    ask("textfield", "who"),
    ask("datetime", "met_at", subtype="datetime"),
    ask("checkbox", "agreed"),
    ask("checklist", "topics"),
    ask("number", "cost", money="fen"),
]

EVERYTHING = form(
    ask("textfield", "line"),
    ask("textarea", "words"),
    ask("number", "count"),
    ask("number", "fen", money="fen"),
    ask("datetime", "day", subtype="date"),
    ask("datetime", "at", subtype="datetime"),
    ask("select", "channel"),
    ask("radio", "type"),
    ask("checkbox", "sure"),
    ask("checklist", "flags"),
    ask("taglist", "depts", valuesExpression="=departments"),
    ask("dynamiclist", "rows", components=COLUMNS),
)


def posted(*fields: tuple[str, str]) -> MultiDict[str, str]:
    return MultiDict(fields)


def typed_again(asking: Form, what: Typed) -> Typed:
    return decoding.typed(asking, MultiDict(decoding.fields_of(asking, what)))
