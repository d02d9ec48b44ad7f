"""The history of an object: in sentences, newest first, for the agency in whose name it was done."""

import datetime as dt

import pytest
from django.urls import reverse

from gongkai.audit.actions import record
from gongkai.audit.actor import Actor
from gongkai.desk import history
from tests.html_checks import faults

AT = dt.datetime(2026, 2, 11, 9, 0, tzinfo=dt.UTC)
ADDRESS = "/desk/history/annual_report/qingshan/2025/"
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
def at_desk_of(client):
    """Open the history of the object as a person."""

    def open_page(person, **parameters):
        client.force_login(person)
        return client.get(ADDRESS, parameters)

    return open_page


def test_an_object_with_a_stroke_in_its_number_has_an_address():
    address = reverse("desk:history", args=["annual_report", "qingshan/2025"])

    assert address == ADDRESS


def test_deeds_are_told_newest_first_with_who_did_them(at_desk_of, zhao):
    done("first.deed")
    done("second.deed", by=Actor.system())

    text = at_desk_of(zhao).content.decode()

    assert text.index("second.deed") < text.index("first.deed")
    assert "林办事员（信息员）" in text
    assert faults(text.encode()) == []


def test_deeds_in_the_name_of_another_agency_are_not_shown(at_desk_of, zhao):
    done("own.deed")
    done("canary.deed", agency_code="lvshui")

    assert "canary" not in at_desk_of(zhao).content.decode()


def test_the_history_of_another_agencys_object_is_not_found(at_desk_of, wang):
    done("canary.deed")

    response = at_desk_of(wang)

    assert response.status_code == 404
    assert "canary" not in response.content.decode()


@pytest.mark.parametrize("person", ["lin", "newcomer"])
def test_those_whose_role_may_not_are_told_who_may(at_desk_of, qingshan, person, request):
    done("canary.deed")

    response = at_desk_of(request.getfixturevalue(person))

    assert response.status_code == 403
    assert "信息公开工作机构负责人" in response.content.decode()
    assert faults(response.content) == []


def test_older_deeds_follow_on_the_next_page(at_desk_of, zhao, monkeypatch):
    monkeypatch.setattr(history, "PAGE_SIZE", 1)
    done("first.deed")
    done("second.deed")

    newest = at_desk_of(zhao)
    older = at_desk_of(zhao, before=newest.context["page"].before)

    assert [entry.sentence for entry in newest.context["page"].entries] == ["second.deed"]
    assert [entry.sentence for entry in older.context["page"].entries] == ["first.deed"]
    assert older.context["page"].before is None


def test_nonsense_in_the_address_shows_the_first_page(at_desk_of, zhao):
    done("own.deed")

    assert "own.deed" in at_desk_of(zhao, before="x").content.decode()
