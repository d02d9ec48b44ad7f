"""The counts of the menu: kept between pages, never older than a minute, and right after an action of one's own."""

import datetime as dt
import re

import pytest
import time_machine
from django.utils import timezone

from gongkai.accounts import inbox
from gongkai.accounts.kept_counts import KEPT_FOR
from gongkai.accounts.models import Appointment, KeptCounts, Role
from tests.desk.conftest import LONG_AGO, township
from tests.desk.test_inbox import task

AT = dt.datetime(2026, 2, 11, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
PAGE = "/desk/keys/"


@pytest.fixture(autouse=True)
def the_time():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


@pytest.fixture
def work(monkeypatch):
    """The tasks that wait for everybody; a test adds to them."""
    tasks = [task(None)]
    monkeypatch.setattr(inbox, "_SOURCES", [lambda request: tuple(tasks)])
    return tasks


@pytest.fixture
def at_desk(client, lin, work):
    client.force_login(lin)
    return client


def counted(client, page=PAGE):
    """The number that stands at the inbox in the menu."""
    return int(re.search(r'class="n[^"]*">(\d+)<', client.get(page).content.decode())[1])


def act(client, code="qingshan"):
    return client.post("/desk/people/agency/", {"code": code})


def test_what_others_do_shows_after_a_minute_at_the_latest(at_desk, work, the_time):
    counted(at_desk)
    work.append(task(None))

    kept = counted(at_desk)
    the_time.move_to(AT + KEPT_FOR + dt.timedelta(seconds=1))

    assert (kept, counted(at_desk)) == (1, 2)


def test_ones_own_action_shows_on_the_next_page(at_desk, work):
    counted(at_desk)
    work.append(task(None))

    act(at_desk)

    assert counted(at_desk) == 2


def test_the_inbox_counts_anew_for_every_page_after_it(at_desk, work):
    counted(at_desk)
    work.append(task(None))

    assert (counted(at_desk, "/desk/"), counted(at_desk)) == (2, 2)


def test_an_action_at_one_agency_drops_what_is_kept_for_another(at_desk, lin, work):
    lvshui = township("lvshui", "绿水镇人民政府")
    Appointment.objects.create(user=lin, agency=lvshui, role=Role.CLERK, from_on=LONG_AGO)
    KeptCounts.objects.create(user=lin, agency=lvshui, counts={"inbox": [9, 0]}, counted_at=AT)

    act(at_desk)

    assert not KeptCounts.objects.filter(agency=lvshui).exists()


def test_a_count_made_before_an_action_does_not_replace_the_one_after_it(at_desk, lin, qingshan):
    after = AT + dt.timedelta(seconds=5)
    KeptCounts.objects.create(user=lin, agency=qingshan, counts={"inbox": [7, 0]}, counted_at=after)

    counted(at_desk, "/desk/")

    assert KeptCounts.objects.get().counts == {"inbox": [7, 0]}


def test_a_clock_that_was_set_back_keeps_no_count_for_hours(at_desk, lin, qingshan):
    later = AT + dt.timedelta(hours=3)
    KeptCounts.objects.create(user=lin, agency=qingshan, counts={"inbox": [7, 0]}, counted_at=later)

    assert counted(at_desk) == 1
    assert KeptCounts.objects.get().counted_at == timezone.now()


def test_a_kind_of_work_that_was_not_counted_yet_is_counted(at_desk, lin, qingshan):
    KeptCounts.objects.create(user=lin, agency=qingshan, counts={}, counted_at=AT)

    assert counted(at_desk) == 1


def test_nothing_is_kept_for_somebody_who_serves_no_agency(client, newcomer):
    client.force_login(newcomer)

    client.get(PAGE)
    act(client)

    assert not KeptCounts.objects.exists()


def test_the_row_says_whose_it_is(lin, qingshan):
    assert str(KeptCounts(user=lin, agency=qingshan)) == f"{lin.pk} {qingshan.pk}"
