"""Every format by its name: what is written, and how it is called."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Select
from sqlalchemy.orm import Session

from engine import deployments
from engine.projections import search
from web.audit.choices import ANOMALY
from web.exporting import lists, ocel, reading, xes
from web.exporting.counting import Counted
from web.exporting.events import Event

TYPES = {
    "xes": "application/xml",
    "ocel": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The formats, with their media types."""
ENDINGS = {"xes": ".xes", "ocel": ".ocel.json", "csv": ".csv", "xlsx": ".xlsx"}
LOGS = ("xes", "ocel")
"""Those that tell events, and can hold personal answers."""


@dataclass
class Export:
    """Cases to be written; `private` asks for personal answers, which only logs hold. `counted` grows while it is written."""

    organisation: str
    wanted: Select[tuple[int]]
    at: datetime
    zone: ZoneInfo
    private: bool = False
    counted: Counted = field(default_factory=Counted)
    progress: Callable[[int], None] = lambda _: None

    def pieces(self, session: Session, form: str) -> Iterator[bytes]:
        """The file, piece by piece, while the session is open."""
        if form == "xes":
            return xes.written(self.organisation, self._counted(session))
        if form == "ocel":
            again = Counted().through(reading.traced(session, self.wanted))
            return ocel.written(self._counted(session), again)
        return (lists.as_csv if form == "csv" else lists.as_xlsx)(self._rows(session))

    def _counted(self, session: Session) -> Iterator[tuple[reading.Traced, list[Event]]]:
        for done, case in enumerate(self.counted.through(reading.traced(session, self.wanted, self.private)), 1):
            self.progress(done)
            yield case

    def _rows(self, session: Session) -> Iterator[lists.Row]:
        called = {each.stem: each.name for each in deployments.ever_deployed_in(session, self.organisation)}
        for batch in reading.lines(session, self.wanted):
            unusual = search.anomalies(session, [case.id for case in batch], self.at)
            for case in batch:
                self.counted.cases += 1
                words = [str(ANOMALY[name]) for name in ANOMALY if name in unusual.get(case.id, ())]
                yield lists.row(case, called.get(case.procedure, case.procedure), words, self.zone)
            self.progress(self.counted.cases)
