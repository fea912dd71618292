"""A case as one file that proves itself: facts, version, seals, proof of inclusion, and how to check them."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from string import Template

from sqlalchemy.orm import Session

from engine import procedures
from engine.cases.refusals import UnknownCase
from engine.facts import CaseMoved, CaseOpened
from engine.record import attachments, cases, log, personal, seals, timestamps
from engine.record.cases import Groups, Kept
from engine.record.encoding import instant_text
from shouli_verify import bundle, canonical
from shouli_verify.chain import Link
from shouli_verify.seals import Sealed
from web.proving import keys, outside, sealing

_README = Path(__file__).with_name("readme.md")
STAMP = "timestamp.tsr"
_TELLING = (CaseOpened.__name__, CaseMoved.__name__)
"""The facts that tell under which version the case is."""
_MADE = (1980, 1, 1, 0, 0, 0)
"""The time of each file in the archive: when it was exported stands in `case.json`."""


@dataclass(frozen=True)
class Wanted:
    """Which case to export; `personal` answers only for whoever may have them; `more` files stand beside the record.

    `groups` are those of the person who asks.
    """

    organisation: str
    number: str
    personal: bool = False
    more: Mapping[str, bytes] | None = None
    groups: Groups = None


def export(session: Session, var: Path, wanted: Wanted, at: datetime) -> bytes:
    """The case's archive; UnknownCase. A seal is made first if the last one does not cover the case as it stands."""
    kept = cover(session, var, wanted.organisation, wanted.number, at, wanted.groups)
    sealed, proof = _sealed(session, var), seals.proof(session, f"case {kept.id}")
    links = log.links(session, [kept.id])[kept.id]
    opened, *moves = [str(canonical.value(each.body)["version"]) for each in links if each.kind in _TELLING]
    version = procedures.stored(session, opened).files
    files = {
        "README.md": Template(_README.read_text(encoding="utf-8")).safe_substitute(
            number=kept.number, at=at.isoformat()
        ),
        bundle.CASE: _json(_case(kept, opened, procedures.release_of(version, opened), at)),
        bundle.FACTS: _lines(_fact(link) for link in links),
        bundle.SEALS: "".join(f"{each.line}\n" for each in sealed),
        bundle.PROOF: _json(proof.__dict__ if proof else {}),
    }
    if wanted.personal:
        rows = personal.rows(session, [kept.id]).get(kept.id, [])
        files[bundle.PERSONAL] = _lines({**row, "value": canonical.value(row["value"])} for row in rows)
    content = {name: text.encode() for name, text in files.items()} | _attached(session, kept.id, wanted.personal)
    stamped = timestamps.kept(session).get(sealed[-1].seal.no)
    content |= {STAMP: stamped} if stamped else {}
    content |= {f"{bundle.VERSION}{path}": data for path, data in version.items()} | dict(wanted.more or {})
    for moved in sorted({*moves} - {opened}):
        files_then = procedures.stored(session, moved).files
        content |= {f"{bundle.VERSIONS}{moved}/{path}": data for path, data in files_then.items()}
    return _signed(content, var, sealed[-1], at)


def cover(session: Session, var: Path, organisation: str, number: str, at: datetime, groups: Groups = None) -> Kept:
    """The newest seal covers the case as it stands: one is made if none does; UnknownCase."""
    kept = cases.read(session, organisation, number, groups)
    if kept is None:
        raise UnknownCase(number=number)
    if _covered(session, kept):
        return kept
    sealing.seal(session, var, at)
    return cases.by_id(session, kept.id)


def _covered(session: Session, kept: Kept) -> bool:
    leaves = seals.leaves_of(session, [f"case {kept.id}"]).get(f"case {kept.id}", [])
    return bool(leaves) and canonical.value(leaves[-1].text)[3:] == [kept.head.no, kept.head.hash]


def _sealed(session: Session, var: Path) -> list[Sealed]:
    """All seals: those that a restored database has lost stand in the file outside."""
    known = {each.seal.no: each for each in outside.read_all(var / outside.FILE)}
    known |= {each.seal.no: each for each in seals.behind(session, 0)}
    return [known[no] for no in sorted(known)]


def _attached(session: Session, case_id: int, with_personal: bool) -> dict[str, bytes]:
    """The files that were given with answers, and the salts of their digests; nothing where there are none."""
    files, salts = dict[str, bytes](), dict[str, str]()
    for digest, file in attachments.of_case(session, case_id, with_personal):
        files[f"{bundle.ATTACHMENTS}{digest}/{file.name}"] = file.content
        salts[digest] = file.salt
    return {**files, bundle.SALTS: _json(salts).encode()} if salts else {}


def _case(kept: Kept, version: str, release: str | None, at: datetime) -> dict[str, object]:
    return {
        "format": bundle.FORMAT,
        "organisation": kept.organisation,
        "number": kept.number,
        "version": version,
        "release": release or procedures.RELEASE,
        "head": {"no": kept.head.no, "hash": kept.head.hash},
        "exported_at": instant_text(at),
    }


def _fact(link: Link) -> dict[str, object]:
    return {**link.__dict__, "body": canonical.value(link.body)}


def _lines(told: Iterable[Mapping[str, object]]) -> str:
    return "".join(f"{canonical.text(dict(each))}\n" for each in told)


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _signed(content: Mapping[str, bytes], var: Path, newest: Sealed, at: datetime) -> bytes:
    signer = keys.signer(var, newest.seal.next or newest.seal.key)
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in content.items()}
    manifest = _json({"files": digests, "key": signer.key, "at": instant_text(at)})
    signed = {bundle.MANIFEST: manifest.encode(), bundle.SIGNATURE: signer.sign(manifest).encode()}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path, data in {**content, **signed}.items():
            file.writestr(zipfile.ZipInfo(path, _MADE), data, zipfile.ZIP_DEFLATED)
    return archive.getvalue()
