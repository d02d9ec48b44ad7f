"""What waits for somebody: never crowded out by the work of others."""

import pytest
from django.urls import reverse

from gongkai.catalog import offers
from gongkai.catalog.actions import reviewing
from tests.catalog.conftest import AT


@pytest.fixture
def inbox_of(client, cast, settings):
    settings.PRACTICE = True  # the second factor is tested with sign-in

    def page(username):
        client.force_login(cast[username])
        return client.get(reverse("desk:inbox")).content.decode()

    return page


def test_older_drafts_of_others_do_not_hide_what_waits_for_the_reviewer(
    a_draft, cast, inbox_of, monkeypatch
):
    monkeypatch.setattr(offers, "MOST_WAITING", 1)
    a_draft(title="写了一半的通知")
    reviewing.submit(item=a_draft(title="春季义务植树活动安排"), by=cast["lin"], at=AT)

    assert "春季义务植树活动安排" in inbox_of("sun")
