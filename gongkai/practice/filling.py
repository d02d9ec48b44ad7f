"""Fills an empty installation with the practice county, through the same actions that people use."""

import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.db import transaction

from gongkai.accounts.models import Appointment, User
from gongkai.agencies.actions import refresh_competent_departments
from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions
from gongkai.annual_reports.lifecycle import SignedAs
from gongkai.annual_reports.models import ReportVersion
from gongkai.annual_reports.reading import read_file
from gongkai.files.annual_report_writer import write_report
from gongkai.practice import county, people
from gongkai.practice import reports as samples
from gongkai.practice.items import make_items
from gongkai.rules.annual_report.report import Report

SINCE = dt.date(2020, 1, 1)


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
    make_agencies()
    make_people()
    tell("建立年度报告……")
    make_reports(at)
    tell("建立主动公开的信息……")
    make_items(at)


def season_of(day: dt.date) -> int:
    """Return the year whose report is being prepared: the one that ended last."""
    return day.year - 1


def make_agencies() -> None:
    """Make the tree, each agency below its superior."""
    made: dict[str, Agency] = {}
    for sample in county.AGENCIES:
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


def make_people() -> None:
    """Make the accounts with their roles."""
    agencies = {each.code: each for each in Agency.objects.all()}
    for sample in people.PEOPLE:
        user = User.objects.create_user(
            sample.username, password=settings.PRACTICE_PASSWORD, name=sample.name
        )
        Appointment.objects.bulk_create(
            Appointment(user=user, agency=agencies[code], role=role, from_on=SINCE)
            for code, role in sample.roles
        )


def _upload(report: Report, code: str, by: str, at: dt.datetime) -> ReportVersion:
    """Write the report as a Word file and take it in as a clerk would."""
    data = write_report(report, "docx")
    name = f"{report.agency}{report.year}年政府信息公开工作年度报告.docx"
    read = read_file(data, name)
    return actions.upload(
        agency=Agency.objects.get(code=code),
        year=report.year or 0,
        content=read.report,
        source=data,
        source_name=name,
        source_kind=read.document.kind.value,
        by=User.objects.get(username=by),
        at=at,
    )


def _sign_and_publish(version: ReportVersion, at: dt.datetime, *people_by_step: str) -> None:
    """Send, sign as both, publish; the names are the clerk's, the leader's and the head's."""
    clerk, leader, head = (User.objects.get(username=each) for each in people_by_step)
    actions.send_for_signature(version=version, by=clerk, at=at)
    actions.sign(version=version, signed_as=SignedAs.LEADER, by=leader, at=at)
    actions.sign(version=version, signed_as=SignedAs.HEAD_OF_OGI_OFFICE, by=head, at=at)
    actions.publish(version=version, by=clerk, at=at)


def make_reports(at: dt.datetime) -> None:
    """Make reports in every state: public, waiting for signature, with a slip, with unread cells."""
    qingshan, lvshui = "示例县青山镇人民政府", "示例县绿水镇人民政府"
    bureau = "示例县发展和改革局"
    season = season_of(at.date())
    earlier = ((season - 2, samples.TOWN_EARLIER), (season - 1, samples.TOWN_LAST_YEAR))
    for year, facts in earlier:
        when = dt.datetime(year + 1, 1, 20, 10, tzinfo=at.tzinfo)
        version = _upload(samples.sample_report(qingshan, year, facts), "qingshan", "lin", when)
        _sign_and_publish(version, when, "lin", "qian", "zhao")
    when = dt.datetime(season, 1, 15, 9, tzinfo=at.tzinfo)
    last = samples.sample_report(bureau, season - 1, samples.BUREAU_LAST_YEAR)
    version = _upload(last, "shili-fagai", "zheng", when)
    _sign_and_publish(version, when, "zheng", "feng", "chen")

    slipped = samples.with_slip(samples.sample_report(qingshan, season, samples.TOWN_THIS_YEAR))
    _upload(slipped, "qingshan", "lin", at)
    waiting = _upload(
        samples.sample_report(bureau, season, samples.BUREAU_THIS_YEAR), "shili-fagai", "zheng", at
    )
    actions.send_for_signature(version=waiting, by=User.objects.get(username="zheng"), at=at)
    _upload(samples.sample_report(lvshui, season, samples.QUIET), "lvshui", "wang", at)
    _take_over_fancheng(at)


def _take_over_fancheng(at: dt.datetime) -> None:
    officer = "he"
    version = _upload(samples.fancheng_2023(), county.REAL_EXAMPLE, officer, at)
    actions.take_over(
        version=version,
        published_on=at.date(),
        where="繁城镇公布的2023年度报告（这里的日期是登记的日子，不是原来的公布日期）",
        by=User.objects.get(username=officer),
        at=at,
    )
