"""Pages of accounts: who may, who may not, and that they are well formed."""

import pytest
from django.urls import reverse

from gongkai.accounts.models import Appointment, Role, User
from tests.factories import a_person
from tests.html_checks import faults

FOR_ADMINISTRATORS = ["people", "add_person", "upload_people"]
FOR_EVERYBODY = ["profile", "name_deputy", "who_may"]
NEW = {
    "name": "李新人",
    "username": "li.xin",
    "telephone": "0000-1234567",
    "role": "clerk",
    "from_on": "2026-03-01",
    "until_on": "",
}


def words(response):
    return response.content.decode()


@pytest.mark.parametrize("name", FOR_ADMINISTRATORS + FOR_EVERYBODY)
def test_a_page_of_accounts_is_well_formed(signed_in, name):
    response = signed_in("admin").get(reverse(f"accounts:{name}"))

    assert response.status_code == 200
    assert faults(response.content) == []


@pytest.mark.parametrize("name", FOR_ADMINISTRATORS)
def test_a_clerk_is_told_which_role_may_and_who_holds_it(signed_in, name):
    response = signed_in("lin").get(reverse(f"accounts:{name}"))

    assert response.status_code == 403
    assert "镇管理员（管理员）" in words(response)
    assert faults(response.content) == []


@pytest.mark.parametrize("name", FOR_ADMINISTRATORS + FOR_EVERYBODY)
def test_somebody_not_signed_in_is_led_to_sign_in(client, db, name):
    response = client.get(reverse(f"accounts:{name}"))

    assert response.status_code == 302
    assert response.url.startswith("/desk/account/login/")


def test_the_person_page_and_hand_over_are_well_formed(signed_in, cast):
    client = signed_in("admin")

    for name in ("person", "hand_over"):
        response = client.get(reverse(f"accounts:{name}", args=[cast["lin"].pk]))
        assert faults(response.content) == []


def test_a_person_of_another_township_is_not_found(signed_in, cast):
    response = signed_in("town_admin").get(reverse("accounts:person", args=[cast["wang"].pk]))

    assert response.status_code == 404


def test_opening_an_account_shows_a_password_that_works_once(signed_in, agency, client):
    data = {**NEW, "agency": agency("qingshan").pk}

    response = signed_in("admin").post(reverse("accounts:add_person"), data)

    password = response.context["password"]
    made = User.objects.get(username="li.xin")
    assert password in words(response)
    assert made.check_password(password)
    assert made.password_is_temporary
    assert faults(response.content) == []


def test_a_user_name_in_use_is_refused_with_a_way_out(signed_in, agency):
    data = {**NEW, "agency": agency("qingshan").pk, "username": "LIN"}

    response = signed_in("admin").post(reverse("accounts:add_person"), data)

    assert "已经有人用了" in words(response)
    assert Appointment.objects.filter(user__username="LIN").count() == 0


def test_a_role_cannot_be_given_outside_the_administrators_agencies(signed_in, agency):
    data = {**NEW, "agency": agency("lvshui").pk}

    signed_in("town_admin").post(reverse("accounts:add_person"), data)

    assert not User.objects.filter(username="li.xin").exists()


def test_an_appointment_of_another_township_cannot_be_ended(signed_in, cast):
    foreign = cast["wang"].appointments.first()

    url = reverse("accounts:end_appointment", args=[foreign.pk])
    response = signed_in("town_admin").post(url, {"last_on": "2026-03-31"})

    assert response.status_code == 404


def test_a_role_is_added_and_ended_on_the_page(signed_in, cast, agency):
    client, lin = signed_in("admin"), cast["lin"]
    data = {"agency": agency("qingshan").pk, "role": "reviewer", "from_on": "2026-03-01"}

    client.post(reverse("accounts:appoint", args=[lin.pk]), data)
    added = lin.appointments.get(role=Role.REVIEWER)
    client.post(reverse("accounts:end_appointment", args=[added.pk]), {"last_on": "2026-12-31"})

    added.refresh_from_db()
    assert added.until_on.isoformat() == "2026-12-31"


def test_the_same_role_twice_is_refused_on_the_page(signed_in, cast, agency):
    data = {"agency": agency("qingshan").pk, "role": "clerk", "from_on": "2026-03-01"}

    url = reverse("accounts:appoint", args=[cast["lin"].pk])
    response = signed_in("admin").post(url, data)

    assert response.status_code == 422
    assert "日期不能重叠" in words(response)


def test_a_day_that_is_no_day_changes_nothing(signed_in, cast):
    kept = cast["lin"].appointments.first()

    url = reverse("accounts:end_appointment", args=[kept.pk])
    response = signed_in("admin").post(url, {"last_on": "明天"}, follow=True)

    kept.refresh_from_db()
    assert kept.until_on is None
    assert "什么都没有改" in words(response)


def test_a_new_password_is_shown_once_and_asks_for_a_new_second_factor(signed_in, cast):
    response = signed_in("admin").post(reverse("accounts:issue_password", args=[cast["zhao"].pk]))

    cast["zhao"].refresh_from_db()
    assert cast["zhao"].check_password(response.context["password"])
    assert not cast["zhao"].authenticator_set.exists()


def test_the_password_of_somebody_who_works_above_is_refused_to_the_township(
    signed_in, cast, agency
):
    shared = a_person("gao", "高两处", ("qingshan", Role.CLERK), ("shili", Role.CLERK))

    url = reverse("accounts:issue_password", args=[shared.pk])
    response = signed_in("town_admin").post(url, follow=True)

    shared.refresh_from_db()
    assert shared.check_password("gao-chang-kouling")
    assert "上级单位的管理员" in words(response)


def test_an_account_is_closed_and_opened_again(signed_in, cast):
    client, lin = signed_in("admin"), cast["lin"]

    client.post(reverse("accounts:deactivate", args=[lin.pk]))
    lin.refresh_from_db()
    assert not lin.is_active

    client.post(reverse("accounts:activate", args=[lin.pk]))
    lin.refresh_from_db()
    assert lin.is_active


def test_everything_goes_to_the_successor_in_one_page(signed_in, cast, agency):
    url = reverse("accounts:hand_over", args=[cast["lin"].pk]) + "?agency=qingshan"

    response = signed_in("admin").post(url, {"to": cast["wang"].pk, "last_on": "2026-03-31"})

    assert response.status_code == 302
    got = cast["wang"].appointments.filter(agency=agency("qingshan"))
    assert {each.role for each in got} == {Role.CLERK, Role.CASE_OFFICER}


def test_the_list_finds_by_name_and_pages_by_fifty(signed_in, agency):
    for number in range(60):
        a_person(f"p{number:02}", f"职员{number:02}", ("qingshan", Role.CLERK))
    client, url = signed_in("admin"), reverse("accounts:people")

    first, second = client.get(url), client.get(url, {"page": "2"})
    found = client.get(url, {"q": "职员07", "page": "x"})

    assert len(first.context["people"]) == 50
    assert [each.name for each in found.context["people"]] == ["职员07"]
    assert second.context["newer"]


def test_the_list_costs_the_same_number_of_queries_at_any_size(
    signed_in, django_assert_max_num_queries
):
    client = signed_in("admin")
    client.get("/desk/people/")  # a session is written once a minute at most

    with django_assert_max_num_queries(8):
        client.get(reverse("accounts:people"))


def test_the_table_of_who_may_names_who_holds_each_role(signed_in):
    text = words(signed_in("lin").get(reverse("accounts:who_may")))

    assert "签发人（分管负责人）（钱镇长）" in text


def test_lin_lets_zhao_stand_in_and_takes_it_back(signed_in, cast):
    client = signed_in("lin")
    data = {"deputy": cast["zhao"].pk, "from_on": "2099-03-02", "until_on": "2099-03-06"}

    client.post(reverse("accounts:name_deputy"), data)
    named = cast["lin"].deputies.get()
    assert "赵主任" in words(client.get(reverse("accounts:profile")))

    client.post(reverse("accounts:end_deputy", args=[named.pk]))
    assert not cast["lin"].deputies.exists()


def test_the_days_of_a_deputy_turned_round_are_refused(signed_in, cast):
    data = {"deputy": cast["zhao"].pk, "from_on": "2099-03-06", "until_on": "2099-03-02"}

    response = signed_in("lin").post(reverse("accounts:name_deputy"), data)

    assert "早于起日" in words(response)


def test_the_deputyship_of_another_is_not_mine_to_end(signed_in, cast):
    data = {"deputy": cast["zhao"].pk, "from_on": "2099-03-02", "until_on": "2099-03-06"}
    signed_in("lin").post(reverse("accounts:name_deputy"), data)

    named = cast["lin"].deputies.get()
    response = signed_in("zhao").post(reverse("accounts:end_deputy", args=[named.pk]))

    assert response.status_code == 404


def test_i_change_how_i_am_reached(signed_in, cast):
    signed_in("lin").post(reverse("accounts:profile"), {"telephone": "0000-1", "email": ""})

    cast["lin"].refresh_from_db()
    assert cast["lin"].telephone == "0000-1"


def test_somebody_without_a_role_sees_the_own_page_and_no_other(county, client):
    client.force_login(a_person("nobody", "无角色"))

    assert client.get(reverse("accounts:profile")).status_code == 200
    assert client.get(reverse("accounts:name_deputy")).status_code == 302
    assert client.get(reverse("accounts:who_may")).status_code == 403


def test_i_switch_to_another_of_my_agencies_and_to_no_other(county, client):
    client.force_login(
        a_person("gao", "高两处", ("qingshan", Role.CLERK), ("shili-fagai", Role.CLERK))
    )
    url = reverse("accounts:switch_agency")

    client.post(url, {"agency": "qingshan", "next": "/desk/help/"})
    assert client.get(reverse("accounts:profile")).wsgi_request.agency.code == "qingshan"

    away = client.post(url, {"agency": "lvshui", "next": "https://elsewhere.example/"})
    assert away.url == "/desk/"
    assert client.get(reverse("accounts:profile")).wsgi_request.agency.code == "qingshan"
