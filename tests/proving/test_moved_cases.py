"""A case that was moved is given away with every version that it had, and any change of one is found."""

from pathlib import Path

import pytest
from cases_in_database import Office
from moved_cases import LINES, begun, deploys, moves, whole
from sqlalchemy.orm import Session
from test_bundle import Files, _codes, _files

from engine.facts import CaseMoved
from engine.procedures import RELEASE
from shouli_verify import bundle as bundles
from shouli_verify import versions
from shouli_verify.bundle import Bundle
from web.proving import bundling, executing
from web.proving.bundling import Wanted


@pytest.fixture
def moved(office: Office, tmp_path: Path) -> Files:
    """The files of a case that was moved and went on."""
    number = begun(office)
    moves(office, number, deploys(office, LINES.replace("user work lane=办事员", "user work name=办理 lane=办事员")))
    office.completes(number, "work/2")
    assert whole(office)
    with Session(office.database) as session:
        return _files(bundling.export(session, tmp_path, Wanted("acme", number), office.at))


def test_it_is_checked_and_executed_under_each_of_them(moved: Files) -> None:
    bundle = Bundle(moved)
    assert _codes(moved) == set() and executing.execute(bundle) == []
    told = [link for link in bundle.links if link.kind == CaseMoved.__name__]
    (to,) = {path.split("/")[1] for path in moved if path.startswith(bundles.VERSIONS)}
    assert len(told) == 1 and versions.address(RELEASE, bundle.moved_to(to)) == to


def test_a_version_that_was_changed_or_left_out_is_named(moved: Files) -> None:
    path = next(path for path in moved if path.startswith(bundles.VERSIONS))
    changed = {**moved, path: moved[path].replace("办理".encode(), "不办".encode())}
    assert "version_changed" in _codes(changed)
    assert "version_missing" in _codes({name: data for name, data in moved.items() if name != path})
