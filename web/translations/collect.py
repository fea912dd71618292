"""Collects the sentences to translate: `python -m web.translations.collect` brings the catalogues up to date.

What is said by `_("…")` in code and templates, the sentences of the engine's refusals, which know no translation, and what
the engine and the forms say of files and answers.
"""

import inspect
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from engine.cases import operation_refusals, refusals, stock_refusals
from engine.cases.refusals import Refused
from web.paper import refusals as printing
from web.translations.templates import ROOT, templates
from web.workbench import refusals as drafting

LOCALES = ("zh_Hans_CN",)
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}
_BEGUN = datetime(2026, 11, 24, tzinfo=UTC)
_SKIPPED = ("static", "frontend", "node_modules")


def collected() -> Catalog:
    """Every sentence, with the files that say it; without line numbers, which would change with every edit."""
    catalog = Catalog(project="Shouli", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        ROOT / "web", METHODS, OPTIONS, KEYWORDS, directory_filter=lambda path: Path(path).name not in _SKIPPED
    )
    for file, _line, message, _comments, _context in found:
        catalog.add(message, locations=[(f"web/{Path(file).as_posix()}", 1)])
    for sentence, file in refused():
        catalog.add(sentence, locations=[(file, 1)])
    for template, file in templates():
        catalog.add(template, locations=[(file, 1)])
    return catalog


def refused() -> Iterator[tuple[str, str]]:
    """The sentence of every refusal, with the file that has it."""
    for module in (refusals, operation_refusals, stock_refusals, printing, drafting):
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, Refused) and kind.__module__ == module.__name__:
                yield kind.sentence, f"{module.__name__.replace('.', '/')}.py"


def path_of(locale: str) -> Path:
    """Where a locale's catalogue lies."""
    return ROOT / "web" / "translations" / locale / "LC_MESSAGES" / "messages.po"


def kept(locale: str) -> Catalog:
    """The locale's catalogue as it stands; an empty one where there is none."""
    path = path_of(locale)
    if not path.exists():
        return Catalog(locale=locale, project="Shouli", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def missing(locale: str) -> list[str]:
    """What has no translation yet."""
    translated = kept(locale)
    return [first_id(message) for message in collected() if message.id and not _is_said(translated.get(message.id))]


def update(locale: str) -> None:
    """The catalogue has exactly the sentences that are collected, with their translations so far."""
    nobody = {"msgid_bugs_address": "-", "last_translator": "-", "language_team": "-"}
    translated = kept(locale)
    fresh = Catalog(locale=locale, project="Shouli", version="1", charset="utf-8", fuzzy=False, **nobody)
    for message in collected():
        if message.id:
            known = translated.get(message.id)
            files = sorted({(file, 1) for file, _line in message.locations})
            fresh.add(message.id, known.string if known is not None else None, locations=files)
    fresh.header_comment = "# Shouli in Chinese. Brought up to date by `python -m web.translations.collect`."
    fresh.creation_date = fresh.revision_date = _BEGUN  # no clock: the same sentences, the same file
    path_of(locale).parent.mkdir(parents=True, exist_ok=True)
    with path_of(locale).open("wb") as file:
        write_po(file, fresh, width=110, sort_output=True, omit_header=False, include_lineno=False)


def first_id(message: Message) -> str:
    """The English sentence, of a plural its singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


def _is_said(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    said = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return bool(said) and all(said)


if __name__ == "__main__":
    for each in LOCALES:
        update(each)
