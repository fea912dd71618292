"""What is given to an auditor holds the report beside the record, and both stand under one signature."""

import zipfile
from io import BytesIO
from pathlib import Path

from click.testing import CliRunner
from flask import Flask

from shouli_verify import __main__ as verifying
from tests.paper.conftest import pages
from web.cli import main


def test_an_exported_case_has_its_report_and_still_verifies(printed_demo: Flask, tmp_path: Path) -> None:
    database = printed_demo.config["SQLALCHEMY_DATABASE_URI"]
    file, var = tmp_path / "case.zip", str(Path(database.removeprefix("sqlite:///")).parent)
    done = CliRunner().invoke(main, ["export", "261103", "-o", str(file), "--database", database, "--var", var])
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(file) as archive:
        told = "\n".join(pages(BytesIO(archive.read("report.pdf")).getvalue()))
    assert "261103" in told and "含本件至此全部记录" in told, "the case is sealed before it is reported"
    assert verifying.main([str(file)]) == 0


def test_a_report_that_was_changed_in_the_archive_is_found(printed_demo: Flask, tmp_path: Path) -> None:
    database = printed_demo.config["SQLALCHEMY_DATABASE_URI"]
    file, var = tmp_path / "case.zip", str(Path(database.removeprefix("sqlite:///")).parent)
    CliRunner().invoke(main, ["export", "261103", "-o", str(file), "--database", database, "--var", var])
    forged = tmp_path / "forged.zip"
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(forged, "w") as other:
        for name in archive.namelist():
            other.writestr(name, archive.read(name) + (b"%" if name == "report.pdf" else b""))
    assert verifying.main([str(forged)]) == 1
