import pytest
from django.db import transaction
from django.test import override_settings

from tests.scope.world import World


@pytest.fixture(scope="module")
def world_of_all(django_db_setup, django_db_blocker, tmp_path_factory):
    """The world, made once: every request of a walk is rolled back."""
    with (
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        yield World()
        transaction.set_rollback(True)


@pytest.fixture
def world(world_of_all, db):
    return world_of_all
