"""Cases in which a notice waits, and who takes it: a mail server, a program."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from bpmn_notation import xml
from flask import Flask

from engine import deployments, procedures
from engine.cases.perform import perform
from engine.cases.reading import read
from engine.cases.requests import CompleteTask, Filled, OpenCase
from engine.database import writing
from engine.facts import Place
from engine.people import Person
from engine.procedures import Bundle
from web.database import db

CLERK = Person("clerk", "Clerk", "acme", frozenset({"办事员"}))
BOSS = Person("boss", "Boss", "acme", administrator=True)
LINES = """
    start s
    user register lane=办事员
    service tell job=notify name=告知投诉人 {inputs}
    user after lane=办事员
    end z
    s > register > tell > after > z
"""
MAIL = LINES.format(inputs="""in.answer='="email"' in.subject='="处理结果"' in.text='="您的投诉已办结。"'""")
CALL = LINES.format(inputs="""in.url='="http://127.0.0.1:{port}/hook"' in.body='={{number: case.number}}'""")


class Post:
    """Takes every mail, or refuses all."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refuses = False

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.refuses:
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        return "250 OK"


class Program(HTTPServer):
    """A program that is called, and answers with a code."""

    code = 204

    def __init__(self) -> None:
        self.heard: list[tuple[str, str, bytes]] = []
        super().__init__(("127.0.0.1", 0), Hook)


class Hook(BaseHTTPRequestHandler):
    server: Program

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append((self.path, self.headers["Idempotency-Key"], body))
        self.send_response(self.server.code)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()

    def log_message(self, *told: Any) -> None:
        """Quiet."""


def a_case(town: Flask, clock: Any, lines: str) -> str:
    """A case in which a notice waits."""
    session = db.session()
    writing(session)
    deployments.deploy(session, "acme", procedures.compiled(Bundle("p", {"processes/p.bpmn": xml(lines)})), clock())
    session.commit()
    number = perform(OpenCase("p", CLERK, clock(), f"open {clock()}"), session).case.number
    answers = Filled({"email": "chen@example.org"}, (), frozenset({"email"}), "salt")
    perform(CompleteTask(number, Place("register", 1), CLERK, clock(), f"one {clock()}", answers), session)
    return number


def waits_for(number: str, clock: Any) -> list[str]:
    case = read(db.session(), "acme", number, clock())
    return [*map(str, case.notices), *map(str, case.tasks)]
