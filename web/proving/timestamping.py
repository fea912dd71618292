"""Seals timestamped by an authority outside (RFC 3161), where one is set up; and its timestamps checked."""

import hashlib
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from cryptography.x509 import Certificate, load_pem_x509_certificates
from rfc3161_client import TimestampRequestBuilder, TimeStampResponse, VerifierBuilder, decode_timestamp_response
from rfc3161_client.errors import VerificationError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from engine.database import writing
from engine.record import timestamps
from shouli_verify.finding import Finding
from web.proving.settings import Authority

AT_ONCE = 10
"""Seals that are timestamped later, when an authority that was away has come back; older ones stand under these."""
PATIENCE = 10.0
"""Seconds that the authority may take."""
_MOST_BYTES = 100_000


class NotStamped(Exception):
    """The authority did not answer, or with something that is no timestamp of what was sent."""


def stamp(session: Session, authority: Authority) -> int:
    """The newest seals have timestamps; how many got one now. NotStamped; ValueError if the certificates cannot be read."""
    stamped = 0
    if authority.url is None:
        return stamped
    for no, line in reversed(timestamps.missing(session, AT_ONCE)):
        session.rollback()  # nothing is held while the authority is waited for
        answer = _asked(authority, line)
        try:
            writing(session)
            timestamps.keep(session, no, answer)
            session.commit()
            stamped += 1
        except IntegrityError:
            session.rollback()
    return stamped


def check(session: Session, lines: dict[int, str], authority: Authority) -> Iterator[Finding]:
    """Which timestamps are not of their seal or not of the authority; `lines` are the seals' by number."""
    kept = timestamps.kept(session)
    for no, answer in kept.items():
        try:
            _verified(decode_timestamp_response(answer), lines.get(no, ""), authority)
        except (VerificationError, ValueError) as error:
            yield Finding("timestamp", seal=no, reason=str(error) or type(error).__name__)
    if kept and authority.roots is None:
        yield Finding("timestamp_roots", count=len(kept))


def _asked(authority: Authority, line: str) -> bytes:
    asked = TimestampRequestBuilder().data(line.encode()).nonce(nonce=True).cert_request(cert_request=True).build()
    request = urllib.request.Request(
        str(authority.url), asked.as_bytes(), {"Content-Type": "application/timestamp-query"}
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as reply:
            answer = bytes(reply.read(_MOST_BYTES))
        told = decode_timestamp_response(answer)
        if told.tst_info.nonce != asked.nonce:
            raise NotStamped(f"{authority.url}: another request was answered")
        _verified(told, line, authority)
    except (urllib.error.URLError, OSError, ValueError, VerificationError) as error:
        raise NotStamped(f"{authority.url}: {error}") from error
    return answer


def _verified(told: TimeStampResponse, line: str, authority: Authority) -> None:
    if told.tst_info.message_imprint.message not in {hashed(line.encode()).digest() for hashed in _HASHES}:
        raise VerificationError("it is a timestamp of something else")
    if authority.roots is not None:
        VerifierBuilder(roots=_certificates(authority.roots)).build().verify_message(told, line.encode())


_HASHES = (hashlib.sha256, hashlib.sha384, hashlib.sha512)


def _certificates(path: Path) -> list[Certificate]:
    return load_pem_x509_certificates(path.read_bytes())
