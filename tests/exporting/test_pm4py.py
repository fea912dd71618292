"""A program for process mining reads both logs and finds what we print. It is no dependency: without it this is skipped."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from web.cli import main

pm4py = pytest.importorskip("pm4py", reason="pm4py is not installed: pip install pm4py, to compare with it")


@pytest.mark.filterwarnings("ignore")
def test_it_finds_the_same_cases_events_and_variants(town: Flask, cases: list[str], tmp_path: Path) -> None:
    known = ["--database", town.config["SQLALCHEMY_DATABASE_URI"], "--var", str(town.config["VAR"])]
    for form in ("xes", "ocel"):
        path = tmp_path / {"xes": "log.xes", "ocel": "log.json"}[form]
        told = CliRunner().invoke(
            main, ["export-log", *known, "--format", form, "-o", str(path), "--organisation", "acme"]
        )
        counted = tuple(map(int, re.findall(r"(\d+) (?:cases|events|variants)", told.stdout)))
        if form == "xes":
            log = pm4py.read_xes(str(path))
            found = (log["case:concept:name"].nunique(), len(log), len(pm4py.get_variants(log)))
        else:
            read = pm4py.read_ocel2_json(str(path))
            flat = pm4py.format_dataframe(pm4py.ocel_flattening(read, "案件"))
            found = (flat["case:concept:name"].nunique(), len(flat), len(pm4py.get_variants(flat)))
        assert found == counted
