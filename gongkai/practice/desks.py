"""The people of one agency at work on a report, through the same actions that people use."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gongkai.accounts.models import Appointment, Role, User
from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions
from gongkai.annual_reports.lifecycle import SignedAs
from gongkai.annual_reports.models import ReportVersion
from gongkai.files.annual_report_writer import write_report
from gongkai.practice.county import COUNTY
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Report

LICENSES: Final = CellId("proactive", "administrative_license", "decision_count")
FIRST_REMARK: Final = (str(LICENSES), "许可件数与审批系统的件数差 1 件，请核对后更正。")
SECOND_REMARK: Final = ("section.五", "改进措施写得太笼统，请写明谁来做、什么时候做完。")


@dataclass(frozen=True, slots=True)
class Desk:
    """Clerk, leader and head of an agency, and who receives its report."""

    agency: Agency
    clerk: User
    leader: User
    head: User
    above: Agency
    officer: User

    def take_in(self, report: Report, at: dt.datetime) -> ReportVersion:
        """Take a report in as the file a clerk holds."""
        return actions.upload(
            agency=self.agency,
            year=report.year or 0,
            content=report,
            source=write_report(report, "txt"),
            source_name=f"{report.agency}{report.year}年政府信息公开工作年度报告.txt",
            source_kind="txt",
            by=self.clerk,
            at=at,
        )

    def take_over(self, version: ReportVersion, published_on: dt.date, at: dt.datetime) -> None:
        """Enter it as public before."""
        where = "县政府网站“政府信息公开年报”栏目"
        actions.take_over(
            version=version, published_on=published_on, where=where, by=self.head, at=at
        )

    def send(self, version: ReportVersion, at: dt.datetime) -> None:
        """Send it for signature."""
        actions.send_for_signature(version=version, by=self.clerk, at=at)

    def sign(self, version: ReportVersion, at: dt.datetime) -> None:
        """Send it and have both sign."""
        self.send(version, at)
        actions.sign(version=version, signed_as=SignedAs.LEADER, by=self.leader, at=at)
        actions.sign(version=version, signed_as=SignedAs.HEAD_OF_OGI_OFFICE, by=self.head, at=at)

    def file(self, version: ReportVersion, at: dt.datetime) -> None:
        """Have it signed, published and submitted."""
        self.sign(version, at)
        actions.publish(version=version, by=self.clerk, at=at)

    def accept(self, version: ReportVersion, at: dt.datetime) -> None:
        """Have the superior accept it."""
        actions.accept(version=version, by=self.officer, acting_for=self.above, at=at)

    def send_back(self, version: ReportVersion, at: dt.datetime) -> None:
        """Have the superior return it with two remarks."""
        actions.return_with_remarks(
            version=version,
            remarks=[FIRST_REMARK, SECOND_REMARK],
            by=self.officer,
            acting_for=self.above,
            at=at,
        )

    def correct(self, version: ReportVersion, at: dt.datetime) -> ReportVersion:
        """Answer the remarks and file the corrected version."""
        corrected = actions.begin_correction(version=version, by=self.clerk, at=at)
        licenses = corrected.value().figures[LICENSES]
        actions.change_cells(
            version=corrected,
            seen_revision=0,
            values={LICENSES: int(licenses or 0) + 1},
            by=self.clerk,
            at=at,
        )
        for number, text in (
            (1, "已核对，漏统计 1 件，已改。"),
            (2, "由办公室负责，六月底前完成。"),
        ):
            actions.answer(
                report=corrected.report, remark=number, answer=text, by=self.clerk, at=at
            )
        corrected.refresh_from_db()
        self.file(corrected, at)
        return corrected


def desks(agencies: Mapping[str, Agency]) -> dict[str, Desk]:
    """Return the desk of each agency of the county that has people for it."""
    above = agencies[COUNTY]
    staff: dict[int, dict[str, User]] = {}
    for each in Appointment.objects.select_related("user").order_by("pk"):
        staff.setdefault(each.agency_id, {}).setdefault(each.role, each.user)
    needed = (Role.CLERK, Role.SIGNER, Role.HEAD_OF_OGI_OFFICE)
    officer = staff[above.pk][Role.COUNTY_OFFICER]
    return {
        code: Desk(
            agency=agency,
            clerk=staff[agency.pk][Role.CLERK],
            leader=staff[agency.pk][Role.SIGNER],
            head=staff[agency.pk][Role.HEAD_OF_OGI_OFFICE],
            above=above,
            officer=officer,
        )
        for code, agency in agencies.items()
        if set(needed) <= staff.get(agency.pk, {}).keys()
    }
