"""`shouli seal | verify | export`: what they print, which code they end with, and that every mistake is a sentence."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import update
from tampering import Sealed

from engine.record.tables import FACT
from engine.record.views import VIEW
from web.cli import main
from web.proving import keys, outside
from web.proving.verifying import PROGRESS

Shouli = Callable[..., Result]


@pytest.fixture
def shouli(sealed: Sealed) -> Shouli:
    url = sealed.database.url.render_as_string(hide_password=False)

    def run(*words: str) -> Result:
        known = ["--database", url, "--var", str(sealed.var)]
        result = CliRunner().invoke(main, [words[0], *known, *words[1:]])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run


def _tamper(sealed: Sealed) -> None:
    sealed.does(update(FACT).where(FACT.c.case_id == 1, FACT.c.no == 3).values(by="somebody"))


def test_a_whole_record_ends_with_nothing_found(shouli: Shouli) -> None:
    told = shouli("verify", "--all", "--english", "--processes", "1")
    assert (told.exit_code, told.stdout.splitlines()[-1][-21:]) == (0, " the record is whole.")


def test_the_case_that_was_changed_is_named_in_chinese_with_its_fact(shouli: Shouli, sealed: Sealed) -> None:
    _tamper(sealed)
    told = shouli("verify", "--all", "--processes", "2")
    assert told.exit_code == 1
    assert f"✗ {sealed.first} (acme) 第 3 条事实" in told.stdout


def test_one_case_can_be_verified_alone(shouli: Shouli, sealed: Sealed) -> None:
    _tamper(sealed)
    assert shouli("verify", sealed.second, "--english").exit_code == 0
    assert shouli("verify", sealed.first, "--english").exit_code == 1


def test_a_run_that_was_broken_off_goes_on_with_what_is_left_and_with_what_was_not_whole(
    shouli: Shouli, sealed: Sealed
) -> None:
    heads = {row["id"]: row["head_hash"] for row in sealed.rows(FACT.metadata.tables["complaint_case"])}
    (sealed.var / PROGRESS).write_text(f"2 {heads[2]}\n3 {'0' * 64}\n", encoding="ascii")
    told = shouli("verify", "--all", "--resume", "--english", "--processes", "1").stdout
    assert told.splitlines()[-1].startswith("2 cases with")
    assert "and 1 in the run before" in told
    assert not (sealed.var / PROGRESS).exists()


def test_an_exported_case_is_verified_and_executed_again(shouli: Shouli, sealed: Sealed, tmp_path: Path) -> None:
    path = str(tmp_path / "case.zip")
    assert shouli("export", sealed.first, "-o", path).exit_code == 0
    told = shouli("verify", path, "--english")
    assert told.exit_code == 0, told.output
    assert "need a --reason" in shouli("export", sealed.first, "-o", path, "--personal").output
    assert shouli("export", sealed.first, "-o", path, "--personal", "--reason", "法院调取").exit_code == 0
    assert [row["by"] for row in sealed.rows(VIEW)] == ["shouli export", "shouli export"]
    assert "every fact came out the same" in told.output


def test_a_seal_tells_the_key_that_auditors_need(shouli: Shouli, sealed: Sealed) -> None:
    told = shouli("seal")
    key = json.loads((sealed.var / outside.FILE).read_text(encoding="utf-8").splitlines()[0])["seal"]["key"]
    assert f"Key {key}" in told.output
    assert shouli("verify", "--all", "--key", key, "--processes", "1").exit_code == 0


def test_mistakes_are_sentences(shouli: Shouli, sealed: Sealed, tmp_path: Path) -> None:
    assert "say which cases or bundles" in shouli("verify").output
    assert "there is no case NONE" in shouli("verify", "NONE").output
    assert "there is no case NONE" in shouli("export", "NONE").output
    assert shouli("verify", str(tmp_path / "absent.zip"), "--english").exit_code == 2
    (sealed.var / keys.CURRENT).unlink()
    assert "is not under" in shouli("seal").output
    (sealed.var / outside.FILE).write_text("nothing\n", encoding="utf-8")
    assert "no seal" in shouli("seal").output
    assert shouli("verify", "--all", "--processes", "1").exit_code == 1
