"""What subscribers are told: each item once, as it is public when the letter goes."""

import datetime as dt
from dataclasses import replace

import pytest

from gongkai.catalog.actions import drafting, reviewing, withdrawing
from gongkai.search import indexing
from gongkai.subscriptions.by_the_clock import make_and_send
from gongkai.subscriptions.gathering import gather
from gongkai.subscriptions.models import Frequency, OutgoingLetter, Subscription
from gongkai.subscriptions.sending import send_waiting
from gongkai.subscriptions.tokens import END, token_for
from tests.catalog.conftest import AT, REVIEWERS, fresh, later, pass_one


def withdraw(item, cast, at):
    withdrawing.ask_withdrawal(item=item, reason="内容有误", by=cast["lin"], at=at)
    withdrawing.decide_withdrawal(
        item=fresh(item), agrees=True, reason="内容有误", by=cast["qian"], at=at
    )
    indexing.index_due()


def change(item, cast, at, **changes):
    version = drafting.begin_version(item=item, why="时间改了", by=cast["lin"], at=at)
    content = replace(version.value(), **changes)
    drafting.save_draft(
        item=item, content=content, seen_revision=version.revision, by=cast["lin"], at=at
    )
    reviewing.submit(item=fresh(item), by=cast["lin"], at=at)
    for step, username in REVIEWERS:
        pass_one(item, step, cast[username], at=at)
    indexing.index_due()


def test_the_letter_tells_what_was_published_with_its_address(following, public, mailoutbox):
    found = following()
    item = public(at=later())

    make_and_send(later(hours=2))

    [letter] = mailoutbox
    assert letter.subject == "新公开的政府信息1条（示例县政府信息公开）"
    assert "青山镇2026年春季义务植树活动安排" in letter.body
    assert f"https://gk.example.cn{item.public_url()}" in letter.body
    assert f"https://gk.example.cn/feeds/end/{token_for(found.pk, END)}/" in letter.body


def test_mail_programs_can_end_it_by_one_press(following, public, mailoutbox):
    found = following()
    public(at=later())

    make_and_send(later(hours=2))

    headers = mailoutbox[0].extra_headers
    assert (
        headers["List-Unsubscribe"]
        == f"<https://gk.example.cn/feeds/end/{token_for(found.pk, END)}/>"
    )
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_same_is_told_once(following, public, mailoutbox):
    following()
    public(at=later())

    for hours in (2, 3, 4):
        make_and_send(later(hours=hours))

    assert len(mailoutbox) == 1


@pytest.mark.parametrize(
    ("wish", "letters"),
    [
        ({}, 1),
        ({"q": "植树"}, 1),
        ({"q": "缴费"}, 0),
        ({"own": "qingshan"}, 1),
        ({"own": "qingshan", "head": "20-11"}, 1),
        ({"own": "qingshan", "head": "20-1"}, 0),
        ({"own": "lvshui"}, 0),
        ({"own": "shili"}, 0),
        ({"agency": "shili"}, 1),
        ({"agency": "lvshui", "q": "植树"}, 0),
        ({"agency": "gone"}, 0),
        ({"class": "业务工作", "year": "2026", "validity": "valid", "in": "title", "q": "植树"}, 1),
    ],
)
def test_only_what_is_followed_is_told(following, public, mailoutbox, wish, letters):
    following(wish)
    public(at=later())

    make_and_send(later(hours=2))

    assert len(mailoutbox) == letters


def test_what_was_public_before_is_not_told(following, public, mailoutbox):
    public(at=AT)
    following(at=later())

    make_and_send(later(hours=3))

    assert mailoutbox == []


def test_what_was_withdrawn_before_the_letter_went_is_not_in_it(
    following, public, cast, mailoutbox
):
    following()
    stays = public(at=later())
    goes = public(at=later(), title="青山镇植树节值班安排")
    gather(later(hours=2))
    withdraw(goes, cast, later(hours=2))

    send_waiting(later(hours=2))

    [letter] = mailoutbox
    assert stays.public_url() in letter.body
    assert "值班安排" not in letter.body
    assert letter.subject.startswith("新公开的政府信息1条")


def test_where_all_of_it_was_withdrawn_no_letter_goes(following, public, cast, mailoutbox):
    following()
    item = public(at=later())
    gather(later(hours=2))
    withdraw(item, cast, later(hours=2))

    send_waiting(later(hours=2))

    assert mailoutbox == []
    assert not OutgoingLetter.objects.filter(sent_at=None).exists()


def test_a_new_version_is_told_as_a_change_with_its_own_title(following, public, cast, mailoutbox):
    following()
    item = public(at=later())
    make_and_send(later(hours=2))

    change(item, cast, later(days=1), title="青山镇2026年春季义务植树活动改期")
    make_and_send(later(days=1, hours=3))

    assert "活动改期" in mailoutbox[1].body
    assert "2026-03-03 更新" in mailoutbox[1].body
    assert item.public_url() in mailoutbox[1].body


def test_what_changed_before_the_letter_went_is_told_once_as_it_is_now(
    following, public, cast, mailoutbox
):
    following()
    item = public(at=later())
    change(item, cast, later(), title="青山镇2026年春季义务植树活动改期")

    make_and_send(later(hours=3))

    [letter] = mailoutbox
    assert letter.body.count(item.public_url()) == 1
    assert "活动改期" in letter.body


def test_an_item_that_is_still_to_be_indexed_is_told_later_and_not_left_out(
    following, publish, a_draft, mailoutbox
):
    following()
    publish(a_draft(at=later()), at=later())

    make_and_send(later(hours=2))
    assert mailoutbox == []
    indexing.index_due()
    make_and_send(later(hours=2, days=0) + dt.timedelta(minutes=5))

    assert len(mailoutbox) == 1


def test_a_daily_letter_waits_for_the_morning(following, public, mailoutbox):
    following(frequency=Frequency.DAILY)
    public(at=later())

    make_and_send(later(hours=10))
    assert mailoutbox == []
    make_and_send(dt.datetime(2026, 3, 3, 7, 31, tzinfo=AT.tzinfo))

    assert len(mailoutbox) == 1


def test_a_long_letter_says_how_much_more_there_is(following, public, mailoutbox, monkeypatch):
    monkeypatch.setattr("gongkai.subscriptions.gathering.MOST_IN_LETTER", 1)
    following()
    public(at=later())
    public(at=later(), title="青山镇植树节值班安排")

    make_and_send(later(hours=2))

    assert "另有 1 条" in mailoutbox[0].body
    assert mailoutbox[0].subject.startswith("新公开的政府信息2条")


class Refusing:
    """A server for letters that answers nobody."""

    def __init__(self, *_arguments, **_more):
        pass

    def send_messages(self, _messages):
        raise ConnectionRefusedError("du.zhe@example.cn")


def test_a_server_that_is_down_loses_no_letter(following, public, mailoutbox, settings, caplog):
    following()
    public(at=later())
    good = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.subscriptions.test_letters.Refusing"
    make_and_send(later(hours=2))

    settings.EMAIL_BACKEND = good
    make_and_send(later(hours=3))

    assert len(mailoutbox) == 1
    assert "example.cn" not in caplog.text


def test_an_address_that_takes_no_letters_is_given_up(following, public, settings):
    found = following()
    Subscription.objects.filter(pk=found.pk).update(lost_letters=2)
    public(at=later())
    gather(later(hours=2))
    settings.EMAIL_BACKEND = "tests.subscriptions.test_letters.Refusing"
    OutgoingLetter.objects.filter(sent_at=None).update(tries=5)

    send_waiting(later(hours=2))

    assert not Subscription.objects.exists()


def test_many_subscriptions_cost_few_queries_each(following, public, django_assert_max_num_queries):
    for number in range(5):
        following({"q": "植树", "own": "qingshan"}, address=f"du{number}@example.cn")
    public(at=later())

    with django_assert_max_num_queries(8 + 5 * 5):
        gather(later(hours=2))
