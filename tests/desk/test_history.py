"""The history of an object: in sentences, newest first, for the agency in whose name it was done."""

import datetime as dt

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.urls import reverse

from gongkai.audit.actions import record
from gongkai.audit.actor import Actor
from gongkai.desk import history, views
from tests.html_checks import faults

AT = dt.datetime(2026, 2, 11, 9, 0, tzinfo=dt.UTC)
LIN = Actor(id="lin", name="林办事员", role="信息员", agency_code="qingshan")


def done(action, *, agency_code="qingshan", by=LIN, **facts):
    record(
        action=action,
        subject_kind="annual_report",
        subject_id="qingshan/2025",
        agency_code=agency_code,
        by=by,
        at=AT,
        **facts,
    )


@pytest.fixture
def page(lin, qingshan):
    """Open the history as somebody who works for 青山镇人民政府."""

    def open_page(subject_id="qingshan/2025", agency=qingshan, **parameters):
        request = RequestFactory().get("/desk/history/", parameters)
        request.user, request.agency = lin, agency
        return views.history(request, "annual_report", subject_id)

    return open_page


def test_an_object_with_a_stroke_in_its_number_has_an_address():
    address = reverse("desk:history", args=["annual_report", "qingshan/2025"])

    assert address == "/desk/history/annual_report/qingshan/2025/"


def test_deeds_are_told_newest_first_with_who_did_them(page):
    done("first.deed")
    done("second.deed", by=Actor.system())

    text = page().content.decode()

    assert text.index("second.deed") < text.index("first.deed")
    assert "林办事员（信息员）" in text
    assert faults(text.encode()) == []


def test_deeds_in_the_name_of_another_agency_are_not_shown(page):
    done("own.deed")
    done("canary.deed", agency_code="lvshui")

    assert "canary" not in page().content.decode()


@pytest.mark.parametrize("agency_code", ["lvshui", ""])
def test_the_history_of_another_agencys_object_is_not_found(page, agency_code):
    done("canary.deed", agency_code=agency_code)

    with pytest.raises(Http404):
        page()


def test_somebody_without_an_agency_finds_nothing(page):
    done("own.deed", agency_code="")

    with pytest.raises(Http404):
        page(agency=None)


def test_older_deeds_follow_on_the_next_page(page, monkeypatch):
    monkeypatch.setattr(history, "PAGE_SIZE", 1)
    done("first.deed")
    done("second.deed")

    newest = history.history_page(
        kind="annual_report", subject_id="qingshan/2025", agency_code="qingshan", before=None
    )
    text = page(before=newest.before).content.decode()

    assert [entry.sentence for entry in newest.entries] == ["second.deed"]
    assert "first.deed" in text
    assert "second.deed" not in text


def test_nonsense_in_the_address_shows_the_first_page(page):
    done("own.deed")

    assert "own.deed" in page(before="x").content.decode()
