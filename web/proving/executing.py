"""A bundle's case executed again from its inputs, in a process of its own, under the version that it brings along."""

import multiprocessing

from engine import procedures
from engine.cases.reexecute import FAILURES, Differs, follow
from engine.procedures import Version
from engine.record import log
from shouli_verify.bundle import Bundle
from shouli_verify.finding import Finding


def execute(bundle: Bundle) -> list[Finding]:
    """What does not come out as it is recorded; the bundle's files must have been checked before."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_execute, (bundle,))


def _execute(bundle: Bundle) -> list[Finding]:
    release = bundle.case["release"]
    if release != procedures.RELEASE:
        return [Finding("unfinished", reason=f"{release} ≠ {procedures.RELEASE}")]
    try:
        history = [log.recorded(link) for link in bundle.links]
        follow(lambda version: _brought(bundle, version), history)
    except Differs as differs:
        return [differs.finding]
    except FAILURES as error:
        return [Finding("cannot_execute", reason=str(error) or type(error).__name__)]
    return []


def _brought(bundle: Bundle, version: str) -> Version:
    """A version that the bundle brings along; UnknownVersion, or what reading it raises."""
    files = bundle.version if version == bundle.case["version"] else bundle.moved_to(version)
    return procedures.compiled(procedures.bundled(version, files))
