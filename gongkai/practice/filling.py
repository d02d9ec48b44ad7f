"""Fills an empty installation with the practice county, through the same actions that people use."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import Appointment, User
from gongkai.agencies.actions import refresh_competent_departments
from gongkai.agencies.models import Agency, Office, Village
from gongkai.annual_reports import actions
from gongkai.annual_reports.computing.noticing import look_at_records
from gongkai.annual_reports.models import AnnualReport, ReportVersion, Scope
from gongkai.annual_reports.public_numbers.keeping import keep_numbers
from gongkai.practice import boards, cases, county, people, records
from gongkai.practice import reports as samples
from gongkai.practice.areas import make_area_reports
from gongkai.practice.calls import make_calls
from gongkai.practice.desks import Desk, desks
from gongkai.practice.items import make_items
from gongkai.practice.proposals import make_proposals
from gongkai.practice.remedies import make_remedies
from gongkai.practice.season import SEASON, Course
from gongkai.practice.variety import PLACE, facts_of
from gongkai.rules.annual_report.report import Report

SINCE = dt.date(2020, 1, 1)
CODES_AT = f"/{cases.TOWNSHIP}/apply/follow/"
REVIEWED_AFTER = dt.timedelta(days=6)  # the county looks at a report so long after it was filed


class InUse(RuntimeError):
    """Raised when the installation holds agencies already."""


@transaction.atomic
def fill(*, at: dt.datetime, tell: Callable[[str], None]) -> None:
    """Make agencies, people and reports of the practice county.

    :raises InUse: if there are agencies already
    """
    if Agency.objects.exists():
        raise InUse
    tell("建立机关、人员……")
    make_agencies(county.AGENCIES)
    make_offices_and_villages()
    make_people(people.EVERYBODY)
    tell("建立年度报告……")
    make_reports(at)
    tell("登记申请……")
    for each in make_applications(at):
        tell(f"  网上申请 {each.number}，查询码 {each.code}：{each.says}（{CODES_AT}）")
    tell("登记复议、诉讼案件……")
    make_remedies(
        {each.code: each for each in Agency.objects.all()},
        {each.username: each for each in User.objects.all()},
        at,
    )
    tell("建立主动公开的信息……")
    make_items(at)
    make_calls(at)
    tell("登记公开栏……")
    boards.make_boards(at)
    make_proposals(at)
    tell("登记上一年的申请、许可、处罚……")
    make_records_of_season(at)
    tell("汇编全县的年度报告……")
    make_area_reports(
        desks({each.code: each for each in Agency.objects.all()}),
        season_of(timezone.localdate(at)),
        at,
    )


def make_applications(at: dt.datetime) -> list[cases.SampleCode]:
    """Make the applications of the township, and return the codes of those sent in online."""
    people_of = {each.username: each for each in User.objects.all()}
    return cases.make_cases(
        cases.CaseDesk(
            Agency.objects.get(code=cases.TOWNSHIP),
            officer=people_of["cheng"],
            head=people_of["zhao"],
            signer=people_of["qian"],
            now=at,
        )
    )


def make_records_of_season(at: dt.datetime) -> None:
    """Make the records of the year reported last, and take the figures of a draft from them."""
    season = season_of(timezone.localdate(at))
    staffed = desks({each.code: each for each in Agency.objects.all()})
    for sample in county.AGENCIES:
        if sample.code in SEASON:
            desk = staffed[sample.code]
            records.make_records(desk.agency, desk.clerk, season, facts_of(sample, season), at)
    for code, course in SEASON.items():
        if course is Course.DRAFT:
            desk = staffed[code]
            report = AnnualReport.objects.get(agency=desk.agency, year=season, scope=Scope.OWN)
            if report.current is not None:
                actions.compute(version=report.current, by=desk.clerk, at=at)
    keep_numbers(at)
    look_at_records(at)


def season_of(day: dt.date) -> int:
    """Return the year whose report is being prepared: the one that ended last."""
    return day.year - 1


def make_agencies(of: Iterable[county.SampleAgency] = county.CORE) -> None:
    """Make the tree, each agency below its superior."""
    made: dict[str, Agency] = {}
    for sample in of:
        fields = {
            "code": sample.code,
            "name": sample.name,
            "short_name": sample.short_name,
            "kind": sample.kind,
            "level": sample.level,
        }
        if sample.code != county.REAL_EXAMPLE:
            fields |= {"address": "示例县样例路1号", "telephone": "0000-0000000"}
        above = made.get(sample.superior)
        agency = (
            Agency.objects.add_child(above, create_kwargs=fields)
            if above
            else Agency.objects.add_root(create_kwargs=fields)
        )
        made[sample.code] = agency
        if above:
            above.refresh_from_db()
    refresh_competent_departments()


def make_offices_and_villages() -> None:
    """Make what the agencies have below them; the first office of each does the work of disclosure."""
    agencies = {each.code: each for each in Agency.objects.all()}
    Office.objects.bulk_create(
        Office(agency=agencies[sample.code], name=name, is_ogi_office=place == 0)
        for sample in county.AGENCIES
        for place, name in enumerate(sample.offices)
    )
    Village.objects.bulk_create(
        Village(township=agencies[sample.code], name=name)
        for sample in county.AGENCIES
        for name in sample.villages
    )


def make_people(of: Iterable[people.SamplePerson] = people.CORE) -> None:
    """Make the accounts with their roles; the password they share is hashed once."""
    agencies = {each.code: each for each in Agency.objects.all()}
    hashed = make_password(settings.PRACTICE_PASSWORD)
    for sample in of:
        user = User.objects.create(username=sample.username, password=hashed, name=sample.name)
        Appointment.objects.bulk_create(
            Appointment(user=user, agency=agencies[code], role=role, from_on=SINCE)
            for code, role in sample.roles
        )


def make_reports(at: dt.datetime, courses: Mapping[str, Course] = SEASON) -> None:
    """Make three years of reports of these agencies, those of the season at hand in every state."""
    season = season_of(timezone.localdate(at))
    agencies = {each.code: each for each in Agency.objects.all()}
    staffed = desks(agencies)
    _take_over_fancheng(agencies[county.REAL_EXAMPLE], at)
    for sample in county.AGENCIES:
        if sample.code in courses:
            desk = staffed[sample.code]
            when = _filing_days(sample, season, at)
            desk.take_over(
                desk.take_in(report_of(sample, season - 2), at), when[season - 2].date(), at
            )
            last = desk.take_in(report_of(sample, season - 1), when[season - 1])
            desk.file(last, when[season - 1])
            desk.accept(last, when[season - 1] + REVIEWED_AFTER)
            make_report_of_season(desk, report_of(sample, season), courses[sample.code], at)


def _filing_days(
    sample: county.SampleAgency, season: int, at: dt.datetime
) -> dict[int, dt.datetime]:
    """Return when the agency filed the report of each year: in the second half of January."""
    day = 8 + PLACE[sample.code] % 18
    return {
        year: dt.datetime(year + 1, 1, day, 10, tzinfo=at.tzinfo)
        for year in range(season - 2, season + 1)
    }


def report_of(sample: county.SampleAgency, year: int) -> Report:
    """Return the report of an agency for a year."""
    return samples.sample_report(sample.name, year, facts_of(sample, year))


def make_report_of_season(desk: Desk, report: Report, course: Course, at: dt.datetime) -> None:
    """Bring the report of the season as far as its course says, on days up to now."""
    if course is Course.NOT_BEGUN:
        return
    if course is Course.UNBALANCED:
        report = samples.with_slip(report)
    filed, reviewed, corrected = _days_of_season(report.year or 0, course, at)
    version = desk.take_in(report, filed)
    if course is Course.SIGNING:
        desk.send(version, filed)
    elif course is Course.SIGNED:
        desk.sign(version, filed)
    elif course not in {Course.DRAFT, Course.UNBALANCED}:
        desk.file(version, filed)
        _after_filing(desk, version, course, reviewed, corrected)


def _days_of_season(year: int, course: Course, at: dt.datetime) -> tuple[dt.datetime, ...]:
    """Return when the report was filed, looked at, and corrected; none of it lies ahead."""
    month, day = (2, 9) if course is Course.LATE else (1, 19)
    filed = min(at, dt.datetime(year + 1, month, day, 10, tzinfo=at.tzinfo))
    return filed, min(at, filed + REVIEWED_AFTER), min(at, filed + 2 * REVIEWED_AFTER)


def _after_filing(
    desk: Desk,
    version: ReportVersion,
    course: Course,
    reviewed: dt.datetime,
    corrected: dt.datetime,
) -> None:
    if course in {Course.RETURNED, Course.CORRECTED}:
        desk.send_back(version, reviewed)
    if course is Course.CORRECTED:
        desk.accept(desk.correct(version, corrected), corrected)
    if course in {Course.ACCEPTED, Course.REOPENED}:
        desk.accept(version, reviewed)
    if course is Course.REOPENED:
        reason = "漏统计了一件行政许可，要更正。"
        actions.reopen(version=version, reason=reason, by=desk.clerk, at=corrected)


def _take_over_fancheng(agency: Agency, at: dt.datetime) -> None:
    officer = User.objects.get(username="he")
    report = samples.fancheng_2023()
    desk = Desk(agency, officer, officer, officer, agency, officer)
    actions.take_over(
        version=desk.take_in(report, at),
        published_on=timezone.localdate(at),
        where="繁城镇公布的2023年度报告（这里的日期是登记的日子，不是原来的公布日期）",
        by=officer,
        at=at,
    )
