"""Ms. Chen applies to 青山镇 online, on Thursday, 5 March 2026."""

import re

import altcha
import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from gongkai.casework.models import DisclosureApplication
from tests.casework.conftest import at
from tests.html_checks import faults

BASE = "/qingshan/apply/"
WHAT = {
    "subject": "样例村征地补偿安置方案",
    "number": "",
    "description": "2025年样例村建设用地项目，包括补偿标准",
}
WHO = {
    "kind": "natural_person",
    "name": "陈示例",
    "identity_kind": "resident_card",
    "identity_number": "00000019900307001X",
    "telephone": "000-00000000",
    "email": "",
    "help": "",
}
HOW = {"form": "electronic", "delivery": "online_pick_up", "address": ""}
TASK = re.compile(r'data-work="([^"]+)"')


@pytest.fixture(autouse=True)
def thursday():
    cache.clear()  # nobody of this address sent anything yet
    with time_machine.travel(at("2026-03-05"), tick=False):
        yield


class Visitor:
    """Somebody at a browser who fills in pages."""

    def __init__(self):
        self.client = Client()

    def page(self, address, status=200):
        response = self.client.get(address, follow=True)
        assert (response.status_code, faults(response.content)) == (status, [])
        return response.content.decode()

    def post(self, address, data):
        response = self.client.post(address, data, follow=True)
        assert (response.status_code, faults(response.content)) == (200, [])
        return response.content.decode()

    def step(self, key, answers):
        return self.post(f"{BASE}new/{key}/", answers)

    def fill_in(self, what=WHAT, who=WHO, how=HOW):
        """Fill in all pages and return the one that sends."""
        for key, answers in (("what", what), ("who", who)):
            self.step(key, answers)
        return self.step("how", how)

    def send(self, page):
        """Let the browser work, and press the button."""
        return self.post(f"{BASE}new/check/", {"work": worked_out(page)})


def worked_out(page):
    """Return what the script of the page would send."""
    import base64
    import html
    import json

    task = json.loads(html.unescape(TASK.search(page)[1]))
    solution = altcha.solve_challenge(
        task["challenge"], task["salt"], task["algorithm"], task["max_number"], 0
    )
    told = {key: task[key] for key in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps({**told, "number": solution.number}).encode()).decode()


@pytest.fixture
def visitor(cast):
    return Visitor()


@pytest.fixture
def sent(visitor):
    """An application that Ms. Chen sent: the page with number and code."""
    return visitor.send(visitor.fill_in())


def the_case():
    return DisclosureApplication.objects.get()
