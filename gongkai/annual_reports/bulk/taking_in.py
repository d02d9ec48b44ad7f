"""Taking in one file of a folder: whose report it is, of which year, and whether it is here already."""

import datetime as dt
import re
from typing import Final

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.bulk.area import name_book, own_writers
from gongkai.annual_reports.bulk.naming import Match
from gongkai.annual_reports.bulk.running import Result
from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.models import (
    AnnualReport,
    BulkItem,
    Outcome,
    ReportEvent,
    ReportVersion,
    Scope,
)
from gongkai.annual_reports.reading import ReadFile, Unreadable, read_sent_file
from gongkai.annual_reports.refusals import NotEditable
from gongkai.rules.annual_report.editing import changed_cells
from gongkai.rules.annual_report.report import Report
from gongkai.storage import KeptFileDamaged, KeptFileMissing, fetch

# What a person decided about an item, in its facts
AGENCY: Final = "agency"  # whose report it is
YEAR_IS_RIGHT: Final = "year_is_right"
REPLACE: Final = "replace"
ON_BEHALF: Final = "on_behalf"
DECIDED_BY: Final = "decided_by"
NEAR: Final = "near"

NO_TABLES: Final = (
    "文件里没有法定的三张表，不能作为年度报告。怎么办：请这个单位按现行格式填好，再报。"
)
LOST: Final = "文件在存储里找不到，或者已经损坏。怎么办：重新上传这个文件。"
NOT_NAMES: Final = re.compile(
    r"(?:\d{4})?年度报告|(?:\d{4})?年报|\d{4}\s*年?度?|政府信息公开|政务公开|信息公开|工作|报告|[（(].*?[)）]|(终|定|盖章|扫描)[稿版件]?|\d+"
)

Prepared = ReadFile | Unreadable


def prepare(item: BulkItem) -> Prepared:
    """Read the file, outside any transaction."""
    try:
        return read_sent_file(fetch(item.address), item.name)
    except (KeptFileMissing, KeptFileDamaged):
        return Unreadable("lost", LOST)
    except Unreadable as refusal:
        return refusal


def carry_out(item: BulkItem, read: Prepared, at: dt.datetime) -> Result:
    """Take the report in as a draft of its agency, or say why not."""
    if isinstance(read, Unreadable):
        return Result(Outcome.BROKEN, read.says)
    if twin := _same_bytes_before(item):
        return Result(
            Outcome.DUPLICATE, f"和第 {twin.position} 个文件“{twin.name}”完全一样，没有再读。"
        )
    report = read.report
    if report.form is None:
        return Result(Outcome.BROKEN, NO_TABLES)
    facts = {**item.facts, "named": report.agency or "", "named_year": report.year}
    if refusal := _year_refused(item, report):
        return Result(*refusal, facts=facts)
    match = _match(item, report)
    if match.agency is None:
        near = [each.pk for each in match.near]
        return Result(
            Outcome.UNKNOWN_AGENCY, _not_found(report, match), facts={**facts, NEAR: near}
        )
    agency = Agency.objects.get(pk=match.agency.pk)
    return _store(item, read, agency, facts, at)


def _same_bytes_before(item: BulkItem) -> BulkItem | None:
    before = BulkItem.objects.filter(
        job=item.job_id, address=item.address, position__lt=item.position
    )
    return before.order_by("position").first()


def _year_refused(item: BulkItem, report: Report) -> tuple[Outcome, str] | None:
    year = item.job.year
    if report.year is None and not item.facts.get(YEAR_IS_RIGHT):
        return Outcome.NO_YEAR, (
            f"文件里没有写是哪一年的报告。怎么办：打开看一看，是 {year} 年的，点“就是 {year} 年的”。"
        )
    if report.year is not None and report.year != year:
        return Outcome.WRONG_YEAR, (
            f"文件里写的是 {report.year} 年，这次读的是 {year} 年。"
            f"怎么办：确实是 {report.year} 年的，换到那一年再上传；写错了，请这个单位改好重报。"
        )
    return None


def _match(item: BulkItem, report: Report) -> Match:
    book = name_book(item.job.office, item.job.year)
    if chosen := item.facts.get(AGENCY):
        return Match(next((each for each in book.agencies if each.pk == chosen), None))
    by_text = book.match(report.agency or "")
    if by_text.agency is not None or report.agency:
        return by_text
    return book.match(name_in(item.name))


def name_in(file_name: str) -> str:
    """Return what is left of a file's name without years and the words of every report."""
    stem = file_name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return NOT_NAMES.sub("", stem).strip(" -_—.、")


def _not_found(report: Report, match: Match) -> str:
    if match.is_ambiguous:
        return f"文件里写的“{report.agency or '（没有机关名称）'}”可能是几个机关。怎么办：在下面选是哪一个。"
    if report.agency is None:
        return "文件里没有写是哪个机关的。怎么办：打开看一看，在下面选是哪一个。"
    return (
        f"文件里写的是“{report.agency}”，本级主管的机关里没有。"
        "怎么办：名称写得不一样的，在下面选；不归本级管的，不收。"
    )


def _store(
    item: BulkItem, read: ReadFile, agency: Agency, facts: dict[str, object], at: dt.datetime
) -> Result:
    year = item.job.year
    facts = {**facts, "for": agency.name}
    known = (
        AnnualReport.objects.select_for_update(of=("self",))
        .select_related("agency", "current")
        .filter(agency=agency, year=year, scope=Scope.OWN)
        .first()
    )
    current = known.current if known else None
    if known and current:
        current.report = known
        if refusal := _here_already(item, read.report, known, current):
            facts["may_replace"] = may_be_replaced(item, current)
            return Result(*refusal, version_id=current.pk, facts=facts)
    elif refusal := _has_own_people(item, agency, at):
        return Result(*refusal, facts=facts)
    try:
        version = actions.upload(
            agency=agency,
            year=year,
            content=read.report,
            source=fetch(item.address),
            source_name=item.name.rsplit("/", 1)[-1][:200],
            source_kind=read.document.kind.value,
            by=_who_takes_in(item),
            at=at,
            acting_for=item.job.office if item.job.office_id != agency.pk else None,
        )
    except NotEditable as refusal:
        return Result(Outcome.REFUSED, str(refusal), facts=facts)
    return _taken_in(version, facts)


def _who_takes_in(item: BulkItem) -> User:
    """Return who answers for the item: the person who decided about it, else the one who began the job."""
    decided_by = item.facts.get(DECIDED_BY)
    return User.objects.get(pk=decided_by) if decided_by else item.job.created_by


def _taken_in(version: ReportVersion, facts: dict[str, object]) -> Result:
    unread = sum(len(each.cells) for each in version.value().unread)
    name = version.report.agency.name
    if unread:
        return Result(
            Outcome.TO_SETTLE,
            f"已作为{name}的草稿读入，有 {unread} 格没有读出来。怎么办：打开草稿，对照原件定下来。",
            version_id=version.pk,
            facts=facts,
        )
    says = f"已读入为{name}的草稿。"
    if version.error_count:
        says += f"核对有 {version.error_count} 处错误，要改好才能送签。"
    return Result(Outcome.TAKEN_IN, says, version_id=version.pk, facts=facts)


def _here_already(
    item: BulkItem, report: Report, known: AnnualReport, current: ReportVersion
) -> tuple[Outcome, str] | None:
    """Say why a file changes nothing: it was read before, says the same, or would replace another."""
    name = known.agency.name
    uploads = ReportEvent.objects.filter(version__report=known, kind=EventKind.UPLOADED)
    if uploads.filter(facts__sha256=item.address).exists():
        return Outcome.DUPLICATE, f"这个文件以前已经读入为{name}的报告，没有改动。"
    now = current.value()
    changed = len(changed_cells(now, report))
    if not changed and says_the_same(now, report):
        return Outcome.DUPLICATE, f"{name}已有一份，数字和文字都一样，没有改动。"
    if item.facts.get(REPLACE) and may_be_replaced(item, current):
        return None
    what = f"三张表有 {changed} 格不同" if changed else "三张表的数一样，文字不同"
    then = (
        "怎么办：打开对照；要用这一份，点“换成这一份”。"
        if may_be_replaced(item, current)
        else "怎么办：那一份是本机关自己填的，或者已经送签、报送，这里不替换；请本机关处理。"
    )
    return Outcome.OTHER_ON_FILE, f"{name}已有另一份报告，{what}，没有替换。{then}"


def says_the_same(one: Report, other: Report) -> bool:
    """Test whether the texts are the same apart from blanks and line ends, which file formats differ in."""
    parts = {*one.sections, *other.sections}
    return all(
        "".join(one.sections.get(part, "").split()) == "".join(other.sections.get(part, "").split())
        for part in parts
    )


def may_be_replaced(item: BulkItem, current: ReportVersion) -> bool:
    """Test whether the draft here was entered by the office itself and is still open."""
    is_ours = current.entered_by_id == item.job.office_id
    return is_ours and queries.standing_of(current).may_change


def _has_own_people(item: BulkItem, agency: Agency, at: dt.datetime) -> tuple[Outcome, str] | None:
    if item.facts.get(ON_BEHALF) or agency.pk == item.job.office_id:
        return None
    people = own_writers(agency, timezone.localdate(at))
    if not people:
        return None
    return Outcome.OWN_PEOPLE, (
        f"{agency.name}自己使用本系统（{'、'.join(people[:3])}），还没有开始填。"
        "怎么办：请它自己报；确实要由您代报的，点“仍由我们代为读入”。"
    )
