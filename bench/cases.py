"""`python -m bench.cases`: many cases with varied people, times and answers, in a database of their own."""

import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
from sqlalchemy.orm import Session

from bench.wandering import IN_ZONE, Wandering
from engine import deployments, procedures
from engine.cases import tracing
from web import deploying
from web.app import create_app
from web.config import ROOT, Config
from web.database import db
from web.demo import organisations
from web.migrating import migrate
from web.people import reading
from web.workbench import scenarios

BEGINS = datetime(2025, 9, 1, tzinfo=UTC)
SPAN = timedelta(days=420)
ACTS = (3, 6, 10, 16, 30)
"""At most so many acts in a case: some stay open, some come to their end."""


@click.command()
@click.option("--cases", "number", type=int, default=1000, show_default=True)
@click.option("--database", metavar="URL", required=True, help="Created where it is empty.")
@click.option("--seed", type=int, default=1, show_default=True, help="Equal seeds give equal cases.")
@click.option("--var", type=click.Path(file_okay=False, path_type=Path), required=True)
def main(number: int, database: str, seed: int, var: Path) -> None:
    """Fill a database with cases that people wander through, and derive what auditors search."""
    var.mkdir(parents=True, exist_ok=True)
    app = create_app(Config(database, var))
    migrate(app)
    with app.app_context():
        session, dice = db.session(), random.Random(seed)
        if not deploying.organisations(session):
            organisations.found(session, BEGINS)
            for each in organisations.invented():
                deploying.deploy_all(session, each.key, ROOT, each.procedures, BEGINS)
        ways = _ways(session, dice)
        moments = sorted(_working(BEGINS + SPAN * dice.random(), dice) for _ in range(number))
        with click.progressbar(moments, label="cases", file=sys.stderr) as shown:
            for begins in shown:
                dice.choice(ways).live(session, begins, dice.choice(ACTS))
        while tracing.trace(session):
            session.commit()


def _ways(session: Session, dice: random.Random) -> list[Wandering]:
    found = []
    for organisation in organisations.invented():
        logins = [one.login for one in organisation.people if one.roles]
        people = [known.person for login in logins if (known := reading.known(session, login))]
        departments = reading.departments(session, organisation.key)
        for deployed in deployments.deployed_in(session, organisation.key):
            version = procedures.version(session, deployed.version)
            typical = scenarios.read_answers(ROOT / "processes" / version.stem / "scenarios" / scenarios.ANSWERS)
            found.append(Wandering(organisation.key, version, people, departments, typical, dice))
    return found


def _working(at: datetime, dice: random.Random) -> datetime:
    """Nine in ten complaints come between eight and eighteen o'clock."""
    local = at.astimezone(IN_ZONE).replace(microsecond=0)
    return local.replace(hour=dice.randrange(8, 18)) if dice.random() < 0.9 else local


if __name__ == "__main__":
    main()
