import datetime as dt

import pytest
from django.utils import timezone

from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.lifecycle import SignedAs, State
from gongkai.annual_reports.models import ReportVersion
from gongkai.annual_reports.refusals import (
    ContentChanged,
    NotEditable,
    NotReady,
    NotSigned,
    NotToBeSigned,
    ReportRefusal,
    SamePersonSigns,
    YearNotOver,
)
from gongkai.audit.models import AuditRecord
from gongkai.practice import reports as samples
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Report, Unread
from tests.annual_reports.conftest import AT, QINGSHAN

OUT = CellId("applications", "carried_over_out", "natural_person")


def test_a_report_that_adds_up_becomes_a_draft_without_errors(draft):
    assert (draft.state, draft.error_count, draft.unread_count) == (State.DRAFT, 0, 0)


def test_a_report_with_a_slip_cannot_be_sent_for_signature(upload, lin):
    slipped = samples.with_slip(samples.sample_report(QINGSHAN, 2025, samples.TOWN_THIS_YEAR))
    version = upload(slipped)

    with pytest.raises(NotReady, match="处错误"):
        actions.send_for_signature(version=version, by=lin, at=AT)


def test_a_report_of_a_year_that_still_runs_cannot_be_sent_for_signature(upload, lin):
    version = upload(samples.sample_report(QINGSHAN, 2026, samples.QUIET), year=2026)

    with pytest.raises(YearNotOver, match="2027年1月1日起"):
        actions.send_for_signature(version=version, by=lin, at=AT)


def test_a_report_with_an_unread_cell_cannot_be_sent_for_signature(upload, lin):
    report = samples.sample_report(QINGSHAN, 2025, samples.QUIET)
    figures = {cell: value for cell, value in report.figures.items() if cell != OUT}
    unread = (Unread((OUT,), "0?", "illegible"),)
    version = upload(Report(**{**fields_of(report), "figures": figures, "unread": unread}))

    with pytest.raises(NotReady, match="没有读出来的数"):
        actions.send_for_signature(version=version, by=lin, at=AT)


def fields_of(report):
    return {name: getattr(report, name) for name in Report.__dataclass_fields__}


def test_content_is_locked_once_it_is_sent(sent, lin):
    with pytest.raises(NotEditable):
        actions.change_cells(
            version=sent, seen_revision=sent.revision, values={OUT: 9}, by=lin, at=AT
        )


def test_a_locked_version_is_not_replaced_by_an_upload(sent, upload):
    with pytest.raises(NotEditable):
        upload()


def test_text_is_locked_once_it_is_sent(sent, lin):
    with pytest.raises(NotEditable):
        actions.change_text(version=sent, part="六", seen="", text="改", by=lin, at=AT)


def test_sending_twice_is_refused(sent, lin):
    with pytest.raises(NotEditable):
        actions.send_for_signature(version=sent, by=lin, at=AT)


def test_both_sign_and_the_report_waits_for_publication(signed):
    assert signed.state == State.SIGNED


def test_one_person_cannot_sign_for_both_sides(sent, person):
    actions.sign(version=sent, signed_as=SignedAs.LEADER, by=person("qian"), at=AT)

    with pytest.raises(SamePersonSigns):
        actions.sign(version=sent, signed_as=SignedAs.HEAD_OF_OGI_OFFICE, by=person("qian"), at=AT)


def test_a_side_signs_once(sent, person):
    actions.sign(version=sent, signed_as=SignedAs.LEADER, by=person("qian"), at=AT)

    with pytest.raises(NotToBeSigned, match="分管负责人"):
        actions.sign(version=sent, signed_as=SignedAs.LEADER, by=person("zhao"), at=AT)


def test_a_draft_is_not_signed(draft, person):
    with pytest.raises(NotToBeSigned):
        actions.sign(version=draft, signed_as=SignedAs.LEADER, by=person("qian"), at=AT)


def test_content_that_was_changed_behind_the_scenes_is_not_signed(sent, person):
    content = {**sent.content, "year": 1999}
    ReportVersion.objects.filter(pk=sent.pk).update(content=content)

    with pytest.raises(ContentChanged):
        actions.sign(version=sent, signed_as=SignedAs.LEADER, by=person("qian"), at=AT)


def test_content_that_was_changed_after_signing_is_not_published(signed, lin):
    ReportVersion.objects.filter(pk=signed.pk).update(content={**signed.content, "year": 1999})

    with pytest.raises(ContentChanged):
        actions.publish(version=signed, by=lin, at=AT)


def test_a_report_that_one_side_signed_is_not_published(sent, person, lin):
    actions.sign(version=sent, signed_as=SignedAs.LEADER, by=person("qian"), at=AT)

    with pytest.raises(NotSigned):
        actions.publish(version=sent, by=lin, at=AT)


def test_a_published_report_is_what_the_public_sees(published, qingshan):
    assert queries.published_version("qingshan", 2025) == published


def test_sending_back_needs_a_reason(sent, person):
    with pytest.raises(ReportRefusal, match="原因"):
        actions.send_back(version=sent, reason="  ", by=person("zhao"), at=AT)


def test_a_report_sent_back_can_be_changed_and_needs_both_signatures_again(signed, person, lin):
    actions.send_back(version=signed, reason="第五部分太短", by=person("zhao"), at=AT)
    actions.change_cells(
        version=signed,
        seen_revision=signed.revision,
        values={CellId("proactive", "administrative_license", "decision_count"): 16},
        by=lin,
        at=AT,
    )
    actions.send_for_signature(version=signed, by=lin, at=AT)
    signed.refresh_from_db()

    assert signed.state == State.SIGNING


def test_a_draft_is_not_sent_back(draft, person):
    with pytest.raises(ReportRefusal, match="待签或待公布"):
        actions.send_back(version=draft, reason="不对", by=person("zhao"), at=AT)


def test_uploading_again_replaces_the_open_draft(draft, upload):
    assert upload().pk == draft.pk


def test_last_years_figures_are_checked_against_this_years(published, upload):
    next_year = samples.sample_report(QINGSHAN, 2026, samples.QUIET)

    version = upload(next_year, year=2026)

    assert version.warning_count > 0  # carried over out of 2025, not carried over into 2026


def test_every_step_is_on_the_audit_chain(published):
    actions_recorded = list(AuditRecord.objects.order_by("pk").values_list("action", flat=True))

    assert actions_recorded == [
        "annual_reports.uploaded",
        "annual_reports.sent_for_signature",
        "annual_reports.signed",
        "annual_reports.signed",
        "annual_reports.published",
        "annual_reports.submitted",
    ]


class TestTakingOver:
    def test_a_report_that_was_public_before_is_taken_over_as_it_is(self, upload, lin, qingshan):
        slipped = samples.with_slip(samples.sample_report(QINGSHAN, 2025, samples.TOWN_THIS_YEAR))
        version = upload(slipped)

        take_over(version, lin)

        found = queries.published_version("qingshan", 2025)
        assert timezone.localdate(found.published_at) == dt.date(2026, 1, 10)

    def test_a_day_ahead_is_refused(self, draft, lin):
        with pytest.raises(ReportRefusal, match="晚于今天"):
            take_over(draft, lin, on=dt.date(2027, 1, 1))

    def test_a_report_published_here_is_not_replaced(self, published, lin):
        second = actions.reopen(version=published, reason="少统计一件", by=lin, at=AT)

        with pytest.raises(ReportRefusal, match="已经在本系统公布过"):
            take_over(second, lin)

    def test_a_running_year_is_refused(self, upload, lin):
        version = upload(samples.sample_report(QINGSHAN, 2026, samples.QUIET), year=2026)

        with pytest.raises(YearNotOver):
            take_over(version, lin)

    def test_the_place_must_be_said(self, draft, lin):
        with pytest.raises(ReportRefusal, match="公布在哪里"):
            take_over(draft, lin, where=" ")

    def test_unread_cells_must_be_settled_first(self, upload, lin):
        unread = (Unread((OUT,), "0?", "illegible"),)
        version = upload(Report(edition=Edition.FORMAL_2021, year=2025, unread=unread))

        with pytest.raises(ReportRefusal, match="没有读出来"):
            take_over(version, lin)

    def test_a_version_on_its_way_is_not_taken_over(self, sent, lin):
        with pytest.raises(NotEditable):
            take_over(sent, lin)


def take_over(version, by, *, on=dt.date(2026, 1, 10), where="县政府网站"):
    actions.take_over(version=version, published_on=on, where=where, by=by, at=AT)
