"""The practice county has an open call with answers to try."""

import datetime as dt
from zoneinfo import ZoneInfo

from gongkai.catalog.models import AskedOffice, CallEvent, MaterialCall
from gongkai.practice import county, filling, people
from gongkai.practice.calls import make_calls

AT = dt.datetime(2026, 11, 25, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_an_open_call_waits_for_some_and_was_answered_by_others(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    filling.make_agencies(county.AGENCIES)
    filling.make_offices_and_villages()
    filling.make_people(people.EVERYBODY)

    make_calls(AT)

    states = AskedOffice.objects.order_by("state").values_list("state", flat=True)
    assert list(states) == ["nothing", "sent", "waiting", "waiting"]
    assert MaterialCall.objects.get().due_on == dt.date(2026, 11, 30)
    assert CallEvent.objects.count() == 2
