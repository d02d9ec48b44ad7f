"""The booklet: all filed reports of the area in one PDF."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import IntegerField, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from gongkai.annual_reports import actions
from gongkai.annual_reports.bulk.running import Result
from gongkai.annual_reports.models import BulkItem, BulkJob, Outcome, ReportVersion
from gongkai.files.annual_report_writer.booklet import Cover, Part, bind, print_part
from gongkai.files.printing import CannotPrint
from gongkai.storage import fetch, keep

NOT_FILED = "还没有报送，没有装进去。怎么办：报送以后重新做一次。"


@dataclass(frozen=True, slots=True)
class Printed:
    """One report on paper, its pages numbered after those before it."""

    version: ReportVersion
    address: str
    first_page: int
    pages: int


def filed_version(item: BulkItem) -> ReportVersion | None:
    """Return the version of an item's report that left the agency last."""
    report = item.report
    if report is None or report.filed_id is None:
        return None
    return ReportVersion.objects.select_related("report__agency").get(pk=report.filed_id)


def prepare(item: BulkItem) -> Printed | str | None:
    """Print the filed version, outside any transaction; None where nothing was filed."""
    version = filed_version(item)
    if version is None:
        return None
    first_page = 1 + pages_before(item)
    try:
        data, pages = print_part(
            version.value(), first_page=first_page, signed_on=actions.signed_on(version)
        )
    except CannotPrint as refusal:
        return str(refusal)
    return Printed(version, keep(data), first_page, pages)


def pages_before(item: BulkItem) -> int:
    """Return how many pages the reports before an item have together."""
    before = BulkItem.objects.filter(
        job=item.job_id, outcome=Outcome.DONE, position__lt=item.position
    )
    pages = Cast(KT("facts__pages"), IntegerField())
    return int(before.aggregate(total=Coalesce(Sum(pages), 0))["total"])


def carry_out(_item: BulkItem, printed: Printed | str | None, _at: dt.datetime) -> Result:
    """Note where the printed report is kept and which pages it has."""
    if printed is None:
        return Result(Outcome.REFUSED, NOT_FILED)
    if isinstance(printed, str):
        return Result(Outcome.REFUSED, printed)
    last = printed.first_page + printed.pages - 1
    return Result(
        Outcome.DONE,
        f"第 {printed.first_page}—{last} 页",
        version_id=printed.version.pk,
        facts={
            "part": printed.address,
            "first_page": printed.first_page,
            "pages": printed.pages,
        },
    )


def finish(job: BulkJob) -> tuple[str, bytes] | None:
    """Bind what was printed; None where nothing was."""
    items = list(job.items.order_by("position"))
    parts = [
        Part(each.name, fetch(each.facts["part"]), each.facts["first_page"])
        for each in items
        if each.outcome == Outcome.DONE
    ]
    if not parts:
        job.failure = "一份也没有装进去：还没有报送的报告。怎么办：有机关报送以后再做。"
        return None
    missing = (
        *(each.name for each in items if each.outcome != Outcome.DONE),
        *job.facts["missing"],
    )
    cover = Cover(
        title=(f"{job.facts['area']}{job.year}年", "政府信息公开工作年度报告"),
        office=job.office.name,
        bound_on=timezone.localdate(job.created_at),
        missing=missing,
    )
    return f"{job.facts['area']}{job.year}年政府信息公开工作年度报告汇编.pdf", bind(cover, parts)
