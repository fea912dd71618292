"""Procedures from the files of an analyst into the database: checked first, then deployed."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import deployments, procedures
from engine.database import writing
from engine.diagram import Problem, check_bundle, read
from engine.diagram.names import known_names, nearest
from engine.procedures import Bundle
from engine.sentences import say
from forms import definition
from forms.components import Form
from forms.errors import FormError
from web.paper.checking import unlisted
from web.people.tables import OrganisationRow
from web.workbench import kept_scenarios


class NotDeployable(Exception):
    """The check of a procedure found mistakes, `problems`; each is a line for a terminal."""

    def __init__(self, stem: str, problems: list[Problem]):
        super().__init__("\n".join(map(str, problems)))
        self.stem = stem
        self.problems = problems


def problems(bundle: Bundle) -> list[Problem]:
    """All that keeps a procedure from being deployed; none if it can be."""
    return [each for each in checked(bundle) if each.is_error]


def checked(bundle: Bundle) -> list[Problem]:
    """All that is wrong with a procedure's diagram, tables, clauses and forms, and what may be meant."""
    found: list[Problem] = []
    personal: set[str] = set()
    kinds: dict[str, str] = {}
    forms: list[Form] = []
    for path in sorted(bundle.files):
        if path.endswith(".form"):
            try:
                form = definition.read(bundle.files[path], path)
            except FormError as error:
                found.append(form_problem(error))
            else:
                personal |= form.personal
                forms.append(form)
                found += _asked_otherwise(path, form, kinds)
                if form.id != PurePosixPath(path).stem:
                    sentence = say("The form's id is `{id}`; it must be the name of its file.", id=form.id)
                    found.append(form_problem(FormError(path, None, sentence)))
    answers = kinds.keys() | {column.name for form in forms for each in form.questions for column in each.columns}
    told = check_bundle(bundle.files, personal, answers=answers if not found else None) + found
    if not any(each.is_error for each in told):
        drawn = read(bundle.files[bundle.diagram_path], bundle.diagram_path)
        told += [*_unknown_in_forms(forms, known_names(drawn, answers)), *unlisted(drawn, bundle.stem)]
    return told


def _unknown_in_forms(forms: list[Form], known: frozenset[str]) -> list[Problem]:
    """No expression of a form reads what nothing gives."""
    found = []
    for form in forms:
        for own, label, names in form.read():
            for name in sorted(names - known):
                sentence = say(
                    "An expression reads `{name}`, which no form, script task or decision of this procedure gives.",
                    name=name,
                )
                found.append(Problem(form.path, own, label, "unknown-name", sentence, nearest(name, known)))
    return found


def _asked_otherwise(path: str, form: Form, kinds: dict[str, str]) -> list[Problem]:
    """One name means one thing in all forms; `kinds` learns those of this one."""
    found = []
    for name, question in form.by_name.items():
        kind = kinds.setdefault(name, question.kind)
        if kind != question.kind:
            sentence = say(
                "`{name}` is a {kind} here, and a {other} in another form.", name=name, kind=question.kind, other=kind
            )
            hint = "Give one of them another name."
            found.append(Problem(path, name, question.label, "answer-twice", sentence, hint))
    return found


def form_problem(error: FormError) -> Problem:
    """What is wrong with a form, as what is wrong with a diagram is said."""
    return Problem(error.path, error.component or "?", "", "form", error.sentence)


def deploy(session: Session, organisation: str, root: Path, stem: str, at: datetime) -> bool:
    """New cases of the organisation begin on the procedure as it lies under `root`; False if they do already.

    NotDeployable if the check finds mistakes; then nothing changes. FileNotFoundError if there is no such procedure.
    """
    bundle = procedures.read_bundle(root, stem)
    current = {one.stem: one.version for one in deployments.deployed_in(session, organisation)}
    known = current.get(stem) == bundle.hash
    if not known and (found := problems(bundle)):
        raise NotDeployable(stem, found)
    writing(session)
    changed = not known and deployments.deploy(session, organisation, procedures.compiled(bundle), at)
    kept_scenarios.keep(session, organisation, stem, kept_scenarios.lying(root, stem))
    session.commit()
    return changed


def bring_up_to_date(session: Session, root: Path, at: datetime) -> Iterator[tuple[str, str, NotDeployable | None]]:
    """Every organisation's procedures are those that lie under `root` now; tells each change, and each that was refused.

    What somebody deployed in the workbench, or withdrew, stays as it is: the files under `root` are older than that.
    """
    known = procedures.stems(root)
    for organisation in organisations(session):
        for one in deployments.deployed_in(session, organisation):
            if one.stem not in known or one.by is not None:
                continue
            try:
                changed = deploy(session, organisation, root, one.stem, at)
            except NotDeployable as refused:
                yield organisation, one.stem, refused
            else:
                if changed:
                    yield organisation, one.stem, None


def deploy_all(session: Session, organisation: str, root: Path, stems: Iterable[str], at: datetime) -> list[str]:
    """The organisation has these procedures; what the check refuses is left out, and told."""
    refusals = []
    for stem in stems:
        try:
            deploy(session, organisation, root, stem, at)
        except NotDeployable as refused:
            refusals.append(told(organisation, refused))
    return refusals


def told(organisation: str, refused: NotDeployable) -> str:
    """The refusal for a terminal."""
    return "\n".join([f"{organisation}: {refused.stem} is not deployed:", *(f"  {one}" for one in refused.problems)])


def organisations(session: Session) -> list[str]:
    """The keys of all organisations."""
    return list(session.scalars(select(OrganisationRow.key).order_by(OrganisationRow.key)))
