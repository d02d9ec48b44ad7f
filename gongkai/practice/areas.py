"""The county's reports on its whole area: one that a late correction below overtook, one corrected, one in work."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from gongkai.annual_reports import actions
from gongkai.annual_reports.models import AnnualReport, ReportVersion, Scope
from gongkai.annual_reports.roll_up.actions import compile_area
from gongkai.practice.county import COUNTY
from gongkai.practice.desks import LICENSES, Desk
from gongkai.rules.annual_report import applications_table as applications
from gongkai.rules.annual_report.form import CellId

LATE: Final = "hongqi"  # the town that finds one licence more, long after
NEW: Final = CellId(applications.KEY, applications.NEWLY_RECEIVED, applications.TOTAL)


def make_area_reports(desks: Mapping[str, Desk], season: int, at: dt.datetime) -> None:
    """Make the county's area reports of three years.

    Two years ago it was corrected after a late correction below, both versions public; last year's was overtaken in
    the same way and waits for somebody to look; this season's is a draft.
    """
    desk = desks[COUNTY]
    for year in (season - 2, season - 1):
        spring = dt.datetime(year + 1, 3, 20, 10, tzinfo=at.tzinfo)
        file(desk, compiled(desk, year, spring), spring)
        summer = spring + dt.timedelta(days=90)
        correct(desks[LATE], year, summer)
        if year == season - 2:
            file(desk, compiled(desk, year, summer), summer)
    compiled(desk, season, at)


def compiled(desk: Desk, year: int, at: dt.datetime) -> ReportVersion:
    """Compile the area report as the county's clerk."""
    return compile_area(government=desk.agency, year=year, by=desk.clerk, at=at)


def file(desk: Desk, version: ReportVersion, at: dt.datetime) -> None:
    """Write the texts, have both sign, publish."""
    received = version.value().figures[NEW]
    texts = {
        "一": (
            f"（一）主动公开\n全县各级机关及时公开应当公开的信息。\n（二）依申请公开\n全县收到政府信息公开申请{received}件。\n"
            "（三）政府信息管理\n发布前逐条审查。\n（四）平台建设\n县政府网站和镇村公开栏每月更新。\n"
            "（五）监督保障\n工作考核、社会评议按安排进行，没有发生责任追究的情形。"
        ),
        "五": "问题：有的镇报送晚，数字要多次核对。改进：提前一个月培训，逐家核对勾稽关系。",
        "六": "全县各级机关没有收取信息处理费。",
    }
    for part, text in texts.items():
        seen = version.value().sections.get(part, "")
        actions.change_text(version=version, part=part, seen=seen, text=text, by=desk.clerk, at=at)
        version.refresh_from_db()
    desk.file(version, at)


def correct(desk: Desk, year: int, at: dt.datetime) -> None:
    """Have an agency reopen its own report, add one licence, and file it again."""
    report = AnnualReport.objects.get(agency=desk.agency, year=year, scope=Scope.OWN)
    if report.current is None:
        raise LookupError(f"{desk.agency} has no report of {year}")
    reason = "漏统计了一件行政许可，要更正。"
    version = actions.reopen(version=report.current, reason=reason, by=desk.clerk, at=at)
    licenses = int(version.value().figures[LICENSES] or 0) + 1
    actions.change_cells(
        version=version, seen_revision=0, values={LICENSES: licenses}, by=desk.clerk, at=at
    )
    version.refresh_from_db()
    desk.file(version, at)
