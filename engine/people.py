"""Who someone is, and what they may do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

AUDITOR = "审计员"
"""The role that no lane of a diagram has: its people see every case, and complete none."""

ANALYST = "流程分析员"
"""The role whose people change procedures: diagrams, tables and forms, and which version cases are opened on."""

CUSTODIAN = "表单保管员"
"""The role whose people keep the stock of numbered paper forms; a diagram may have a lane of that name too."""

PERSONAL_READER = "个人信息查阅"
"""The role whose people may have personal answers in exports, for a reason that they give."""


@dataclass(frozen=True)
class Person:
    """Someone who is signed in; `groups` are their roles, each as `role` and as `role@unit`."""

    name: str
    shown: str
    organisation: str
    groups: frozenset[str] = frozenset()
    units: tuple[str, ...] = ()
    administrator: bool = False

    @property
    def auditor(self) -> bool:
        """Whether they examine the organisation's cases."""
        return AUDITOR in self.groups

    @property
    def custodian(self) -> bool:
        """Whether they keep the organisation's paper forms."""
        return CUSTODIAN in self.groups

    @property
    def analyst(self) -> bool:
        """Whether they change the organisation's procedures."""
        return ANALYST in self.groups


def roles_in(told: str) -> tuple[str, ...]:
    """The roles that a text names, with commas between them."""
    return tuple(role for each in re.split("[,，、]", told) if (role := each.strip()))


def may_do(person: Person, groups: tuple[str, ...], checks: str | None, done_by: Mapping[str, str]) -> bool:
    """Only the groups may do a task, and never the one whose work it checks."""
    checks_own_work = checks is not None and done_by.get(checks) == person.name
    return not person.groups.isdisjoint(groups) and not checks_own_work
