"""The signed and sealed paper beside the data, and signing by it what the county's office entered."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions
from gongkai.annual_reports.lifecycle import EventKind, State
from gongkai.annual_reports.models import SignedScan
from gongkai.annual_reports.refusals import NotReady, NotToBeSigned
from gongkai.audit.models import AuditRecord
from gongkai.files.scans import read_scan
from gongkai.practice import reports as samples
from tests.annual_reports.conftest import AT, text_of
from tests.files.test_scans import a_picture

PAPER = a_picture()
MINZHENG = "示例县民政局"


def keep(version, by, data=PAPER, **more):
    scan = read_scan(data)
    return actions.keep_scan(
        version=version, data=data, name="盖章件.png", scan=scan, by=by, at=AT, **more
    )


@pytest.fixture
def office(county):
    return Agency.objects.get(code="shili-fuban")


@pytest.fixture
def he(county):
    return User.objects.get(username="he")


@pytest.fixture
def entered(upload, he, office):
    """Enter a report on behalf of 民政局, as He would."""

    def enter(report=None):
        return actions.upload(
            agency=Agency.objects.get(code="shili-minzheng"),
            year=2025,
            content=report or samples.sample_report(MINZHENG, 2025, samples.BUREAU_LAST_YEAR),
            source=b"as uploaded",
            source_name="report.docx",
            source_kind="docx",
            by=he,
            at=AT,
            acting_for=office,
        )

    return enter


class TestKeeping:
    def test_the_hash_is_on_the_audit_chain(self, draft, lin):
        keep(draft, lin)

        deed = AuditRecord.objects.get(action="annual_reports.scan_kept")
        assert hashlib.sha256(PAPER).hexdigest() in deed.facts_text

    def test_the_same_file_again_changes_nothing(self, draft, lin):
        keep(draft, lin)
        keep(draft, lin)

        assert SignedScan.objects.count() == 1
        assert draft.events.filter(kind=EventKind.SCAN_KEPT).count() == 1

    def test_a_published_version_takes_its_scan_as_well(self, published, lin):
        keep(published, lin)

        published.refresh_from_db()
        assert published.state == State.PUBLISHED


class TestSigningOnPaper:
    def test_both_signatures_are_entered_with_the_scan_as_evidence(self, entered, he, office):
        version = entered()
        scan = keep(version, he, acting_for=office)

        actions.sign_on_paper(version=version, scan=scan, by=he, acting_for=office, at=AT)

        version.refresh_from_db()
        signatures = version.events.filter(kind=EventKind.SIGNED)
        assert version.state == State.SIGNED
        assert {each.facts["on_paper"] for each in signatures} == {scan.address}

    def test_the_officer_acts_for_the_office(self, entered, he, office):
        version = entered()
        scan = keep(version, he)

        actions.sign_on_paper(version=version, scan=scan, by=he, acting_for=office, at=AT)

        actors = AuditRecord.objects.filter(agency_code="shili-minzheng")
        assert set(actors.values_list("actor_agency_code", flat=True)) == {"shili-fuban"}

    def test_an_agency_with_its_own_people_signs_itself(self, draft, he, office, lin):
        scan = keep(draft, lin)

        with pytest.raises(NotToBeSigned, match="它自己"):
            actions.sign_on_paper(version=draft, scan=scan, by=he, acting_for=office, at=AT)

    def test_the_scan_of_another_report_is_no_signature(self, entered, draft, he, office, lin):
        scan = keep(draft, lin)

        with pytest.raises(NotToBeSigned, match="另一版"):
            actions.sign_on_paper(version=entered(), scan=scan, by=he, acting_for=office, at=AT)

    def test_a_version_that_waits_for_signature_is_sent_back_first(self, entered, he, office):
        version = entered()
        scan = keep(version, he)
        actions.send_for_signature(version=version, by=he, at=AT)

        with pytest.raises(NotToBeSigned, match="先退回"):
            actions.sign_on_paper(version=version, scan=scan, by=he, acting_for=office, at=AT)

    def test_what_does_not_balance_is_not_signed(self, entered, he, office):
        version = entered(
            samples.with_slip(samples.sample_report(MINZHENG, 2025, samples.BUREAU_LAST_YEAR))
        )
        scan = keep(version, he)

        with pytest.raises(NotReady):
            actions.sign_on_paper(version=version, scan=scan, by=he, acting_for=office, at=AT)


def page_of(version):
    return f"/desk/reports/scans/of/{version.report_id}/"


def upload_of(data=PAPER):
    return SimpleUploadedFile("盖章件.png", data)


class TestPages:
    def test_the_clerk_adds_a_scan_and_sees_it(self, client_of, draft):
        client = client_of("lin")

        client.post(page_of(draft), {"file": upload_of()})

        scan = SignedScan.objects.get()
        assert "签章扫描件：1 份" in text_of(client.get(page_of(draft)))
        assert client.get(f"/desk/reports/scans/{scan.pk}/").content == PAPER
        assert client.get(f"/desk/reports/scans/{scan.pk}/first-page/").content[:2] == b"\xff\xd8"

    @pytest.mark.parametrize("data", [b"PK\x03\x04", b""])
    def test_what_is_no_scan_is_refused(self, client_of, draft, data):
        page = text_of(client_of("lin").post(page_of(draft), {"file": upload_of(data)}))

        assert "不是扫描件" in page or "空的" in page
        assert not SignedScan.objects.exists()

    def test_one_too_large_is_refused_unread(self, client_of, draft, monkeypatch):
        monkeypatch.setattr("gongkai.annual_reports.views.scans.LARGEST_SCAN", 10)

        page = text_of(client_of("lin").post(page_of(draft), {"file": upload_of()}))

        assert "重新扫描" in page

    def test_who_only_reads_adds_nothing(self, client_of, draft):
        answer = client_of("he", agency="shili-fuban").post(page_of(draft), {"file": upload_of()})

        assert answer.status_code == 404

    def test_a_scan_that_is_lost_is_not_found(self, client_of, draft, lin, settings, tmp_path):
        scan = keep(draft, lin)
        settings.MEDIA_ROOT = tmp_path / "elsewhere"

        assert client_of("lin").get(f"/desk/reports/scans/{scan.pk}/").status_code == 404

    def test_the_officer_signs_by_the_paper_of_what_the_office_entered(
        self, client_of, entered, he
    ):
        version = entered()
        officer = client_of("he", agency="shili-fuban")
        scan = keep(version, he)

        officer.post(f"/desk/reports/scans/{scan.pk}/sign/")

        version.refresh_from_db()
        assert version.state == State.SIGNED

    def test_a_refusal_is_shown(self, client_of, entered, he):
        version = entered()
        officer = client_of("he", agency="shili-fuban")
        scan = keep(version, he)
        actions.send_for_signature(version=version, by=he, at=AT)

        page = officer.post(f"/desk/reports/scans/{scan.pk}/sign/", follow=True)

        assert "先退回" in text_of(page)

    def test_the_scan_of_another_agency_is_not_changed_by_its_supervisor(
        self, client_of, draft, lin
    ):
        scan = keep(draft, lin)
        officer = client_of("he", agency="shili-fuban")

        answer = officer.post(f"/desk/reports/scans/{scan.pk}/show/", {"is_public": "1"})

        assert answer.status_code == 404


class TestThePublic:
    ADDRESS = "/qingshan/reports/2025/scan"

    def test_sees_a_scan_the_agency_shows(self, client, client_of, published, lin):
        scan = keep(published, lin)

        client_of("lin").post(f"/desk/reports/scans/{scan.pk}/show/", {"is_public": "1"})

        assert client.get(self.ADDRESS).content == PAPER
        assert "签字盖章的扫描件" in text_of(client.get("/qingshan/reports/2025"))

    def test_does_not_see_one_that_is_not_shown(self, client, client_of, published, lin):
        scan = keep(published, lin, is_public=True)

        client_of("lin").post(f"/desk/reports/scans/{scan.pk}/show/", {"is_public": "0"})

        assert client.get(self.ADDRESS).status_code == 404
        assert "签字盖章的扫描件" not in text_of(client.get("/qingshan/reports/2025"))

    def test_showing_twice_is_one_event(self, published, lin):
        scan = keep(published, lin, is_public=True)

        assert not actions.show_scan(scan=scan, is_public=True, by=lin, at=AT)

    def test_sees_nothing_of_a_draft(self, client, draft, lin):
        keep(draft, lin, is_public=True)

        assert client.get(self.ADDRESS).status_code == 404


class TestEditingOnBehalf:
    def test_the_officer_mends_what_the_office_entered(self, client_of, entered):
        version = entered()
        officer = client_of("he", agency="shili-fuban")

        answer = officer.get(f"/desk/reports/{version.report_id}/text/5/")

        assert answer.status_code == 200

    def test_and_is_led_to_the_paper_for_the_signatures(self, client_of, entered):
        page = client_of("he", agency="shili-fuban").get(entered().report.get_absolute_url())

        assert "存签章扫描件，登记签批" in text_of(page)

    def test_but_not_what_an_agency_fills_in_itself(self, client_of, draft):
        officer = client_of("he", agency="shili-fuban")

        assert officer.get(f"/desk/reports/{draft.report_id}/text/5/").status_code == 404
