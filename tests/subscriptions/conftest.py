"""Somebody with a mailbox follows what 青山镇 publishes; letters are caught before they leave."""

import datetime as dt

import pytest

from gongkai.search import indexing
from gongkai.subscriptions import actions
from gongkai.subscriptions.by_the_clock import make_and_send
from gongkai.subscriptions.models import Frequency
from tests.catalog.conftest import (  # noqa: F401  the people of 青山镇 and what they publish
    AT,
    a_content,
    a_draft,
    business,
    cast,
    publish,
    qingshan,
)

ADDRESS = "du.zhe@example.cn"
TREES = {"q": "植树"}


@pytest.fixture(autouse=True)
def site(settings):
    """An installation that sends letters."""
    settings.SENDS_MAIL = True
    settings.SITE_URL = "https://gk.example.cn"
    settings.SITE_OWNER = "示例县政府信息公开"


@pytest.fixture
def asked(cast):  # noqa: F811
    """Somebody asks for letters; ``wish`` is what they follow."""

    def made(wish=None, *, at=AT, frequency=Frequency.SOON, address=ADDRESS, label="“植树”"):
        wish = TREES if wish is None else wish
        return actions.ask(address=address, wish=wish, label=label, frequency=frequency, at=at)

    return made


@pytest.fixture
def following(asked, mailoutbox):
    """Somebody has confirmed; the letter that asked for it is out of the way."""

    def made(wish=None, *, at=AT, **more):
        found = actions.confirm(pk=asked(wish, at=at, **more).pk, at=at)
        make_and_send(at)
        mailoutbox.clear()
        return found

    return made


@pytest.fixture
def public(publish, a_draft):  # noqa: F811
    """An item is published and indexed."""

    def made(*, at, **changes):
        item = publish(a_draft(at=at, **changes), at=at)
        indexing.index_due()
        return item

    return made


def an_hour_after(at):
    return at + dt.timedelta(hours=1)
