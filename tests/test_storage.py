"""Files kept by content: the same bytes once, and whole."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from gongkai.storage import digest, fetch, keep, place

LETTER = "公开函".encode()


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def test_the_same_bytes_are_kept_once(store):
    keep(LETTER)
    keep(LETTER)

    assert [each.name for each in store.rglob("*") if each.is_file()] == [digest(LETTER)]


def test_what_a_write_cut_short_has_left_is_replaced():
    default_storage.save(place(digest(LETTER)), ContentFile(LETTER[:3]))

    assert fetch(keep(LETTER)) == LETTER
