"""From the signatures to the superior's word on it, and what follows a return or a mistake of one's own."""

import pytest

from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.lifecycle import Filing, State
from gongkai.annual_reports.models import AnnualReport, ReportVersion
from gongkai.annual_reports.offers import rebuild
from gongkai.annual_reports.refusals import (
    AnswersMissing,
    ContentChanged,
    NotEditable,
    NotToBeFiled,
    NotToBeReopened,
    NotToBeReviewed,
    ReasonMissing,
    RemarksMissing,
    RemarkUnknown,
)
from gongkai.audit.models import AuditRecord
from tests.annual_reports.conftest import AT, LATER, LICENSES, REMARK, answered, published_anew


class TestSubmitting:
    def test_publishing_submits_by_the_same_act(self, published):
        assert (published.state, published.filing) == (State.PUBLISHED, Filing.SUBMITTED)
        assert published.submitted_at == published.published_at == AT

    def test_who_has_nobody_above_only_publishes(self, signed, lin, qingshan):
        Agency.objects.filter(pk=qingshan.pk).update(depth=1, competent_department=None)

        actions.publish(version=signed, by=lin, at=AT)

        signed.refresh_from_db()
        assert (signed.filing, signed.words) == (Filing.NONE, ("公布",))
        assert AnnualReport.objects.get().filed == signed

    def test_a_signed_version_may_be_submitted_before_it_is_published(self, signed, lin):
        actions.submit(version=signed, by=lin, at=AT)

        signed.refresh_from_db()
        assert signed.words == ("已报",)
        assert queries.published_version("qingshan", 2025) is None

    def test_publishing_what_was_submitted_submits_no_second_time(self, signed, lin):
        actions.submit(version=signed, by=lin, at=AT)

        actions.publish(version=signed, by=lin, at=LATER)

        assert signed.events.filter(kind="submitted").count() == 1

    def test_nothing_is_submitted_that_both_have_not_signed(self, sent, lin):
        with pytest.raises(NotToBeFiled, match="都签批"):
            actions.submit(version=sent, by=lin, at=AT)

    def test_nothing_is_submitted_twice(self, published, lin):
        with pytest.raises(NotToBeFiled, match="已经报送过"):
            actions.submit(version=published, by=lin, at=AT)

    def test_who_has_nobody_above_cannot_submit(self, signed, lin, qingshan):
        Agency.objects.filter(pk=qingshan.pk).update(depth=1, competent_department=None)

        with pytest.raises(NotToBeFiled, match="没有上级"):
            actions.submit(version=signed, by=lin, at=AT)

    def test_what_was_submitted_is_not_sent_back_within_the_agency(self, signed, lin, person):
        actions.submit(version=signed, by=lin, at=AT)

        with pytest.raises(ValueError, match="重开"):
            actions.send_back(version=signed, reason="不对", by=person("zhao"), at=AT)

    def test_content_changed_behind_the_scenes_is_not_submitted(self, signed, lin):
        ReportVersion.objects.filter(pk=signed.pk).update(content={**signed.content, "year": 1999})

        with pytest.raises(ContentChanged):
            actions.submit(version=signed, by=lin, at=AT)


class TestTheSuperiorsWord:
    def test_an_accepted_report_says_so_and_stays_public(self, accepted):
        assert accepted.words == ("接受", "公布")
        assert accepted.accepted_at == LATER

    def test_a_return_keeps_its_remarks_with_their_places(self, returned):
        [remark] = queries.remarks_on(returned.report)

        assert (remark.where, remark.text, remark.by, remark.answer) == (*REMARK, "何股长", "")
        assert returned.words == ("退回", "公布")

    def test_what_was_returned_stays_public_until_the_correction_is(self, returned):
        assert queries.published_version("qingshan", 2025) == returned

    def test_an_accepted_report_may_still_be_returned(self, accepted, he, above):
        actions.return_with_remarks(
            version=accepted, remarks=[REMARK], by=he, acting_for=above, at=LATER
        )

        accepted.refresh_from_db()
        assert (accepted.filing, accepted.accepted_at) == (Filing.RETURNED, None)

    def test_nothing_is_returned_without_a_remark(self, published, he, above):
        with pytest.raises(RemarksMissing):
            actions.return_with_remarks(
                version=published, remarks=[(str(LICENSES), " ")], by=he, acting_for=above, at=AT
            )

    @pytest.mark.parametrize("where", ["nowhere", "section.七", "proactive.unknown.count"])
    def test_a_remark_needs_a_place_of_the_report(self, published, he, above, where):
        with pytest.raises(RemarkUnknown):
            actions.return_with_remarks(
                version=published, remarks=[(where, "不对")], by=he, acting_for=above, at=AT
            )

    @pytest.mark.parametrize("where", ["", "section.五", str(LICENSES)])
    def test_a_remark_stands_at_the_whole_a_part_or_a_cell(self, published, he, above, where):
        actions.return_with_remarks(
            version=published, remarks=[(where, "不对")], by=he, acting_for=above, at=AT
        )

        assert queries.remarks_on(published.report)[0].where == where

    def test_a_draft_is_neither_accepted_nor_returned(self, draft, he, above):
        with pytest.raises(NotToBeReviewed):
            actions.accept(version=draft, by=he, acting_for=above, at=AT)
        with pytest.raises(NotToBeReviewed):
            actions.return_with_remarks(
                version=draft, remarks=[REMARK], by=he, acting_for=above, at=AT
            )

    def test_nothing_is_accepted_twice(self, accepted, he, above):
        with pytest.raises(NotToBeReviewed, match="接受"):
            actions.accept(version=accepted, by=he, acting_for=above, at=AT)

    def test_the_neighbour_is_no_superior(self, published, he):
        with pytest.raises(NotToBeReviewed, match="第三条"):
            actions.accept(
                version=published, by=he, acting_for=Agency.objects.get(code="lvshui"), at=AT
            )

    def test_the_government_above_may_accept_as_well(self, published, he):
        actions.accept(version=published, by=he, acting_for=Agency.objects.get(code="shili"), at=AT)

        published.refresh_from_db()
        assert published.filing == Filing.ACCEPTED

    def test_changed_content_is_not_accepted(self, published, he, above):
        ReportVersion.objects.filter(pk=published.pk).update(content={})

        with pytest.raises(ContentChanged):
            actions.accept(version=published, by=he, acting_for=above, at=AT)

    def test_the_deed_is_the_superiors_on_the_chain_of_the_agency(self, accepted):
        record = AuditRecord.objects.latest("pk")

        assert (record.action, record.agency_code) == ("annual_reports.accepted", "qingshan")
        assert (record.actor_name, record.actor_agency_code) == ("何股长", "shili-fuban")


class TestAnswering:
    def test_the_answer_stands_with_its_remark(self, returned, lin):
        answered(returned.report, lin)

        [remark] = queries.remarks_on(returned.report)
        assert (remark.answer, remark.answered_by) == ("已改为 16 件", "林文员")

    def test_the_same_answer_again_and_none_at_all_change_nothing(self, returned, lin):
        answered(returned.report, lin)

        again = [
            actions.answer(report=returned.report, remark=1, answer=text, by=lin, at=LATER)
            for text in ("已改为 16 件 ", "  ")
        ]

        assert again == [False, False]

    def test_a_remark_that_does_not_exist_is_not_answered(self, returned, lin):
        with pytest.raises(RemarkUnknown):
            actions.answer(report=returned.report, remark=2, answer="改了", by=lin, at=LATER)

    def test_a_report_that_was_not_returned_has_nothing_to_answer(self, published, lin):
        with pytest.raises(RemarkUnknown):
            answered(published.report, lin)

    def test_an_agency_in_the_right_submits_the_same_version_again(self, returned, lin):
        answered(returned.report, lin, "审批系统另有 1 件是 2024 年的，15 件没有错")

        actions.submit(version=returned, by=lin, at=LATER)

        returned.refresh_from_db()
        assert returned.filing == Filing.SUBMITTED
        assert returned.submitted_at == AT  # the first time: no return makes it late

    def test_nothing_is_submitted_again_without_answers(self, returned, lin):
        with pytest.raises(AnswersMissing, match="1 条"):
            actions.submit(version=returned, by=lin, at=LATER)

    def test_a_second_return_asks_for_answers_of_its_own(self, returned, lin, he, above):
        answered(returned.report, lin)
        actions.submit(version=returned, by=lin, at=LATER)

        actions.return_with_remarks(
            version=returned, remarks=[("section.五", "没有写措施")], by=he, acting_for=above, at=AT
        )

        assert [bool(each.answer) for each in queries.remarks_on(returned.report)] == [True, False]


class TestCorrecting:
    def test_a_corrected_version_begins_as_it_was_and_may_be_changed(self, corrected, returned):
        corrected.refresh_from_db()

        assert (corrected.number, corrected.content) == (2, returned.content)
        assert corrected.words == ("退回",)
        assert queries.standing_of(corrected).may_change

    def test_a_correction_leaves_no_remark_without_answer(self, corrected, lin):
        with pytest.raises(AnswersMissing):
            actions.send_for_signature(version=corrected, by=lin, at=LATER)

    def test_both_versions_are_public_once_the_correction_is(self, corrected, lin, person):
        answered(corrected.report, lin)

        published_anew(corrected, lin, person)

        report = AnnualReport.objects.get()
        assert [each.number for each in queries.public_versions(report)] == [2, 1]
        assert queries.filed_version(report) == corrected == report.published

    def test_a_correction_is_begun_once(self, corrected, returned, lin):
        with pytest.raises(NotToBeReopened, match="已经另起"):
            actions.begin_correction(version=returned, by=lin, at=LATER)

    def test_only_what_was_returned_is_corrected_without_a_reason(self, published, lin):
        with pytest.raises(NotToBeReopened, match="重开"):
            actions.begin_correction(version=published, by=lin, at=LATER)

    def test_the_agency_reopens_with_a_reason(self, accepted, lin):
        second = actions.reopen(version=accepted, reason="许可少统计一件", by=lin, at=LATER)

        second.refresh_from_db()
        assert second.words == ("重开",)
        assert AuditRecord.objects.latest("pk").action == "annual_reports.reopened"

    def test_nothing_is_reopened_without_a_reason(self, accepted, lin):
        with pytest.raises(ReasonMissing):
            actions.reopen(version=accepted, reason=" ", by=lin, at=LATER)

    def test_a_draft_is_not_reopened(self, draft, lin):
        with pytest.raises(NotToBeReopened, match="直接修改"):
            actions.reopen(version=draft, reason="错了", by=lin, at=LATER)

    def test_the_version_before_is_not_submitted_any_more(self, signed, lin, he, above):
        actions.submit(version=signed, by=lin, at=AT)
        actions.return_with_remarks(
            version=signed, remarks=[REMARK], by=he, acting_for=above, at=AT
        )
        answered(signed.report, lin)
        actions.begin_correction(version=signed, by=lin, at=LATER)

        with pytest.raises(NotToBeFiled, match="更正版"):
            actions.submit(version=signed, by=lin, at=LATER)

    def test_a_version_superseded_before_it_was_public_is_not_published(
        self, signed, lin, he, above
    ):
        actions.submit(version=signed, by=lin, at=AT)
        actions.return_with_remarks(
            version=signed, remarks=[REMARK], by=he, acting_for=above, at=AT
        )
        actions.begin_correction(version=signed, by=lin, at=LATER)

        with pytest.raises(NotToBeFiled, match="更正版"):
            actions.publish(version=signed, by=lin, at=LATER)

    def test_a_filed_report_is_not_replaced_by_an_upload(self, published, upload):
        with pytest.raises(NotEditable, match="重开"):
            upload()

    def test_a_reopened_report_takes_in_a_file(self, published, upload, lin):
        second = actions.reopen(version=published, reason="许可少统计一件", by=lin, at=LATER)

        assert upload().pk == second.pk


class TestWhatWaits:
    def test_a_submitted_report_waits_for_whoever_is_above(self, published, above):
        assert list(queries.waiting_for_acceptance(above)) == [published.report]

    def test_nothing_waits_once_it_is_accepted_returned_or_reopened(
        self, published, above, he, lin
    ):
        actions.reopen(version=published, reason="许可少统计一件", by=lin, at=LATER)

        assert list(queries.waiting_for_acceptance(above)) == []

    def test_a_neighbours_office_waits_for_nothing(self, published):
        assert not queries.waiting_for_acceptance(Agency.objects.get(code="lvshui"))

    def test_the_latest_filed_versions_of_many_reports_are_asked_for_at_once(
        self, published, lin, django_assert_num_queries
    ):
        actions.reopen(version=published, reason="许可少统计一件", by=lin, at=LATER)

        with django_assert_num_queries(1):
            filed = list(queries.filed_versions(AnnualReport.objects.all()))

        assert filed == [published]


def test_rebuilding_changes_nothing(corrected, lin, person):
    answered(corrected.report, lin)
    published_anew(corrected, lin, person)
    before = rows()

    rebuild()

    assert rows() == before


def rows():
    """Every column of every version and report, in an order of its own: a database has none."""
    versions, reports = ReportVersion.objects.order_by("pk"), AnnualReport.objects.order_by("pk")
    return list(versions.values()), list(reports.values())


def test_rebuilding_finds_what_was_lost(returned):
    AnnualReport.objects.update(published=None, filed=None, filed_at=None)
    ReportVersion.objects.update(
        state=State.DRAFT, filing="", published_at=None, submitted_at=None, returned_at=None
    )

    rebuild()

    report = AnnualReport.objects.get()
    assert (report.published, report.filed, report.filed_at) == (returned, returned, AT)
    assert report.filed.words == ("退回", "公布")
