import datetime as dt

import pytest

from gongkai.rules.annual_report.signature import (
    signature_length,
    signature_lines,
    without_signature,
)

TOWN = "示例县青山镇人民政府"


def test_a_signature_is_the_name_with_the_place_of_the_seal_and_the_day():
    assert signature_lines(TOWN, dt.date(2026, 1, 20)) == (
        "示例县青山镇人民政府（印章）",
        "2026年1月20日",
    )


def test_a_day_that_is_not_known_is_left_to_be_filled_in():
    assert signature_lines(TOWN, None)[1].split() == ["年", "月", "日"]


def test_nobody_signs_for_an_unknown_agency():
    assert signature_lines("", dt.date(2026, 1, 20)) == ()


@pytest.mark.parametrize("day", [dt.date(2026, 1, 20), None])
def test_a_signature_is_no_part_of_the_text_above_it(day):
    text = "没有收取信息处理费。"

    signed = "\n".join((text, "", *signature_lines(TOWN, day)))

    assert without_signature(signed) == text


@pytest.mark.parametrize(
    "text",
    [
        "没有收取信息处理费。",
        f"没有收取。\n{TOWN}\n2026年1月20日",  # no place of a seal: who knows what these lines are
        f"没有收取。\n{TOWN}（印章）",
        "",
    ],
)
def test_a_text_without_the_place_of_a_seal_stays_whole(text):
    assert without_signature(text) == text


def test_a_name_that_is_broken_over_lines_belongs_to_the_signature():
    lines = ["没有收取。", "示例县青山镇", "人民政府（印章）", "2026年1月20日", ""]

    assert signature_length(lines, TOWN) == 4
