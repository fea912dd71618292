"""Seals that an authority outside has timestamped: asked for, kept, checked, given away."""

import io
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from authority import OPENSSL
from authority import Authority as Running
from sqlalchemy import update
from sqlalchemy.orm import Session
from tampering import Sealed

from engine.database import table_of
from engine.record import seals, timestamps
from engine.record.timestamps import TimestampRow
from shouli_verify.finding import Finding
from web.proving import bundling, timestamping
from web.proving.bundling import Wanted
from web.proving.daily import Daily
from web.proving.settings import NOBODY, Authority
from web.proving.timestamping import NotStamped

pytestmark = pytest.mark.skipif(OPENSSL is None, reason="no openssl on this machine, which plays the authority")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    running = Running(tmp_path / "authority")
    yield running
    running.close()


@pytest.fixture
def authority(running: Running) -> Authority:
    return Authority(running.url, running.roots)


def _stamp(sealed: Sealed, authority: Authority) -> int:
    with Session(sealed.database) as session:
        return timestamping.stamp(session, authority)


def _found(sealed: Sealed, authority: Authority) -> list[Finding]:
    with Session(sealed.database) as session:
        return list(timestamping.check(session, dict(seals.all_seals(session)), authority))


def test_every_seal_gets_one_timestamp_which_rests_on_the_authority(sealed: Sealed, authority: Authority) -> None:
    assert (_stamp(sealed, authority), _stamp(sealed, authority)) == (2, 0)
    assert _found(sealed, authority) == []
    assert [each.code for each in _found(sealed, NOBODY)] == ["timestamp_roots"]


def test_a_seal_that_is_not_the_one_that_was_timestamped_is_found(sealed: Sealed, authority: Authority) -> None:
    _stamp(sealed, authority)
    with Session(sealed.database) as session:
        first = timestamps.kept(session)[1]
    sealed.does(update(table_of(TimestampRow)).where(TimestampRow.seal == 2).values(answer=first))
    assert [(each.code, each.values["seal"]) for each in _found(sealed, authority)] == [("timestamp", 2)]
    sealed.does(update(table_of(TimestampRow)).where(TimestampRow.seal == 2).values(answer=b"nothing"))
    assert [each.code for each in _found(sealed, NOBODY)] == ["timestamp", "timestamp_roots"]


def test_another_authority_is_not_believed(sealed: Sealed, authority: Authority, tmp_path: Path) -> None:
    _stamp(sealed, authority)
    other = Running(tmp_path / "other")
    other.close()
    assert {each.code for each in _found(sealed, Authority(authority.url, other.roots))} == {"timestamp"}
    with Session(sealed.database) as session, pytest.raises(NotStamped):
        sealed.seal()
        timestamping.stamp(session, Authority(authority.url, other.roots))


def test_an_authority_that_is_away_is_asked_again_and_sealing_goes_on(
    sealed: Sealed, authority: Authority, caplog: pytest.LogCaptureFixture
) -> None:
    away = Daily(sealed.var, Authority("http://127.0.0.1:9/", authority.roots))
    sealed.office.waits(days=1)
    with Session(sealed.database) as session:
        away.look(session, sealed.office.at)
    assert "no timestamp" in caplog.text
    assert _stamp(sealed, authority) == 3


def test_an_exported_case_brings_the_timestamp_which_openssl_checks(
    sealed: Sealed, authority: Authority, tmp_path: Path
) -> None:
    _stamp(sealed, authority)
    with Session(sealed.database) as session:
        content = bundling.export(session, sealed.var, Wanted("acme", sealed.first), sealed.office.at)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (tmp_path / "stamp").write_bytes(archive.read(bundling.STAMP))
        (tmp_path / "seal").write_bytes(archive.read("seals.jsonl").splitlines()[-1])
    command = [str(OPENSSL), "ts", "-verify", "-in", "stamp", "-data", "seal", "-CAfile", str(authority.roots)]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Verification: OK" in told.stdout, told.stderr
