"""A replay page as its tests read it."""

from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from lxml import html


@dataclass(frozen=True)
class Page:
    """What stands on a page."""

    root: Any

    def all(self, path: str) -> list[str]:
        """The texts of the elements at this XPath, with single spaces."""
        return [" ".join(each.text_content().split()) for each in self.root.xpath(path)]

    def of(self, kind: str) -> list[str]:
        """The texts of the elements of a class."""
        return self.all(f'//*[contains(concat(" ", normalize-space(@class), " "), " {kind} ")]')

    def value(self, path: str) -> str:
        """An attribute."""
        return str(self.root.xpath(path)[0])

    @property
    def text(self) -> str:
        """Everything."""
        return " ".join(self.root.text_content().split())


def replay(client: FlaskClient, number: str, more: str = "", **asked: Any) -> Page:
    """The replay page at what is asked; a jump is followed to the address of its step."""
    answer = client.get(f"/cases/{number}/replay{more}", query_string=asked, follow_redirects=True)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return Page(html.fromstring(answer.get_data(as_text=True)))
