"""Templates are an analyst's, answers a stranger's: neither reaches beyond the paper."""

from pathlib import Path

import pytest

from tests.paper.conftest import pages
from web.paper import fonts, typesetting
from web.paper.refusals import FontMissing, TemplateTooSlow, TemplateWrong

SAYS = '#set text(font: "Noto Serif SC")\n#json("data.json").said'


def pressed(folder: Path, template: str, said: str = "", seconds: int = 30) -> str:
    (folder / "t.typ").write_text(template, encoding="utf-8")
    made = typesetting.pdf("t.typ", {"said": said, "printed_epoch": 0}, {}, templates=folder, seconds=seconds)
    return "\n".join(pages(made))


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateWrong, match=r"no\.typ.*there is no such file"):
        typesetting.pdf("no.typ", {"printed_epoch": 0}, {}, templates=tmp_path)


def test_what_people_wrote_never_becomes_code(tmp_path: Path) -> None:
    said = '#panic("x") $1/0$ `#` *粗* \\ @a <b> [#read("/etc/passwd")] "] #eval("1+1")'
    assert pressed(tmp_path, SAYS, said).replace("\n", "") == said


@pytest.mark.parametrize("path", ["/etc/passwd", "../../../etc/passwd", "../x"])
def test_a_template_reads_nothing_outside_its_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(TemplateWrong, match="only files of the template's own folder"):
        pressed(tmp_path, f'#read("{path}")')


def test_a_template_loads_no_packages_from_the_network(tmp_path: Path) -> None:
    with pytest.raises(TemplateWrong, match="packages from the network are not allowed"):
        pressed(tmp_path, '#let name = "@preview/cetz:0.3.0"\n#import name: *')


def test_a_mistake_in_a_template_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "inner.typ").write_text('#let a = 1\n\n#let f() = 1 + "a"\n', encoding="utf-8")
    with pytest.raises(TemplateWrong) as told:
        pressed(tmp_path, '#import "inner.typ": *\n#f()')
    assert "inner.typ cannot be set, line 3: cannot add integer and string" in str(told.value)
    with pytest.raises(TemplateWrong, match=r"t\.typ cannot be set, line 2: expected"):
        pressed(tmp_path, "#set text(9pt)\n#let = 3")


def test_a_template_that_never_ends_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(TemplateTooSlow, match="not done within 2 seconds"):
        pressed(
            tmp_path,
            "#let f(n, x) = if n == 0 { 0 } else { f(n - 1, 2 * x) + f(n - 1, 2 * x + 1) }\n#f(40, 1)",
            seconds=2,
        )


def test_without_a_chinese_font_the_reader_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_MODULE", "no_such_fonts")
    with pytest.raises(FontMissing, match="pylopdf-fonts-zh-cn is not installed"):
        fonts.folder()
