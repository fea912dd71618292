"""How many SQL statements and commits one completion makes, counted in the application itself."""

from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import event

from bench.load import REGISTER
from web.database import db


@dataclass
class Counted:
    """What was sent to the database."""

    statements: int = 0
    commits: int = 0


def counted(app: Flask, token: str) -> dict[str, Counted]:
    """For each completion of the work W, what it sent; `BEGIN` is not a statement but the begin of a transaction."""
    client, headers = app.test_client(), {"Authorization": f"Bearer {token}"}
    number = client.post("/api/cases", json={"procedure": "work"}, headers=headers).get_json()["case"]
    asked = [("register/1", {**REGISTER, "claim_fen": 3_000_000}), ("handle/1", {"measures": "已上门。"})]
    asked += [("review/1", {"again": True}), ("handle/2", {"measures": "已修复。"}), ("review/2", {"again": False})]
    found = {}
    for task, answers in asked:
        counting = Counted()
        with app.app_context():
            stop = _listen(db.engine, counting)
        answer = client.post(f"/api/cases/{number}/tasks/{task}", json={"answers": answers}, headers=headers)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        stop()
        found[task] = counting
    return found


def _listen(engine: Any, counting: Counted) -> Any:
    def statement(_: Any, __: Any, sql: str, *more: Any) -> None:
        counting.statements += not sql.startswith("BEGIN")

    def commit(_: Any) -> None:
        counting.commits += 1

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)

    def stop() -> None:
        event.remove(engine, "before_cursor_execute", statement)
        event.remove(engine, "commit", commit)

    return stop
