"""What was just done, as a scenario: the steps, the answers that typical ones must not add to, and how the case stands now."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from engine.procedures import Version
from web.workbench import time_passing
from web.workbench.drafts import keeping, stories
from web.workbench.drafts.keeping import Draft
from web.workbench.drafts.stories import Result
from web.workbench.played import Played
from web.workbench.scenarios import ZONE
from web.workbench.trial import trying
from web.workbench.trial.story import Story


def save(
    session: Session, draft: Draft, version: Version, story: Story, named: tuple[str, str], by: str, at: datetime
) -> Result:
    """The story is a scenario of the draft, of this file name and title; played at once. NoSuchPath, SavedMeanwhile."""
    name, title = named
    path = f"processes/{draft.procedure}/scenarios/{name}.yaml"
    files = keeping.contents(session, draft)
    text = scenario(story, trying.played(version, story), title, stories.typical(files, path))
    based = next((each.revision for each in keeping.files(session, draft) if each.path == path), 0)
    keeping.save(session, draft, path, text.encode(), based, by, at)
    return stories.result(version, keeping.contents(session, draft), path)


def scenario(story: Story, played: Played, title: str, typical: Mapping[str, Mapping[str, Any]]) -> str:
    """The text of a scenario file that holds on the draft as it is."""
    opening = played.version.diagram.opening_task()
    steps = [_exactly(step, typical, opening.id if opening else "") for step in story.steps]
    expected = _expected(played)
    return Story(story.start, story.departments, (*steps, {"expect": expected})).written(title)


def _exactly(step: Mapping[str, Any], typical: Mapping[str, Mapping[str, Any]], opening: str) -> Mapping[str, Any]:
    """The step with nothing added by the typical answers of its form."""
    told = step.get("open", step)
    element = opening if "open" in step else str(step.get("do") or step.get("report") or "").partition("/")[0]
    missing = {name: None for name in typical.get(element, {}) if name not in told.get("answers", {})}
    if not missing:
        return step
    more = {**told, "answers": {**told.get("answers", {}), **missing}}
    return {"open": more} if "open" in step else more


def _expected(played: Played) -> dict[str, Any]:
    """Where the case stands: closed with an end, or with these tasks, messages and timers."""
    case = played.standing()
    if case.closed is not None:
        return {"closed": case.closed.outcome}
    waiting = {str(place.element): time_passing.shown(one.deadline.due, ZONE) for place, one in case.timers.items()}
    told: dict[str, Any] = {"open": [place.element for place in case.tasks]}
    if waiting:
        told["due"] = waiting
    return told
