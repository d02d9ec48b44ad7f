"""Asking others, counted by hand on the calendar of 2026 (Articles 32 to 34)."""

import datetime as dt

import pytest

from gongkai.rules.consultation import (
    CONSULTED_LABELS,
    Answer,
    Consultation,
    ConsultationNotPossible,
    Consulted,
    Standing,
    answer_due_on,
    is_settled_on,
    standing,
    time_not_counted,
)
from gongkai.rules.work_calendar import national_calendar

CALENDAR = national_calendar()


def day(text):
    return dt.date.fromisoformat(text)


def letter(consulted=Consulted.THIRD_PARTY, delivered="2026-01-19", answered=None, answer=None):
    return Consultation(
        consulted,
        day("2026-01-15"),
        day(delivered) if delivered else None,
        day(answered) if answered else None,
        answer,
    )


def test_an_opinion_is_due_fifteen_working_days_after_receipt():
    assert answer_due_on(letter(), CALENDAR) == day("2026-02-09")


def test_while_receipt_is_unknown_it_is_counted_from_sending():
    assert answer_due_on(letter(delivered=None), CALENDAR) == day("2026-02-05")


@pytest.mark.parametrize(
    ("answered", "last"),
    [
        (None, "2026-02-09"),
        ("2026-01-23", "2026-01-23"),
        ("2026-02-12", "2026-02-09"),  # too late to stop anything more
    ],
)
def test_time_is_not_counted_from_sending_to_the_answer_or_the_end_of_the_period(answered, last):
    stop = time_not_counted(letter(answered=answered), CALENDAR)

    assert (stop.first, stop.last) == (day("2026-01-15"), day(last))


def test_the_stop_says_why():
    stop = time_not_counted(letter(), CALENDAR)

    assert stop.why == (
        "征求第三方意见，所需时间不计算在期限内（《中华人民共和国政府信息公开条例》第三十三条第三款）"
    )


@pytest.mark.parametrize(
    ("consultation", "on", "expected"),
    [
        (letter(), "2026-02-09", Standing.WAITING),
        (letter(), "2026-02-10", Standing.SILENT_AGENCY_DECIDES),
        (letter(Consulted.JOINT_MAKER), "2026-02-10", Standing.SILENT_COUNTS_AS_CONSENT),
        (letter(Consulted.OTHER_AGENCY), "2026-02-10", Standing.SILENT_AGENCY_DECIDES),
        (letter(delivered=None), "2026-06-01", Standing.WAITING),
        (letter(answered="2026-01-23", answer=Answer.AGREES), "2026-01-23", Standing.AGREED),
        (letter(answered="2026-01-23", answer=Answer.OBJECTS), "2026-01-23", Standing.OBJECTED),
        (
            letter(Consulted.JOINT_MAKER, answered="2026-02-12", answer=Answer.OBJECTS),
            "2026-02-12",
            Standing.SILENT_COUNTS_AS_CONSENT,
        ),
        (  # came back undelivered: it said nothing and heard nothing
            letter(Consulted.JOINT_MAKER, delivered=None, answered="2026-01-23"),
            "2026-01-23",
            Standing.SILENT_AGENCY_DECIDES,
        ),
    ],
)
def test_what_a_consultation_comes_to(consultation, on, expected):
    assert standing(consultation, day(on), CALENDAR) is expected


@pytest.mark.parametrize(
    ("consultation", "on", "is_settled"),
    [
        (letter(), "2026-02-09", False),
        (letter(), "2026-02-10", True),
        (letter(), None, False),
        (letter(delivered=None), "2026-06-01", False),
        (letter(answered="2026-01-23"), None, True),
    ],
)
def test_an_open_one_is_settled_when_its_period_is_over(consultation, on, is_settled):
    assert is_settled_on(consultation, on and day(on), CALENDAR) is is_settled


@pytest.mark.parametrize(
    ("days", "what"),
    [
        ({"delivered": "2026-01-14"}, "收到征求意见书的日期（2026年1月14日）"),
        ({"answered": "2026-01-14"}, "答复意见的日期（2026年1月14日）"),
    ],
)
def test_a_day_before_sending_is_refused(days, what):
    with pytest.raises(ConsultationNotPossible, match=what):
        letter(**days)


def test_everybody_who_is_asked_has_a_name():
    assert set(CONSULTED_LABELS) == set(Consulted)
