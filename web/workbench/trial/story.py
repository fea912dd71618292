"""The story that somebody tries on a draft: kept as a scenario file says it, a step longer with everything that is done."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from engine.database import writing
from web.workbench import scenarios, time_passing
from web.workbench.drafts.keeping import Draft
from web.workbench.drafts.tables import STORY
from web.workbench.scenarios import ZONE, Scenario

MOST_STEPS = 200


@dataclass(frozen=True)
class Story:
    """When it begins, the organisation's departments, and the steps as a scenario file has them."""

    start: str
    departments: tuple[str, ...]
    steps: tuple[Mapping[str, Any], ...] = ()

    def and_then(self, step: Mapping[str, Any]) -> "Story":
        """One step longer."""
        return replace(self, steps=(*self.steps, step)[:MOST_STEPS])

    def back(self) -> "Story":
        """Without its last step."""
        return replace(self, steps=self.steps[:-1])

    def written(self, title: str = "试用") -> str:
        """As a scenario file says it."""
        told = {"title": title, "start": self.start, "departments": list(self.departments), "steps": list(self.steps)}
        if not self.departments:
            del told["departments"]
        return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=120)

    def scenario(self) -> Scenario:
        """To be played."""
        return scenarios.told(self.written(), Path("trial.yaml"))


def begun(at: datetime, departments: tuple[str, ...]) -> Story:
    """A story that begins now."""
    return Story(time_passing.shown(at.replace(second=0, microsecond=0), ZONE), departments)


def kept(session: Session, draft: Draft, login: str) -> Story | None:
    """The story that this person is trying; None if there is none."""
    row = STORY.c
    text = session.scalar(select(row.story).where(row.draft_id == draft.id, row.login == login))
    if text is None:
        return None
    told = yaml.safe_load(text)
    return Story(told["start"], tuple(told.get("departments", ())), tuple(told["steps"]))


def keep(session: Session, draft: Draft, login: str, story: Story | None) -> None:
    """This is the story that the person is trying from now on; none of it is left without one."""
    row = STORY.c
    writing(session)
    session.execute(delete(STORY).where(row.draft_id == draft.id, row.login == login))
    if story is not None:
        session.execute(insert(STORY).values(draft_id=draft.id, login=login, story=story.written()))
    session.commit()
