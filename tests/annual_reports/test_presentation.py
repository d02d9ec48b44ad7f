from decimal import Decimal

from gongkai.annual_reports.presentation import (
    place_in_words,
    shown_findings,
    shown_tables,
    text_blocks,
)
from gongkai.practice import reports as samples
from gongkai.rules.annual_report.editions import FORM_2021
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Finding, Level, Report, Unread
from tests.annual_reports.conftest import QINGSHAN

REPORT = samples.sample_report(QINGSHAN, 2025, samples.BUREAU_THIS_YEAR)
BALANCE = Finding(
    "applications.balance",
    Level.ERROR,
    "applications.concluded.natural_person",
    "不平",
    "国办公开办函〔2021〕30号",
)


def cells_of(tables, where):
    return [
        cell for table in tables for row in table.rows for cell in row.cells if cell.where == where
    ]


def test_the_tables_have_every_cell_of_the_form_once():
    shown = [
        cell.where for table in shown_tables(REPORT) for row in table.rows for cell in row.cells
    ]

    assert sorted(filter(None, shown)) == sorted(map(str, FORM_2021.cells()))


def test_a_finding_marks_its_cell():
    tables = shown_tables(REPORT, shown_findings(REPORT, [BALANCE]))

    [cell] = cells_of(tables, BALANCE.where)
    assert cell.is_bad


def test_an_unread_cell_says_so():
    cell = CellId("proactive", "normative_document", "issued_count")
    report = Report(edition=REPORT.edition, unread=(Unread((cell,), "69?", "illegible"),))

    [shown] = cells_of(shown_tables(report), str(cell))
    assert shown.unread is not None
    assert shown.printed == ""


def test_numbers_have_a_comma_at_each_thousand():
    fee = CellId("proactive", "administrative_fee", "amount_wan_yuan")
    report = Report(edition=REPORT.edition, figures={fee: Decimal("7730.28")})

    [shown] = cells_of(shown_tables(report), str(fee))
    assert shown.printed == "7,730.28"


def test_an_earlier_report_has_no_tables():
    assert shown_tables(Report()) == ()


def test_what_was_typed_stays_in_the_field():
    where = "applications.disclosed.total"
    tables = shown_tables(REPORT, typed={where: "十二"}, mistakes={where: "不是数"})

    [cell] = cells_of(tables, where)
    assert (cell.entry, cell.is_bad) == ("十二", True)


def test_places_are_named_in_the_words_of_the_form():
    words = [
        place_in_words(FORM_2021, "applications.disclosed.natural_person"),
        place_in_words(FORM_2021, "applications.disclosed"),
        place_in_words(FORM_2021, "applications.natural_person"),
        place_in_words(FORM_2021, "remedies"),
        place_in_words(FORM_2021, "section.一"),
        place_in_words(None, "report"),
    ]

    assert words == [
        "第三部分 三、本年度办理结果 （一）予以公开 · 自然人",
        "第三部分 三、本年度办理结果 （一）予以公开",
        "第三部分 自然人（整列）",
        "四、政府信息公开行政复议、行政诉讼情况",
        "一、总体情况",
        "整份报告",
    ]


def test_a_short_numbered_line_is_a_heading_within_a_part():
    blocks = text_blocks("（一）主动公开\n全年公开62条。\n\n（二）申请情况。正文接着写。")

    assert [(block.text, block.is_heading) for block in blocks] == [
        ("（一）主动公开", True),
        ("全年公开62条。", False),
        ("（二）申请情况。正文接着写。", False),
    ]
