"""Part two: rows of one, two or three numbers, without any printed sum."""

from decimal import Decimal

import pytest

from gongkai.files.annual_report_reader.proactive import read_proactive
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.proactive_table import PROACTIVE_2019, PROACTIVE_2021
from tests.files.annual_report_reader.pages import rows

HEAD_2021 = "第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数"
HEAD_2019 = "第二十条第（一）项信息内容本年新制作数量本年新公开数量对外公开总数量"
ITEMS = "第二十条第（六）项信息内容上一年项目数量本年增/减处理决定数量"


def read(text):
    return read_proactive(rows(text))


def values(reading, row):
    return [value for cell, value in reading.figures.items() if cell.row == row]


def test_zeros_run_together_can_be_parted_in_one_way_only():
    _, reading = read(HEAD_2021 + "规章000行政规范性文件007")

    assert values(reading, "government_rule") == [0, 0, 0]
    assert values(reading, "normative_document") == [0, 0, 7]


def test_digits_run_together_without_a_sum_are_left_with_every_reading():
    _, reading = read(HEAD_2021 + "规章000规范性文件1234")

    [unread] = reading.unread
    assert set(unread.readings) == {(1, 2, 34), (1, 23, 4), (12, 3, 4)}


def test_a_minus_sign_parts_the_number_before_it():
    _, reading = read(HEAD_2019 + "规章007" + ITEMS + "行政处罚2648-18538")

    assert (
        reading.figures[CellId("proactive", "administrative_penalty", "items_last_year_count")]
        == 2648
    )
    assert (-18, 538) in reading.unread[0].readings


def test_a_count_and_an_amount_run_together_keep_every_parting():
    _, reading = read(
        HEAD_2019 + "规章007第二十条第（九）项信息内容采购项目数量采购总金额政府集中采购12345.6元"
    )

    [unread] = reading.unread
    assert unread.readings == (
        (1, Decimal("0.23456")),
        (12, Decimal("0.03456")),
        (123, Decimal("0.00456")),
        (1234, Decimal("0.00056")),
    )


def test_digits_fewer_than_cells_leave_the_blank_cells_open():
    _, reading = read(HEAD_2021 + "规章5行政规范性文件000")

    assert (None, 5, None) in reading.unread[0].readings


@pytest.mark.parametrize(
    ("words", "table"),
    [
        (HEAD_2021, PROACTIVE_2021),
        (HEAD_2019, PROACTIVE_2019),
        ("本年度制发数\n本年废止数", PROACTIVE_2021),
        ("规章和规范性文件", None),
    ],
)
def test_the_column_heads_tell_the_form(words, table):
    assert read(words)[0] is table


def test_a_number_before_its_label_belongs_to_the_only_row_of_its_group():
    _, reading = read(
        f"{HEAD_2021}\n规章\n0\n0\n0\n第二十条第（五）项\n550\n行政许可\n"
        "第二十条第（六）项\n行政处罚\n行政强制\n4119\n195"
    )

    assert values(reading, "administrative_license") == [550]
    assert values(reading, "administrative_penalty") == [4119]
    assert values(reading, "administrative_compulsion") == [195]


def test_six_numbers_apart_from_their_labels_may_run_down_or_across():
    _, reading = read(f"{HEAD_2021}\n0\n\n5\n\n5\n\n1\n\n2\n\n3\n规章\n行政规范性文件")

    [unread] = reading.unread
    assert values(reading, "government_rule") == [0, 5]  # alike in both ways
    assert set(unread.readings) == {(5, 1, 2), (2, 5, 1)}


def test_numbers_in_blocks_as_high_as_the_rows_run_down():
    _, reading = read(f"{HEAD_2021}\n0\n1\n\n5\n2\n\n6\n3\n规章\n行政规范性文件")

    assert values(reading, "government_rule") == [0, 5, 6]
    assert values(reading, "normative_document") == [1, 2, 3]


def test_numbers_of_a_group_that_are_too_few_are_left_unread():
    _, reading = read(f"{HEAD_2021}\n4\n规章\n行政规范性文件\n第二十条第（五）项\n行政许可\n1")

    assert len(reading.unread) == 1
    assert len(reading.unread[0].cells) == 6


def test_a_row_that_one_province_added_takes_its_own_numbers():
    _, reading = read(f"{HEAD_2019}\n规章  1  2  3\n规范性文件  4  5  6\n其他主动公开文件  7  8  9")

    assert values(reading, "normative_document") == [4, 5, 6]
    assert len(reading.figures) == 6


def test_a_merged_cell_taken_apart_is_one_value():
    _, reading = read(
        "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "| 行政许可 | 97 | 97 | 97 |\n| 行政处罚 | 8 | | |\n| 行政强制 | | 9 | |"
    )

    assert values(reading, "administrative_license") == [97]
    assert values(reading, "administrative_penalty") == [8]
    assert values(reading, "administrative_compulsion") == [9]


def test_numbers_under_their_heads_leave_the_other_cells_blank():
    _, reading = read(
        "信息内容    本年制发件数    本年废止件数    现行有效件数\n"
        "规章          3\n"
        f"行政规范性文件{5:>14}{8:>10}\n"
        "第二十条第（五）项"
    )

    assert values(reading, "government_rule") == [3, None, None]
    assert values(reading, "normative_document") == [None, 5, 8]


def test_a_blank_row_beside_a_filled_one_is_blank():
    _, reading = read(
        f"{HEAD_2021}\n第二十条第（六）项\n行政处罚\n7\n行政强制\n \n第二十条第（八）项"
    )

    assert values(reading, "administrative_penalty") == [7]
    assert values(reading, "administrative_compulsion") == [None]


def test_a_row_without_any_number_is_blank():
    _, reading = read(f"{HEAD_2021}\n规章\n行政规范性文件")

    assert set(reading.figures.values()) == {None}
