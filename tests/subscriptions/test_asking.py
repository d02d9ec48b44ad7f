"""Asking, confirming, ending: nothing is sent to an address that did not confirm, and nothing is left of one that ended."""

import datetime as dt

import pytest

from gongkai.subscriptions import actions, addresses
from gongkai.subscriptions.by_the_clock import forget, make_and_send
from gongkai.subscriptions.models import Frequency, OutgoingLetter, Subscription
from gongkai.subscriptions.refusals import MailIsOff, TooManyUnconfirmed
from gongkai.subscriptions.tokens import CONFIRM, END, pk_in, token_for
from tests.catalog.conftest import AT, later
from tests.subscriptions.conftest import ADDRESS


def test_a_letter_asks_to_confirm(asked, mailoutbox):
    found = asked()

    make_and_send(AT)

    [letter] = mailoutbox
    assert letter.to == [ADDRESS]
    assert f"https://gk.example.cn/feeds/confirm/{token_for(found.pk, CONFIRM)}/" in letter.body
    assert ADDRESS not in letter.subject + letter.body


def test_an_address_that_did_not_confirm_is_sent_nothing_of_what_is_published(
    asked, public, mailoutbox
):
    asked()
    public(at=later())

    make_and_send(later(days=1))

    assert [letter.subject for letter in mailoutbox] == ["请确认订阅（示例县政府信息公开）"]


def test_the_address_is_not_readable_in_the_database(asked):
    found = asked()

    kept = Subscription.objects.values_list().get()
    texts = [
        bytes(each) if isinstance(each, bytes | memoryview) else str(each).encode() for each in kept
    ]

    assert ADDRESS.encode() not in b" ".join(texts)
    assert addresses.address_of(found) == ADDRESS


def test_asking_again_in_other_letters_is_one_subscription(asked):
    asked()
    asked(address=ADDRESS.upper())

    assert Subscription.objects.count() == 1


def test_asking_again_when_confirmed_changes_how_often_and_sends_nothing(following, asked):
    following()

    asked(frequency=Frequency.DAILY)

    assert Subscription.objects.get().frequency == Frequency.DAILY
    assert not OutgoingLetter.objects.filter(sent_at=None).exists()


def test_an_address_that_never_answers_is_not_written_to_without_end(asked):
    for number in range(5):
        asked({"q": f"植树{number}"})

    with pytest.raises(TooManyUnconfirmed, match="有5封确认信没有回应"):
        asked({"q": "再来"})


@pytest.mark.parametrize("missing", [{"SENDS_MAIL": False}, {"SITE_URL": ""}])
def test_without_a_server_or_an_address_for_links_nothing_is_taken(asked, settings, missing):
    [(name, value)] = missing.items()
    setattr(settings, name, value)

    with pytest.raises(MailIsOff, match="怎么办"):
        asked()


def test_what_was_not_confirmed_in_two_days_is_deleted(asked):
    asked(at=AT)

    forget(AT + dt.timedelta(hours=47))
    assert Subscription.objects.exists()
    forget(AT + dt.timedelta(hours=49))

    assert not Subscription.objects.exists()
    assert not OutgoingLetter.objects.exists()


def test_a_subscription_ends_by_itself_after_two_years(following):
    found = following()

    assert found.ends_on == dt.date(2028, 3, 1)
    forget(dt.datetime(2028, 3, 2, 4, tzinfo=AT.tzinfo))
    assert not Subscription.objects.exists()


def test_ended_nothing_of_it_is_left(following):
    found = following()

    assert actions.end(pk=found.pk)
    assert not Subscription.objects.exists()
    assert not actions.end(pk=found.pk)


def test_a_token_is_good_for_its_purpose_alone(following):
    found = following()

    assert pk_in(token_for(found.pk, END), END) == found.pk
    assert pk_in(token_for(found.pk, CONFIRM), END) is None
    assert pk_in(f"{found.pk}:made-up", END) is None
