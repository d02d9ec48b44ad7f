"""Taking applications in: register, confirm with the applicant, hand to an officer, open the applicant's data."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.permissions import CASE_OFFICERS
from gongkai.accounts.queries import holders
from gongkai.agencies.models import Agency
from gongkai.casework import gates
from gongkai.casework.actions.recording import append, locked, note
from gongkai.casework.applicants import ApplicantData, keep, shown_data
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.models import CaseSequence, DisclosureApplication
from gongkai.casework.refusals import StepNotAllowed
from gongkai.rules.citations import REGULATIONS
from gongkai.rules.receipt import NEEDS_CONFIRMATION, Arrival, Channel, receipt

NUMBER_WORD = "依申请"


@dataclass(frozen=True, slots=True)
class NewApplication:
    """What is written down when an application comes in.

    ``arrived_on`` is the day it was handed in or submitted, ``confirmed_on`` the day the applicant confirmed, on channels
    that ask for it and where that has happened already. ``wrapped_key`` is that of the draft it comes from, if any.
    """

    title: str
    channel: Channel
    arrived_on: dt.date
    applicant_kind: str
    applicant: ApplicantData
    confirmed_on: dt.date | None = None
    is_spoken: bool = False
    is_help_needed: bool = False
    wrapped_key: bytes | None = None


@transaction.atomic
def register(
    *, agency: Agency, application: NewApplication, by: User | None, at: dt.datetime
) -> DisclosureApplication:
    """Register an application under the next number of the year it is registered in; None: sent in online.

    :raises NotAllowed: for days that cannot be right, or where Article 29 asks for more
    """
    today = timezone.localdate(at)
    _refuse_incomplete(application, today)
    number = _take_number(agency, today.year)
    case = DisclosureApplication.objects.create(
        agency=agency,
        year=today.year,
        number=number,
        number_text=f"{agency.short_name or agency.name}{NUMBER_WORD}〔{today.year}〕{number}号",
        title=application.title,
        channel=application.channel,
        is_spoken=application.is_spoken,
        is_help_needed=application.is_help_needed,
        applicant_kind=application.applicant_kind,
        applicant=keep(application.applicant, application.wrapped_key),
    )
    append(
        case,
        kind=EventKind.REGISTERED,
        on=application.arrived_on,
        by=by,
        at=at,
        facts={"channel": application.channel.value},
    )
    if application.confirmed_on and application.channel in NEEDS_CONFIRMATION:
        append(case, kind=EventKind.CONFIRMED, on=application.confirmed_on, by=by, at=at)
    return case


@transaction.atomic
def confirm(*, case: DisclosureApplication, on: dt.date, by: User, at: dt.datetime) -> None:
    """Record the day both sides confirmed the application: the day of receipt (Article 31)."""
    case, now = locked(case)
    gates.refuse_future(on, timezone.localdate(at))
    gates.refuse_confirmation(now)
    receipt(Arrival(now.arrival.channel, now.arrival.arrived_on, on))
    append(case, kind=EventKind.CONFIRMED, on=on, by=by, at=at)


@transaction.atomic
def name_matter(*, case: DisclosureApplication, title: str, by: User, at: dt.datetime) -> None:
    """Say in a few words, without naming a person, what is asked for; lists and letters of the office show it."""
    case, now = locked(case)
    gates.refuse_naming(now, title)
    case.title = title.strip()
    case.save(update_fields=["title"])
    append(
        case,
        kind=EventKind.TITLED,
        on=timezone.localdate(at),
        by=by,
        at=at,
        facts={"title": case.title},
    )


@transaction.atomic
def assign(*, case: DisclosureApplication, handler: User, by: User, at: dt.datetime) -> None:
    """Hand a case to somebody of the agency who handles cases."""
    case, now = locked(case)
    today = timezone.localdate(at)
    gates.refuse_assignment(now)
    if not holders(case.agency, CASE_OFFICERS, today).filter(user=handler).exists():
        raise StepNotAllowed(
            f"{handler}今天在{case.agency}没有办理申请的角色（{REGULATIONS.article(4)}）。"
            f"怎么办：另选承办人，或者请管理员先任命"
        )
    append(
        case,
        kind=EventKind.ASSIGNED,
        on=today,
        by=by,
        at=at,
        facts={"handler": handler.pk, "name": handler.name},
    )


@transaction.atomic
def read_applicant(*, case: DisclosureApplication, by: User, at: dt.datetime) -> ApplicantData:
    """Open the applicant's data in full; who and when is recorded."""
    data = shown_data(case.applicant)
    note(case, action="applicant_read", by=by, at=at)
    return data


def _refuse_incomplete(application: NewApplication, today: dt.date) -> None:
    """Refuse an application that could not be registered with what Article 29 asks for."""
    gates.refuse_future(application.arrived_on, today)
    gates.refuse_future(application.confirmed_on or application.arrived_on, today)
    receipt(Arrival(application.channel, application.arrived_on, application.confirmed_on))
    lacking = [
        label
        for label, value in (
            ("申请人姓名或者名称", application.applicant.name),
            ("联系方式", application.applicant.contact),
            ("申请公开的内容", application.applicant.description),
            ("申请事项", application.title),
        )
        if not value.strip()
    ]
    if lacking:
        raise StepNotAllowed(
            f"还没有填写：{'、'.join(lacking)}（{REGULATIONS.article(29)}），请补充"
        )


def _take_number(agency: Agency, year: int) -> int:
    """Take the next number; the sequence stays locked until the transaction ends: none twice, no gap."""
    sequence, _made = CaseSequence.objects.select_for_update().get_or_create(
        agency=agency, year=year
    )
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return sequence.last
