"""Who acts in a story: `role`, `role / who`, `role@department / who`."""

from engine.people import Person

ORGANISATION = "story"


def person(
    told: str | None, groups: tuple[str, ...], claimed_by: str | None = None, barred: str | None = None
) -> Person:
    """The person that a step names; where it names nobody, one whom the task lets do it.

    A role without a name is anyone of the role: who has taken the task, and not the one whose work it checks.
    """
    group, _, name = (part.strip() for part in (told or (groups[0] if groups else "")).partition("/"))
    role, _, department = group.partition("@")
    if not name:
        name = claimed_by or (f"{group}（另一人）" if barred == group else group)
    return Person(name, name, ORGANISATION, frozenset({role, group}), (department,) if department else ())
