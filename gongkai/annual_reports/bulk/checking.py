"""Checking many reports anew, with everything found in one list."""

import csv
import datetime as dt
import io
from typing import Final

from gongkai.annual_reports import queries
from gongkai.annual_reports.actions import refresh
from gongkai.annual_reports.actions.recording import locked
from gongkai.annual_reports.bulk.running import Result
from gongkai.annual_reports.gate import BYTE_ORDER_MARK
from gongkai.annual_reports.models import BulkItem, BulkJob, Outcome, ReportVersion
from gongkai.annual_reports.presentation import ShownFinding, gravest_first, shown_findings
from gongkai.annual_reports.reading import counts, findings_of
from gongkai.files.sheets import inert
from gongkai.rules.annual_report.report import Level

HEAD: Final = ("机关", "年度", "级别", "位置", "问题", "怎么改", "依据", "检查项目")
GONE: Final = "这份报告已经没有正在办的版本。怎么办：打开报告看一看。"

Checked = tuple[ReportVersion, tuple[ShownFinding, ...]] | None


def prepare(item: BulkItem) -> Checked:
    """Check the version worked on, outside any transaction."""
    version = (
        ReportVersion.objects.select_related("report__agency")
        .filter(report=item.report_id)
        .order_by("-number")
        .first()
    )
    if version is None:
        return None
    agency = version.report.agency
    report = version.value()
    found = findings_of(
        report,
        previous=queries.report_of_year_before(version),
        level=agency.level,
        kind=agency.kind,
    )
    return version, gravest_first(shown_findings(report, found))


def carry_out(_item: BulkItem, checked: Checked, _at: dt.datetime) -> Result:
    """Write what was found into the columns of the version and into the item."""
    if checked is None:
        return Result(Outcome.REFUSED, GONE)
    version, found = checked
    refresh(locked(version))
    number = counts(tuple(each.finding for each in found))
    says = (
        f"错误 {number[Level.ERROR]}，警告 {number[Level.WARNING]}，提示 {number[Level.NOTICE]}"
        if found
        else "没有发现问题"
    )
    lines = [
        [
            each.word,
            each.place,
            each.finding.says,
            each.finding.mend,
            each.finding.source,
            each.finding.rule,
        ]
        for each in found
    ]
    return Result(Outcome.DONE, says, version_id=version.pk, facts={"findings": lines})


def finish(job: BulkJob) -> tuple[str, bytes]:
    """Return all findings as CSV with a byte order mark, a line each."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for item in job.items.order_by("position"):
        for line in item.facts.get("findings", ()):
            writer.writerow([inert(each) for each in (item.name, str(job.year), *line)])
    return f"{job.office.name}{job.year}年度报告核对结果.csv", out.getvalue().encode()
