"""Two ways of counting agree, and no stop ever helps the agency's calendar run faster."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gongkai.rules.consultation import Consultation, Consulted
from gongkai.rules.correction import CorrectionRequest
from gongkai.rules.holiday_notices import Holiday, HolidayNotice
from gongkai.rules.reply_time_limit import Extension, ReplyClock, reply_due
from gongkai.rules.stopped_count import Stop, nth_counted_day
from gongkai.rules.work_calendar import national_calendar
from tests.rules.second_clock import reply_due_on

CALENDAR = national_calendar()
RECEIVED = st.dates(dt.date(2019, 1, 2), dt.date(2026, 2, 28))
EXTENSIONS = st.integers(0, 20)


@st.composite
def letters(draw):
    """Draw days after receipt: sent, delivered, and answered or not."""
    sent = draw(st.integers(0, 30))
    delivered = sent + draw(st.integers(0, 10))
    answered = draw(st.none() | st.integers(0, 40))
    return sent, delivered, None if answered is None else delivered + answered


LETTERS = st.lists(letters(), max_size=4)


def after(received, number):
    return None if number is None else received + dt.timedelta(days=number)


def consultations(received, drawn):
    return tuple(
        Consultation(
            Consulted.THIRD_PARTY,
            after(received, sent),
            after(received, delivered),
            after(received, answered),
        )
        for sent, delivered, answered in drawn
    )


def clock(received, drawn=(), more=0, corrected=None):
    correction = corrected and CorrectionRequest(received, corrected, corrected)
    extension = more and Extension(more, "赵主任", received, received)
    return ReplyClock(
        received,
        correction=correction or None,
        consultations=consultations(received, drawn),
        extension=extension or None,
    )


@given(RECEIVED, LETTERS, EXTENSIONS)
def test_two_ways_of_counting_agree(received, drawn, more):
    spans = [tuple(after(received, number) for number in letter) for letter in drawn]

    by_rule = reply_due(clock(received, drawn, more), CALENDAR).on

    assert by_rule == reply_due_on(received, letters=spans, more=more)


@given(RECEIVED, LETTERS, st.integers(1, 30))
def test_two_ways_of_counting_agree_after_a_correction(received, drawn, later):
    corrected = after(received, later)
    spans = [tuple(after(received, number) for number in letter) for letter in drawn]

    by_rule = reply_due(clock(received, drawn, corrected=corrected), CALENDAR).on

    assert by_rule == reply_due_on(received, restarted=corrected, letters=spans)


@given(RECEIVED, LETTERS, letters(), EXTENSIONS)
def test_adding_a_consultation_never_brings_a_day_forward(received, drawn, another, more):
    before = reply_due(clock(received, drawn, more), CALENDAR).on

    assert reply_due(clock(received, [*drawn, another], more), CALENDAR).on >= before


@given(RECEIVED, LETTERS, st.integers(1, 19))
def test_a_longer_extension_is_always_later(received, drawn, more):
    shorter = reply_due(clock(received, drawn, more), CALENDAR).on

    assert reply_due(clock(received, drawn, more + 1), CALENDAR).on > shorter


@given(RECEIVED, LETTERS, st.randoms())
def test_the_order_of_consultations_does_not_matter(received, drawn, random):
    shuffled = random.sample(drawn, len(drawn))

    assert (
        reply_due(clock(received, drawn), CALENDAR).on
        == reply_due(clock(received, shuffled), CALENDAR).on
    )


@given(RECEIVED, st.integers(1, 40), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_overlapping_stops_count_as_their_union(start, count, first, length, more):
    one = Stop(after(start, first), after(start, first + length), "")
    overlapping = Stop(one.last, one.last + dt.timedelta(days=more), "")
    union = Stop(one.first, overlapping.last, "")

    assert nth_counted_day(start, count, (one, overlapping), CALENDAR) == nth_counted_day(
        start, count, (union,), CALENDAR
    )


@given(RECEIVED, LETTERS, EXTENSIONS)
def test_the_working_ends_on_the_due_day_with_its_number(received, drawn, more):
    due = reply_due(clock(received, drawn, more), CALENDAR)

    assert (due.days[0].on, due.days[-1].on) == (received + dt.timedelta(days=1), due.on)
    assert [day.number for day in due.days if day.number] == list(range(1, 21 + more))


@given(
    st.dates(dt.date(2026, 12, 4), dt.date(2026, 12, 31)),
    LETTERS,
    st.integers(1, 20),
    st.integers(0, 6),
)
def test_a_new_notice_recounts_and_settles_the_year(received, drawn, first, length):
    begins = dt.date(2027, 1, first)
    off = Holiday("春节", begins, begins + dt.timedelta(days=length))
    notice = HolidayNotice(2027, "2027年部分节假日安排", "", dt.date(2026, 11, 20), (off,))
    answered = [(sent, delivered, delivered) for sent, delivered, _ in drawn]
    counted_before = reply_due(clock(received, answered), CALENDAR.provisional())

    counted_anew = reply_due(clock(received, answered), CALENDAR.with_notice(notice))

    days_off = {day for day in off.days() if CALENDAR.provisional().is_working_day(day)}
    assert counted_before.provisional
    assert not counted_anew.provisional
    assert not days_off & {day.on for day in counted_anew.days if day.number}


@given(RECEIVED, LETTERS, st.integers(0, 80))
def test_an_own_holiday_never_brings_a_day_forward(received, drawn, later):
    off = after(received, later)
    own = replace(CALENDAR, own_holidays=(Holiday("本地节日", off, off),))
    without_letters = clock(received)

    assert reply_due(without_letters, own).on >= reply_due(without_letters, CALENDAR).on
    assert reply_due(clock(received, drawn), own).on >= reply_due(without_letters, CALENDAR).on
