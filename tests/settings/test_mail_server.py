"""The server that sends letters, as an installation names it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from gongkai.settings import environment

NAME = "GONGKAI_MAIL_SERVER"


def test_without_one_nothing_is_sent(monkeypatch):
    monkeypatch.delenv(NAME, raising=False)

    assert environment.mail_server(NAME)["SENDS_MAIL"] is False


@pytest.mark.parametrize(
    ("address", "port", "ssl", "tls"),
    [
        ("smtp://mail.example.com", 25, False, False),
        ("smtp://gongkai:secret%40word@mail.example.com:587", 587, False, True),
        ("smtps://gongkai:secret%40word@mail.example.com", 465, True, False),
    ],
)
def test_a_password_is_sent_over_an_encrypted_connection_only(monkeypatch, address, port, ssl, tls):
    monkeypatch.setenv(NAME, address)

    told = environment.mail_server(NAME)

    assert told["EMAIL_HOST"] == "mail.example.com"
    assert (told["EMAIL_PORT"], told["EMAIL_USE_SSL"], told["EMAIL_USE_TLS"]) == (port, ssl, tls)


def test_the_password_is_decoded(monkeypatch):
    monkeypatch.setenv(NAME, "smtps://gongkai:secret%40word@mail.example.com")

    told = environment.mail_server(NAME)
    assert (told["EMAIL_HOST_USER"], told["EMAIL_HOST_PASSWORD"]) == ("gongkai", "secret@word")


@pytest.mark.parametrize("address", ["mail.example.com", "http://mail.example.com", "smtp://"])
def test_an_address_of_another_kind_stops_the_start(monkeypatch, address):
    monkeypatch.setenv(NAME, address)

    with pytest.raises(ImproperlyConfigured, match="要写 smtp://"):
        environment.mail_server(NAME)
