"""What is done to many reports from the board: checks, publishing, the booklet, the archive."""

import csv
import hashlib
import io
import json
import zipfile

import pikepdf
import pytest
from django.urls import reverse

from gongkai.accounts.models import Appointment, Role, User
from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions as report_actions
from gongkai.annual_reports.bulk import archiving, binding, checking, tasks
from gongkai.annual_reports.content import stored
from gongkai.annual_reports.lifecycle import SignedAs, State
from gongkai.annual_reports.models import BulkItem, BulkJob, Outcome, ReportVersion
from gongkai.files.opening import open_document
from gongkai.files.printing import CannotPrint
from gongkai.practice import reports as samples
from gongkai.storage import fetch
from tests.annual_reports.bulk.conftest import AT, BAIYUN, MINZHENG, a_file
from tests.annual_reports.conftest import QINGSHAN, text_of
from tests.factories import SINCE

BEGIN = reverse("annual_reports:board_begin")


@pytest.fixture
def officer(client_of):
    return client_of("he", agency="shili-fuban")


@pytest.fixture
def done(officer):
    """Begin something from the board, work through it, and return the job."""

    def do(work, *chosen, **asked):
        query = "&".join(f"{name}={value}" for name, value in {"year": 2025, **asked}.items())
        officer.post(f"{BEGIN}?{query}", {"kind": work, "report": [each.pk for each in chosen]})
        job = BulkJob.objects.latest("pk")
        tasks.run_bulk_job.call(job.pk)
        job.refresh_from_db()
        return job

    return do


def outcomes(job):
    return {each.name: Outcome(each.outcome) for each in job.items.all()}


class TestChecking:
    @pytest.fixture
    def slipped(self, upload):
        return upload(
            samples.with_slip(samples.sample_report(QINGSHAN, 2025, samples.TOWN_THIS_YEAR))
        )

    def test_all_findings_stand_on_one_page(self, done, officer, slipped):
        job = done("check")

        page = text_of(officer.get(job.get_absolute_url()))
        assert "错误 2" in page
        assert "结转下年度继续办理" in page

    def test_the_list_of_findings_opens_in_a_spreadsheet(self, done, slipped):
        data = fetch(done("check").product_address).decode()

        assert data.startswith("\ufeff")
        rows = list(csv.DictReader(io.StringIO(data.removeprefix("\ufeff"))))
        assert [each["级别"] for each in rows][:2] == ["错误", "错误"]
        assert rows[0]["机关"] == QINGSHAN

    def test_counts_are_those_of_this_moment(self, done, slipped):
        ReportVersion.objects.update(error_count=0)

        done("check")

        slipped.refresh_from_db()
        assert slipped.error_count == 2

    def test_a_sound_report_says_so(self, done, draft):
        assert "没有发现问题" in done("check").items.get().says or draft.notice_count

    def test_only_the_chosen_are_checked(self, done, draft, read_in):
        read_in(a_file(MINZHENG))

        assert list(outcomes(done("check", draft.report))) == [QINGSHAN]

    def test_without_choice_the_filters_decide(self, done, draft, read_in):
        read_in(a_file(MINZHENG))

        assert list(outcomes(done("check", kind="department"))) == [MINZHENG]

    def test_a_report_that_lost_its_version_is_said(self, begun, draft):
        item = BulkItem(report=None)

        assert checking.prepare(item) is None
        assert checking.carry_out(item, None, AT).outcome == Outcome.REFUSED


def on_paper(version):
    """Sign a version that the office entered, as the leader and the head of its agency would."""
    he = User.objects.get(username="he")
    report_actions.send_for_signature(version=version, by=he, at=AT)
    for signed_as, username in ((SignedAs.LEADER, "qian"), (SignedAs.HEAD_OF_OGI_OFFICE, "zhao")):
        report_actions.sign(
            version=version, signed_as=signed_as, by=User.objects.get(username=username), at=AT
        )
    version.refresh_from_db()
    return version


class TestPublishing:
    @pytest.fixture
    def entered(self, read_in):
        """A report that the office entered on behalf, signed by both sides."""
        [item] = read_in(a_file(MINZHENG))
        return on_paper(item.version)

    def test_a_signed_report_entered_on_behalf_becomes_public(self, done, entered):
        job = done("publish")

        entered.refresh_from_db()
        assert (outcomes(job), entered.state) == ({MINZHENG: Outcome.DONE}, State.PUBLISHED)

    def test_again_nothing_changes(self, done, entered):
        done("publish")

        assert outcomes(done("publish")) == {MINZHENG: Outcome.DUPLICATE}

    def test_content_that_was_changed_after_signing_stays_in(self, done, entered):
        content = {**entered.content, "agency": "别处"}
        ReportVersion.objects.filter(pk=entered.pk).update(content=content)

        job = done("publish")

        assert outcomes(job) == {MINZHENG: Outcome.REFUSED}
        assert "不一致" in job.items.get().says

    def test_a_report_that_does_not_balance_stays_in(self, done, entered):
        slipped = samples.with_slip(entered.value())
        content = {**entered.content, "tables": stored(slipped)["tables"]}
        ReportVersion.objects.filter(pk=entered.pk).update(content=content)

        job = done("publish")

        entered.refresh_from_db()
        assert "不平的报告不公布" in job.items.get().says
        assert entered.state == State.SIGNED

    def test_an_unsigned_one_says_what_is_missing(self, done, read_in):
        read_in(a_file(MINZHENG))

        assert "签批" in done("publish").items.get().says

    def test_an_agency_with_its_own_people_publishes_itself(self, done, signed):
        job = done("publish")

        signed.refresh_from_db()
        assert (outcomes(job), signed.state) == ({QINGSHAN: Outcome.REFUSED}, State.SIGNED)

    @pytest.mark.parametrize(
        ("role", "outcome"), [(Role.CLERK, Outcome.DONE), (Role.REVIEWER, Outcome.REFUSED)]
    )
    def test_the_own_report_of_the_office_asks_for_the_role_to_publish(
        self, done, read_in, office, he, role, outcome
    ):
        Appointment.objects.create(user=he, agency=office, role=role, from_on=SINCE)
        [item] = read_in(a_file(office.name))
        on_paper(item.version)

        assert outcomes(done("publish")) == {office.name: outcome}


class TestBooklet:
    @pytest.fixture
    def bound(self, done, published, read_in):
        read_in(a_file(BAIYUN))
        job = done("booklet")
        return job, fetch(job.product_address)

    def test_holds_the_filed_reports_and_names_whose_is_missing(self, bound):
        job, data = bound

        with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
            assert [str(each.title) for each in outline.root] == ["目录", QINGSHAN]
        text = "".join("".join(open_document(data, "a.pdf").lines).split())
        contents, missing = text.split("没有装进来的")
        assert contents.startswith("示例县2025年政府信息公开工作年度报告")
        assert f"{QINGSHAN}1" in contents
        assert BAIYUN in missing[:200]
        assert MINZHENG in missing[:200]
        assert outcomes(job) == {QINGSHAN: Outcome.DONE, BAIYUN: Outcome.REFUSED}

    def test_without_a_filed_report_there_is_none(self, done, draft):
        job = done("booklet")

        assert (job.product_address, "还没有报送" in job.failure) == ("", True)


class TestArchive:
    @pytest.fixture
    def package(self, done, published):
        job = done("archive")
        return zipfile.ZipFile(io.BytesIO(fetch(job.product_address)))

    def test_holds_every_format_with_its_hash_and_says_what_is_missing(self, package):
        manifest = json.loads(package.read("manifest.json"))
        hashes = {each["file"]: each["sha256"] for each in manifest["files"]}

        assert {each.rpartition(".")[2] for each in hashes} == {"docx", "pdf", "json", "csv"}
        assert any("原件 report.docx" in each for each in hashes)
        assert hashes == {name: hashlib.sha256(package.read(name)).hexdigest() for name in hashes}
        assert len(hashes) == len(package.namelist()) - 2
        assert MINZHENG in manifest["missing"]

    def test_without_a_filed_report_there_is_none(self, done, draft):
        assert "还没有报送" in done("archive").failure


class TestBeginning:
    @pytest.mark.parametrize("kind", ["", "intake", "x"])
    def test_nothing_else_is_begun(self, officer, draft, kind):
        officer.post(BEGIN, {"kind": kind})

        assert not BulkJob.objects.exists()

    def test_without_a_report_it_is_refused(self, officer, county):
        page = officer.post(f"{BEGIN}?year=2025", {"kind": "check"}, follow=True)

        assert "没有可以办的报告" in text_of(page)

    def test_a_report_outside_the_area_is_not_touched(self, officer, upload, person):
        other = upload(
            samples.fancheng_2023(), year=2023, agency=Agency.objects.get(code="fancheng")
        )

        officer.post(f"{BEGIN}?year=2023", {"kind": "check", "report": [other.report_id]})

        assert not BulkJob.objects.exists()


def cannot_print(*_args, **_more):
    raise CannotPrint("没有安装字体")


@pytest.mark.parametrize(("step", "writer"), [(binding, "print_part"), (archiving, "write_report")])
def test_a_refusal_of_the_printer_is_that_of_the_report(
    published, begun, monkeypatch, step, writer
):
    monkeypatch.setattr(step, writer, cannot_print)
    published.report.refresh_from_db()
    item = BulkItem(job=begun(a_file(MINZHENG)), position=2, report=published.report)

    assert step.carry_out(item, step.prepare(item), AT).says == "没有安装字体"
