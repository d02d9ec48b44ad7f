"""Behind proxies: the header is believed as far as our own proxies wrote it."""

from ipaddress import ip_network

import pytest
from axes.models import AccessAttempt
from django.core.exceptions import ImproperlyConfigured

from gongkai.accounts.client_address import client_address
from gongkai.settings import environment

PROXIES = [ip_network("127.0.0.1"), ip_network("10.0.0.0/24"), ip_network("fd00::/8")]
LOGIN = "/desk/account/login/"


@pytest.mark.parametrize(
    ("connected", "forwarded", "address"),
    [
        ("127.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "198.51.100.7, 10.0.0.2", "198.51.100.7"),  # two proxies of ours
        ("127.0.0.1", "6.6.6.6, 198.51.100.7", "198.51.100.7"),  # the client wrote the first itself
        ("198.51.100.7", "6.6.6.6", "198.51.100.7"),  # came past the proxy
        ("127.0.0.1", "6.6.6.6, unknown", "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.7:50123", "198.51.100.7"),
        ("fd00::1", "[2001:db8::7]:443", "2001:db8::7"),
        ("10.0.0.2", "10.0.0.3", "10.0.0.3"),  # somebody in the network of the proxies
    ],
)
def test_the_nearest_address_that_is_no_proxy_of_ours_counts(connected, forwarded, address):
    assert client_address(connected, forwarded, PROXIES) == address


def fails(client, *, behind, forwarded):
    return client.post(
        LOGIN,
        {"login": "lin", "password": "falsch"},
        REMOTE_ADDR=behind,
        headers={"x-forwarded-for": forwarded},
    )


def test_a_header_nobody_of_ours_wrote_changes_no_count(client, cast):
    statuses = [
        fails(client, behind="198.51.100.7", forwarded=f"6.6.6.{turn}").status_code
        for turn in range(6)
    ]

    assert statuses[-1] == 429
    assert {each.ip_address for each in AccessAttempt.objects.all()} == {"198.51.100.7"}


def test_behind_a_proxy_one_who_guesses_locks_nobody_elsewhere(client, cast, settings):
    settings.TRUSTED_PROXIES = PROXIES
    statuses = [
        fails(client, behind="127.0.0.1", forwarded="198.51.100.7").status_code for _ in range(6)
    ]

    elsewhere = fails(client, behind="127.0.0.1", forwarded="198.51.100.8")
    assert (statuses[-1], elsewhere.status_code) == (429, 200)


def test_proxies_are_named_by_address_or_network(monkeypatch):
    monkeypatch.setenv("GONGKAI_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/24")

    assert environment.networks("GONGKAI_TRUSTED_PROXIES") == PROXIES[:2]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("proxy.example.com", "不是地址或网段"),
        ("10.0.0.1/24", "不是地址或网段"),
        ("0.0.0.0/0", "任何人"),
    ],
)
def test_nonsense_for_proxies_stops_the_start(monkeypatch, given, says):
    monkeypatch.setenv("GONGKAI_TRUSTED_PROXIES", given)

    with pytest.raises(ImproperlyConfigured, match=says):
        environment.networks("GONGKAI_TRUSTED_PROXIES")


def test_without_the_setting_nobody_is_believed(monkeypatch):
    monkeypatch.delenv("GONGKAI_TRUSTED_PROXIES", raising=False)

    assert environment.networks("GONGKAI_TRUSTED_PROXIES") == []
