"""What is written is read back: every figure, blank, mark and text, in every kind of file."""

from decimal import Decimal

import pytest

from gongkai.files.annual_report_reader import read_report
from gongkai.files.annual_report_writer import write_report
from gongkai.files.opening import open_document
from gongkai.rules.annual_report.form import Edition
from gongkai.rules.annual_report.report import Unread
from tests.files.annual_report_writer.samples import AMOUNT, SECTIONS, counted_report

KINDS = ("docx", "xlsx", "html", "txt", "pdf")


def read_back(report, kind):
    return read_report(open_document(write_report(report, kind), f"report.{kind}"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("edition", list(Edition))
def test_every_figure_is_read_back(kind, edition):
    report = counted_report(edition)

    read = read_back(report, kind)

    assert dict(read.figures) == dict(report.figures)
    assert read.unread == ()
    assert dict(read.marks) == dict(report.marks)


@pytest.mark.parametrize("kind", KINDS)
def test_agency_year_and_texts_are_read_back(kind):
    report = counted_report()

    read = read_back(report, kind)

    assert (read.agency, read.year, read.edition) == (report.agency, 2025, Edition.FORMAL_2021)
    assert dict(read.sections) == dict(report.sections)


@pytest.mark.parametrize("amount", ["6081514.149978", "99999999.999999", "0.000001", "100"])
def test_an_amount_is_read_back_from_a_sheet_to_its_last_decimal(amount):
    figures = {**counted_report().figures, AMOUNT: Decimal(amount)}

    read = read_back(counted_report(figures=figures), "xlsx")

    assert read.figures[AMOUNT] == Decimal(amount)


LENGTHS = (24, 25, 26, 27, 50, 51, 52, 53, 79)
ONE_EACH = (25, 52, 79)  # of one printed line, of two, of three


@pytest.mark.parametrize(
    "length",
    [pytest.param(each, marks=[] if each in ONE_EACH else pytest.mark.long) for each in LENGTHS],
)
def test_paragraphs_as_long_as_printed_lines_are_read_back_from_a_pdf(length):
    text = "\n".join(("公开栏每月更换一次" * 9)[: length + more] + "。" for more in range(3))

    read = read_back(counted_report(sections={**SECTIONS, "一": text, "五": text}), "pdf")

    assert (read.sections["一"], read.sections["五"]) == (text, text)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("样例综合实验区2025年度政府信息公开工作年度报告", "样例综合实验区"),
        ("2025年示例市人民政府办公厅政府信息公开工作年度报告", "示例市人民政府办公厅"),
    ],
)
def test_a_title_on_two_lines_is_read_as_one(kind, title, agency):
    report = counted_report(sections={**SECTIONS, "title": title}, agency=agency)

    assert read_back(report, kind).agency == agency


def test_cells_that_are_not_settled_get_no_number_and_change_no_other():
    known = dict(counted_report().figures)
    open_cells = [cell for cell in known if cell.row == "normative_document"]
    unread = Unread(tuple(open_cells), "693665", "ambiguous")
    figures = {cell: value for cell, value in known.items() if cell not in open_cells}

    read = read_back(counted_report(figures=figures, unread=(unread,)), "pdf")

    settled = {cell: value for cell, value in read.figures.items() if cell not in open_cells}
    assert settled == figures
    assert [read.figures.get(cell) for cell in open_cells] == [None, None, None]
