"""Lin, the case officer, at her desk."""

import pytest

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency


@pytest.fixture
def lin(db):
    return User.objects.create_user("lin", name="林办事员")


@pytest.fixture
def qingshan(db):
    facts = {
        "code": "qingshan",
        "name": "青山镇人民政府",
        "kind": "government",
        "level": "township",
    }
    return Agency.objects.add_root(create_kwargs=facts)
