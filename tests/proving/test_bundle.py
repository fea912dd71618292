"""An exported case is checked elsewhere, with nothing but the small package; whatever is changed in it is named."""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.orm import Session
from tampering import Sealed

import shouli_verify
from shouli_verify import bundle as bundles
from shouli_verify import checking
from shouli_verify.__main__ import main
from shouli_verify.bundle import Bundle, NotABundle
from shouli_verify.chain import BEGINNING, chained
from web.proving import bundling, executing, keys, outside
from web.proving.bundling import Wanted

Files = dict[str, bytes]


def _archive(sealed: Sealed, number: str, personal: bool = False) -> bytes:
    with Session(sealed.database) as session:
        return bundling.export(session, sealed.var, Wanted("acme", number, personal), sealed.office.at)


def _files(archive: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _codes(files: Files, trusted: str | None = None) -> set[str]:
    return {finding.code for finding in checking.check(Bundle(files), trusted) if finding.grave}


@pytest.fixture
def files(sealed: Sealed) -> Files:
    return _files(_archive(sealed, sealed.first, personal=True))


def test_an_auditor_checks_a_case_in_another_directory_with_the_small_package_alone(
    sealed: Sealed, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(Path(shouli_verify.__file__).parent, elsewhere / "shouli_verify")
    (elsewhere / "case.zip").write_bytes(_archive(sealed, sealed.first))
    command = [sys.executable, "-P", "-m", "shouli_verify", "case.zip", "--english"]
    hidden = {**os.environ, "PYTHONPATH": str(elsewhere), "PYTHONSAFEPATH": "1"}
    told = subprocess.run(command, cwd=elsewhere, env=hidden, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert f"{sealed.first}: the record is whole" in told.stdout
    assert "needs Shouli itself" in told.stdout


def test_the_small_package_needs_nothing_of_the_server() -> None:
    loads = "import sys, shouli_verify.__main__; print(*[each.partition('.')[0] for each in sys.modules])"
    told = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert {"engine", "web", "flask", "sqlalchemy", "SpiffWorkflow"}.isdisjoint(told.stdout.split())


def test_a_whole_bundle_is_executed_again(files: Files) -> None:
    assert _codes(files) == set()
    assert executing.execute(Bundle(files)) == []


def test_a_bundle_without_personal_answers_says_how_many_it_holds_back(sealed: Sealed) -> None:
    found = checking.check(Bundle(_files(_archive(sealed, sealed.first))))
    assert [each.values["count"] for each in found if each.code == "withheld"] == [1]


def test_every_changed_taken_and_added_file_is_named(files: Files) -> None:
    for path in files:
        damaged = _codes({**files, path: files[path] + b" "})
        assert damaged & {"file_changed", "manifest"}, path
        less = {each: data for each, data in files.items() if each != path}
        if path == bundles.MANIFEST:
            with pytest.raises(NotABundle):
                _codes(less)
        else:
            assert _codes(less) & {"file_missing", "manifest"}, path
    assert _codes({**files, "more.txt": b"more"}) == {"file_added"}


def _forged(files: Files, change: Callable[[list[dict[str, object]]], None]) -> Files:
    """The facts changed, chained anew, the head set to it, and the list of files signed with a key of the forger's."""
    facts = [json.loads(line) for line in files[bundles.FACTS].splitlines()]
    change(facts)
    previous = BEGINNING
    for no, fact in enumerate(facts, 1):
        body = json.dumps(fact["body"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        told = (fact["kind"], fact["at"], fact["by"], fact["submission"])
        fact["no"], fact["hash"] = no, chained(previous, no, *told, body)
        previous = fact["hash"]
    case = json.loads(files[bundles.CASE]) | {"head": {"no": len(facts), "hash": previous}}
    lines = "".join(f"{json.dumps(fact, ensure_ascii=False)}\n" for fact in facts)
    return {**files, bundles.FACTS: lines.encode(), bundles.CASE: json.dumps(case).encode()}


def test_a_forged_bundle_whose_chain_was_computed_anew_is_found_by_its_seal(files: Files, tmp_path: Path) -> None:
    forged = _forged(files, lambda facts: facts[2].update(by="somebody"))
    forged = _relisted(forged, tmp_path / "forger")
    assert _codes(forged) == {"proof_head", "manifest_key"}
    assert _codes(_relisted(_forged(files, lambda facts: facts.pop()), tmp_path / "forger")) >= {"proof_head"}


def _relisted(files: Files, var: Path) -> Files:
    var.mkdir(exist_ok=True)
    sealed = Bundle(files).seals[-1]
    plain = {path: data for path, data in files.items() if path not in (bundles.MANIFEST, bundles.SIGNATURE)}
    return _signed_again(plain, keys.signer(var, None), sealed.seal.at)


def _signed_again(plain: Files, signer: keys.Signer, at: str) -> Files:
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in plain.items()}
    manifest = json.dumps({"files": digests, "key": signer.key, "at": at})
    return {**plain, bundles.MANIFEST: manifest.encode(), bundles.SIGNATURE: signer.sign(manifest).encode()}


def test_a_record_that_was_forged_from_its_first_seal_on_is_found_by_the_key_that_the_auditor_knows(
    sealed: Sealed, files: Files
) -> None:
    ours = Bundle(files).seals[0].seal.key
    assert _codes(files, trusted=ours) == set()
    assert _codes(files, trusted="0" * 64) == {"key_untrusted"}
    published = outside.read_all(sealed.var / outside.FILE)
    assert not [each for each in checking.check(Bundle(files), ours, published) if each.grave]


def test_a_case_that_moved_since_the_last_seal_is_sealed_before_it_is_given_away(sealed: Sealed) -> None:
    sealed.office.claims(sealed.third, "register/1")
    files = _files(_archive(sealed, sealed.third))
    assert _codes(files) == set()
    assert len(Bundle(files).seals) == 3


def test_what_is_no_bundle_gets_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in {"empty.zip": b"", "text.zip": b"hello", "foreign.zip": _zip({"a": b"1"})}.items():
        (tmp_path / name).write_bytes(content)
        assert main([str(tmp_path / name), "--english"]) == 2
        assert "This is no bundle of a case" in capsys.readouterr().out
    assert main([str(tmp_path / "absent.zip")]) == 2


def _zip(files: Files) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for path, data in files.items():
            file.writestr(path, data)
    return archive.getvalue()
