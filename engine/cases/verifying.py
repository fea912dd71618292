"""Cases checked from end to end: chain, seals, personal answers, execution from the inputs, and all that is derived."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from sqlalchemy.orm import Session

from engine import procedures
from engine.cases import serials, state, stocking
from engine.cases.case import Case
from engine.cases.deriving import Scratch, derived_in, told_with
from engine.cases.reexecute import FAILURES, Differs, follow
from engine.facts import CaseMoved, CaseOpened
from engine.record import attachments, cases, log, personal, seals
from engine.record import checking as sealing
from engine.record.cases import Kept
from engine.record.log import Recorded
from shouli_verify import attachments as attached
from shouli_verify import canonical, chain, checking
from shouli_verify.chain import Link
from shouli_verify.finding import Finding
from shouli_verify.seals import Sealed


@dataclass(frozen=True)
class Checked:
    """A case with what was found in it."""

    id: int
    organisation: str
    number: str
    head: str
    facts: int
    findings: tuple[Finding, ...]


def between_cases(session: Session, outside: Iterable[Sealed], trusted: str | None = None) -> list[Finding]:
    """What does not hold among the seals, in what they stand for, among the serials given out, and in the stock of forms: no single case tells it.

    `outside` are the seals of the file that is kept outside the database, `trusted` the first key.
    """
    return [*sealing.check(session, outside, trusted), *serials.check(session), *stocking.check(session)]


class Verifier:
    """Checks the cases of a session's transaction; what is derived is derived anew in a database of its own."""

    def __init__(self, session: Session):
        self.session = session
        self._scratch = Scratch()
        self._versions = partial(procedures.version, session)

    def check(self, case_ids: Sequence[int]) -> Iterator[Checked]:
        """Each of these cases, checked; a batch is read in a handful of statements."""
        links = self._links(case_ids)
        kept = cases.of(self.session, case_ids)
        private = personal.rows(self.session, case_ids)
        sealed = seals.leaves_of(self.session, [f"case {each}" for each in case_ids])
        derived = derived_in(self.session, case_ids)
        files = attachments.of_cases(self.session, case_ids)
        for case_id in case_ids:
            row, facts = kept[case_id], links.get(case_id, [])
            if isinstance(facts, Finding):
                found, facts = [facts], []
            else:
                found = [
                    *chain.broken(facts, (row.head.no, row.head.hash)),
                    *_sealed(row, facts, sealed.get(f"case {case_id}", ())),
                    *checking.personal(facts, private.get(case_id, ())),
                    *attached.check(facts, private.get(case_id, ()), files.get(case_id, ())),
                ]
                if not any(each.code in ("missing", "chain") for each in found):
                    found += self._executed(row, facts, derived[case_id])
            yield Checked(case_id, row.organisation, row.number, row.head.hash, len(facts), tuple(found))

    def _links(self, case_ids: Sequence[int]) -> dict[int, list[Link] | Finding]:
        with suppress(ValueError):
            return dict(log.links(self.session, case_ids))
        found: dict[int, list[Link] | Finding] = {}
        for case_id in case_ids:
            try:
                found |= log.links(self.session, [case_id])
            except ValueError as error:
                found[case_id] = Finding("unreadable", no="?", reason=error)
        return found

    def _executed(self, row: Kept, facts: list[Link], derived: dict[str, list[object]]) -> Iterator[Finding]:
        if not facts:
            yield Finding("no_facts")
            return
        history = _read(facts)
        if isinstance(history, Finding):
            yield history
            return
        yield from _row(row, history)
        try:
            case = follow(self._versions, history)
        except Differs as differs:
            yield differs.finding
            return
        except procedures.UnknownVersion as missing:
            yield Finding("version_missing", version=str(missing)[:12])
            return
        except FAILURES as stopped:
            yield Finding("cannot_execute", reason=str(stopped) or repr(stopped))
            return
        case.id = row.id
        yield from self._derived(case, row, history, derived)

    def _derived(
        self, case: Case, row: Kept, history: list[Recorded], derived: dict[str, list[object]]
    ) -> Iterator[Finding]:
        changed = ["snapshot"] if state.keep(case) != row.state else []
        changed += ["traced_no"] if not 0 <= row.traced <= row.head.no else []
        with suppress(ValueError):  # personal answers that cannot be read are named where they are held to their hashes
            now = self._scratch.derive(case, history, told_with(self.session, row.id, history), row, self._versions)
            changed += [name for name, rows in now.items() if rows != derived[name]]
        if changed:
            yield Finding("derived", what="、".join(changed))


def _read(facts: Sequence[Link]) -> list[Recorded] | Finding:
    history: list[Recorded] = []
    for link in facts:
        try:
            history.append(log.recorded(link))
        except (KeyError, ValueError, TypeError) as error:
            return Finding("unreadable", no=link.no, reason=repr(error))
    return history


def _row(row: Kept, history: Sequence[Recorded]) -> Iterator[Finding]:
    opened = history[0].fact
    if not isinstance(opened, CaseOpened):
        return
    told = {"number": opened.number, "organisation": opened.organisation, "version": opened.version}
    told["version"] = [opened.version, *(one.fact.version for one in history if isinstance(one.fact, CaseMoved))][-1]
    for field, recorded in told.items():
        found = getattr(row, field)
        if found != recorded:
            yield Finding("case_row", field=field, found=found, recorded=recorded)
    if row.known_to != cases.kept_roles(opened.known_to):
        yield Finding("case_row", field="known_to", found=row.known_to, recorded=opened.known_to)


def _sealed(row: Kept, facts: Sequence[Link], leaves: Iterable[seals.Leaf]) -> Iterator[Finding]:
    """Whether every seal's fact still is the one that was sealed."""
    for leaf in leaves:
        try:
            _, organisation, number, no, hashed = canonical.value(leaf.text)
            no = int(no)
        except (ValueError, TypeError):
            yield Finding("leaf_unreadable", seal=leaf.seal, thing=leaf.thing)
            continue
        if (organisation, number) != (row.organisation, row.number):
            yield Finding("sealed_other", seal=leaf.seal, sealed=f"{number} ({organisation})")
        elif no > len(facts):
            yield Finding("sealed_cut", seal=leaf.seal, no=no, found=len(facts))
        elif facts[no - 1].hash != hashed:
            yield Finding("proof_head", seal=leaf.seal, no=no)
