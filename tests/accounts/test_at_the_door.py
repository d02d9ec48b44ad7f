"""Sign-in and what has to be passed before any page of the desk."""

import datetime as dt

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongkai.accounts.models import Role
from gongkai.accounts.passwords import one_time_password
from gongkai.accounts.second_factor import SecondFactorAdapter
from gongkai.audit.models import AuditRecord
from tests.factories import SECRET, a_person
from tests.html_checks import faults

LOGIN = "/desk/account/login/"
NINE = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def signs_in(client, username, password=None):
    return client.post(
        LOGIN, {"login": username, "password": password or f"{username}-chang-kouling"}
    )


def sets_up_second_factor(client):
    """Set it up as the page asks; return the answer and the secret."""
    page = client.get(reverse("mfa_activate_totp"))
    assert faults(page.content) == []
    secret = page.context["form"].secret
    counter = next(yield_hotp_counters_from_time())
    code = format_hotp_value(hotp_value(secret, counter))
    return client.post(reverse("mfa_activate_totp"), {"code": code}), secret


def code_now():
    counter = next(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(SECRET, counter))


@pytest.mark.parametrize(
    "name",
    ["account_login", "account_signup", "account_reset_password", "account_inactive"],
)
def test_a_page_of_sign_in_is_well_formed(client, db, name):
    response = client.get(reverse(name))

    assert response.status_code == 200
    assert faults(response.content) == []


@pytest.mark.parametrize(
    "name", ["account_logout", "account_change_password", "account_reauthenticate", "mfa_index"]
)
def test_a_page_of_the_own_security_is_well_formed(signed_in, name):
    response = signed_in("lin").get(reverse(name))

    assert response.status_code == 200
    assert faults(response.content) == []


def test_lin_signs_in_with_user_name_and_password(client, cast):
    response = signs_in(client, "lin")

    assert response.status_code == 302
    assert response.url == "/desk/"


def test_a_wrong_password_is_refused_without_saying_which_was_wrong(client, cast):
    known = signs_in(client, "lin", "falsch")
    unknown = signs_in(client, "niemand", "falsch")

    assert known.status_code == unknown.status_code == 200
    assert known.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()


def test_five_wrong_passwords_lock_the_name_and_say_until_when(client, cast):
    with time_machine.travel(NINE, tick=False):
        for _each in range(5):
            response = signs_in(client, "lin", "falsch")

        assert response.status_code == 429
        assert "17:15" in response.content.decode()
        assert faults(response.content) == []
        assert signs_in(client, "lin").status_code == 429
        assert signs_in(client, " LIN", "lin-chang-kouling").status_code == 429

    with time_machine.travel(NINE + dt.timedelta(minutes=16), tick=False):
        assert signs_in(client, "lin").status_code == 302


def test_the_lock_of_one_name_leaves_a_colleague_at_the_same_address_alone(client, cast):
    for _each in range(5):
        signs_in(client, "lin", "falsch")

    assert signs_in(Client(), "wang").status_code == 302


def test_a_closed_account_cannot_sign_in(client, cast):
    cast["lin"].is_active = False
    cast["lin"].save()

    signs_in(client, "lin")

    assert "_auth_user_id" not in client.session


def test_a_signer_without_second_factor_is_led_to_set_it_up_first(client, county):
    client.force_login(a_person("qian2", "钱镇长", ("qingshan", Role.SIGNER)))

    response = client.get("/desk/people/who-may/")

    assert response.url == reverse("mfa_activate_totp")


def test_the_practice_county_waives_the_second_factor(client, county, settings):
    settings.PRACTICE = True
    client.force_login(a_person("qian2", "钱镇长", ("qingshan", Role.SIGNER)))

    assert client.get("/desk/people/who-may/").status_code == 200


def test_a_deputy_of_a_signer_needs_a_second_factor_too(client, cast, agency):
    from tests.factories import a_deputy

    today = timezone.localdate()
    a_deputy(cast["qian"], cast["lin"], agency("qingshan"), today, today)
    client.force_login(cast["lin"])

    assert client.get("/desk/people/me/").url == reverse("mfa_activate_totp")


def test_the_second_factor_is_set_up_with_a_code_and_gives_recovery_codes(client, county):
    a_person("qian2", "钱镇长", ("qingshan", Role.SIGNER))
    signs_in(client, "qian2")

    response, secret = sets_up_second_factor(client)

    codes = client.get(response.url)
    assert codes.status_code == 200
    assert faults(codes.content) == []
    assert secret not in str(Authenticator.objects.get(type="totp").data)
    assert client.get("/desk/people/me/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_session_opened_by_the_password_alone_ends_when_a_second_factor_is_set_up(county):
    a_person("qian2", "钱镇长", ("qingshan", Role.SIGNER))
    stranger, owner = Client(), Client()
    signs_in(stranger, "qian2")
    signs_in(owner, "qian2")

    sets_up_second_factor(owner)

    assert stranger.get("/desk/people/me/").url.startswith(LOGIN)
    assert owner.get("/desk/people/me/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_taking_the_second_factor_away_ends_other_sessions(cast):
    one, other = Client(), Client()
    for browser in (one, other):
        browser.force_login(cast["zhao"])
        assert browser.get("/desk/people/me/").status_code == 200

    one.post(reverse("mfa_deactivate_totp"))

    assert other.get("/desk/people/me/").url.startswith(LOGIN)
    assert one.get("/desk/people/me/").url == reverse("mfa_activate_totp")


def test_guesses_at_the_code_end_after_twenty_in_five_minutes(client, cast):
    signs_in(client, "zhao")
    guesses = [
        client.post(reverse("mfa_authenticate"), {"code": f"{guess:06}"}) for guess in range(20)
    ]

    refused = client.post(reverse("mfa_authenticate"), {"code": code_now()})

    assert {each.status_code for each in guesses} == {200}
    assert "登录失败次数过多" in refused.content.decode()
    assert "_auth_user_id" not in client.session


def test_signing_in_with_a_second_factor_asks_for_the_code(client, cast):
    response = signs_in(client, "zhao")
    page = client.get(response.url)
    assert faults(page.content) == []
    assert "_auth_user_id" not in client.session

    client.post(reverse("mfa_authenticate"), {"code": code_now()})

    assert "_auth_user_id" in client.session


def test_changing_the_second_factor_later_asks_for_the_password_again(cast):
    client = Client()
    with time_machine.travel(NINE, tick=False):
        client.force_login(cast["zhao"])
        client.get("/desk/people/me/")

    with time_machine.travel(NINE + dt.timedelta(minutes=6), tick=False):
        response = client.get(reverse("mfa_deactivate_totp"))

    assert response.status_code == 302
    assert "reauthenticate" in response.url


def test_taking_the_second_factor_away_leads_back_to_setting_it_up(client, cast):
    signs_in(client, "zhao")
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert client.get("/desk/people/me/").status_code == 200
    page = client.get(reverse("mfa_deactivate_totp"))
    assert faults(page.content) == []

    client.post(reverse("mfa_deactivate_totp"))

    assert client.get("/desk/people/me/").url == reverse("mfa_activate_totp")


def test_a_one_time_password_has_to_be_changed_before_anything_else(client, cast):
    lin = cast["lin"]
    lin.password_is_temporary = True
    lin.save()
    signs_in(client, "lin")

    assert client.get("/desk/people/me/").url == reverse("account_change_password")


def test_a_changed_password_is_no_longer_a_one_time_one(client, cast):
    lin = cast["lin"]
    lin.password_is_temporary = True
    lin.save()
    signs_in(client, "lin")
    new = {"password1": "qingshan-2026-xin", "password2": "qingshan-2026-xin"}

    client.post(reverse("account_change_password"), {"oldpassword": "lin-chang-kouling", **new})

    lin.refresh_from_db()
    assert not lin.password_is_temporary
    assert AuditRecord.objects.filter(action="accounts.password_changed").exists()


def test_the_new_password_may_not_be_the_one_used_so_far(client, cast):
    signs_in(client, "lin")
    old = "lin-chang-kouling"

    response = client.post(
        reverse("account_change_password"),
        {"oldpassword": old, "password1": old, "password2": old},
    )

    assert "不能与现在的口令相同" in response.content.decode()


def test_a_session_without_use_ends_and_says_so(cast):
    client = Client()
    with time_machine.travel(NINE, tick=False):
        client.force_login(cast["lin"])
        client.get("/desk/people/me/")

    with time_machine.travel(NINE + dt.timedelta(minutes=61), tick=False):
        response = client.get("/desk/people/me/")

    assert response.url == "account_login" or response.url.startswith(LOGIN)
    assert "太久没有操作" in str(next(iter(get_messages(response.wsgi_request))))


def test_a_session_in_use_ends_after_its_longest_time(cast, settings):
    settings.SESSION_LONGEST_HOURS = 1
    client = Client()
    for minutes in (0, 40):
        with time_machine.travel(NINE + dt.timedelta(minutes=minutes), tick=False):
            if not minutes:
                client.force_login(cast["lin"])
            assert client.get("/desk/people/me/").status_code == 200

    with time_machine.travel(NINE + dt.timedelta(minutes=65), tick=False):
        assert client.get("/desk/people/me/").status_code == 302


def test_leading_to_the_librarys_page_of_addresses_ends_at_the_own_account(signed_in):
    assert signed_in("lin").get(reverse("account_email")).url == reverse("accounts:profile")


def test_one_time_passwords_have_no_letters_that_look_alike():
    password = one_time_password()

    assert len(password) == 19
    assert not set("01loiI") & set(password)


def test_no_two_one_time_passwords_are_the_same():
    assert len({one_time_password() for _each in range(200)}) == 200


def test_a_secret_of_the_second_factor_is_kept_encrypted_and_read_back():
    adapter = SecondFactorAdapter()

    kept = adapter.encrypt(SECRET)

    assert SECRET not in kept
    assert adapter.decrypt(kept) == SECRET


def test_the_authenticator_shows_the_installation_and_the_user_name(cast, settings):
    settings.SITE_OWNER = "示例县政府信息公开平台"

    url = SecondFactorAdapter().build_totp_url(cast["zhao"], SECRET)

    assert "zhao" in url
    assert TOTP(Authenticator.objects.get(user=cast["zhao"], type="totp")) is not None
    assert "issuer=%E7%A4%BA" in url


@pytest.mark.parametrize("page", ["/", LOGIN])
def test_every_answer_carries_the_headers_of_safety(client, db, page):
    headers = client.get(page).headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_staff_pages_are_not_kept_by_browsers(signed_in):
    assert "no-store" in signed_in("lin").get("/desk/people/me/").headers["Cache-Control"]
