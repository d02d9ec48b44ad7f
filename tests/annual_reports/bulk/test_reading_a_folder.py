from dataclasses import replace

import pytest

from gongkai.accounts.models import Role
from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions as report_actions
from gongkai.annual_reports.bulk import actions, tasks
from gongkai.annual_reports.bulk.unpacking import Received
from gongkai.annual_reports.models import AnnualReport, BulkItem, Outcome, ReportEvent
from gongkai.annual_reports.refusals import ReportRefusal
from gongkai.audit.models import AuditRecord
from gongkai.files.annual_report_writer import write_report
from gongkai.practice import reports as samples
from tests.annual_reports.bulk.conftest import (
    AT,
    BAIYUN,
    LVSHUI,
    MINZHENG,
    PINGAN,
    a_file,
    report_of,
)
from tests.annual_reports.run_together import text_with_unread_cells
from tests.factories import a_person


def outcomes(items):
    return [Outcome(each.outcome) for each in items]


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx", "html", "txt"])
def test_a_report_becomes_the_draft_of_its_agency(read_in, kind):
    [item] = read_in(a_file(MINZHENG, kind=kind))

    assert item.outcome == Outcome.TAKEN_IN
    assert item.version.report.agency.name == MINZHENG
    assert item.version.value().figures == report_of(MINZHENG).figures


class TestOnBehalf:
    def test_the_version_names_the_office_that_entered_it(self, read_in, office):
        [item] = read_in(a_file(MINZHENG))

        assert item.version.entered_by == office

    def test_the_event_says_so(self, read_in):
        [item] = read_in(a_file(MINZHENG))

        assert item.version.events.get().facts["on_behalf_by"] == "示例县人民政府办公室"

    def test_the_deed_is_on_the_chain_of_the_agency_by_the_officer_of_the_office(self, read_in):
        read_in(a_file(MINZHENG))

        deed = AuditRecord.objects.get(action="annual_reports.uploaded")
        assert (deed.agency_code, deed.actor_agency_code) == ("shili-minzheng", "shili-fuban")

    def test_a_report_of_the_office_itself_is_not_on_behalf(self, read_in):
        [item] = read_in(a_file("示例县人民政府办公室"))

        assert item.version.entered_by is None

    def test_an_agency_with_its_own_people_reports_itself(self, read_in):
        [item] = read_in(a_file(LVSHUI))

        assert item.outcome == Outcome.OWN_PEOPLE
        assert "王文员" in item.says

    def test_it_is_entered_all_the_same_once_the_officer_says_so(self, read_in, he):
        [item] = read_in(a_file(LVSHUI))

        actions.decide(item=item, by=he, at=AT)
        tasks.run_bulk_job.call(item.job_id)

        item.refresh_from_db()
        assert item.outcome == Outcome.TAKEN_IN

    def test_a_draft_of_the_agency_itself_is_never_replaced(self, read_in, upload):
        draft = upload()

        [item] = read_in(a_file("示例县青山镇人民政府"))

        draft.refresh_from_db()
        assert (item.outcome, draft.revision) == (Outcome.OTHER_ON_FILE, 1)
        assert "请本机关处理" in item.says


class TestRefusals:
    def test_a_broken_file_says_how_to_mend_it(self, read_in):
        [item] = read_in(Received("民政局.docx", b"PK\x03\x04broken"))

        assert item.outcome == Outcome.BROKEN
        assert "另存为" in item.says

    def test_a_file_refused_on_unpacking_is_not_read(self, read_in):
        [item] = read_in(Received("民政局.txt", b"x", "文件已损坏。"))

        assert (item.outcome, item.says) == (Outcome.BROKEN, "文件已损坏。")

    def test_a_report_without_the_tables_is_refused(self, read_in):
        text = f"{MINZHENG}2025年政府信息公开工作年度报告\n一、总体情况\n很好。".encode()

        [item] = read_in(Received("民政局.txt", text))

        assert (item.outcome, "三张表" in item.says) == (Outcome.BROKEN, True)

    def test_another_year_is_named(self, read_in):
        [item] = read_in(a_file(MINZHENG, 2024))

        assert item.outcome == Outcome.WRONG_YEAR
        assert "2024 年" in item.says

    def test_a_foreign_agency_is_named_and_the_nearest_offered(self, read_in):
        [item] = read_in(a_file("邻县白云乡人民政府"))

        nearest = Agency.objects.get(pk=item.facts["near"][0])
        assert (item.outcome, nearest.name) == (Outcome.UNKNOWN_AGENCY, BAIYUN)
        assert "邻县白云乡人民政府" in item.says

    def test_a_lost_file_is_said(self, begun, settings, tmp_path):
        job = begun(a_file(MINZHENG))
        settings.MEDIA_ROOT = tmp_path / "elsewhere"

        tasks.run_bulk_job.call(job.pk)

        assert "重新上传" in job.items.get().says

    def test_a_report_waiting_for_signature_is_not_touched(self, read_in):
        [first] = read_in(a_file(MINZHENG))
        report_actions.send_for_signature(version=first.version, by=first.job.created_by, at=AT)

        [second] = read_in(a_file(MINZHENG, facts=samples.TOWN_EARLIER))

        assert second.outcome == Outcome.OTHER_ON_FILE
        assert "换成这一份" not in second.says


class TestWithoutWord:
    def test_a_file_that_names_no_year_waits_for_the_officer(self, read_in):
        [item] = read_in(nameless(year=None))

        assert item.outcome == Outcome.NO_YEAR

    def test_its_year_is_that_of_the_job_once_the_officer_says_so(self, read_in, he):
        [item] = read_in(nameless(year=None))

        actions.decide(item=item, by=he, at=AT)
        tasks.run_bulk_job.call(item.job_id)

        item.refresh_from_db()
        assert (item.outcome, item.version.report.year) == (Outcome.TAKEN_IN, 2025)

    def test_a_file_that_names_no_agency_goes_by_its_name(self, read_in):
        [item] = read_in(nameless(called="示例县民政局2025年报.txt"))

        assert item.version.report.agency.name == MINZHENG

    def test_where_nothing_names_it_the_officer_is_asked(self, read_in):
        [item] = read_in(nameless(called="报告.txt"))

        assert item.outcome == Outcome.UNKNOWN_AGENCY
        assert "没有写是哪个机关" in item.says


def nameless(*, year=2025, called="示例县民政局.txt"):
    """A report whose title names neither the agency nor, where asked, the year."""
    report = report_of(MINZHENG)
    when = f"{year}年" if year else ""
    texts = dict.fromkeys(report.sections, "无。")  # prose names agency and year as well
    sections = {**texts, "title": f"{when}政府信息公开工作年度报告", "opening": ""}
    return Received(
        called, write_report(replace(report, agency=None, year=year, sections=sections), "txt")
    )


def test_unread_cells_are_left_to_be_settled(read_in):
    [item] = read_in(Received("民政局.txt", text_with_unread_cells(MINZHENG).encode()))

    assert item.outcome == Outcome.TO_SETTLE
    assert item.version.unread_count


class TestTwice:
    def test_the_same_bytes_in_one_folder_are_read_once(self, read_in):
        first, second = read_in(a_file(MINZHENG), a_file(MINZHENG, called="副本.txt"))

        assert outcomes([first, second]) == [Outcome.TAKEN_IN, Outcome.DUPLICATE]
        assert "第 1 个文件" in second.says

    def test_the_same_content_in_another_file_changes_nothing(self, read_in):
        items = read_in(a_file(MINZHENG), a_file(MINZHENG, kind="docx"))

        assert outcomes(items) == [Outcome.TAKEN_IN, Outcome.DUPLICATE]
        assert ReportEvent.objects.count() == 1

    def test_another_report_of_the_agency_waits_for_the_officer(self, read_in):
        first, second = read_in(a_file(MINZHENG), a_file(MINZHENG, facts=samples.TOWN_EARLIER))

        first.version.refresh_from_db()
        assert (second.outcome, first.version.revision) == (Outcome.OTHER_ON_FILE, 1)

    def test_it_replaces_the_first_once_the_officer_says_so(self, read_in, he):
        _first, second = read_in(a_file(MINZHENG), a_file(MINZHENG, facts=samples.TOWN_EARLIER))

        actions.decide(item=second, by=he, at=AT)
        tasks.run_bulk_job.call(second.job_id)

        second.refresh_from_db()
        assert (second.outcome, second.version.revision) == (Outcome.TAKEN_IN, 2)

    def test_the_whole_folder_again_changes_nothing(self, read_in):
        folder = (
            a_file(MINZHENG),
            a_file(BAIYUN, kind="docx"),
            a_file(PINGAN, 2024),
            a_file("邻县民政局"),
            Received("坏.docx", b"PK\x03\x04"),
        )
        read_in(*folder)
        before = stored_state()

        again = read_in(*folder)

        assert stored_state() == before
        assert outcomes(again)[:2] == [Outcome.DUPLICATE] * 2


def stored_state():
    """Every report with its revision, and how many events there are."""
    reports = AnnualReport.objects.order_by("pk").values_list("pk", "current", "current__revision")
    return list(reports), ReportEvent.objects.count()


class TestByHand:
    def test_the_officer_says_whose_report_it_is(self, read_in, he):
        [item] = read_in(a_file("邻县白云乡人民政府"))

        actions.decide(item=item, agency=Agency.objects.get(code="baiyun"), by=he, at=AT)
        tasks.run_bulk_job.call(item.job_id)

        item.refresh_from_db()
        assert item.version.report.agency.name == BAIYUN

    def test_what_is_taken_in_is_the_deed_of_whoever_decided(self, read_in):
        [item] = read_in(a_file("邻县白云乡人民政府"))
        other = a_person("gu", "顾科员", ("shili-fuban", Role.COUNTY_OFFICER))

        actions.decide(item=item, agency=Agency.objects.get(code="baiyun"), by=other, at=AT)
        tasks.run_bulk_job.call(item.job_id)

        deed = AuditRecord.objects.get(action="annual_reports.uploaded")
        assert deed.actor_name == "顾科员"

    def test_a_decision_is_on_the_chain_of_the_office(self, read_in, he):
        [item] = read_in(a_file("邻县白云乡人民政府"))

        actions.decide(item=item, agency=Agency.objects.get(code="baiyun"), by=he, at=AT)

        decided = AuditRecord.objects.get(action="annual_reports.bulk_decided")
        assert (decided.agency_code, decided.facts["what"]) == ("shili-fuban", BAIYUN)

    def test_that_a_file_is_set_aside_is_on_the_chain_as_well(self, read_in, he):
        [item] = read_in(a_file("邻县白云乡人民政府"))

        actions.set_aside(item=item, by=he, at=AT)

        decided = AuditRecord.objects.get(action="annual_reports.bulk_decided")
        assert decided.facts["what"] == "决定不收"

    def test_an_agency_outside_the_area_is_refused(self, read_in, he):
        [item] = read_in(a_file("邻县白云乡人民政府"))

        with pytest.raises(ReportRefusal, match="不归本级管"):
            actions.decide(item=item, agency=Agency.objects.get(code="fancheng"), by=he, at=AT)

    def test_a_file_is_set_aside_with_who_decided(self, read_in, he):
        [item] = read_in(a_file("邻县白云乡人民政府"))

        actions.set_aside(item=item, by=he, at=AT)

        item.refresh_from_db()
        assert (item.outcome, "何股长" in item.says) == (Outcome.SET_ASIDE, True)

    def test_what_is_decided_is_not_decided_again(self, read_in, he):
        [item] = read_in(a_file(MINZHENG))

        with pytest.raises(ReportRefusal):
            actions.decide(item=item, by=he, at=AT)
        with pytest.raises(ReportRefusal):
            actions.set_aside(item=item, by=he, at=AT)


def test_a_folder_without_files_is_refused(begun):
    with pytest.raises(ReportRefusal, match="没有文件"):
        begun()

    assert not BulkItem.objects.exists()
