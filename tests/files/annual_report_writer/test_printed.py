from decimal import Decimal

import pytest

from gongkai.files.annual_report_writer.printed import (
    cells_named,
    content_text,
    printed_report,
    title_pieces,
)
from gongkai.rules.annual_report.editions import FORM_2021
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import PARTS, Report, Unread
from tests.files.annual_report_writer.samples import AMOUNT, BLANK, MARKED, ZERO, counted_report


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (0, "0"),
        (None, ""),
        ("/", "/"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0E-6"), "0.000000"),
        (Decimal("12.50"), "12.50"),
        (-3, "-3"),
    ],
)
def test_a_cell_prints_what_it_holds(content, text):
    assert content_text(content) == text


def test_blank_zero_mark_and_amount_stay_apart():
    printed = printed_report(counted_report())

    assert [printed.text_of(cell) for cell in (BLANK, ZERO, MARKED, AMOUNT)] == [
        "",
        "0",
        "/",
        "1010.05",
    ]


def test_the_six_parts_stand_in_order_with_their_headings():
    printed = printed_report(counted_report())

    assert [part.heading for part in printed.parts] == list(PARTS.values())
    assert [part.key for part in printed.parts if part.table] == ["二", "三", "四"]


def test_a_report_without_a_title_gets_the_usual_one():
    printed = printed_report(Report(agency="示例县人民政府", year=2024))

    assert printed.title == "示例县人民政府2024年政府信息公开工作年度报告"


def test_opening_and_contact_can_be_given():
    printed = printed_report(counted_report(), opening="另一段开头。", contact="电话：0000-0000000")

    assert printed.opening == ("另一段开头。", "电话：0000-0000000")


def test_an_unsettled_cell_is_marked_and_explained_under_its_table():
    cells = (CellId("proactive", "government_rule", "issued_count"),)
    unread = Unread(cells, "693", "ambiguous", ((6,), (69,)))
    printed = printed_report(counted_report(unread=(unread,)))

    [note] = printed.parts[1].notes

    assert printed.text_of(cells[0]) == "？"
    assert note == "注：上表标有“？”的各格在原报告中不能确定，请核对原件后填写。"
    assert printed.parts[2].notes == ()


def test_of_a_long_run_the_first_and_the_last_cell_are_named():
    cells = tuple(FORM_2021.remedies.cells())

    named = cells_named(FORM_2021, cells)

    assert named == "“行政复议 结果维持”至“行政诉讼 复议后起诉 总计”（共15格）"


def test_an_earlier_report_keeps_its_own_headings_and_has_no_tables():
    earlier = Report(
        agency="示例县人民政府",
        year=2015,
        sections={"一": "概述文字。"},
        headings={"一": "一、概述", "二": "二、主动公开情况"},
    )
    printed = printed_report(earlier)

    assert [part.heading for part in printed.parts] == ["一、概述", "二、主动公开情况"]
    assert not any(part.table for part in printed.parts)


@pytest.mark.parametrize(
    ("title", "pieces"),
    [
        (
            "示例县2025年政府信息公开工作年度报告",
            ("示例县2025年", "政府信息公开工作年度报告"),
        ),
        ("政府信息公开工作年度报告", ("政府信息公开工作年度报告",)),
        ("2025年度工作报告", ("2025年度工作报告",)),
    ],
)
def test_a_title_breaks_before_the_name_of_the_form(title, pieces):
    assert title_pieces(title) == pieces
