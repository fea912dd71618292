"""The roles that can be given: the lanes of the deployed procedures, those of auditors, and those that people have already."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.people import ANALYST, AUDITOR, CUSTODIAN, PERSONAL_READER, roles_in
from web.people.tables import MembershipRow, PersonRow


def known(session: Session, organisation: str) -> list[str]:
    """Every role that can be given without typing it, in the order of the procedures' lanes."""
    lanes = [
        element.lane
        for deployed in deployments.deployed_in(session, organisation)
        for element in procedures.version(session, deployed.version).diagram.elements.values()
        if element.lane
    ]
    given = select(MembershipRow.role).join(PersonRow, PersonRow.login == MembershipRow.login)
    others = session.scalars(
        given.where(PersonRow.organisation == organisation).distinct().order_by(MembershipRow.role)
    )
    return list(dict.fromkeys([*lanes, AUDITOR, ANALYST, CUSTODIAN, PERSONAL_READER, *others]))


def confidential(session: Session, organisation: str) -> set[str]:
    """The roles that the organisation's confidential procedures are known to."""
    deployed = deployments.deployed_in(session, organisation)
    drawn = [procedures.version(session, each.version).diagram for each in deployed]
    return {role for each in drawn for role in roles_in(each.properties.get("knownTo", ""))}
