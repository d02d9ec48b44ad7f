"""The deferred reply of Article 35, which is no extension."""

import datetime as dt

import pytest

from gongkai.rules.deferred_reply import DeferralNotAllowed, DeferredReply, defer_reply


def day(text):
    return dt.date.fromisoformat(text)


def deferred(reasons="2026-03-12", told="2026-03-20", until="2026-04-30"):
    return defer_reply(
        reasons_received_on=reasons and day(reasons),
        told_on=day(told),
        until=day(until),
        reply_due_on=day("2026-03-30"),
    )


def test_a_reply_is_deferred_to_the_day_that_was_set():
    assert deferred() == DeferredReply(day("2026-04-30"), day("2026-03-20"))


def test_the_last_day_of_the_limit_is_in_time_to_tell():
    assert deferred(told="2026-03-30").told_on == day("2026-03-30")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"reasons": None}, "应当先要求申请人说明理由"),
        ({"reasons": "2026-03-21"}, "应当先要求申请人说明理由"),
        ({"told": "2026-03-31"}, "答复期限2026年3月30日已经届满"),
        ({"until": "2026-03-30"}, "没有超过答复期限2026年3月30日"),
    ],
)
def test_what_article_35_does_not_permit_is_refused(facts, why):
    with pytest.raises(DeferralNotAllowed, match=why):
        deferred(**facts)
