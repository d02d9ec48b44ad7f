"""The cast as fixtures: Lin is the clerk and case officer, Zhao heads the OGI office, Wang works elsewhere."""

import pytest
from django.test import Client

from gongkai.agencies.models import Agency
from tests.factories import CAST, a_county, a_person


@pytest.fixture
def county(db):
    """示例县人民政府 with everything below it."""
    return a_county()


@pytest.fixture
def agency(county):
    """An agency by its code."""
    return lambda code: Agency.objects.get(code=code)


@pytest.fixture
def cast(county):
    """Everybody by user name."""
    return {
        username: a_person(username, name, *roles, second_factor=factor)
        for username, (name, roles, factor) in CAST.items()
    }


@pytest.fixture
def signed_in(cast):
    """A browser in which somebody of the cast is signed in."""

    def browser(username):
        client = Client()
        client.force_login(cast[username])
        return client

    return browser
