"""An application sent in online, followed with its number and code; staff act on it meanwhile."""

import pytest
from django.core.cache import cache
from django.test import Client

from gongkai.casework.actions import deciding, intake
from gongkai.casework.actions.following import issue_code
from gongkai.casework.models import CaseLetter
from gongkai.notices.actions import change_settings
from gongkai.rules.receipt import Channel
from tests.casework.conftest import (  # noqa: F401
    PROVIDED,
    at,
    case,
    day,
    register,
    reply,
    step,
)
from tests.html_checks import faults

FOLLOW = "/qingshan/apply/follow/"


@pytest.fixture(autouse=True)
def no_tries_before():
    """Nobody of this address tried anything yet."""
    cache.clear()


class Applicant:
    """Somebody with number and code at a browser."""

    def __init__(self, code, number="2026-1"):
        self.client, self.code, self.number = Client(), code, number

    def enters(self, **typed):
        return self.posts(FOLLOW, {"number": self.number, "code": self.code} | typed)

    def looks(self):
        return self._read(self.client.get(FOLLOW))

    def does(self, key, data=None):
        return self.posts(f"{FOLLOW}steps/{key}/", data or {})

    def posts(self, address, data):
        return self._read(self.client.post(address, data, follow=True))

    def _read(self, response):
        assert (response.status_code, faults(response.content)) == (200, [])
        return response.content.decode()


@pytest.fixture
def online(register):  # noqa: F811
    """An application of 2 March 2026 that nobody has confirmed."""
    return register(channel=Channel.ONLINE)


@pytest.fixture
def applicant(online):
    """Its applicant, whose page is open."""
    opened = Applicant(issue_code(case=online, by=None, at=at("2026-03-02")))
    opened.enters()
    return opened


@pytest.fixture
def received(online, step):  # noqa: F811
    """The application, confirmed by both on 3 March."""
    step(intake.confirm, online, "2026-03-03", on=day("2026-03-03"))
    return online


@pytest.fixture
def offered(received, applicant, agency, step, reply, cast):  # noqa: F811
    """The application with a signed reply that waits to be picked up since 5 March."""
    change_settings(
        agency=agency("qingshan"),
        by=cast["zhao"],
        at=at("2026-03-02"),
        court="示例县人民法院",
        online_channel="示例县行政复议网上申请平台",
    )
    step(deciding.decide, received, "2026-03-05", decision=PROVIDED)
    letter = reply(received, is_for_online=True)
    deciding.sign(letter=letter, by=cast["qian"], at=at("2026-03-05"))
    deciding.offer_online(letter=letter, by=cast["lin"], at=at("2026-03-05"))
    return CaseLetter.objects.select_related("letter", "case__agency").get(pk=letter.pk)
