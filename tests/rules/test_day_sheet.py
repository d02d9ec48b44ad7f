"""期限计算说明: stretches and month sheets, checked against a sheet counted by hand."""

import datetime as dt
from dataclasses import replace

import pytest

from gongkai.rules.consultation import Consultation, Consulted
from gongkai.rules.correction import CorrectionRequest
from gongkai.rules.day_sheet import SheetDay, day_sheet
from gongkai.rules.fees import FeeNotice
from gongkai.rules.receipt import Arrival, Channel
from gongkai.rules.reckoning import Deferral, Facts, reckon
from gongkai.rules.reply_time_limit import Extension
from gongkai.rules.work_calendar import national_calendar

CALENDAR = national_calendar()


def day(text):
    return dt.date.fromisoformat(text)


ASKED = Facts(
    Arrival(Channel.ONLINE, day("2026-01-08"), confirmed_on=day("2026-01-09")),
    consultations=(Consultation(Consulted.THIRD_PARTY, day("2026-01-15"), day("2026-01-19")),),
)
MARCH = Facts(Arrival(Channel.IN_PERSON, day("2026-03-02")))
DECEMBER = Facts(Arrival(Channel.IN_PERSON, day("2026-12-10")))


def sheet(facts):
    return day_sheet(reckon(facts, CALENDAR.provisional()), CALENDAR)


def squares(facts):
    return {
        square.on: square
        for month in sheet(facts).months
        for week in month.weeks
        for square in week
        if square.on
    }


def test_the_stretches_are_those_counted_by_hand():
    rows = [
        (each.span, each.counted, each.not_counted, each.total) for each in sheet(ASKED).stretches
    ]

    assert rows == [
        ("1月10日至11日", 0, 2, 0),
        ("1月12日至14日", 3, 0, 3),
        ("1月15日至2月9日", 0, 26, 3),
        ("2月10日至14日", 5, 0, 8),
        ("2月15日至23日", 0, 9, 8),
        ("2月24日至28日", 5, 0, 13),
        ("3月1日（星期日）", 0, 1, 13),
        ("3月2日至6日", 5, 0, 18),
        ("3月7日至8日", 0, 2, 18),
        ("3月9日至10日", 2, 0, 20),
    ]


def test_each_stretch_says_why():
    why = {each.span: each.why for each in sheet(ASKED).stretches}

    assert why["1月10日至11日"] == "星期六、星期日"
    assert why["1月15日至2月9日"].endswith("第三十三条第三款）；其中工作日18个")
    assert why["2月10日至14日"] == "工作日；14日星期六调休上班（国办发明电〔2025〕7号）"
    assert why["2月15日至23日"] == "春节放假（国办发明电〔2025〕7号）"


def test_a_year_without_notice_says_so():
    shown = sheet(DECEMBER)
    why = {each.span: each.why for each in shown.stretches}

    assert why["1月2日至3日"] == "星期六、星期日；2027年安排未公布，暂定"
    assert why["1月4日至8日"] == "工作日；2027年安排未公布，暂定"
    assert shown.sources[-1] == "2027年的节假日安排通知尚未公布，该年各日为暂定"


def test_the_month_sheets_run_from_receipt_to_the_due_day():
    months = [(month.year, month.month) for month in sheet(DECEMBER).months]

    assert months == [(2026, 12), (2027, 1)]


@pytest.mark.parametrize(
    ("on", "look", "note", "mark"),
    [
        ("2026-01-08", "", "", ""),
        ("2026-01-09", "zero", "起", "收"),
        ("2026-01-10", "off", "休", ""),
        ("2026-01-12", "cnt", "", "1"),
        ("2026-01-15", "stp", "", "停"),
        ("2026-02-14", "cnt", "班", "8"),
        ("2026-02-16", "off", "春", ""),
        ("2026-03-10", "cnt due", "末", "20"),
        ("2026-03-11", "", "", ""),
    ],
)
def test_a_square_shows_what_the_day_is(on, look, note, mark):
    square = squares(ASKED)[day(on)]

    assert (square.look, square.note, square.mark) == (look, note, mark)


def test_days_outside_a_month_are_blank():
    assert sheet(ASKED).months[0].weeks[0][0] == SheetDay(None)


def test_a_fresh_start_is_marked_on_its_day():
    corrected = CorrectionRequest(day("2026-03-10"), day("2026-03-25"), day("2026-03-20"))

    found = squares(replace(MARCH, correction=corrected))

    assert (found[day("2026-03-02")].note, found[day("2026-03-02")].mark) == ("", "收")
    assert found[day("2026-03-20")].note == "起"


def test_the_last_day_of_a_deferral_is_marked():
    deferral = Deferral(day("2026-03-10"), day("2026-03-20"), day("2026-04-30"))

    last = squares(replace(MARCH, deferral=deferral))[day("2026-04-30")]

    assert (last.look, last.note) == ("stp due", "末")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({}, "期限20个工作日（"),
        (
            {"extension": Extension(10, "赵主任", day("2026-03-20"), day("2026-03-20"))},
            "期限20个工作日，经同意延长10个，共30个（2026年3月20日告知申请人）（",
        ),
        (
            {"deferral": Deferral(day("2026-03-10"), day("2026-03-20"), day("2026-04-30"))},
            "期限20个工作日，延迟到2026年4月30日（2026年3月20日告知申请人）（",
        ),
    ],
)
def test_the_limit_is_told_with_what_lengthens_it(more, says):
    assert sheet(replace(MARCH, **more)).limit.startswith(says)


def test_every_source_that_was_used_is_named():
    facts = replace(
        MARCH,
        correction=CorrectionRequest(day("2026-03-03"), day("2026-03-25"), day("2026-03-12")),
        fee=FeeNotice(day("2026-03-17"), day("2026-03-18")),
        deferral=Deferral(day("2026-03-10"), day("2026-03-20"), day("2026-04-30")),
    )

    assert sheet(facts).sources == (
        (
            "《中华人民共和国政府信息公开条例》（国务院令第711号）"
            "第三十一条第（一）项、第三十三条第二款、第三十条、第三十五条"
        ),
        "国办函〔2020〕109号",
        "国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号，2025年11月4日）",
    )


def test_nothing_counted_gives_no_sheet():
    with pytest.raises(ValueError, match="nothing was counted"):
        sheet(Facts(Arrival(Channel.FAX, day("2026-03-02"))))


class TestCheckCode:
    def test_the_same_facts_have_the_same_code(self):
        assert sheet(ASKED).code == sheet(ASKED).code

    def test_another_day_has_another(self):
        later = replace(ASKED, arrival=replace(ASKED.arrival, arrived_on=day("2026-01-07")))

        assert sheet(later).code != sheet(ASKED).code

    def test_a_new_notice_changes_it(self):
        with_fewer = replace(CALENDAR, notices=CALENDAR.notices[:-1])

        fewer = day_sheet(reckon(MARCH, with_fewer.provisional()), with_fewer)

        assert fewer.code != sheet(MARCH).code
