"""An event log in XES (IEEE 1849-2016), written case by case."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from web.exporting.events import Event
from web.exporting.reading import Traced

EXTENSIONS = {
    "Concept": ("concept", "http://www.xes-standard.org/concept.xesext"),
    "Time": ("time", "http://www.xes-standard.org/time.xesext"),
    "Lifecycle": ("lifecycle", "http://www.xes-standard.org/lifecycle.xesext"),
    "Organizational": ("org", "http://www.xes-standard.org/org.xesext"),
}
CLASSIFIERS = {"Activity": "concept:name", "Activity and transition": "concept:name lifecycle:transition"}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BEGINNING = "1970-01-01T00:00:00.000+00:00"


def written(organisation: str, cases: Iterable[tuple[Traced, list[Event]]]) -> Iterator[bytes]:
    """The file in pieces, one a case."""
    writer = _Writer()
    writer.begin(organisation)
    yield writer.taken()
    for traced, events in cases:
        writer.trace(traced, events)
        yield writer.taken()
    writer.end("log")
    yield writer.taken()


class _Writer:
    def __init__(self) -> None:
        self._text = io.StringIO()
        self._xml = XMLGenerator(self._text, "utf-8", short_empty_elements=True)

    def taken(self) -> bytes:
        """What was written since it was asked last."""
        told = self._text.getvalue()
        self._text.seek(0)
        self._text.truncate()
        return told.encode()

    def end(self, name: str) -> None:
        self._xml.endElement(name)

    def begin(self, organisation: str) -> None:
        self._xml.startDocument()
        self._start(
            "log",
            {
                "xes.version": "1849.2016",
                "xes.features": "nested-attributes",
                "xmlns": "http://www.xes-standard.org/",
            },
        )
        for name, (prefix, uri) in EXTENSIONS.items():
            self._empty("extension", {"name": name, "prefix": prefix, "uri": uri})
        self._start("global", {"scope": "trace"})
        self._attribute("concept:name", "")
        self.end("global")
        self._start("global", {"scope": "event"})
        for key in ("concept:name", "lifecycle:transition"):
            self._attribute(key, "")
        self._empty("date", {"key": "time:timestamp", "value": _BEGINNING})
        self.end("global")
        for name, keys in CLASSIFIERS.items():
            self._empty("classifier", {"name": name, "keys": keys})
        self._attribute("concept:name", organisation)
        self._attribute("lifecycle:model", "standard")

    def trace(self, traced: Traced, events: list[Event]) -> None:
        case = traced.case
        self._start("trace", {})
        told: dict[str, str | None] = {
            "concept:name": case.number,
            "procedure": case.procedure,
            "version": case.version,
        }
        told |= {"subject": case.subject, "complainant": case.complainant, "state": case.state, "outcome": case.outcome}
        for key, value in told.items():
            self._attribute(key, value)
        for event in events:
            self._event(event)
        self.end("trace")

    def _event(self, event: Event) -> None:
        self._start("event", {})
        self._attribute("concept:name", event.activity)
        self._attribute("lifecycle:transition", event.transition)
        at = event.at.isoformat(timespec="microseconds")
        self._empty("date", {"key": "time:timestamp", "value": at})
        told = {"org:resource": event.person, "org:group": "、".join(event.groups) or None, "element": event.element}
        told |= {"concept:instance": str(event.place) if event.place else None}
        for key, value in told.items():
            self._attribute(key, value)
        self._attribute("fact", event.no)
        self._attribute("rules", ", ".join(map(str, event.rules)) or None)
        for name, answer in event.answers.items():
            self._attribute(f"answer:{name}", answer)
        self.end("event")

    def _attribute(self, key: str, value: Any) -> None:
        """None says nothing; lists and rows are told with their parts inside."""
        match value:
            case None:
                return
            case bool():
                self._empty("boolean", {"key": key, "value": "true" if value else "false"})
            case int():
                self._empty("int", {"key": key, "value": str(value)})
            case float() | Decimal():
                self._empty("float", {"key": key, "value": str(value)})
            case list():
                self._nested("list", key, {f"{no}": each for no, each in enumerate(value, 1)})
            case dict():
                self._nested("container", key, value)
            case _:
                self._empty("string", {"key": key, "value": str(value)})

    def _nested(self, kind: str, key: str, parts: Mapping[str, Any]) -> None:
        self._start(kind, {"key": key})
        if kind == "list":
            self._start("values", {})
        for name, each in parts.items():
            self._attribute(str(name), each)
        if kind == "list":
            self.end("values")
        self.end(kind)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        written = {key: _NOT_XML.sub("\ufffd", value) for key, value in attributes.items()}
        self._xml.startElement(name, AttributesImpl(written))

    def _empty(self, name: str, attributes: Mapping[str, str]) -> None:
        self._start(name, attributes)
        self.end(name)
