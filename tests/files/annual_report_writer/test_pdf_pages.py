import re
from collections import Counter

import pikepdf
import pypdfium2
import pytest

from gongkai.files import printing
from gongkai.files.annual_report_writer import write_report
from gongkai.files.printing import ARCHIVAL_VARIANT
from gongkai.rules.annual_report.report import PARTS
from tests.files.annual_report_writer.samples import counted_report


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    path.write_bytes(write_report(counted_report(), "pdf"))
    return path


@pytest.fixture(scope="module")
def pages(file):
    document = pypdfium2.PdfDocument(file)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return [re.sub(r"\s", "", text) for text in texts]


def test_every_figure_is_on_the_pages_as_text(pages):
    figures = {str(value) for value in counted_report().figures.values() if value}

    assert all(figure in "".join(pages) for figure in figures)


@pytest.mark.parametrize("part", ["二", "三", "四"])
def test_a_table_stands_whole_on_the_page_of_its_heading(pages, part):
    last_figures = {"二": "1010.05", "三": "1185", "四": "1200"}

    [page] = (page for page in pages if PARTS[part] in page)

    assert last_figures[part] in page


def test_the_file_is_for_keeping_tagged_and_in_chinese(file):
    with pikepdf.open(file) as document:
        metadata = document.open_metadata()

        assert (
            metadata["pdfaid:part"] + metadata["pdfaid:conformance"].lower()
            == ARCHIVAL_VARIANT[-2:]
        )
        assert document.Root.Lang == "zh-CN"
        assert document.Root.MarkInfo.Marked
        assert document.docinfo.Title == "示例县样例镇人民政府2025年政府信息公开工作年度报告"


def fonts_of(document):
    """Yield the descriptor of every font of the pages."""
    for page in document.pages:
        for font in page.Resources.Font.values():
            [below] = font.DescendantFonts
            yield below.FontDescriptor


def tags_below(element):
    """Yield the tag of every element of the structure tree, in reading order."""
    if not isinstance(element, pikepdf.Dictionary) or "/K" not in element:
        return
    if "/S" in element:
        yield str(element.S)
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    for kid in kids:
        yield from tags_below(kid)


def test_every_font_is_inside_the_file(file):
    with pikepdf.open(file) as document:
        fonts = list(fonts_of(document))

        assert fonts
        assert all("/FontFile3" in font or "/FontFile2" in font for font in fonts)


def test_headings_and_tables_are_tagged_as_what_they_are(file):
    with pikepdf.open(file) as document:
        tags = Counter(tags_below(document.Root.StructTreeRoot))

    assert (tags["/H1"], tags["/H2"], tags["/Table"]) == (1, 6, 3)
    assert tags["/TD"] > len(counted_report().figures) - 1
    assert tags["/TH"]


def test_pages_are_a4_and_numbered(file, pages):
    document = pypdfium2.PdfDocument(file)
    width, height = document[0].get_size()
    document.close()

    assert (round(width), round(height)) == (595, 842)
    assert all(f"—{number}—" in page for number, page in enumerate(pages, start=1))


def test_nothing_is_fetched():
    with pytest.raises(ValueError, match="no other file"):
        printing._refuse("https://example.com/a.png")
