"""Lin, the clerk, and Zhao, who heads the office, at their desks in 青山镇; Wang works in 绿水镇."""

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator

from gongkai.accounts.models import Appointment, Role, User
from gongkai.agencies.models import Agency

LONG_AGO = dt.date(2020, 1, 1)


def township(code, name):
    facts = {"code": code, "name": name, "kind": "government", "level": "township"}
    return Agency.objects.add_root(create_kwargs=facts)


def appointed(username, name, agency, *roles):
    person = User.objects.create_user(username, name=name)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    for role in roles:
        Appointment.objects.create(user=person, agency=agency, role=role, from_on=LONG_AGO)
    return person


@pytest.fixture
def qingshan(db):
    return township("qingshan", "青山镇人民政府")


@pytest.fixture
def lin(qingshan):
    return appointed("lin", "林办事员", qingshan, Role.CLERK)


@pytest.fixture
def zhao(qingshan):
    return appointed("zhao", "赵主任", qingshan, Role.HEAD_OF_OGI_OFFICE)


@pytest.fixture
def wang(db):
    return appointed(
        "wang", "王主任", township("lvshui", "绿水镇人民政府"), Role.HEAD_OF_OGI_OFFICE
    )


@pytest.fixture
def newcomer(db):
    """Somebody with an account and no appointment yet."""
    return User.objects.create_user("new", name="新同事")
