"""The small limit: posts are counted per address, reading is not."""

import pytest
from django.core.cache import cache
from django.http import HttpResponse

from gongkai.accounts.rate_limit import limited
from tests.html_checks import faults


@pytest.fixture
def asks(rf):
    view = limited("test", times=2, seconds=90)(lambda _request: HttpResponse("done"))

    def ask(method="post", address="127.0.0.1"):
        return view(getattr(rf, method)("/", REMOTE_ADDR=address))

    return ask


def test_the_third_post_is_refused_with_the_minutes_to_wait(asks):
    statuses = [asks().status_code for _each in range(3)]

    refused = asks()
    assert statuses == [200, 200, 429]
    assert "2 分钟以后再试" in refused.content.decode()
    assert faults(refused.content) == []


def test_reading_and_other_addresses_are_not_counted(asks):
    for _each in range(4):
        asks()

    assert asks("get").status_code == 200
    assert asks(address="127.0.0.2").status_code == 200


def test_a_count_that_runs_out_between_two_looks_lets_pass(asks, monkeypatch):
    def gone(_key):
        raise ValueError

    monkeypatch.setattr(cache, "incr", gone)

    assert asks().status_code == 200
