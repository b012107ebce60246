"""The files of a report: Word that opens, PDF with its fonts inside, one HTML page that loads nothing."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docx import Document
from report_home import evidence, make_home

from fangpin_pipeline.outputs.errors import OutputError
from fangpin_pipeline.outputs.report.build import DRAFT, build
from fangpin_pipeline.outputs.report.declare import Heading, Report, Table, text
from fangpin_pipeline.outputs.report.render import check_characters
from fangpin_pipeline.outputs.report.write import read_formats, write_report
from fangpin_pipeline.outputs.report.write_docx import write_docx
from fangpin_pipeline.warehouse import Home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return make_home(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def report(home: Home) -> Report:
    return build(evidence(home))


@pytest.fixture(scope="module")
def files(home: Home, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    written = write_report(evidence(home), tmp_path_factory.mktemp("files"))
    return {file.suffix: file for file in written}


def test_three_files_and_no_draft_of_them(files: dict[str, Path]) -> None:
    assert {file.name for file in files[".pdf"].parent.iterdir()} == {
        f"150821_五原县巩固拓展脱贫攻坚成果评估报告_2020-03_初稿{suffix}" for suffix in (".docx", ".pdf", ".html")
    }


def test_the_word_file_has_the_page_and_the_parts(files: dict[str, Path], report: Report) -> None:
    document = Document(str(files[".docx"]))
    (section,) = document.sections
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(edge.mm) for edge in edges if edge is not None] == [37, 35, 28, 26]
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"] == [  # type: ignore[union-attr]
        block.text for block in report.blocks if isinstance(block, Heading) and block.level == 1
    ]
    assert len(document.tables) == sum(isinstance(block, Table) and bool(block.rows) for block in report.blocks)
    assert "初稿" in section.header.paragraphs[0].text
    assert DRAFT in [paragraph.text for paragraph in document.paragraphs]
    cells = {cell.text for row in document.tables[0].rows for cell in row.cells}
    assert "符合" in "".join(cells)


def test_word_keeps_signs_that_xml_does_not(tmp_path: Path) -> None:
    odd = Table("表<1>", ("甲&乙", "丙"), (("<5", "“”"),), (1, 1))
    write_docx(Report("题", (DRAFT,), (odd, text("a<b & c"))), tmp_path / "odd.docx")
    document = Document(str(tmp_path / "odd.docx"))
    assert [cell.text for row in document.tables[0].rows for cell in row.cells] == ["甲&乙", "丙", "<5", "“”"]
    assert "a<b & c" in [paragraph.text for paragraph in document.paragraphs]


def test_the_pdf_holds_both_fonts(files: dict[str, Path]) -> None:
    body = files[".pdf"].read_bytes()
    assert body.startswith(b"%PDF-1.")
    assert {name.decode() for name in re.findall(rb"/FontName\s*/[A-Z]{6}\+([A-Za-z-]+)", body)} <= {
        "NotoSerifSC-Regular",
        "NotoSansSC-Medium",
    }
    assert 50_000 < len(body) < 3_000_000


def test_the_brief_has_two_pages(home: Home, tmp_path: Path) -> None:
    (file,) = write_report(evidence(home, period="2020-W12"), tmp_path, ["pdf"])
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", file.read_bytes())) <= 2


def test_equal_reports_give_equal_files(home: Home, files: dict[str, Path], tmp_path: Path) -> None:
    again = {file.suffix: file for file in write_report(evidence(home), tmp_path, ["pdf", "html"])}
    for suffix, file in again.items():
        assert file.read_bytes() == files[suffix].read_bytes(), suffix


class _Page(HTMLParser):
    """Collects what a page would load, its tags, and the numbers with their sources."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append(tag)
        self.loads += [str(told[name]) for name in ("src", "href") if name in told]
        if tag == "data":
            self.sources.append(str(told["title"]))


def test_the_page_loads_nothing_and_tells_sources(files: dict[str, Path], report: Report) -> None:
    page = _Page()
    content = files[".html"].read_text(encoding="utf-8")
    page.feed(content)
    assert all(link.startswith(("#", "data:image/svg+xml;base64,")) for link in page.loads)
    assert "script" not in page.tags
    assert "default-src 'none'; img-src data:; style-src 'sha256-" in unescape(content)
    assert len(page.sources) == sum(1 for _ in report.figures())
    assert any("bbbbbbbbbbbb（2020-03-16）" in source for source in page.sources)


def test_hidden_numbers_are_not_in_the_page(files: dict[str, Path]) -> None:
    content = files[".html"].read_text(encoding="utf-8")
    hidden = re.findall(r"<data([^>]*)>(?:&lt;5|※)</data>", content)
    assert hidden
    assert not [attributes for attributes in hidden if "value=" in attributes]


def test_a_character_without_a_glyph_stops_the_report() -> None:
    with pytest.raises(OutputError, match="𠮷"):
        check_characters(Report("题", (DRAFT,), (text("𠮷"),)))


def test_a_period_without_a_run_is_written(home: Home, tmp_path: Path) -> None:
    written = write_report(evidence(home, period="2020-05"), tmp_path)
    assert [file.suffix for file in written] == [".docx", ".pdf", ".html"]


@pytest.mark.parametrize(("asked", "given"), [("pdf", ["pdf"]), ("html, docx", ["docx", "html"])])
def test_formats_are_read(asked: str, given: list[str]) -> None:
    assert read_formats(asked) == given


@pytest.mark.parametrize("asked", ["odt", "pdf,odt", "", ","])
def test_an_unknown_format_is_refused(asked: str) -> None:
    with pytest.raises(OutputError, match="格式"):
        read_formats(asked)
