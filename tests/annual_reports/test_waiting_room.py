"""Files that were uploaded and wait for their confirmation."""

import datetime as dt
import os

import pytest
from django.core.files.storage import default_storage

from gongkai.annual_reports import waiting_room
from gongkai.annual_reports.waiting_room import NoLongerWaiting
from gongkai.jobs.clock import works
from gongkai.practice import reports as samples
from tests.annual_reports.conftest import AT, QINGSHAN

REPORT = samples.sample_report(QINGSHAN, 2025, samples.TOWN_THIS_YEAR)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def put_down(source, *, hours_ago):
    """Let a file wait since so many hours before the stated time."""
    address = waiting_room.wait(source, REPORT)
    since = (AT - dt.timedelta(hours=hours_ago)).timestamp()
    for path in (f"waiting/{address}", f"waiting/{address}.json"):
        os.utime(default_storage.path(path), (since, since))
    return address


def test_file_and_reading_come_back_as_they_were():
    address = waiting_room.wait(b"as uploaded", REPORT)

    assert waiting_room.waiting(address) == (b"as uploaded", REPORT)


def test_the_same_file_again_waits_anew():
    put_down(b"again", hours_ago=30)
    address = waiting_room.wait(b"again", REPORT)

    waiting_room.clear(AT)

    assert waiting_room.waiting(address)[0] == b"again"


def test_what_nobody_confirmed_for_a_day_is_cleared_and_nothing_else():
    old = put_down(b"old", hours_ago=25)
    new = put_down(b"new", hours_ago=23)

    assert waiting_room.clear(AT) == 2

    assert waiting_room.waiting(new)[0] == b"new"
    with pytest.raises(NoLongerWaiting):
        waiting_room.waiting(old)


def test_clearing_where_nothing_ever_waited_is_no_error():
    assert waiting_room.clear(AT) == 0


def test_it_is_cleared_by_the_clock():
    assert "annual_reports.clear_waiting_files" in {work.name for work in works()}
