"""All that can be checked of an exported case without the server that made it and without the engine."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from shouli_verify import attachments, canonical, chain, merkle, seals, versions
from shouli_verify.bundle import MANIFEST, SIGNATURE, VERSION, VERSIONS, Bundle, NotABundle
from shouli_verify.chain import Link, personal_hash
from shouli_verify.finding import Finding
from shouli_verify.seals import Sealed

_UNREADABLE = (NotABundle, ValueError, KeyError, TypeError, AttributeError, IndexError)


def check(bundle: Bundle, trusted: str | None = None, outside: Iterable[Sealed] = ()) -> list[Finding]:
    """What is not as it must be, and what should be known; NotABundle if the files cannot be understood.

    `trusted` is the organisation's first key (hex), `outside` the seals that it has handed out before.
    """
    try:
        damaged = list(_files(bundle))
    except _UNREADABLE as error:
        raise NotABundle(f"{MANIFEST}: {error}") from error
    try:
        return damaged + list(_record(bundle, trusted, outside))
    except _UNREADABLE as error:
        if damaged:  # which file was changed is told already: that it cannot be understood is no wonder
            return [*damaged, Finding("not_a_bundle", reason=error)]
        raise NotABundle(f"{type(error).__name__}: {error}") from error


def _record(bundle: Bundle, trusted: str | None, outside: Iterable[Sealed]) -> Iterator[Finding]:
    case, links, sealed = bundle.case, bundle.links, bundle.seals
    yield from chain.broken(links, (case["head"]["no"], case["head"]["hash"]))
    yield from _told(case, links)
    yield from _version(bundle, case, links)
    yield from _withheld(personal(links, bundle.personal))
    yield from attachments.check(links, bundle.personal, bundle.attachments)
    yield from seals.follow(sealed, trusted)
    yield from _published(sealed, outside)
    yield from _included(bundle, case, links, sealed)
    key = canonical.strict(bundle.files[MANIFEST].decode())["key"]
    if sealed and key not in (sealed[-1].seal.key, sealed[-1].seal.next):
        yield Finding("manifest_key", key=key, sealing=sealed[-1].seal.key)
    if sealed and trusted is None:
        yield Finding("key_not_given", key=sealed[0].seal.key)


def personal(links: Iterable[Link], kept: Iterable[Mapping[str, Any]]) -> Iterator[Finding]:
    """Where personal answers are not those whose hashes the facts have, are there without a hash, or are not there."""
    rows, links = {(row["no"], row["name"]): row for row in kept}, list(links)
    gone, erased = _erased(links), 0
    for link in links:
        if '"personal":' not in link.body:
            continue
        for name, hashed in canonical.value(link.body).get("personal", {}).items():
            row = rows.pop((link.no, name), None)
            if link.no < gone.get(name, 0):
                erased += row is None
                yield from () if row is None else (Finding("not_erased", no=link.no, name=name),)
            elif row is None:
                yield Finding("personal_missing", no=link.no, name=name)
            elif personal_hash(row["salt"], name, row["value"]) != hashed:
                yield Finding("personal_changed", no=link.no, name=name)
    yield from (Finding("personal_added", no=no, name=name) for no, name in rows)
    if erased:
        yield Finding("erased", count=erased)


def _erased(links: Iterable[Link]) -> dict[str, int]:
    """By name the number of the last fact that says its personal answers were erased."""
    facts = (link for link in links if link.kind == "PersonalErased")
    return {name: link.no for link in facts for name in canonical.value(link.body).get("names", ())}


def _withheld(found: Iterable[Finding]) -> Iterator[Finding]:
    """A bundle need not have personal answers; how many it lacks is told."""
    lacking = 0
    for finding in found:
        if finding.code == "personal_missing":
            lacking += 1
        else:
            yield finding
    if lacking:
        yield Finding("withheld", count=lacking)


def _files(bundle: Bundle) -> Iterator[Finding]:
    manifest = bundle.files.get(MANIFEST, b"")
    told = canonical.strict(manifest.decode())
    key = told["key"]
    try:
        told_signature = bundle.files.get(SIGNATURE, b"").decode()
        signature = bytes.fromhex(told_signature)
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signature, manifest)
        genuine = signature.hex() == told_signature
    except (InvalidSignature, ValueError):
        genuine = False
    if not genuine:
        yield Finding("manifest")
    listed = told["files"]
    for path, hashed in listed.items():
        if path not in bundle.files:
            yield Finding("file_missing", path=path)
        elif hashlib.sha256(bundle.files[path]).hexdigest() != hashed:
            yield Finding("file_changed", path=path)
    added = bundle.files.keys() - listed.keys() - {MANIFEST, SIGNATURE}
    yield from (Finding("file_added", path=path) for path in sorted(added))


def _told(case: Mapping[str, Any], links: list[Link]) -> Iterator[Finding]:
    if not links:
        yield Finding("no_facts")
        return
    opened = canonical.value(links[0].body)
    for field in ("number", "organisation", "version"):
        if opened.get(field) != case[field]:
            yield Finding("case_row", field=field, found=case[field], recorded=opened.get(field))


def _version(bundle: Bundle, case: Mapping[str, Any], links: Iterable[Link]) -> Iterator[Finding]:
    """The version on which the case was opened, and those to which it was moved, are what their addresses say."""
    brought = {case["version"]: (VERSION, bundle.version)}
    moves = [str(canonical.value(link.body)["version"]) for link in links if link.kind == "CaseMoved"]
    brought |= {each: (f"{VERSIONS}{each[:12]}…/", bundle.moved_to(each)) for each in moves if each != case["version"]}
    for version, (where, files) in brought.items():
        if not files:
            yield Finding("version_missing", version=version[:12])
        elif versions.address(case["release"], files) != version:
            yield Finding("version_changed", version=version[:12], files=where)


def _published(sealed: Iterable[Sealed], outside: Iterable[Sealed]) -> Iterator[Finding]:
    published = {each.seal.no: each for each in outside}
    for each in sealed:
        if published and published.get(each.seal.no, each) != each:
            yield Finding("seal_outside", seal=each.seal.no)


def _included(bundle: Bundle, case: Mapping[str, Any], links: list[Link], sealed: list[Sealed]) -> Iterator[Finding]:
    if not sealed:
        yield Finding("no_seals")
        return
    proof, last = bundle.proof, sealed[-1].seal
    path = [bytes.fromhex(each) for each in proof.path]
    root = merkle.root_over(merkle.leaf(proof.leaf), proof.place, proof.size, path)
    kind, organisation, number, no, hashed = canonical.strict(proof.leaf)
    named = (kind, organisation, number) == ("case", case["organisation"], case["number"])
    if proof.seal != last.no or root is None or root.hex() != last.root or proof.size != last.size or not named:
        yield Finding("proof", seal=proof.seal)
    elif not 0 < no <= len(links) or links[no - 1].hash != hashed:
        yield Finding("proof_head", seal=proof.seal, no=no)
    elif no < len(links):
        yield Finding("unsealed", first=no + 1, last=len(links))
