"""Setting the last days of a season, and reminding agencies of a report that is not filed (Articles 47 and 49)."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import Role, User
from gongkai.accounts.queries import actor_on, holders
from gongkai.agencies.models import Agency
from gongkai.annual_reports import queries
from gongkai.annual_reports.models import AnnualReport, Reminder, Scope, SeasonSettings
from gongkai.annual_reports.refusals import NothingToRemind, RemindedToday
from gongkai.audit.actions import record
from gongkai.audit.actor import Actor
from gongkai.rules.annual_report.deadlines import OF_GROUP, DayOfYear, Group, within_the_law

REMINDED = frozenset({Role.CLERK, Role.HEAD_OF_OGI_OFFICE, Role.SIGNER})
SUBJECT = "agency"


@transaction.atomic
def set_season(
    *,
    agency: Agency,
    days: Mapping[Group, DayOfYear],
    remind_before: Sequence[int],
    by: User,
    at: dt.datetime,
) -> None:
    """Set the last days for those whose reports the agency receives, and the working days to remind before them.

    :raises LaterThanTheLaw: for a day after the statutory one
    """
    kept = {group.value: list(within_the_law(day, OF_GROUP[group])) for group, day in days.items()}
    before = sorted(set(remind_before), reverse=True)
    SeasonSettings.objects.update_or_create(
        agency=agency, defaults={"days": kept, "remind_before": before}
    )
    record(
        action="annual_reports.season_set",
        subject_kind=SUBJECT,
        subject_id=agency.code,
        agency_code=agency.code,
        by=actor_on(by, agency, timezone.localdate(at)),
        at=at,
        days={group: str(DayOfYear(*day)) for group, day in kept.items()},
        remind_before=before,
    )


@transaction.atomic
def remind(
    *, agency: Agency, year: int, due_on: dt.date, by: User, acting_for: Agency, at: dt.datetime
) -> Reminder:
    """Remind an agency, as its superior, that its report is not filed.

    :raises NothingToRemind: if it is filed, or ``acting_for`` does not receive it
    :raises RemindedToday: if it was reminded on the same day already, by whomever
    """
    filed = AnnualReport.objects.filter(agency=agency, year=year, scope=Scope.OWN)
    if filed.exclude(filed=None).exists():
        raise NothingToRemind(f"{agency.name}{year}年的报告已经报送，不用催办。")
    if not queries.is_superior_of(acting_for, agency):
        raise NothingToRemind(f"{agency.name}的报告不由{acting_for.name}催办。")
    last = queries.last_reminded_at(agency, year)
    if last is not None and timezone.localdate(last) == timezone.localdate(at):
        raise RemindedToday(agency.name, timezone.localtime(last))
    actor = actor_on(by, acting_for, timezone.localdate(at))
    return _remind(agency, year, due_on, at=at, actor=actor, by=by)


@transaction.atomic
def remind_by_clock(
    *, agency: Agency, year: int, due_on: dt.date, stage: int, at: dt.datetime
) -> Reminder | None:
    """Remind an agency a number of working days before its last day; None where it was at that stage."""
    if Reminder.objects.filter(agency=agency, year=year, stage__lte=stage, by=None).exists():
        return None
    return _remind(agency, year, due_on, at=at, actor=Actor.system(), stage=stage)


def _remind(
    agency: Agency,
    year: int,
    due_on: dt.date,
    *,
    at: dt.datetime,
    actor: Actor,
    by: User | None = None,
    stage: int | None = None,
) -> Reminder:
    addresses = _addresses(agency, timezone.localdate(at))
    made = Reminder.objects.create(
        agency=agency,
        year=year,
        due_on=due_on,
        at=at,
        by=by,
        stage=stage,
        email_count=len(addresses),
    )
    record(
        action="annual_reports.reminded",
        subject_kind=SUBJECT,
        subject_id=agency.code,
        agency_code=agency.code,
        by=actor,
        at=at,
        year=year,
        due_on=due_on.isoformat(),
    )
    if addresses:
        title, text = letter(agency, year, due_on)
        transaction.on_commit(
            lambda: send_mail(
                title, text, settings.DEFAULT_FROM_EMAIL, addresses, fail_silently=True
            )
        )
    return made


def _addresses(agency: Agency, day: dt.date) -> list[str]:
    """Return where the reminder goes by e-mail: nowhere in an installation without a server for it."""
    if not settings.SENDS_MAIL:
        return []
    return sorted({each.user.email for each in holders(agency, REMINDED, day) if each.user.email})


def letter(agency: Agency, year: int, due_on: dt.date) -> tuple[str, str]:
    """Return the subject and the text of the e-mail; it names no person and holds no link."""
    last = f"{due_on.year}年{due_on.month}月{due_on.day}日"
    title = f"{agency.name}{year}年政府信息公开工作年度报告最迟{last}公布"
    text = (
        f"{agency.name}：\n\n{year}年政府信息公开工作年度报告还没有报送，最迟{last}向主管部门提交并向社会公布"
        "（《中华人民共和国政府信息公开条例》第四十九条）。\n\n请登录公开工作台，在“年度报告”里办理。\n"
    )
    return title, text
