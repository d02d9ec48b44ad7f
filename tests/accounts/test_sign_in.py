"""Signing in: one way to a forgotten password, and no words where the page already shows it."""

import pytest

from tests.html_checks import faults

DOOR = "/desk/account/login/"


@pytest.fixture
def door(client, db):
    return client.get(DOOR)


def test_a_forgotten_password_is_offered_once(door):
    page = door.content.decode()

    assert page.count("/password/reset/") == 1
    assert "密码" not in page
    assert faults(door.content) == []


def test_nobody_is_told_that_the_sign_in_went_well(client, cast):
    answer = client.post(DOOR, {"login": "lin", "password": "lin-chang-kouling"}, follow=True)

    assert "林文员" in answer.content.decode()
    assert "成功登录" not in answer.content.decode()


def test_a_wrong_password_is_told_with_what_to_do(client, cast):
    answer = client.post(DOOR, {"login": "lin", "password": "wrong"})

    assert "用户名或者口令不对" in answer.content.decode()
    assert "请管理员发一次性口令" in answer.content.decode()


def test_somebody_who_came_by_mistake_finds_the_public_pages(door):
    assert "到公开首页" in door.content.decode()
