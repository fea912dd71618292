"""The figures of a search as a page value: every chart has its numbers in a table beside it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.procedures import Version
from engine.projections import figures
from engine.projections.figures import Month, Path, Task
from web.audit import spans
from web.audit.asking import Asked
from web.audit.choices import Choices, choices
from web.desk.reader import Reader


@dataclass(frozen=True)
class TaskLine:
    """An element's tasks in words; `late_share` in percent."""

    procedure: str
    name: str
    ended: int
    waiting: int
    late: int
    late_share: int
    lasted: str
    allowed: str


@dataclass(frozen=True)
class PathLine:
    """A path in words, with its share in percent."""

    procedure: str
    names: tuple[str, ...]
    cases: int
    share: str


@dataclass(frozen=True)
class Heat:
    """The diagram of the procedure that is asked for: ids of elements by how much time their tasks take, the most first."""

    version: str
    name: str
    hot: str
    warm: str
    late: str


@dataclass(frozen=True)
class Figures:
    """The page; `charts` is JSON for the browser, its numbers are those of the tables."""

    asked: Asked
    choices: Choices
    months: tuple[Month, ...]
    tasks: tuple[TaskLine, ...]
    paths: tuple[PathLine, ...]
    different: int
    closed: int
    heat: Heat | None
    charts: str

    @property
    def total(self) -> int:
        """How many cases the figures are of."""
        return sum(month.opened for month in self.months)


def page(session: Session, asked: Asked, zone: ZoneInfo, reader: Reader) -> Figures:
    """The figures of the cases that fit."""
    wanted, at = asked.wanted, reader.at
    known = choices(session, wanted.organisation)
    versions = {
        each.stem: procedures.version(session, each.version)
        for each in deployments.ever_deployed_in(session, wanted.organisation)
    }
    months, tasks = figures.months(session, wanted, at), figures.tasks(session, wanted, at)
    paths, different, closed = figures.paths(session, wanted, at)
    lines = tuple(_task(each, versions, reader) for each in tasks)
    return Figures(
        asked=asked,
        choices=known,
        months=tuple(months),
        tasks=lines,
        paths=tuple(_path(each, versions, closed) for each in paths),
        different=different,
        closed=closed,
        heat=_heat(versions.get(wanted.procedure or ""), tasks),
        charts=json.dumps(_charts(months, tasks, lines), ensure_ascii=False),
    )


def _task(task: Task, versions: Mapping[str, Version], reader: Reader) -> TaskLine:
    count = task.ended + task.waiting
    return TaskLine(
        procedure=_called(versions, task.procedure),
        name=task.name or task.element,
        ended=task.ended,
        waiting=task.waiting,
        late=task.late,
        late_share=round(100 * task.late / count) if count else 0,
        lasted=spans.said(task.lasted),
        allowed=spans.said(task.allowed),
    )


def _path(path: Path, versions: Mapping[str, Version], closed: int) -> PathLine:
    version = versions.get(path.procedure)
    elements = version.diagram.elements if version else {}
    names = tuple((elements[each].name or each) if each in elements else each for each in path.elements)
    return PathLine(_called(versions, path.procedure), names, path.cases, f"{100 * path.cases / closed:.1f} %")


def _called(versions: Mapping[str, Version], stem: str) -> str:
    return versions[stem].diagram.name if stem in versions else stem


def _heat(version: Version | None, tasks: Iterable[Task]) -> Heat | None:
    """The third that takes longest is hot, the next third warm; late is what misses its deadline more than one time in ten."""
    if version is None:
        return None
    timed = [task for task in tasks if task.procedure == version.stem and task.lasted is not None]
    third = -(-len(timed) // 3)
    late = [task.element for task in timed if task.late * 10 > task.ended + task.waiting]
    hot, warm = timed[:third], timed[third : 2 * third]
    return Heat(
        version=version.hash,
        name=version.diagram.name,
        hot=" ".join(task.element for task in hot),
        warm=" ".join(task.element for task in warm),
        late=" ".join(late),
    )


def _charts(months: Iterable[Month], tasks: Iterable[Task], lines: Iterable[TaskLine]) -> dict[str, Any]:
    """What the browser draws; hours for tasks."""
    timed = [(task, line) for task, line in zip(tasks, lines, strict=True) if task.lasted is not None][:12]
    return {
        "months": {
            "labels": [month.month for month in months],
            "series": [
                {"name": _("closed"), "data": [month.opened - month.still_open for month in months]},
                {"name": _("open"), "data": [month.still_open for month in months]},
            ],
        },
        "tasks": {
            "labels": [line.name for _task, line in timed],
            "unit": _("hours"),
            "series": [
                {"name": _("took on average"), "data": [spans.hours(task.lasted) for task, _line in timed]},
                {"name": _("allowed on average"), "data": [spans.hours(task.allowed) for task, _line in timed]},
            ],
        },
    }
