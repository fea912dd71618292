"""Files beside the record are held to the answers that name them, in the database and in an exported case."""

import io
import zipfile
from typing import Any

import pytest
from cases_in_database import COLLEAGUE
from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session
from tampering import Sealed

from engine.cases.perform import perform
from engine.cases.refusals import AttachmentGone
from engine.cases.requests import ErasePersonal
from engine.people import Person
from engine.record.attachments import ATTACHMENT
from shouli_verify import checking
from shouli_verify.bundle import Bundle
from web.proving import bundling
from web.proving.bundling import Wanted

BOSS = Person("boss", "管理员", "acme", administrator=True)
_PHOTO = ATTACHMENT.c.name == "瓷砖.png"


@pytest.fixture
def lettered(sealed: Sealed) -> Sealed:
    """An office in whose third case there is a letter, which is personal, beside a photo."""
    given = {"photos": [sealed.brings("门.png", b"a door")], "letter": [sealed.brings("来信.pdf", b"what I say")]}
    sealed.office.completes(sealed.third, "register", **given, personal=["letter"])
    return sealed


def files(sealed: Sealed, personal: bool) -> dict[str, bytes]:
    with Session(sealed.database) as session:
        archive = bundling.export(session, sealed.var, Wanted("acme", sealed.third, personal), sealed.office.at)
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return {name: file.read(name) for name in file.namelist()}


def codes(told: dict[str, bytes]) -> set[str]:
    return {each.code for each in checking.check(Bundle(told)) if each.grave}


@pytest.mark.parametrize(
    "change",
    [
        {"content": b"another tile"},
        {"salt": "00"},
        {"salt": "no hash"},
        {"size": 12},
        {"name": "别的.png"},
        {"type": "image/gif"},
        {"personal": True},
        {"by": "somebody"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_file_is_named_with_its_fact(sealed: Sealed, change: dict[str, Any]) -> None:
    sealed.does(update(ATTACHMENT).where(_PHOTO).values(**change))
    (found,) = sealed.found()
    assert (found.code, found.values["name"]) == ("attachment_changed", "瓷砖.png")


def test_a_file_that_was_taken_away_or_exchanged_or_added_is_named(lettered: Sealed) -> None:
    sealed = lettered
    sealed.seal()
    (photo,) = [row for row in sealed.rows(ATTACHMENT) if row["name"] == "瓷砖.png"]
    (letter,) = [row for row in sealed.rows(ATTACHMENT) if row["personal"]]
    sealed.does(delete(ATTACHMENT).where(_PHOTO))
    assert sealed.codes() == {"attachment_missing"}
    sealed.does(insert(ATTACHMENT).values(**{**photo, "content": letter["content"], "salt": letter["salt"]}))
    assert sealed.codes() == {"attachment_changed"}
    sealed.does(delete(ATTACHMENT).where(_PHOTO), insert(ATTACHMENT).values(**photo))
    assert sealed.found() == []
    sealed.does(insert(ATTACHMENT).values(**{**photo, "digest": "f" * 64}))
    assert sealed.codes() == {"attachment_added"}


def test_an_exported_case_has_its_files_and_those_of_personal_answers_only_where_they_may_be_given(
    lettered: Sealed,
) -> None:
    with_all, without = files(lettered, True), files(lettered, False)
    named = [path.rpartition("/")[2] for path in with_all if path.startswith("attachments/")]
    assert sorted(named) == ["来信.pdf", "门.png"] and codes(with_all) == set()
    assert [path for path in without if path.endswith("来信.pdf")] == [] and codes(without) == set()
    (path,) = [each for each in without if each.endswith("门.png")]
    assert "attachment_changed" in codes({**without, path: b"another tile"})
    assert "attachment_missing" in codes({name: data for name, data in without.items() if name != path})
    assert "attachment_added" in codes({**without, f"attachments/{'f' * 64}/x.png": b"x"})


def test_the_files_of_a_personal_answer_go_with_it(lettered: Sealed) -> None:
    sealed, office = lettered, lettered.office
    while open_tasks := office.open_tasks(sealed.third):
        office.completes(sealed.third, open_tasks[0])
    with Session(sealed.database) as session:
        perform(ErasePersonal(sealed.third, ("letter",), "期满", BOSS, office.at, office.submission()), session)
    assert sorted(row["name"] for row in sealed.rows(ATTACHMENT)) == ["瓷砖.png", "门.png"]
    assert "erased" in sealed.codes() and not any("attachment" in code for code in sealed.codes())


def test_a_file_of_another_case_or_of_another_person_is_not_given_again(sealed: Sealed) -> None:
    photo = next(row for row in sealed.rows(ATTACHMENT) if not row["personal"])
    told = {name: photo[name] for name in ("digest", "name", "size", "type")}
    with pytest.raises(AttachmentGone):
        sealed.office.completes(sealed.third, "register", photos=[told])
    fresh = sealed.brings("b.png", b"b")
    with pytest.raises(AttachmentGone):
        sealed.office.completes(sealed.third, "register", by=COLLEAGUE, photos=[fresh])
    sealed.office.completes(sealed.third, "register", photos=[fresh])
    assert "attachment_added" not in sealed.codes()
