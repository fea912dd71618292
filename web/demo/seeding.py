"""The demo's complaints, lived through in the past: every step goes through the one door, at its own instant."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from web import deploying
from web.demo import organisations, stories
from web.demo.living import live
from web.demo.stocking import stock


def seed(session: Session, root: Path, at: datetime) -> list[str]:
    """Organisations, people, procedures and complaints are there; what could not be done is told, a line each."""
    organisations.found(session, at)
    told = []
    for organisation in organisations.invented():
        told += deploying.deploy_all(session, organisation.key, root, organisation.procedures, at)
    told += stock(session, at)
    for story in sorted(stories.told(at), key=lambda story: story.begins):
        mishap = live(session, root, story, at)
        told += [f"{story.organisation}: {mishap}"] if mishap else []
    return told
