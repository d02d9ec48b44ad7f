import pytest
from lxml import html

from gongkai.files.annual_report_writer import write_report
from gongkai.rules.annual_report.applications_table import CORNER
from gongkai.rules.annual_report.form import Edition
from tests.files.annual_report_writer.expected import expected_tables
from tests.files.annual_report_writer.samples import counted_report


def parsed(report):
    return html.document_fromstring(write_report(report, "html").decode())


def shown(table):
    """Lay the table out by its spans, as a browser does."""
    places = {}
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for cell in line:
            while (row, column) in places:
                column += 1
            for down in range(int(cell.get("rowspan", 1))):
                for right in range(int(cell.get("colspan", 1))):
                    places[row + down, column + right] = cell.text_content()
    rows = 1 + max(row for row, _ in places)
    columns = 1 + max(column for _, column in places)
    return [[places[row, column] for column in range(columns)] for row in range(rows)]


@pytest.mark.parametrize("edition", list(Edition))
def test_every_label_and_figure_stands_in_its_place(edition):
    report = counted_report(edition)

    tables = parsed(report).findall(".//table")

    assert [shown(table) for table in tables] == expected_tables(report)


def test_the_page_is_complete_and_in_chinese():
    page = parsed(counted_report())

    assert page.get("lang") == "zh-CN"
    assert page.findtext(".//title") == "示例县样例镇人民政府2025年政府信息公开工作年度报告"
    assert page.find(".//h1").text_content() == page.findtext(".//title")
    assert [heading.text for heading in page.findall(".//h2")][4] == "五、存在的主要问题及改进情况"


def test_the_page_asks_for_no_other_file():
    page = parsed(counted_report())

    assert page.xpath("//@src | //@href") == []
    assert "url(" not in page.findtext(".//style")


def test_every_table_has_a_caption_and_every_label_says_what_it_heads():
    page = parsed(counted_report())

    captions = [caption.text for caption in page.findall(".//caption")]
    scopes = {head.get("scope") for head in page.findall(".//th")}

    assert captions[1] == "收到和处理政府信息公开申请情况表"
    assert scopes == {"col", "colgroup", "row", "rowgroup"}


def test_the_note_in_the_corner_is_no_head():
    page = parsed(counted_report())

    [corner] = page.find_class("corner")

    assert (corner.tag, corner.text) == ("td", CORNER)


def test_text_is_never_markup():
    page = parsed(counted_report(sections={"title": "<i>甲</i>", "一": "<script>乙</script>"}))

    assert page.findall(".//script") == []
    assert page.find(".//h1").text_content() == "<i>甲</i>"


def test_each_item_of_article_20_is_a_group_of_rows():
    page = parsed(counted_report())

    groups = page.findall(".//table")[0].findall("tbody")

    assert [len(group) for group in groups] == [4, 3, 4, 3]
