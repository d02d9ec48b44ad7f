from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from gongkai.files.annual_report_writer import write_report, write_template
from gongkai.rules.annual_report.form import Edition
from gongkai.rules.annual_report.report import PARTS
from tests.files.annual_report_writer.expected import expected_tables
from tests.files.annual_report_writer.samples import OPENING, counted_report


def opened(data):
    return docx.Document(BytesIO(data))


def text_of(element):
    return "".join(text.text for text in element.iter(qn("w:t")))


@pytest.fixture(scope="module")
def document():
    return opened(write_report(counted_report(), "docx"))


@pytest.mark.parametrize("edition", list(Edition))
def test_every_label_and_figure_stands_in_its_place(edition):
    report = counted_report(edition)
    tables = opened(write_report(report, "docx")).tables

    shown = [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]

    assert shown == expected_tables(report)


def test_title_opening_and_parts_come_in_order(document):
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text]

    assert texts[0] == "示例县样例镇人民政府2025年\n政府信息公开工作年度报告"
    assert texts[1] == OPENING
    assert [text for text in texts if text in PARTS.values()] == list(PARTS.values())


def test_a_short_title_stays_on_one_line():
    report = counted_report(sections={"title": "示例县政府信息公开工作年度报告"})

    [title, *_] = opened(write_report(report, "docx")).paragraphs

    assert title.text == "示例县政府信息公开工作年度报告"


def test_each_table_follows_its_heading(document):
    body = list(document.element.body)
    tables = [element for element in body if element.tag == qn("w:tbl")]

    headings = [text_of(table.getprevious()) for table in tables]

    assert headings == [PARTS["二"], PARTS["三"], PARTS["四"]]


def test_the_page_is_that_of_an_official_document(document):
    section = document.sections[0]
    lengths = (
        section.page_width,
        section.page_height,
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )

    assert [round(length.mm) for length in lengths] == [210, 297, 37, 35, 28, 26]


def test_faces_are_named_for_chinese_and_the_language_is_chinese(document):
    opening = document.paragraphs[1].runs[0]
    languages = document.styles.element.iter(qn("w:lang"))

    assert opening.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋"
    assert {language.get(qn("w:eastAsia")) for language in languages} == {"zh-CN"}


def test_heads_repeat_and_no_row_is_torn(document):
    repeated = [
        sum(row.find(f".//{qn('w:tblHeader')}") is not None for row in table._tbl.tr_lst)
        for table in document.tables
    ]
    rows = [row for table in document.tables for row in table._tbl.tr_lst]

    assert repeated == [0, 3, 3]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_a_heading_keeps_with_its_table_and_heads_with_their_rows(document):
    remedies = document.tables[2]
    heads = remedies._tbl.tr_lst[:3]

    assert all(head.find(f".//{qn('w:keepNext')}") is not None for head in heads)
    assert remedies._tbl.tr_lst[3].find(f".//{qn('w:keepNext')}") is None
    assert remedies._tbl.getprevious().find(f".//{qn('w:keepNext')}") is not None


def test_pages_are_numbered(document):
    footer = document.sections[0].footer._element

    assert text_of(footer) == "— 1 —"
    assert footer.find(f".//{qn('w:fldSimple')}").get(qn("w:instr")) == " PAGE "


def test_the_same_report_gives_the_same_bytes_without_times(document):
    report = counted_report()

    assert write_report(report, "docx") == write_report(report, "docx")
    assert document.core_properties.created is None
    assert document.core_properties.author == "示例县样例镇人民政府"


def test_the_empty_form_has_labels_and_blank_cells():
    tables = opened(write_template(2020, "docx")).tables

    assert [cell.text for cell in tables[0].rows[2].cells] == ["规章", "", "", ""]
    assert tables[1].rows[-1].cells[0].text == "四、结转下年度继续办理"


def test_signs_of_markup_in_a_text_are_only_text():
    report = counted_report(sections={"一": "<b>&甲</b>", "title": "甲&乙"})

    texts = [paragraph.text for paragraph in opened(write_report(report, "docx")).paragraphs]

    assert "<b>&甲</b>" in texts
