"""What stands between a draft and its deployment: errors, and scenarios that do not hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine import procedures
from engine.diagram import Problem
from engine.procedures import Version
from web.workbench.drafts import checking, stories
from web.workbench.drafts.stories import Coverage, Result


@dataclass(frozen=True)
class Assessment:
    """The draft's problems; without errors among them also the version it would become, and its scenarios, played."""

    problems: tuple[Problem, ...]
    version: Version | None = None
    results: tuple[Result, ...] = ()
    coverage: Coverage | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What must be mended."""
        return tuple(each for each in self.problems if each.is_error)

    @property
    def failing(self) -> tuple[Result, ...]:
        """The scenarios that do not hold."""
        return tuple(each for each in self.results if not each.holds)


def assess(stem: str, files: Mapping[str, bytes]) -> Assessment:
    """The files of a procedure, checked, and played where nothing is wrong with what runs."""
    problems = tuple(checking.problems(stem, files))
    if any(each.is_error and each.rule != "scenario" for each in problems):
        return Assessment(problems)
    version = procedures.compiled(checking.bundle_of(stem, files))
    results = tuple(stories.results(version, files))
    return Assessment(problems, version, results, stories.coverage(version, results))
