"""A copy of the whole site, made once for the tests that only look at it, and a world to export from."""

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from gongkai.site_export.serving import CopyApplication
from tests.catalog.conftest import later
from tests.site_export.making import export, make_world


@pytest.fixture(scope="session")
def collected(tmp_path_factory):
    """Style sheets and scripts collected, as the command does it."""
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


@pytest.fixture(autouse=True)
def today():
    """Three days after the first item was begun."""
    with time_machine.travel(later(days=3), tick=False):
        yield


@pytest.fixture
def world(db, settings, tmp_path, collected):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STATIC_ROOT = collected
    return make_world()


@pytest.fixture
def exported(world, tmp_path):
    """Export the township alone into one folder."""
    return lambda: export(tmp_path / "copy", world.agency, server="https://sq.example.com")


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker, tmp_path_factory, collected):
    """A world and its copy, made once; what a test adds to the rows is undone after it."""
    folder = tmp_path_factory.mktemp("made")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=folder / "files", STATIC_ROOT=collected),
        time_machine.travel(later(days=3), tick=False),
        transaction.atomic(),
    ):
        world = make_world()
        copy = CopyApplication(export(folder / "copy").release)
        yield world, copy
        transaction.set_rollback(True)


@pytest.fixture
def copy(made, db):
    """The copy of the whole site, as a server sends it."""
    return CopyApplication(made[1].release)
