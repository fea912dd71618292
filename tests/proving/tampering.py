"""A sealed office, and ways to change its database behind the application's back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cases_in_database import Office
from sqlalchemy import Engine, Table, delete, insert, select
from sqlalchemy.orm import Session

from engine.cases import tracing
from engine.cases.verifying import Verifier, between_cases
from engine.database import Base
from engine.record import attachments, cases
from engine.record.attachments import Attachment
from shouli_verify.finding import Finding
from web.proving import outside, sealing


class Sealed:
    """An office with three cases, sealed twice; the file of seals lies in `var`."""

    def __init__(self, office: Office, var: Path):
        self.office, self.var = office, var
        self.database: Engine = office.database
        self.first = office.opens().case.number
        office.completes(
            self.first,
            "register",
            claim_fen=2_500_000,
            measures="退换一件",
            complainant_name="陈某",
            photos=[self.brings("瓷砖.png", b"a broken tile")],
            personal=["complainant_name"],
        )
        self.seal()
        self.second = office.opens("rework").case.number
        office.claims(self.second, "handle/1")
        office.waits(days=1)
        self.third = office.opens().case.number
        with Session(self.database) as session:
            tracing.trace(session)
            session.commit()
        self.seal()

    def brings(self, name: str, content: bytes) -> dict[str, Any]:
        """What an answer says of a file that the clerk has handed in."""
        with Session(self.database) as session:
            file = Attachment(name, "image/png", content, content.hex()[:16])
            told = attachments.bring(session, file, "clerk", self.office.at)
            session.commit()
            return told

    def seal(self, **more: Any) -> None:
        """The record is sealed as it stands."""
        with Session(self.database) as session:
            sealing.seal(session, self.var, self.office.at, **more)

    def found(self, trusted: str | None = None) -> list[Finding]:
        """All that verification finds in the whole database."""
        with Session(self.database) as session:
            found = between_cases(session, outside.read_all(self.var / outside.FILE), trusted)
            for checked in Verifier(session).check(cases.ids(session)):
                found += checked.findings
            return found

    def codes(self) -> set[str]:
        """The kinds of what is found."""
        return {finding.code for finding in self.found()}

    def does(self, *statements: Any) -> None:
        """Somebody with a key to the database changes it."""
        with self.database.begin() as connection:
            for statement in statements:
                connection.execute(statement)

    def rows(self, table: Table) -> list[dict[str, Any]]:
        """All rows of a table."""
        with self.database.connect() as connection:
            return [dict(row) for row in connection.execute(select(table)).mappings()]

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Whatever is done to the database meanwhile, it is afterwards as it was."""
        before = self.backup()
        yield
        self.restore(before)

    def backup(self) -> dict[Table, list[dict[str, Any]]]:
        """The whole database."""
        return {table: self.rows(table) for table in Base.metadata.sorted_tables}

    def restore(self, backup: dict[Table, list[dict[str, Any]]]) -> None:
        """The database is as it was when the backup was made."""
        self.does(*[delete(table) for table in reversed(backup)])
        self.does(*[insert(table).values(rows) for table, rows in backup.items() if rows])
