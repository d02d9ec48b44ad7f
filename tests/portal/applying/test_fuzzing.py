"""Whatever is sent to the pages of an application, no page of errors comes back, and the draft stays readable."""

import random

import pytest
from django.core.cache import cache
from django.test import Client

from gongkai.portal.applying.forms import STEPS
from tests.portal.applying.conftest import BASE, HOW, WHAT, WHO, worked_out

ADDRESSES = [
    *(f"new/{key}/" for key in STEPS),
    *(f"new/{key}/keep/" for key in STEPS),
    *("new/published/", "new/check/", "done/", "drop/", "follow/", "new/nothing/"),
    *(f"follow/steps/{key}/" for key in ("confirm", "correct", "withdraw", "pick-up", "propose")),
]
NAMES = [
    *(name for form in STEPS.values() for name in form.base_fields),
    *("work", "picture_0", "picture_1", "found", "number", "code", "corrected", "words", "", "__x"),
]
VALUES = [
    *("", " ", "0", "-1", "1e999", "yes", "natural_person", "resident_card", "email", "post"),
    *("\x00", "\x0b\x1f\x7f", "\u202e\u200b\ufeff", "\ufffe\uffff", "𠮷🙂", "ｆｕｌｌ"),
    *("<script>alert(1)</script>", "'; DROP TABLE x; --", "{{ 7*7 }}", "%s%n", "../../etc/passwd"),
    *("字" * 30_000, "a" * 5_000, "\r\n" * 500, "2026-99999999999999999999", "２０２６－１"),
    *("bm90aGluZw==", "eyJhbGdvcml0aG0iOiBudWxsfQ==", "[]", "[1]", "true", "9" * 400),
    "eyJhbGdvcml0aG0iOiJTSEEtMjU2IiwiY2hhbGxlbmdlIjpbXSwibnVtYmVyIjoiYSIsInNhbHQiOjEsInNpZ25hdHVyZSI6e319",
]
BODIES = [
    (b"%ff%fe=%00&=&&&&subject=%ed%a0%80", "application/x-www-form-urlencoded"),
    (b"--x\r\nContent-Disposition: form-data; name=", "multipart/form-data; boundary=x"),
    (b"{}", "application/json"),
    (b"subject=" + "字".encode("gb18030"), "application/x-www-form-urlencoded; charset=gb18030"),
    (b"subject=a" * 900, "application/x-www-form-urlencoded"),
    (b"", "multipart/form-data"),
]


def submissions(seed, number):
    """Send so many submissions and return those answered by a page of errors."""
    chance = random.Random(seed)  # noqa: S311  # the same nonsense each time
    client = Client(raise_request_exception=False)
    failed = []
    for at in range(number):
        if at % 40 == 0:
            cache.clear()
            client.cookies.clear()
        answer, sent = _one(client, chance)
        if answer.status_code >= 500 or answer.status_code == 429:
            failed.append((sent, answer.status_code))
    return failed


def _one(client, chance):
    address = BASE + chance.choice(ADDRESSES)
    kind = chance.random()
    if kind < 0.1:
        body, content_type = chance.choice(BODIES)
        return client.generic("POST", address, body, content_type), (address, body)
    if kind < 0.2:
        return client.get(address, {chance.choice(NAMES): chance.choice(VALUES)}), address
    if kind < 0.3:
        return _whole(client, chance), "a whole application"
    data = {chance.choice(NAMES): chance.choice(VALUES) for _name in range(chance.randint(0, 12))}
    return client.post(address, data), (address, data)


def _whole(client, chance):
    """Fill in an application of which one answer is nonsense, and try to send it."""
    answers = {"what": dict(WHAT), "who": dict(WHO), "how": dict(HOW)}
    spoilt = answers[chance.choice(list(answers))]
    spoilt[chance.choice(list(spoilt))] = chance.choice(VALUES)
    for key, given in answers.items():
        client.post(f"{BASE}new/{key}/", given)
    page = client.get(f"{BASE}new/check/").content.decode()
    work = worked_out(page) if "data-work" in page else "none"
    return client.post(f"{BASE}new/check/", {"work": work}, follow=True)


@pytest.mark.parametrize("seed", range(5))
def test_a_hundred_nonsensical_submissions_meet_no_error(cast, seed):
    assert submissions(seed, 100) == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 110))
def test_ten_thousand_nonsensical_submissions_meet_no_error(cast, seed):
    assert submissions(seed, 1_000) == []
