"""Whether the forms that a diagram issues by itself are on paper."""

from collections.abc import Iterator

from engine.diagram import Problem
from engine.diagram.model import Diagram
from engine.diagram.services import issued
from engine.sentences import Sentence, say
from web.paper import documents
from web.paper.documents import Document
from web.paper.refusals import ListWrong


def unlisted(diagram: Diagram, stem: str) -> Iterator[Problem]:
    """What a procedure issues and `documents.yaml` does not list; the diagram must have passed the check."""
    issuing = [each for each in diagram.elements.values() if each.service == "document"]
    if not issuing:
        return
    try:
        known = {each.title: each for each in documents.of(stem)}
    except ListWrong:
        known = {}
    hint = say("Correct it, or list the form below `{stem}` in forms/paper/documents.yaml.", stem=stem)
    for element in issuing:
        title, copy, customer = issued(element)
        if sentence := _why_not(known.get(title), title, copy, customer):
            yield Problem(diagram.file, element.id, element.name, "no-such-document", sentence, hint)


def _why_not(form: Document | None, title: str, copy: int, customer: bool) -> Sentence | str | None:
    if form is None:
        return say("This procedure has no form `{title}` on paper.", title=title)
    if copy > len(form.copies):
        return say("The form `{title}` has no copy {copy}.", title=title, copy=copy)
    if customer and not form.customer:
        return say("The form `{title}` is internal and is not given to customers.", title=title)
    return None
