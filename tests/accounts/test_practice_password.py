import pytest
from django.contrib.auth import authenticate

from gongkai.accounts.models import User


@pytest.fixture
def somebody(db, settings):
    return User.objects.create_user("lin", password=settings.PRACTICE_PASSWORD, name="林文员")


def test_the_practice_password_signs_in_at_the_practice_county(somebody, settings, rf):
    settings.PRACTICE = True

    assert authenticate(rf.post("/"), username="lin", password=settings.PRACTICE_PASSWORD)


def test_the_practice_password_signs_nobody_in_elsewhere(somebody, settings, rf):
    settings.PRACTICE = False

    assert not authenticate(rf.post("/"), username="lin", password=settings.PRACTICE_PASSWORD)


def test_every_page_of_the_practice_county_says_that_it_is_one(client, db, settings):
    settings.PRACTICE = True

    assert "练习安装" in client.get("/").content.decode()
