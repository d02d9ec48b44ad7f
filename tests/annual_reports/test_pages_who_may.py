"""Who may open which page of annual reports, and who may take which step."""

from typing import Any

import pytest
from django.urls import reverse

from gongkai.accounts.models import Appointment, Role
from gongkai.agencies.models import Agency
from gongkai.annual_reports.lifecycle import State
from tests.annual_reports.conftest import address, text_of
from tests.factories import SINCE
from tests.html_checks import faults

PAGES: Any = (
    ("report", {}),
    ("settle", {}),
    ("table", {"key": "applications"}),
    ("text", {"part": "1"}),
    ("source", {}),
)
STEPS = ("send_for_signature", "sign", "send_back", "publish", "take_over")
CHANGES = ("settle", "table", "text")


@pytest.mark.parametrize(("name", "more"), PAGES)
def test_the_public_is_asked_to_sign_in(client, draft, name, more):
    answer = client.get(address(name, draft, **more))

    assert answer.status_code == 302
    assert answer.url.startswith("/desk/account/login/")


@pytest.mark.parametrize("name", ["report_list", "upload"])
def test_the_list_and_the_upload_are_for_staff(client, county, name):
    assert client.get(reverse(f"annual_reports:{name}")).status_code == 302


@pytest.mark.parametrize(("name", "more"), PAGES)
def test_another_agency_does_not_find_the_report(client_of, draft, name, more):
    assert client_of("wang").get(address(name, draft, **more)).status_code == 404


@pytest.mark.parametrize(
    ("username", "name"),
    [("wang", "send_for_signature"), ("wang", "publish"), ("wu", "take_over")],
)
def test_another_agency_takes_no_step(client_of, draft, username, name):
    answer = client_of(username).post(
        address(name, draft), {"published_on": "2026-01-10", "where": "x"}
    )

    draft.refresh_from_db()
    assert (answer.status_code, draft.state) == (404, State.DRAFT)


@pytest.mark.parametrize(("name", "more"), [page for page in PAGES if page[0] in CHANGES])
def test_a_reviewer_is_told_who_may_change(client_of, draft, name, more):
    answer = client_of("sun").get(address(name, draft, **more))

    assert answer.status_code == 403
    assert "林文员" in text_of(answer)
    assert faults(answer.content) == []


@pytest.mark.parametrize("name", ["send_for_signature", "publish", "take_over"])
def test_a_reviewer_takes_no_step_of_the_clerk(client_of, draft, name):
    assert client_of("sun").post(address(name, draft)).status_code == 403


def test_a_clerk_enters_no_report_as_public_before(client_of, draft):
    answer = client_of("lin").post(
        address("take_over", draft), {"published_on": "2026-01-10", "where": "县政府网站"}
    )

    draft.refresh_from_db()
    assert (answer.status_code, draft.state) == (403, State.DRAFT)


def test_a_signature_on_content_not_seen_is_refused(client_of, sent):
    answer = client_of("zhao").post(
        address("sign", sent), {"signed_as": "head_of_ogi_office", "hash": "0" * 64}
    )

    assert "不是您看到的那一份" in text_of(answer)


def test_a_clerk_does_not_send_a_report_back(client_of, sent):
    assert client_of("lin").post(address("send_back", sent), {"reason": "改"}).status_code == 403


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_never_taken_by_reading(client_of, draft, step):
    assert client_of("zhao").get(address(step, draft)).status_code in (403, 405)


class TestTheSupervisingOffice:
    def test_reads_the_reports_of_the_county(self, client_of, draft):
        answer = client_of("he", "shili-fuban").get(address("report", draft))

        assert answer.status_code == 200
        assert "主管部门只看不改" in text_of(answer)

    def test_is_offered_nothing_to_press(self, client_of, draft):
        page = client_of("he", "shili-fuban").get(address("report", draft)).content.decode()

        assert "送两方负责人签批" not in page
        assert "/tables/" not in page

    def test_changes_nothing(self, client_of, draft):
        answer = client_of("he", "shili-fuban").post(address("send_for_signature", draft))

        assert answer.status_code == 403

    @pytest.mark.parametrize(("name", "more"), [page for page in PAGES if page[0] in CHANGES])
    def test_a_role_elsewhere_opens_no_page_for_changes(self, client_of, draft, name, more):
        officer = client_of("he", "fancheng")  # a clerk there, and an officer who sees the county

        assert officer.get(address(name, draft, **more)).status_code == 404

    @pytest.mark.parametrize("step", ["send_for_signature", "publish"])
    def test_a_role_elsewhere_takes_no_step(self, client_of, draft, step):
        answer = client_of("he", "fancheng").post(
            address(step, draft), {"published_on": "2026-01-10", "where": "县政府网站"}
        )

        draft.refresh_from_db()
        assert (answer.status_code, draft.state) == (404, State.DRAFT)

    def test_a_signer_elsewhere_signs_nothing_here(self, client_of, sent, person):
        bureau = Agency.objects.get(code="shili-fagai")
        Appointment.objects.create(
            user=person("he"), agency=bureau, role=Role.SIGNER, from_on=SINCE
        )

        answer = client_of("he", "shili-fagai").post(address("sign", sent), {"signed_as": "leader"})

        assert answer.status_code == 404
        assert not sent.events.filter(kind="signed").exists()


class TestSomebodyWhoServesTwoAgencies:
    def test_reads_the_other_one_and_is_told_to_switch(self, client_of, upload, person):
        other = Agency.objects.get(code="shili-jiaoyu")
        version = upload(agency=other, by=person("zheng"))

        answer = client_of("zheng", "shili-fagai").get(address("report", version))

        assert "请先在最上面换到这个单位" in text_of(answer)

    def test_changes_it_after_switching(self, client_of, upload, person):
        version = upload(agency=Agency.objects.get(code="shili-jiaoyu"), by=person("zheng"))

        answer = client_of("zheng", "shili-jiaoyu").post(address("send_for_signature", version))

        version.refresh_from_db()
        assert (answer.status_code, version.state) == (302, State.SIGNING)


def test_a_table_that_does_not_exist_is_not_found(client_of, draft):
    assert client_of("lin").get(address("table", draft, key="budget")).status_code == 404


@pytest.mark.parametrize("part", ["2", "7", "annex"])
def test_a_part_without_text_is_not_found(client_of, draft, part):
    assert client_of("lin").get(address("text", draft, part=part)).status_code == 404


def test_a_report_without_a_version_is_not_found(client_of, draft):
    draft.report.current = None
    draft.report.save()

    assert client_of("lin").get(address("report", draft)).status_code == 404
