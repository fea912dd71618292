"""The report of a whole case: an archive file that an auditor reads without us."""

import re
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from sqlalchemy.orm import Session

from tests.paper.conftest import NOW, pages
from web.database import db
from web.paper import reporting, typesetting
from web.proving import sealing

CASE = ("factory", "261101")


def test_the_report_is_an_archive_file_with_its_fonts_and_structure(demo: Session) -> None:
    reader = pypdf.PdfReader(BytesIO(reporting.report(demo, *CASE, NOW)))
    root = reader.trailer["/Root"]
    about = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part[>=\"]+2", about) and re.search(r"pdfaid:conformance[>=\"]+B", about)
    assert root["/OutputIntents"] and root["/MarkInfo"]["/Marked"] and str(root["/Lang"]).startswith("zh")
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"].get("/Font", {}).values()]
    inner = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert inner and all("/FontFile3" in each or "/FontFile2" in each for each in inner)


def test_the_report_tells_the_case_in_chinese_words(demo: Session) -> None:
    told = "\n".join(pages(reporting.report(demo, *CASE, NOW)))
    for said in ("261101", "整批色差", "立案", "判定处理天数", "按时", "逾期", "D_prod_days", "全部记录"):
        assert said in told
    assert "Task “" not in told


def test_every_page_carries_its_number_the_chains_head_and_the_newest_seal(demo: Session) -> None:
    sealing.seal(demo, Path(str(db.engine.url.database)).parent, NOW)
    content = reporting.report(demo, *CASE, NOW)
    data, _ = reporting.told(demo, *CASE, NOW, personal=False)
    found = pages(content)
    for no, page in enumerate(found, 1):
        plain = re.sub(r"\s", "", page)
        assert f"第{no}页共{len(found)}页" in plain
        assert data["chain"]["hash"] in plain and f"最新封印第{data['seal']['no']}号" in plain
    assert data["seal"]["covers"]


def test_personal_answers_are_in_the_report_only_when_asked_for(demo: Session) -> None:
    case = ("hospital", "261111001")
    without = "\n".join(pages(reporting.report(demo, *case, NOW)))
    told = "\n".join(pages(reporting.report(demo, *case, NOW, personal=True)))
    assert "12000000003" in told and "12000000003" not in without


def test_five_hundred_facts_flow_over_pages(demo: Session) -> None:
    data, pictures = reporting.told(demo, *CASE, NOW, personal=False)
    data["facts"] = [{**data["facts"][no % 90], "no": no + 1} for no in range(500)]
    made = pages(typesetting.pdf(reporting.TEMPLATE, data, pictures))
    with_heads = [page for page in made if "哈希前" in page]
    assert len(with_heads) >= 12, "the head of the table stands on each page"
    assert any(re.search(r"(?m)^500\b", page) for page in made)


@pytest.mark.parametrize("case", [("hospital", "261113001"), ("property", "26110001")])
def test_each_procedure_has_its_report(demo: Session, case: tuple[str, str]) -> None:
    assert len(pages(reporting.report(demo, *case, NOW))) > 3
