"""From what happened to a due day, and the last days on the way."""

import datetime as dt
from dataclasses import replace

import pytest

from gongkai.rules.consultation import Consultation, Consulted
from gongkai.rules.correction import CorrectionNotAllowed, CorrectionRequest
from gongkai.rules.deferred_reply import DeferralNotAllowed
from gongkai.rules.fees import FeeNotice
from gongkai.rules.receipt import Arrival, Channel
from gongkai.rules.reckoning import DayOutOfReach, Deferral, Facts, reckon
from gongkai.rules.reply_time_limit import Extension
from gongkai.rules.work_calendar import national_calendar

CALENDAR = national_calendar()


def day(text):
    return dt.date.fromisoformat(text)


MARCH = Facts(Arrival(Channel.IN_PERSON, day("2026-03-02")))


def last_days(facts):
    return {each.key: each.on for each in reckon(facts, CALENDAR).last_days}


def test_without_more_a_reply_is_due_in_twenty_working_days():
    assert reckon(MARCH, CALENDAR).due.on == day("2026-03-30")


def test_what_waits_for_the_applicant_has_no_due_day():
    reckoning = reckon(Facts(Arrival(Channel.ONLINE, day("2026-03-02"))), CALENDAR)

    assert (reckoning.due, reckoning.clock, reckoning.last_days) == (None, None, ())


def test_the_last_days_of_an_untouched_case():
    assert last_days(MARCH) == {
        "correction_requested_by": day("2026-03-11"),
        "extension_noticed_by": day("2026-03-27"),
    }


def test_the_last_days_of_what_is_awaited():
    facts = replace(
        MARCH,
        correction=CorrectionRequest(day("2026-03-03"), day("2026-03-25")),
        consultations=(Consultation(Consulted.JOINT_MAKER, day("2026-03-04"), day("2026-03-05")),),
        fee=FeeNotice(day("2026-03-16")),
    )

    assert last_days(facts) == {
        "corrected_by": day("2026-03-25"),
        "answered_by": day("2026-03-26"),
        "paid_by": day("2026-04-14"),
        "extension_noticed_by": day("2026-05-13"),
    }


def test_what_was_done_is_not_waited_for():
    facts = replace(
        MARCH,
        correction=CorrectionRequest(day("2026-03-03"), day("2026-03-25"), day("2026-03-12")),
        consultations=(
            Consultation(
                Consulted.OTHER_AGENCY, day("2026-03-13"), day("2026-03-13"), day("2026-03-16")
            ),
        ),
        fee=FeeNotice(day("2026-03-17"), day("2026-03-18")),
        extension=Extension(5, "赵主任", day("2026-03-20"), day("2026-03-20")),
    )

    assert last_days(facts) == {}


def test_a_consultation_in_extended_time_is_allowed_in_the_order_of_days():
    facts = replace(
        MARCH,
        consultations=(
            Consultation(
                Consulted.THIRD_PARTY, day("2026-04-08"), day("2026-04-08"), day("2026-04-09")
            ),
        ),
        extension=Extension(10, "赵主任", day("2026-03-20"), day("2026-03-20")),
    )

    # without it 14 April; 8 and 9 April are left out
    assert reckon(facts, CALENDAR).due.on == day("2026-04-16")


def test_a_deferral_is_due_on_its_day():
    facts = replace(
        MARCH, deferral=Deferral(day("2026-03-10"), day("2026-03-20"), day("2026-04-30"))
    )

    assert reckon(facts, CALENDAR).due.on == day("2026-04-30")


def test_a_deferral_without_reasons_is_refused():
    facts = replace(MARCH, deferral=Deferral(None, day("2026-03-20"), day("2026-04-30")))

    with pytest.raises(DeferralNotAllowed):
        reckon(facts, CALENDAR)


def test_facts_that_cannot_lawfully_have_happened_are_refused():
    facts = replace(MARCH, correction=CorrectionRequest(day("2026-03-12"), day("2026-03-25")))

    with pytest.raises(CorrectionNotAllowed, match="最后一天是2026年3月11日"):
        reckon(facts, CALENDAR)


@pytest.mark.parametrize("on", ["2018-12-31", "2028-01-01", "9999-12-31"])
def test_a_day_that_nobody_can_reckon_with_is_refused(on):
    letter = Consultation(Consulted.THIRD_PARTY, day("2018-01-01"), day(on))

    with pytest.raises(DayOutOfReach, match="请核对年份"):
        reckon(Facts(Arrival(Channel.IN_PERSON, day(on))), CALENDAR.provisional())
    with pytest.raises(DayOutOfReach, match="请核对年份"):
        reckon(replace(MARCH, consultations=(letter,)), CALENDAR.provisional())
