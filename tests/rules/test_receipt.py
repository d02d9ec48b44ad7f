"""The day of receipt, one example per channel (Article 31)."""

import datetime as dt

import pytest

from gongkai.rules.receipt import (
    CHANNEL_LABELS,
    Arrival,
    Channel,
    ReceiptNotPossible,
    confirmation_due_on,
    receipt,
)

FRIDAY = dt.date(2026, 2, 13)
SATURDAY = dt.date(2026, 2, 14)
AFTER_SPRING_FESTIVAL = dt.date(2026, 2, 24)


@pytest.mark.parametrize("channel", [Channel.IN_PERSON, Channel.SIGNED_MAIL])
def test_what_is_handed_over_or_signed_for_is_received_that_day(channel):
    assert receipt(Arrival(channel, FRIDAY)).on == FRIDAY


@pytest.mark.parametrize(
    "channel", [Channel.ORDINARY_MAIL, Channel.ONLINE, Channel.EMAIL, Channel.FAX]
)
def test_elsewhere_the_day_of_confirmation_counts(channel):
    arrival = Arrival(channel, FRIDAY, confirmed_on=AFTER_SPRING_FESTIVAL)

    assert receipt(arrival).on == AFTER_SPRING_FESTIVAL


@pytest.mark.parametrize(
    "channel", [Channel.ORDINARY_MAIL, Channel.ONLINE, Channel.EMAIL, Channel.FAX]
)
def test_while_the_applicant_is_not_reached_no_time_runs(channel):
    waiting = receipt(Arrival(channel, FRIDAY))

    assert waiting.on is None
    assert "恢复联系之日起算" in waiting.why
    assert str(waiting.source) == "国办公开办函〔2015〕207号"


def test_an_application_sent_to_another_office_counts_from_the_ogi_office():
    arrival = Arrival(Channel.SIGNED_MAIL, FRIDAY, at_office_on=SATURDAY)

    assert receipt(arrival).on == SATURDAY


@pytest.mark.parametrize(
    ("channel", "source"),
    [
        (Channel.IN_PERSON, "《中华人民共和国政府信息公开条例》第三十一条第（一）项"),
        (Channel.SIGNED_MAIL, "《中华人民共和国政府信息公开条例》第三十一条第（二）项"),
        (Channel.FAX, "《中华人民共和国政府信息公开条例》第三十一条第（三）项"),
    ],
)
def test_the_day_names_its_item(channel, source):
    assert str(receipt(Arrival(channel, FRIDAY, confirmed_on=FRIDAY)).source) == source


@pytest.mark.parametrize(
    "arrival",
    [
        Arrival(Channel.ONLINE, SATURDAY, confirmed_on=FRIDAY),
        Arrival(Channel.IN_PERSON, SATURDAY, at_office_on=FRIDAY),
    ],
)
def test_a_day_before_the_arrival_is_refused(arrival):
    with pytest.raises(ReceiptNotPossible, match="早于提交日期（2026年2月14日）"):
        receipt(arrival)


def test_ordinary_mail_is_confirmed_on_the_day_it_comes():
    assert confirmation_due_on(Arrival(Channel.ORDINARY_MAIL, FRIDAY)) == FRIDAY


def test_what_is_signed_for_needs_no_confirmation():
    assert confirmation_due_on(Arrival(Channel.SIGNED_MAIL, FRIDAY)) is None


def test_every_channel_has_its_words():
    assert set(CHANNEL_LABELS) == set(Channel)
