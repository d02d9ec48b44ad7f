"""Publishing many signed reports: each by the hash that was signed, never one that does not balance."""

import datetime as dt

from django.utils import timezone

from gongkai.accounts.permissions import Permission, permissions_of
from gongkai.accounts.queries import roles_at
from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.actions.recording import locked, refresh
from gongkai.annual_reports.bulk.running import Result
from gongkai.annual_reports.lifecycle import State
from gongkai.annual_reports.models import BulkItem, Outcome, ReportVersion
from gongkai.annual_reports.refusals import ReportRefusal


def prepare(_item: BulkItem) -> None:
    """Nothing is slow here."""


def carry_out(item: BulkItem, _prepared: None, at: dt.datetime) -> Result:
    """Publish the version worked on, or say why not."""
    report = item.report
    if report is None or report.current is None:
        return Result(Outcome.REFUSED, "还没有报告。怎么办：先读入、签批。")
    version = locked(report.current)
    if refusal := _refused(item, version, at):
        return Result(Outcome.REFUSED, refusal, version_id=version.pk)
    if version.state == State.PUBLISHED:
        return Result(Outcome.DUPLICATE, "已经公布过，没有改动。", version_id=version.pk)
    office = item.job.office
    try:
        actions.publish(
            version=version,
            by=item.job.created_by,
            at=at,
            acting_for=office if version.entered_by_id == office.pk else None,
        )
    except ReportRefusal as refused:
        return Result(Outcome.REFUSED, str(refused), version_id=version.pk)
    return Result(Outcome.DONE, "已公布。", version_id=version.pk)


def _refused(item: BulkItem, version: ReportVersion, at: dt.datetime) -> str:
    """Say why the office may not publish the version, or why nobody may."""
    agency = version.report.agency
    office = item.job.office
    if version.entered_by_id != office.pk and not _is_own(item, version, at):
        return f"{agency.name}的报告由它自己公布，主管部门只公布代为读入的和本机关的。怎么办：催它公布。"
    if not queries.standing_of(version).is_filed:
        refresh(version)  # the checks of this moment count
        if version.error_count or version.unread_count:
            return (
                f"核对有 {version.error_count} 处错误、{version.unread_count} 处没有读出的数，不平的报告不公布。"
                "怎么办：退回修改，重新签批。"
            )
    return ""


def _is_own(item: BulkItem, version: ReportVersion, at: dt.datetime) -> bool:
    if version.report.agency_id != item.job.office_id:
        return False
    roles = roles_at(item.job.created_by, item.job.office, timezone.localdate(at))
    return Permission.PUBLISH_REPORT in permissions_of(roles)
