"""The pages of the workbench, and what its editor asks every few seconds, cost a handful of statements."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from tests.web.conftest import Program
from tests.web.test_drafts import begun, bench
from web.database import db

__all__ = ["bench"]

MOST = {
    "/workbench": 8,
    "/workbench/procedures/work": 9,
    "{draft}": 6,
    "{draft}/files": 5,
    "{draft}/problems": 4,
    "{draft}/deploy": 8,
    "{draft}/compare": 11,
    "/workbench/procedures/work/move": 8,
}
"""The transaction's beginning, who is signed in, and for what shows cases the note that somebody saw them, among them."""


@pytest.mark.parametrize("address", MOST)
def test_a_page_is_answered_in_a_handful_of_statements(
    bench: FlaskClient, program: Callable[[str], Program], address: str
) -> None:
    draft = begun(bench)
    for _ in range(3):
        answers = {"complainant_name": "王女士", "matter": "漏水", "claim_fen": 100}
        program("clerk").post("/cases", {"procedure": "work", "answers": answers})
    bench.get(address.format(draft=draft))  # versions are read once per process
    sent: list[str] = []

    def note(_: object, __: object, statement: str, *more: object) -> None:
        sent.append(statement)

    with bench.application.app_context():
        engine = db.engine
    assert isinstance(engine, Engine)
    event.listen(engine, "before_cursor_execute", note)
    assert bench.get(address.format(draft=draft)).status_code == 200
    event.remove(engine, "before_cursor_execute", note)
    assert len(sent) <= MOST[address], "\n".join(sent)
