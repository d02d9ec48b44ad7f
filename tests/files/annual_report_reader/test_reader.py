"""Whole reports: edition, parts, the fuller of two readings."""

from dataclasses import replace

import pytest

from gongkai.files.annual_report_reader import read_report
from gongkai.files.annual_report_writer import write_report
from gongkai.files.documents import (
    Block,
    Document,
    DocumentKind,
    DocumentTable,
    Paragraph,
    TableCell,
)
from gongkai.files.opening import open_document
from gongkai.rules.annual_report.applications_table import APPLICATIONS_2019, APPLICATIONS_2021
from gongkai.rules.annual_report.editions import FORM_2019, FORM_2021, FORM_HYBRID
from gongkai.rules.annual_report.form import CellId, Edition, Form, Table
from gongkai.rules.annual_report.report import Report
from tests.files.annual_report_reader.pages import one_cell_a_line, read_text
from tests.files.annual_report_writer.samples import counted_report

TITLE = "示例县青山镇人民政府2023年政府信息公开工作年度报告"
OPENING = "根据条例编制本报告。"
PROACTIVE_2019_HEAD = (
    "二、主动公开政府信息情况\n本年新制作数量\n本年新公开数量\n对外公开总数量\n规章\n1\n2\n3"
)
PROACTIVE_2021_HEAD = (
    "二、主动公开政府信息情况\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n2\n3"
)


def printed(table: Table, value: str = "0") -> DocumentTable:
    """Return a table of the form as a real table, with its merged cells."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, line in enumerate(table.grid):
        column = 0
        for each in line:
            while (row, column) in taken:
                column += 1
            text = value if each.cell else each.label
            cells.append(TableCell(text, row, column, each.rowspan, each.colspan))
            taken |= {
                (row + down, column + right)
                for down in range(each.rowspan)
                for right in range(each.colspan)
            }
    return DocumentTable(tuple(cells), len(table.grid), 1 + max(column for _, column in taken))


def blocks_of(form: Form) -> list[Block]:
    """Return a whole report as paragraphs and real tables."""
    return [
        Paragraph(TITLE),
        Paragraph(OPENING),
        Paragraph("一、总体情况"),
        Paragraph("平稳。"),
        Paragraph(form.proactive.title),
        printed(form.proactive),
        Paragraph(form.applications.title),
        printed(form.applications),
        Paragraph(form.remedies.title),
        printed(form.remedies),
        Paragraph("五、存在的主要问题及改进情况"),
        Paragraph("更新不够及时。"),
        Paragraph("六、其他需要报告的事项"),
        Paragraph("无。"),
    ]


def docx(blocks, lines=()):
    return Document(DocumentKind.DOCX, "report.docx", tuple(blocks), tuple(lines))


@pytest.mark.parametrize("form", [FORM_2021, FORM_2019, FORM_HYBRID])
def test_every_cell_of_real_tables_is_read(form):
    report = read_report(docx(blocks_of(form)))

    assert report.edition is form.edition
    assert report.figures == dict.fromkeys(form.cells(), 0)
    assert report.unread == ()


def test_texts_are_kept_by_part_and_tables_kept_out_of_them():
    report = read_report(docx(blocks_of(FORM_2021)))

    assert report.sections == {
        "title": TITLE,
        "opening": OPENING,
        "一": "平稳。",
        "五": "更新不够及时。",
        "六": "无。",
    }
    assert report.headings["四"] == FORM_2021.remedies.title


def test_what_real_tables_leave_open_is_taken_from_the_lines():
    blocks = [each for each in blocks_of(FORM_2021) if not isinstance(each, DocumentTable)]
    blocks.append(printed(FORM_2021.remedies))

    report = read_report(docx(blocks, lines=one_cell_a_line().split("\n")))

    applications = [cell for cell in report.figures if cell.table == "applications"]
    assert len(applications) == len(list(FORM_2021.applications.cells()))


def test_a_file_of_lines_alone_is_read():
    lines = tuple(f"{TITLE}\n{one_cell_a_line()}".split("\n"))

    report = read_report(Document(DocumentKind.PDF, "report.pdf", (), lines))

    assert report.edition is Edition.FORMAL_2021
    assert report.agency == "示例县青山镇人民政府"


@pytest.mark.parametrize(
    ("page", "edition"),
    [
        (one_cell_a_line(table=APPLICATIONS_2021), Edition.FORMAL_2021),
        (f"2020年\n{one_cell_a_line(table=APPLICATIONS_2019)}", Edition.TRIAL_2019),
        (f"{TITLE}\n{one_cell_a_line(table=APPLICATIONS_2019)}", Edition.HYBRID),
        (PROACTIVE_2019_HEAD, Edition.TRIAL_2019),
        (PROACTIVE_2021_HEAD, Edition.FORMAL_2021),
        (f"{PROACTIVE_2021_HEAD}\n{one_cell_a_line(table=APPLICATIONS_2019)}", Edition.HYBRID),
        (f"{PROACTIVE_2019_HEAD}\n{one_cell_a_line(table=APPLICATIONS_2019)}", Edition.TRIAL_2019),
        (f"{TITLE}\n{FORM_2021.applications.title}\n{FORM_2021.remedies.title}", Edition.FORMAL_2021),
        (f"{TITLE.replace('2023', '2017')}\n{FORM_2021.applications.title}\n{FORM_2021.remedies.title}", None),
        (f"{TITLE}\n一、概述\n平稳。", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_edition_is_known_by_the_tables_else_by_year_and_headings(page, edition):
    assert read_text(page).edition is edition


def test_tables_whose_headings_are_lost_are_found_by_their_own_words():
    page = one_cell_a_line().partition("\n")[2]

    report = read_text(page)

    assert report.figures[CellId("applications", "newly_received", "total")] == 0


def test_a_cell_with_a_question_mark_is_illegible_and_not_blank():
    page = f"{PROACTIVE_2021_HEAD}\n| 行政许可 | ？ |\n| 行政处罚 | 约20 |\n| 行政强制 | 见附件 |"

    unread = {each.cells[0].row: each.reason for each in read_text(page).unread}

    assert unread == dict.fromkeys(
        ("administrative_license", "administrative_penalty", "administrative_compulsion"),
        "illegible",
    )


def test_a_note_below_a_table_changes_no_cell():
    page = f"{PROACTIVE_2021_HEAD}\n行政处罚\n2648\n注：“行政处罚”原文为“2648-18538”"

    report = read_text(page)

    assert report.figures[CellId("proactive", "administrative_penalty", "decision_count")] == 2648


def test_the_site_around_a_report_is_no_part_of_its_opening():
    report = read_text(
        f"标题: {TITLE}\n发布时间: 2024-01-12\n======\n{OPENING}\n一、总体情况\n平稳。"
    )

    assert report.sections["opening"] == OPENING


@pytest.mark.parametrize("line", ["12", "1 2 3 4 5 6 7", "12 |"])
def test_a_list_of_numbers_longer_than_any_report_is_none(line):
    heading = "三、收到和处理政府信息公开申请情况\n本年新收\n逾期不补正\n"

    report = read_text(heading + "\n".join([line] * 5_001))

    assert (report.edition, dict(report.figures), report.unread) == (None, {}, ())


def without(document: Document, number: str, text: str) -> Document:
    """Return the document with another text in the one cell that holds a number, and in its lines."""
    blocks = [
        block
        if isinstance(block, Paragraph)
        else replace(
            block,
            cells=tuple(
                replace(cell, text=text) if cell.text == number else cell for cell in block.cells
            ),
        )
        for block in document.blocks
    ]
    lines = tuple(line.replace(number, text) for line in document.lines)
    return replace(document, blocks=tuple(blocks), lines=lines)


@pytest.mark.parametrize("number", ["1001", "1002", "1006", "1071", "1186", "1200"])
@pytest.mark.parametrize(
    "text", ["？", "***", "####", "不详", "未统计", "暂无", "约5", "12O", "l2", "1 2", "3-4", "（5）", "一"]
)  # fmt: skip
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_words_in_a_value_cell_are_unread_and_move_no_number(kind, text, number, written):
    report, documents = written
    [cell] = [each for each, value in report.figures.items() if str(value) == number]

    read = read_report(without(documents[kind], number, text))

    wrong = {
        each
        for each, value in read.figures.items()
        if each == cell or value != report.figures[each]
    }
    assert wrong == set()
    assert cell in {each for unread in read.unread for each in unread.cells}


@pytest.fixture(scope="module")
def written() -> tuple[Report, dict[str, Document]]:
    """Return a report whose cells all differ, and the files written of it, opened."""
    report = counted_report()
    return report, {
        kind: open_document(write_report(report, kind), f"report.{kind}")
        for kind in ("docx", "pdf")
    }
