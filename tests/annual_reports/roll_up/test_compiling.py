"""The area report of a government: compiled, corrected below, compiled again, up to the province."""

import datetime as dt

import pytest

from gongkai.accounts.models import Appointment, Role
from gongkai.annual_reports import actions
from gongkai.annual_reports.lifecycle import EventKind, State
from gongkai.annual_reports.models import AnnualReport, ReportVersion, Scope
from gongkai.annual_reports.roll_up.actions import (
    compile_area,
    declare_joint_documents,
    withdraw_joint_documents,
)
from gongkai.annual_reports.roll_up.changes import changes_since, last_compilation, overtaken
from gongkai.annual_reports.roll_up.cover import Cover
from gongkai.annual_reports.roll_up.refusals import (
    NothingBelow,
    NothingChanged,
    NothingToCompile,
    NotJoint,
    WaitsForSignature,
)
from gongkai.annual_reports.roll_up.sums import totals
from gongkai.audit.models import AuditRecord
from gongkai.rules.annual_report.applications_table import APPLICANT_KINDS
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Report
from tests.annual_reports.roll_up.conftest import AT, ISSUED, NEW, YEAR

FORM = Edition.FORMAL_2021
LATER = AT + dt.timedelta(days=30)


@pytest.fixture
def compiled(people):
    return lambda agency, at=AT, **more: compile_area(
        government=agency, year=YEAR, by=people["ma"], at=at, **more
    )


@pytest.fixture
def finish(people, publish):
    """Write the texts of an area report and have it published."""

    def done(version, at=AT):
        for part in ("一", "五", "六"):
            actions.change_text(
                version=version,
                part=part,
                seen=version.value().sections.get(part, ""),
                text="本地区的情况如下。没有收取信息处理费。工作考核、社会评议按安排进行，没有责任追究。",
                by=people["ma"],
                at=at,
            )
            version.refresh_from_db()
        return publish(version, at)

    return done


def one_more(agency, cell=NEW):
    """The changes that add one application disclosed to a natural person, in balance."""
    version = AnnualReport.objects.get(agency=agency, year=YEAR, scope=Scope.OWN).current
    figures = version.value().figures
    rows = ("newly_received", "disclosed", "concluded")
    cells = [
        CellId("applications", row, column)
        for row in rows
        for column in ("natural_person", "total")
    ]
    return {each: figures[each] + 1 for each in cells}


def changes(agency):
    report = AnnualReport.objects.get(agency=agency, year=YEAR, scope=Scope.AREA)
    return changes_since(last_compilation(report))


def test_the_figures_are_the_sums_and_the_text_is_to_be_written(whole_tree, compiled):
    version = compiled(whole_tree["xian"])

    report = version.value()
    assert report.figures == totals(Cover(whole_tree["xian"], YEAR), FORM).figures
    assert (version.report.scope, version.state, version.error_count) == ("area", "draft", 0)
    assert "section.五" in version.unfilled


def test_what_it_was_made_from_is_kept_by_version_and_hash(whole_tree, compiled):
    version = compiled(whole_tree["xian"])

    inputs = last_compilation(version.report).inputs.select_related("version")

    assert {each.version.report.agency.code for each in inputs} == {
        "xian",
        "xian-ban",
        "xian-ju",
        "xian-zhen",
        "xian-jie",
    }
    assert all(each.content_hash == each.version.content_hash for each in inputs)


def test_a_draft_compiled_again_keeps_its_texts(whole_tree, compiled, people, correct):
    version = compiled(whole_tree["xian"])
    actions.change_text(
        version=version, part="五", seen="", text="问题和改进。", by=people["ma"], at=AT
    )
    correct(whole_tree["xian-ju"], one_more(whole_tree["xian-ju"]))

    again = compiled(whole_tree["xian"], LATER)

    assert (again.pk, again.value().sections["五"]) == (version.pk, "问题和改进。")
    assert again.value().figures[NEW] == version.value().figures[NEW] + 1


def test_a_county_counts_by_its_area_report_above(whole_tree, compiled, finish):
    alone = totals(Cover(whole_tree["shi"], YEAR), FORM)
    finish(compiled(whole_tree["xian"]))

    with_area = totals(Cover(whole_tree["shi"], YEAR), FORM)

    assert with_area.figures == alone.figures
    assert with_area.reports == alone.reports - 5 + 1


def test_a_late_correction_below_leaves_a_trace(whole_tree, compiled, finish, correct):
    finish(compiled(whole_tree["xian"]))

    correct(whole_tree["xian-ju"], one_more(whole_tree["xian-ju"]), at=LATER)

    [change] = changes(whole_tree["xian"])
    assert (change.agency.code, change.before.number, change.after.number) == ("xian-ju", 1, 2)
    assert change.at == LATER
    cell = next(each for each in change.cells if each.cell == NEW)
    assert cell.after == cell.before + 1
    assert len(change.cells) == 2 * 3


def test_nothing_above_changes_by_itself(whole_tree, compiled, finish, correct):
    version = finish(compiled(whole_tree["xian"]))
    before = version.value().figures

    correct(whole_tree["xian-ju"], one_more(whole_tree["xian-ju"]), at=LATER)

    report = AnnualReport.objects.get(pk=version.report_id)
    assert (report.published_id, report.current_id) == (version.pk, version.pk)
    assert report.published.value().figures == before


def test_compiling_again_begins_a_corrected_version(whole_tree, compiled, finish, correct):
    version = finish(compiled(whole_tree["xian"]))
    correct(whole_tree["xian-ju"], one_more(whole_tree["xian-ju"]), at=LATER)

    again = compiled(whole_tree["xian"], LATER)

    assert (again.number, again.state) == (2, State.REOPENED)
    assert again.value().sections == version.value().sections
    assert again.value().figures[NEW] == version.value().figures[NEW] + 1
    assert changes(whole_tree["xian"]) == []


def test_both_versions_are_public_in_the_end(whole_tree, compiled, finish, correct, publish):
    finish(compiled(whole_tree["xian"]))
    correct(whole_tree["xian-ju"], one_more(whole_tree["xian-ju"]), at=LATER)

    publish(compiled(whole_tree["xian"], LATER), LATER)

    versions = ReportVersion.objects.filter(report__scope=Scope.AREA, state=State.PUBLISHED)
    assert [each.number for each in versions.order_by("number")] == [1, 2]


def test_the_chain_goes_up_to_the_province(whole_tree, compiled, finish, correct, publish):
    for code in ("xian", "shi", "sheng"):
        finish(compiled(whole_tree[code]))
    correct(whole_tree["xian-ju"], one_more(whole_tree["xian-ju"]), at=LATER)
    seen = {
        code: [each.agency.code for each in changes(whole_tree[code])]
        for code in ("xian", "shi", "sheng")
    }
    assert seen == {"xian": ["xian-ju"], "shi": [], "sheng": []}

    publish(compiled(whole_tree["xian"], LATER), LATER)

    assert [each.agency.code for each in changes(whole_tree["shi"])] == ["xian"]
    publish(compiled(whole_tree["shi"], LATER), LATER)
    assert [each.agency.code for each in changes(whole_tree["sheng"])] == ["shi"]


def test_a_report_filed_after_compiling_is_seen(tree, file, compiled):
    file(tree["xian-ju"], number=3)
    compiled(tree["xian"])

    file(tree["xian-zhen"], number=4)

    [change] = changes(tree["xian"])
    assert (change.agency.code, change.before) == ("xian-zhen", None)


def test_changed_texts_alone_are_seen_without_cells(whole_tree, compiled, correct):
    compiled(whole_tree["xian"])

    correct(whole_tree["xian-ju"], {})

    [change] = changes(whole_tree["xian"])
    assert change.cells == ()


def test_what_is_overtaken_is_asked_in_one_query(
    whole_tree, compiled, correct, django_assert_num_queries
):
    version = compiled(whole_tree["xian"])
    correct(whole_tree["xian-ju"], one_more(whole_tree["xian-ju"]))
    compilation = last_compilation(version.report)

    with django_assert_num_queries(2):  # with the one for area reports below
        assert overtaken(compilation).count() == 1


def test_joint_documents_are_counted_at_the_lead_agency_alone(whole_tree, compiled, people):
    report = AnnualReport.objects.get(agency=whole_tree["xian-ju"], year=YEAR)
    before = compiled(whole_tree["xian"]).value().figures[ISSUED]
    declare_joint_documents(
        report=report,
        where=str(ISSUED),
        count=1,
        lead_agency=whole_tree["xian-ban"],
        reason="示政发〔2025〕1号",
        by=people["ma"],
        at=LATER,
    )

    [change] = changes(whole_tree["xian"])
    after = compiled(whole_tree["xian"], LATER).value().figures[ISSUED]

    assert (change.agency.code, [each.cell for each in change.cells]) == ("xian-ju", [ISSUED])
    assert after == before - 1


def test_a_returned_area_report_is_corrected_by_compiling(
    whole_tree, compiled, finish, correct, people
):
    version = finish(compiled(whole_tree["xian"]))
    actions.return_with_remarks(
        version=version,
        remarks=[(str(ISSUED), "请核对")],
        by=people["cheng"],
        acting_for=whole_tree["shi"],
        at=LATER,
    )
    correct(whole_tree["xian-ju"], one_more(whole_tree["xian-ju"]), at=LATER)

    again = compiled(whole_tree["xian"], LATER)

    assert again.events.filter(kind=EventKind.CORRECTION_BEGUN).exists()


def test_a_report_that_is_gone_is_seen(whole_tree, compiled):
    compiled(whole_tree["xian"])

    AnnualReport.objects.filter(agency=whole_tree["xian-ju"]).update(filed=None, filed_at=None)

    [change] = changes(whole_tree["xian"])
    assert (change.after, change.at) == (None, None)


def test_a_declaration_before_dawn_is_by_the_role_that_begins_that_day(whole_tree, people):
    first_of_march = dt.date(2026, 3, 1)
    Appointment.objects.filter(user=people["ma"]).update(from_on=first_of_march)

    declare_joint_documents(
        report=AnnualReport.objects.get(agency=whole_tree["xian-ju"], year=YEAR),
        where=str(ISSUED),
        count=1,
        lead_agency=whole_tree["xian-ban"],
        reason="示政发〔2025〕1号",
        by=people["ma"],
        at=dt.datetime(2026, 2, 28, 17, 0, tzinfo=dt.UTC),  # one in the morning of 1 March in China
    )

    declared = AuditRecord.objects.get(action="annual_reports.joint_declared")
    assert declared.actor_role == Role.CLERK.label


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"reason": " "}, "请写明是哪几件文件"),
        ({"where": str(NEW)}, "这一格不是件数"),
        ({"count": 99}, "不能再登记 99 件"),
    ],
)
def test_joint_documents_that_the_report_does_not_hold_are_refused(whole_tree, people, wrong, says):
    facts = {
        "report": AnnualReport.objects.get(agency=whole_tree["xian-ju"], year=YEAR),
        "where": str(ISSUED),
        "count": 1,
        "lead_agency": whole_tree["xian-ban"],
        "reason": "示政发〔2025〕1号",
        "by": people["ma"],
        "at": LATER,
    }

    with pytest.raises(NotJoint, match=says):
        declare_joint_documents(**facts | wrong)


def test_a_declaration_is_withdrawn_once(whole_tree, people):
    declared = declare_joint_documents(
        report=AnnualReport.objects.get(agency=whole_tree["xian-ju"], year=YEAR),
        where=str(ISSUED),
        count=1,
        lead_agency=whole_tree["xian-ban"],
        reason="示政发〔2025〕1号",
        by=people["ma"],
        at=LATER,
    )
    withdraw_joint_documents(declared=declared, by=people["ma"], at=LATER)

    with pytest.raises(NotJoint, match="已经撤销"):
        withdraw_joint_documents(declared=declared, by=people["ma"], at=LATER)


def test_compiling_is_on_the_events_of_the_report(whole_tree, compiled):
    version = compiled(whole_tree["xian"])

    event = version.events.get(kind=EventKind.COMPILED)

    assert event.facts["agencies"] == 5


class TestRefusals:
    def test_a_township_without_departments_has_no_area(self, whole_tree, compiled):
        with pytest.raises(NothingBelow, match="填本机关的年度报告"):
            compiled(whole_tree["xian-zhen"])

    def test_a_department_has_no_area(self, whole_tree, compiled):
        with pytest.raises(NothingBelow):
            compiled(whole_tree["xian-ju"])

    def test_nothing_was_filed(self, tree, compiled):
        with pytest.raises(NothingToCompile, match="2025年还没有一家报送"):
            compiled(tree["xian"])

    def test_a_refusal_begins_no_report(self, tree, compiled):
        with pytest.raises(NothingToCompile):
            compiled(tree["xian"])

        assert not AnnualReport.objects.filter(scope=Scope.AREA).exists()

    def test_nothing_changed_below(self, whole_tree, compiled, finish):
        finish(compiled(whole_tree["xian"]))

        with pytest.raises(NothingChanged, match="数不用更正"):
            compiled(whole_tree["xian"], LATER)

    def test_a_report_on_its_way_is_locked(self, whole_tree, compiled, people):
        version = compiled(whole_tree["xian"])
        for part in ("一", "五", "六"):
            actions.change_text(
                version=version,
                part=part,
                seen=version.value().sections.get(part, ""),
                text="写了。",
                by=people["ma"],
                at=AT,
            )
            version.refresh_from_db()
        actions.send_for_signature(version=version, by=people["ma"], at=AT)

        with pytest.raises(WaitsForSignature, match="请签批人退回"):
            compiled(whole_tree["xian"])


def test_an_unbalanced_report_is_left_out_unless_wanted(tree, draft, file, compiled, people):
    file(tree["xian-ju"], number=3)
    slip = {CellId("applications", "newly_received", kind): 1 for kind in APPLICANT_KINDS[:1]}
    wrong = draft(tree["xian-zhen"], number=4, figures=slip)
    actions.take_over(
        version=wrong, published_on=AT.date(), where="县政府网站", by=people["ma"], at=AT
    )

    without = compiled(tree["xian"])
    assert len(last_compilation(without.report).inputs.all()) == 1
    with_it = compiled(tree["xian"], with_unbalanced=True)

    assert len(last_compilation(with_it.report).inputs.all()) == 2
    assert isinstance(with_it.value(), Report)
