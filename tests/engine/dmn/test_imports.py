"""Models that use others (DMN 1.5, 6.3.3)."""

import pytest
from dmn_models import OTHER, asked, data, decision, given, imports, knows, literal, needs
from dmn_notation import model

from engine import dmn


def test_what_is_imported_is_seen_behind_the_imports_name() -> None:
    own = imports("other") + decision(
        "D", literal("[other.late, other.twice(4), receipt day]"), needs("urn:other#late") + knows("urn:other#twice")
    )
    content = model(own, 'namespace="urn:own"')
    assert asked(content, beside={"other.dmn": OTHER}, **{"receipt day": 7}) == [True, 8, 7]


def test_an_import_without_a_name_is_seen_as_ones_own() -> None:
    own = imports("") + decision("D", literal("late"), needs("urn:other#late"), type="boolean")
    assert asked(model(own, 'namespace="urn:own"'), beside={"other.dmn": OTHER}, **{"receipt day": 3}) is False


def test_an_imported_type_allows_what_it_allows() -> None:
    own = imports("o") + decision("D", literal("days"), given("#days")) + data("days", "o.tDays")
    content = model(own, 'namespace="urn:own"')
    assert asked(content, beside={"other.dmn": OTHER}, days=30) == 30
    assert asked(content, beside={"other.dmn": OTHER}, days=31) is None


def test_files_that_import_each_other_are_refused() -> None:
    one = model(imports("two", "urn:two"), 'namespace="urn:one"')
    two = model(imports("one", "urn:one"), 'namespace="urn:two"')
    with pytest.raises(dmn.DmnError, match="in turn"):
        dmn.read(one, "one.dmn", {"two.dmn": two})
