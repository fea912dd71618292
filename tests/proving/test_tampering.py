"""Whoever changes the record behind the application's back is found out, and what he changed is named."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, update
from tampering import Sealed

from engine.database import Base, table_of
from engine.deployments import DeploymentRow
from engine.procedures import VersionFileRow
from engine.record.encoding import instant_text
from engine.record.seals import SEAL, SEALED
from engine.record.tables import CASE, FACT, PERSONAL, SequenceRow
from shouli_verify.chain import BEGINNING, chained
from shouli_verify.finding import Finding
from web.proving.sealing import SetBack

FILE, DEPLOYMENT, SEQUENCE = table_of(VersionFileRow), table_of(DeploymentRow), table_of(SequenceRow)
_THIRD = (FACT.c.case_id == 1) & (FACT.c.no == 3)


def test_a_record_that_nobody_touched_is_whole(sealed: Sealed) -> None:
    assert sealed.found() == []


@pytest.mark.parametrize(
    "change",
    [
        {"body": '{"element":"elsewhere"}'},
        {"at": datetime.fromisoformat("2026-03-02T08:59:59+00:00")},
        {"by": "somebody"},
        {"submission": "another"},
        {"kind": "TaskReleased"},
        {"hash": "f" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_fact_is_named(sealed: Sealed, change: dict[str, Any]) -> None:
    sealed.does(update(FACT).where(_THIRD).values(**change))
    chain = [each for each in sealed.found() if each.code == "chain"]
    assert [each.values["no"] for each in chain] == [3]


def test_a_deleted_fact_is_named(sealed: Sealed) -> None:
    sealed.does(delete(FACT).where(_THIRD))
    assert Finding("missing", no=3, found=4) in sealed.found()


def test_facts_that_changed_places_are_named(sealed: Sealed) -> None:
    sealed.does(
        update(FACT).where(_THIRD).values(no=1000),
        update(FACT).where((FACT.c.case_id == 1) & (FACT.c.no == 4)).values(no=3),
        update(FACT).where((FACT.c.case_id == 1) & (FACT.c.no == 1000)).values(no=4),
    )
    assert [each.values["no"] for each in sealed.found() if each.code == "chain"] == [3]


def test_an_added_fact_is_found_at_the_head(sealed: Sealed) -> None:
    last = max(sealed.rows(FACT), key=lambda row: (row["case_id"] == 1, row["no"]))
    envelope = (last["no"] + 1, last["kind"], instant_text(last["at"]), last["by"], None)
    row = {**last, "no": last["no"] + 1, "submission": None}
    row["hash"] = chained(last["hash"], *envelope, last["body"])
    sealed.does(insert(FACT).values(**row))
    assert "head" in sealed.codes()


def test_a_tail_that_was_cut_is_found_by_the_head_and_by_the_seal(sealed: Sealed) -> None:
    last = max(row["no"] for row in sealed.rows(FACT) if row["case_id"] == 1)
    sealed.does(delete(FACT).where(FACT.c.case_id == 1, FACT.c.no > last - 2))
    assert {"head", "sealed_cut"} <= sealed.codes()


def test_a_chain_that_was_computed_anew_is_found_by_its_seal(sealed: Sealed) -> None:
    previous, facts = (
        BEGINNING,
        sorted((row for row in sealed.rows(FACT) if row["case_id"] == 1), key=lambda row: row["no"]),
    )
    for row in facts:
        by = "somebody" if row["no"] == 3 else row["by"]
        previous = chained(
            previous, row["no"], row["kind"], instant_text(row["at"]), by, row["submission"], row["body"]
        )
        where = (FACT.c.case_id == 1) & (FACT.c.no == row["no"])
        sealed.does(update(FACT).where(where).values(by=by, hash=previous))
    sealed.does(update(CASE).where(CASE.c.id == 1).values(head_hash=previous))
    assert sealed.codes() == {"proof_head", "derived"}


def test_personal_answers_are_held_to_their_hashes(sealed: Sealed) -> None:
    with sealed.kept():
        sealed.does(update(PERSONAL).values(value='"李某"'))
        assert "personal_changed" in sealed.codes()
    with sealed.kept():
        sealed.does(delete(PERSONAL))
        assert "personal_missing" in sealed.codes()
    sealed.does(update(PERSONAL).values(name="another"))
    assert {"personal_missing", "personal_added"} <= sealed.codes()


def test_a_changed_version_file_is_named(sealed: Sealed) -> None:
    diagram = "processes/work.bpmn"
    (content,) = [row["content"] for row in sealed.rows(FILE) if row["path"] == diagram]
    sealed.does(update(FILE).where(FILE.c.path == diagram).values(content=content.replace(b"id=", b"id =", 1)))
    changed = [each for each in sealed.found() if each.code == "version_changed"]
    assert [each.values["files"] for each in changed] == [diagram]


def test_a_version_that_was_never_sealed_is_held_to_its_address(sealed: Sealed) -> None:
    sealed.does(delete(SEALED), delete(SEAL), update(FILE).where(FILE.c.path.endswith(".form")).values(content=b"{}"))
    assert "version_changed" in sealed.codes()


def test_a_deployment_that_was_dated_back_is_found(sealed: Sealed) -> None:
    sealed.does(update(DEPLOYMENT).where(DEPLOYMENT.c.id == 1).values(at=sealed.office.at - timedelta(days=365)))
    assert "deployment_changed" in sealed.codes()


def test_a_whole_case_that_was_taken_out_is_named(sealed: Sealed) -> None:
    gone = [table for table in reversed(Base.metadata.sorted_tables) if "case_id" in table.c]
    sealed.does(*[delete(table).where(table.c.case_id == 2) for table in gone], delete(CASE).where(CASE.c.id == 2))
    lost = [each for each in sealed.found() if each.code == "case_gone"]
    assert [each.values["number"] for each in lost] == [sealed.second]
    assert "serials" in sealed.codes()


def test_seals_are_held_to_their_signatures_their_order_and_the_file_outside(sealed: Sealed) -> None:
    first, second = sorted(row["line"] for row in sealed.rows(SEAL))
    with sealed.kept():
        sealed.does(update(SEAL).where(SEAL.c.no == 2).values(line=second.replace('"at":"2026', '"at":"2025')))
        assert {"signature", "seal_backwards", "seal_outside"} <= sealed.codes()
    with sealed.kept():
        sealed.does(update(SEAL).where(SEAL.c.no == 2).values(line=first))
        assert "seal_text" in sealed.codes()
    with sealed.kept():
        sealed.does(update(SEAL).where(SEAL.c.no == 2).values(line="nothing"))
        assert "seal_unreadable" in sealed.codes()
    sealed.does(delete(SEALED).where(SEALED.c.seal == 2), delete(SEAL).where(SEAL.c.no == 2))
    assert "rolled_back" in sealed.codes()


def test_what_a_seal_stands_for_cannot_be_changed(sealed: Sealed) -> None:
    sealed.does(update(SEALED).where(SEALED.c.thing == "case 1").values(leaf='["case","acme","work-1",1,"f"]'))
    assert "seal_root" in sealed.codes()


def test_a_database_that_was_set_back_to_a_backup_is_found_by_the_file_outside(sealed: Sealed) -> None:
    backup = sealed.backup()
    sealed.office.claims(sealed.third, "register/1")
    sealed.seal()
    sealed.restore(backup)
    assert sealed.codes() == {"rolled_back"}


def test_after_a_restore_sealing_is_refused_until_somebody_says_why_and_that_stays_to_be_seen(sealed: Sealed) -> None:
    backup = sealed.backup()
    sealed.seal()
    sealed.restore(backup)
    with pytest.raises(SetBack):
        sealed.seal()
    sealed.seal(restored="硬盘损坏")
    (told,) = sealed.found()
    assert (told.code, told.grave, told.values["reason"]) == ("restored", False, "硬盘损坏")
    sealed.seal()
    assert sealed.codes() == {"restored"}


def test_the_key_is_changed_by_a_seal_that_the_old_key_signs(sealed: Sealed) -> None:
    key = sealed.found(trusted="0" * 64)[0].values["key"]
    sealed.seal(rotate=True)
    sealed.seal()
    assert sealed.found(trusted=key) == []
