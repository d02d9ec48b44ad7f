"""When a reply falls due, counted by hand on the calendars of 2024 to 2026 (Article 33)."""

import datetime as dt

import pytest

from gongkai.rules.consultation import Consultation, Consulted
from gongkai.rules.correction import CorrectionRequest
from gongkai.rules.deferred_reply import DeferredReply
from gongkai.rules.fees import FeeNotAllowed, FeeNotice
from gongkai.rules.reply_time_limit import (
    Extension,
    ExtensionNotAllowed,
    ReplyClock,
    ReplyNotConsulted,
    charged,
    consulted,
    extended,
    extension_noticed_by,
    reply_due,
)
from gongkai.rules.work_calendar import NoHolidayNotice, national_calendar

CALENDAR = national_calendar()


def day(text):
    return dt.date.fromisoformat(text)


def extension(working_days=20, by="赵主任", approved="2026-03-20", noticed="2026-03-23"):
    return Extension(working_days, by, day(approved), day(noticed))


def asked(sent="2026-01-15", delivered="2026-01-19", answered=None):
    return Consultation(
        Consulted.THIRD_PARTY, day(sent), day(delivered), day(answered) if answered else None
    )


MARCH = ReplyClock(day("2026-03-02"))
JANUARY = ReplyClock(day("2026-01-09"))


@pytest.mark.parametrize(
    ("received", "due", "due_if_extended"),
    [
        ("2024-09-30", "2024-11-01", "2024-11-29"),
        ("2025-01-20", "2025-02-21", "2025-03-21"),
        ("2026-01-28", "2026-03-03", "2026-03-31"),
        ("2026-02-10", "2026-03-16", "2026-04-14"),
        ("2026-04-29", "2026-05-29", "2026-06-29"),
        ("2026-09-18", "2026-10-22", "2026-11-19"),
        ("2026-03-02", "2026-03-30", "2026-04-28"),
    ],
)
def test_a_reply_is_due_twenty_working_days_after_receipt_and_twenty_more(
    received, due, due_if_extended
):
    clock = ReplyClock(day(received))
    longer = extended(clock, extension(approved=received, noticed=received), CALENDAR)

    assert reply_due(clock, CALENDAR).on == day(due)
    assert reply_due(longer, CALENDAR).on == day(due_if_extended)


def test_a_reply_that_reaches_a_year_without_notice_is_not_guessed():
    with pytest.raises(NoHolidayNotice, match="2027年"):
        reply_due(ReplyClock(day("2026-12-10")), CALENDAR)


def test_a_provisional_calendar_gives_a_provisional_day():
    due = reply_due(ReplyClock(day("2026-12-10")), CALENDAR.provisional())

    assert (due.on, due.provisional, due.may_move) == (day("2027-01-08"), True, ())


class TestTimeNotCounted:
    def test_an_open_consultation_is_taken_to_last_its_fifteen_days(self):
        due = reply_due(consulted(JANUARY, asked(), CALENDAR), CALENDAR)

        assert (due.on, due.provisional) == (day("2026-03-10"), True)
        assert due.may_move == ("第三方意见尚未收到；最迟到2026年2月9日，早收到的，期限相应提前",)

    def test_it_is_settled_once_the_law_has_closed_it(self):
        clock = consulted(JANUARY, asked(), CALENDAR)

        assert reply_due(clock, CALENDAR, as_of=day("2026-02-09")).provisional
        assert not reply_due(clock, CALENDAR, as_of=day("2026-02-10")).provisional

    def test_an_early_answer_brings_the_day_forward(self):
        clock = consulted(JANUARY, asked(answered="2026-01-23"), CALENDAR)

        due = reply_due(clock, CALENDAR)

        assert (due.on, due.provisional) == (day("2026-02-24"), False)

    def test_overlapping_consultations_are_left_out_once(self):
        clock = consulted(JANUARY, asked(), CALENDAR)

        clock = consulted(clock, asked("2026-02-05", "2026-02-05"), CALENDAR)

        assert reply_due(clock, CALENDAR).on == day("2026-03-27")

    def test_a_consultation_after_the_limit_stops_nothing(self):
        with pytest.raises(ReplyNotConsulted, match="最后一天是2026年3月30日，2026年3月31日才征求"):
            consulted(MARCH, asked("2026-03-31", "2026-03-31"), CALENDAR)

    def test_in_a_year_without_notice_it_is_left_out_as_well(self):
        clock = ReplyClock(
            day("2026-12-10"), consultations=(asked("2026-12-14", "2026-12-14", "2026-12-18"),)
        )

        # 11 December; 21 to 31 December; 4 to 15 January without New Year's Day
        assert reply_due(clock, CALENDAR.provisional()).on == day("2027-01-15")


class TestFreshStart:
    def test_a_corrected_application_is_counted_from_its_arrival(self):
        request = CorrectionRequest(day("2026-03-10"), day("2026-03-25"), day("2026-03-20"))

        due = reply_due(ReplyClock(day("2026-03-02"), correction=request), CALENDAR)

        assert (due.on, due.provisional) == (day("2026-04-20"), False)

    def test_an_awaited_correction_is_taken_to_come_on_the_last_day(self):
        request = CorrectionRequest(day("2026-03-10"), day("2026-03-25"))

        due = reply_due(ReplyClock(day("2026-03-02"), correction=request), CALENDAR)

        assert (due.on, due.provisional) == (day("2026-04-23"), True)
        assert due.may_move == ("申请人尚未补正；补正期限到2026年3月25日，按最后一天补正计算",)

    def test_a_paid_fee_starts_the_count_afresh(self):
        clock = charged(MARCH, FeeNotice(day("2026-03-16"), day("2026-03-23")), CALENDAR)

        assert reply_due(clock, CALENDAR).on == day("2026-04-21")

    def test_an_unpaid_fee_is_taken_to_be_paid_on_the_last_day(self):
        clock = charged(MARCH, FeeNotice(day("2026-03-16")), CALENDAR)

        due = reply_due(clock, CALENDAR)

        assert (due.on, due.provisional) == (day("2026-05-14"), True)
        assert due.may_move == ("申请人尚未缴费；缴费期限到2026年4月14日，按最后一天缴费计算",)

    def test_of_two_fresh_starts_the_later_counts(self):
        request = CorrectionRequest(day("2026-03-04"), day("2026-03-12"), day("2026-03-12"))
        clock = ReplyClock(
            day("2026-03-02"), request, FeeNotice(day("2026-03-16"), day("2026-03-23"))
        )

        assert reply_due(clock, CALENDAR).on == day("2026-04-21")

    def test_a_fee_notice_after_the_limit_is_refused(self):
        with pytest.raises(FeeNotAllowed, match="最后一天是2026年3月30日，不能是2026年3月31日"):
            charged(MARCH, FeeNotice(day("2026-03-31")), CALENDAR)

    def test_a_second_fee_notice_is_refused(self):
        clock = charged(MARCH, FeeNotice(day("2026-03-16")), CALENDAR)

        with pytest.raises(FeeNotAllowed, match="2026年3月16日已经送达过收费通知"):
            charged(clock, FeeNotice(day("2026-03-17")), CALENDAR)


class TestExtension:
    def test_a_limit_may_be_extended_by_fewer_than_twenty(self):
        clock = extended(MARCH, extension(10), CALENDAR)

        assert reply_due(clock, CALENDAR).on == day("2026-04-14")

    def test_the_working_day_before_the_limit_is_the_last_to_tell_of_it(self):
        assert extension_noticed_by(MARCH, CALENDAR) == day("2026-03-27")

    def test_told_on_the_weekend_before_the_limit_it_is_in_time(self):
        clock = extended(MARCH, extension(1, noticed="2026-03-29"), CALENDAR)

        assert reply_due(clock, CALENDAR).on == day("2026-03-31")

    @pytest.mark.parametrize(
        ("refused", "why"),
        [
            (extension(0), "不能延长0个，请改为1至20个"),
            (extension(21), "不得超过20个工作日"),
            (extension(by=" "), "请写明同意人的姓名"),
            (extension(approved="2026-03-23", noticed="2026-03-20"), "先经同意"),
            (extension(approved="2026-03-01"), "先经同意"),
            (extension(noticed="2026-03-30"), "最迟2026年3月27日，不能在2026年3月30日告知"),
        ],
    )
    def test_what_article_33_does_not_permit_is_refused(self, refused, why):
        with pytest.raises(ExtensionNotAllowed, match=why):
            extended(MARCH, refused, CALENDAR)

    def test_a_limit_is_extended_once(self):
        clock = extended(MARCH, extension(5), CALENDAR)

        with pytest.raises(ExtensionNotAllowed, match="已延长过一次"):
            extended(clock, extension(5), CALENDAR)

    def test_on_the_day_of_receipt_it_is_extended_once_too(self):
        first = extension(5, approved="2026-03-02", noticed="2026-03-02")

        with pytest.raises(ExtensionNotAllowed, match="已延长过一次"):
            extended(extended(MARCH, first, CALENDAR), extension(5), CALENDAR)

    def test_an_extension_goes_with_the_count_it_was_granted_in(self):
        clock = extended(MARCH, extension(10, approved="2026-03-18"), CALENDAR)
        clock = charged(clock, FeeNotice(day("2026-03-19"), day("2026-03-23")), CALENDAR)

        assert reply_due(clock, CALENDAR).on == day("2026-04-21")

    def test_the_new_count_may_be_extended_again(self):
        clock = extended(MARCH, extension(10, approved="2026-03-18"), CALENDAR)
        clock = charged(clock, FeeNotice(day("2026-03-19"), day("2026-03-23")), CALENDAR)

        clock = extended(clock, extension(1, "赵主任", "2026-04-01", "2026-04-02"), CALENDAR)

        assert reply_due(clock, CALENDAR).on == day("2026-04-22")


class TestDeferral:
    def test_a_deferred_reply_is_due_on_the_day_that_was_set(self):
        deferral = DeferredReply(day("2026-04-30"), day("2026-03-20"))

        due = reply_due(ReplyClock(day("2026-03-02"), deferral=deferral), CALENDAR)

        assert (due.on, due.provisional) == (day("2026-04-30"), False)

    def test_a_day_that_an_extension_overtook_defers_nothing(self):
        deferral = DeferredReply(day("2026-03-31"), day("2026-03-20"))
        clock = extended(
            ReplyClock(day("2026-03-02"), deferral=deferral),
            extension(10),
            CALENDAR,
        )

        assert reply_due(clock, CALENDAR).on == day("2026-04-14")

    def test_its_days_say_so(self):
        deferral = DeferredReply(day("2026-04-01"), day("2026-03-20"))

        last = reply_due(ReplyClock(day("2026-03-02"), deferral=deferral), CALENDAR).days[-1]

        assert (last.number, last.why) == (
            None,
            "延迟答复（《中华人民共和国政府信息公开条例》第三十五条）",
        )


class TestWorking:
    def test_every_day_is_there_counted_or_not(self):
        due = reply_due(consulted(JANUARY, asked(), CALENDAR), CALENDAR)

        assert [each.on for each in due.days] == [
            day("2026-01-10") + dt.timedelta(days=number) for number in range(60)
        ]

    def test_numbers_run_from_one_to_twenty(self):
        due = reply_due(consulted(JANUARY, asked(), CALENDAR), CALENDAR)

        numbers = [each.number for each in due.days if each.number is not None]

        assert numbers == list(range(1, 21))

    def test_a_day_not_counted_says_why(self):
        due = reply_due(consulted(JANUARY, asked(), CALENDAR), CALENDAR)
        why = {each.on: (each.number, each.is_stopped, each.why) for each in due.days}

        assert why[day("2026-01-14")] == (3, False, "星期三")
        assert why[day("2026-01-15")][:2] == (None, True)
        assert why[day("2026-01-17")] == (None, False, "星期六")
        assert why[day("2026-02-14")] == (8, False, "星期六，调休上班（国办发明电〔2025〕7号）")
        assert why[day("2026-02-16")] == (None, False, "春节放假（国办发明电〔2025〕7号）")

    def test_days_before_a_fresh_start_stand_in_it_uncounted(self):
        request = CorrectionRequest(day("2026-03-10"), day("2026-03-25"), day("2026-03-20"))
        due = reply_due(ReplyClock(day("2026-03-02"), correction=request), CALENDAR)

        first = due.days[0]

        assert (first.on, first.number) == (day("2026-03-03"), None)
        assert first.why.startswith("收到补正后的申请之日起重新计算")
