"""Cases that live in a database, moved through the one door."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.cases.perform import Outcome, perform
from engine.cases.reading import read
from engine.cases.requests import ClaimTask, CompleteTask, Filled, OpenCase, ReleaseTask
from engine.database import writing
from engine.facts import Place
from engine.people import Person

PROCEDURES = Path(__file__).resolve().parents[3] / "bench/procedures"
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
CLERK = Person("clerk", "办事员甲", "acme", frozenset({"办事员"}))
COLLEAGUE = Person("colleague", "办事员乙", "acme", frozenset({"办事员"}))
STRANGER = Person("stranger", "别家", "other", frozenset({"办事员"}))


class Office:
    """An organisation with two procedures: `work`, and `rework` whose task has a reminder and an escalation."""

    def __init__(self, database: Engine):
        self.database = database
        self.at = MONDAY
        self._submissions = count(1)
        with Session(database) as session:
            writing(session)
            for stem in ("work", "rework"):
                version = procedures.compiled(procedures.read_bundle(PROCEDURES, stem))
                for organisation in ("acme", "other"):
                    deployments.deploy(session, organisation, version, self.at)
            session.commit()

    def opens(self, procedure: str = "work", by: Person = CLERK, **more: Any) -> Outcome:
        """A case is opened."""
        submission = more.pop("submission", None) or self.submission()
        with Session(self.database) as session:
            return perform(OpenCase(procedure, by, self.at, submission, **more), session)

    def completes(
        self, case: str, task: str, by: Person = CLERK, submission: str | None = None, **answers: Any
    ) -> Outcome:
        """A task is completed; `personal` and `salt` among the answers are the form's."""
        personal, salt = frozenset(answers.pop("personal", ())), answers.pop("salt", "")
        filled = Filled(answers, ({"name": "measures", "label": "措施", "type": "textarea"},), personal, salt)
        with Session(self.database) as session:
            place = Place.parse(task if "/" in task else f"{task}/1")
            return perform(CompleteTask(case, place, by, self.at, submission or self.submission(), filled), session)

    def claims(self, case: str, task: str, by: Person = CLERK) -> Outcome:
        """A task is taken."""
        with Session(self.database) as session:
            return perform(ClaimTask(case, Place.parse(task), by, self.at, self.submission()), session)

    def releases(self, case: str, task: str, by: Person = CLERK) -> Outcome:
        """A task is given back."""
        with Session(self.database) as session:
            return perform(ReleaseTask(case, Place.parse(task), by, self.at, self.submission()), session)

    def open_tasks(self, case: str) -> list[str]:
        """The tasks of a case that wait."""
        with Session(self.database) as session:
            return [str(place) for place in read(session, "acme", case, self.at).tasks]

    def waits(self, **length: float) -> None:
        """Time passes; nothing fires by itself."""
        self.at += timedelta(**length)

    def submission(self) -> str:
        """A submission number that was not used yet."""
        return f"s{next(self._submissions)}"


def statements_of(database: Engine) -> Iterator[list[str]]:
    """The SQL statements that are sent from now on."""
    sent: list[str] = []

    def note(_: Any, __: Any, statement: str, *more: Any) -> None:
        sent.append(statement)

    event.listen(database, "before_cursor_execute", note)
    yield sent
    event.remove(database, "before_cursor_execute", note)
