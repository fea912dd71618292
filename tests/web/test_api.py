"""JSON for signed-in programs: the same requests, forms and refusals as on the pages."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from bench.load import REGISTER
from tests.web.conftest import PASSWORD, Program
from web.database import db
from web.signing_in import limiter

Programs = Callable[[str], Program]


def opens(program: Program, **more: Any) -> str:
    answer = program.post("/cases", {"procedure": "work", **more})
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return str(answer.get_json()["case"])


def completes(program: Program, case: str, task: str, **more: Any) -> Any:
    return program.post(f"/cases/{case}/tasks/{task}", more)


def registers(program: Program, case: str, **more: Any) -> Any:
    return completes(program, case, "register/1", answers={**REGISTER, "claim_fen": 3_000_000}, **more)


def test_a_program_handles_a_case_from_opening_to_closing(program: Programs) -> None:
    clerk = program("clerk")
    case = opens(clerk)
    assert registers(clerk, case).status_code == 200
    completes(clerk, case, "handle/1", answers={"measures": "已上门。"})
    completes(clerk, case, "review/1", answers={"again": True})
    completes(clerk, case, "handle/2", answers={"measures": "已修复。"})
    closed = completes(clerk, case, "review/2", answers={"again": False}).get_json()
    assert closed["closed"] == {"outcome": "finished", "name": "办结"}
    assert closed["tasks"] == []


def test_a_case_can_be_opened_with_its_first_task_done(program: Programs) -> None:
    case = opens(program("clerk"), answers={**REGISTER, "claim_fen": 1})
    told = program("clerk").get(f"/cases/{case}").get_json()
    assert [task["element"] for task in told["tasks"]] == ["handle"]
    assert told["tasks"][0]["yours"] is True


def test_what_waits_is_listed_most_urgent_first(program: Programs) -> None:
    clerk = program("clerk")
    numbers = {opens(clerk) for _ in range(3)}
    told = clerk.get("/tasks").get_json()
    assert {task["case"] for task in told["tasks"]} == numbers
    assert told["more"] is False
    assert clerk.get("/tasks?whose=mine").get_json()["tasks"] == []
    assert clerk.get("/tasks?whose=nobodys").status_code == 400


def test_a_task_tells_its_questions_and_what_was_answered(program: Programs) -> None:
    clerk = program("clerk")
    case = opens(clerk)
    asked = clerk.get(f"/cases/{case}/tasks/register/1").get_json()
    names = {question["name"]: question for question in asked["questions"]}
    assert names["complainant_name"]["required"] is True
    registers(clerk, case)
    later = clerk.get(f"/cases/{case}/tasks/handle/1").get_json()
    assert later["answers"]["claim_fen"] == 3_000_000
    assert [question["name"] for question in later["questions"]] == ["measures"]


def test_all_mistakes_are_told_at_once_and_nothing_happens(program: Programs) -> None:
    clerk = program("clerk")
    case = opens(clerk)
    answer = completes(clerk, case, "register/1", answers={"claim_fen": "viel", "no_such": 1})
    told = answer.get_json()
    assert answer.status_code == 422
    assert told["error"] == "Unanswered"
    assert {"complainant_name", "claim_fen", "no_such"} <= set(told["fields"])
    assert clerk.get(f"/cases/{case}").get_json()["tasks"][0]["element"] == "register"


def test_the_same_submission_is_carried_out_once(program: Programs) -> None:
    clerk = program("clerk")
    first = clerk.post("/cases", {"procedure": "work", "submission": "opens-1"})
    again = clerk.post("/cases", {"procedure": "work", "submission": "opens-1"})
    assert (first.status_code, again.status_code) == (201, 200)
    case = first.get_json()["case"]
    assert again.get_json()["case"] == case
    assert registers(clerk, case, submission="registers-1").status_code == 200
    assert registers(clerk, case, submission="registers-1").status_code == 200
    assert registers(clerk, case, submission="registers-2").status_code == 409


def test_refusals_have_a_code_a_name_and_a_sentence(program: Programs) -> None:
    clerk = program("clerk")
    case = opens(clerk)
    unknown = clerk.get("/cases/999")
    assert (unknown.status_code, unknown.get_json()["error"]) == (404, "UnknownCase")
    assert "999" in unknown.get_json()["sentence"]
    assert completes(clerk, case, "no_such/1", answers={}).status_code == 404
    assert clerk.get("/no/such/address").status_code == 404
    assert clerk.post("/cases", {"procedure": "no_such"}).status_code == 404
    assert program("idle").post("/cases", {"procedure": "work"}).status_code == 403
    assert registers(program("idle"), case).status_code == 403


def test_nothing_of_another_organisation_can_be_seen_or_done(program: Programs) -> None:
    clerk, stranger = program("clerk"), program("stranger")
    case = opens(clerk)
    for _ in range(2):
        opens(clerk)
    number = max(case, *(task["case"] for task in clerk.get("/tasks").get_json()["tasks"]))
    assert stranger.get(f"/cases/{number}").status_code == 404
    assert stranger.get(f"/cases/{number}/tasks/register/1").status_code == 404
    assert registers(stranger, number).status_code == 404
    assert stranger.get("/tasks").get_json()["tasks"] == []


@pytest.mark.parametrize(
    "sent",
    ["", "[]", "{", '{"procedure": 1}', '{"procedure": "work", "answers": []}', '{"procedure": NaN}', "[" * 99_999],
)
def test_what_is_no_request_is_refused_in_a_sentence(program: Programs, sent: str) -> None:
    clerk = program("clerk")
    answer = clerk.client.post("/api/cases", data=sent, headers=clerk.headers)
    assert answer.status_code == 400
    assert answer.get_json()["error"] == "Malformed"


@pytest.mark.parametrize("text", ["\ud800", "a\0b"])
def test_half_characters_and_null_bytes_are_refused(program: Programs, text: str) -> None:
    clerk = program("clerk")
    case = opens(clerk)
    assert completes(clerk, case, "register/1", answers={**REGISTER, "matter": text}).status_code == 400


def test_a_token_is_needed_good_and_not_for_ever(town: Flask, program: Programs) -> None:
    client = town.test_client()
    assert client.get("/api/tasks").status_code == 401
    assert client.get("/api/tasks", headers={"Authorization": "Bearer forged"}).status_code == 401
    assert client.post("/api/tokens", json={"login": "clerk", "password": "not this one"}).status_code == 401
    clerk = program("clerk")
    boss = town.test_client()
    boss.post("/sign-in", data={"login": "boss", "password": PASSWORD})
    boss.post("/people/clerk/active", data={"active": "no"})
    assert clerk.get("/tasks").status_code == 401
    limiter.reset()


def test_a_cookie_opens_no_address_of_the_api(town: Flask) -> None:
    client = town.test_client()
    client.post("/sign-in", data={"login": "clerk", "password": PASSWORD})
    assert client.get("/api/tasks").status_code == 401


def test_sentences_are_in_the_language_that_the_program_wants(program: Programs) -> None:
    clerk = program("clerk")
    english = clerk.client.get("/api/cases/1", headers={**clerk.headers, "Accept-Language": "en"}).get_json()
    assert english["sentence"] == "There is no case 1."


def test_a_completion_takes_at_most_nine_statements_and_one_commit(town: Flask, program: Programs) -> None:
    clerk = program("clerk")
    case = opens(clerk)
    sent: list[str] = []
    with town.app_context():
        engine = db.engine

    def note(_: object, __: object, statement: str, *more: object) -> None:
        sent.append(statement)

    def commit(_: object) -> None:
        sent.append("COMMIT")

    event.listen(engine, "before_cursor_execute", note)
    event.listen(engine, "commit", commit)
    assert registers(clerk, case).status_code == 200
    event.remove(engine, "before_cursor_execute", note)
    event.remove(engine, "commit", commit)
    statements = [one for one in sent if not one.startswith(("BEGIN", "COMMIT"))]
    assert len(statements) <= 9, statements
    assert sent.count("COMMIT") == 1
