"""The records of the year that was reported last: applications, decisions and fees that come to what the reports say.

Made in bulk, for there are some hundreds of them; what follows from their events is derived by the same functions as
everywhere. The names are fictional.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.casework.actions.recording import derive
from gongkai.casework.applicants import ApplicantData, keep
from gongkai.casework.lifecycle import EventKind, Happened, standing
from gongkai.casework.models import Applicant, CaseEvent, CaseSequence, DisclosureApplication
from gongkai.catalog.models import OpeningBalance, RegisterEntry, RegisterKind
from gongkai.practice.reports import SampleYear
from gongkai.rules.outcomes import ENDING_BY_CODE, row_of
from gongkai.rules.receipt import NEEDS_CONFIRMATION, Channel

CHANNELS: Final = (Channel.ONLINE, Channel.IN_PERSON, Channel.SIGNED_MAIL)
MATTERS: Final = (
    "道路硬化工程的预算和决算",
    "农村低保对象的认定标准",
    "征地补偿安置方案",
    "惠农补贴发放明细",
    "小学学区划分的依据",
    "老旧小区改造的实施方案",
    "河道清淤工程的合同",
)
QUICKEST, SPREAD = 6, 15  # days from receipt to decision: six, and up to fourteen more
WITHOUT_REPLY: Final = frozenset(
    {"otherwise_correction_lapsed", "otherwise_fee_unpaid", "otherwise_other"}
)


@dataclass(frozen=True, slots=True)
class Story:
    """One application: when it came, when it was decided (None: still open), how it ended, and who applied."""

    received_on: dt.date
    decided_on: dt.date | None
    row: str
    kind: str

    @property
    def ending(self) -> str:
        """The first way of ending that counts in the row."""
        year = (self.decided_on or self.received_on).year
        return next(
            code
            for code, each in ENDING_BY_CODE.items()
            if row_of(each, report_year=year) == self.row
        )


def stories_of(year: int, facts: SampleYear, today: dt.date) -> Iterator[Story]:
    """Yield the applications that make table three of a year what it is, oldest first."""
    told = list(_stories(year, facts, today))
    yield from sorted(told, key=lambda each: each.received_on)


def _stories(year: int, facts: SampleYear, today: dt.date) -> Iterator[Story]:
    waiting = dict(facts.carried_in)
    place = 0
    for (row, kind), number in facts.outcomes.items():
        for _each in range(number):
            place += 1
            if waiting.get(kind, 0):
                waiting[kind] -= 1
                yield Story(dt.date(year - 1, 12, 22), dt.date(year, 1, 13), row, kind)
                continue
            received = dt.date(year, 1, 6) + dt.timedelta(days=place * 37 % 325)
            days = QUICKEST + place * 7 % SPREAD
            yield Story(received, received + dt.timedelta(days=days), row, kind)
    for kind, number in facts.carried_out.items():
        for _each in range(number):
            decided = dt.date(year + 1, 1, 13)
            yield Story(
                dt.date(year, 12, 22), decided if decided <= today else None, "disclosed", kind
            )


def make_records(agency: Agency, by: User, year: int, facts: SampleYear, at: dt.datetime) -> None:
    """Put the records of a year of an agency down: register of applications, registers of decisions, documents."""
    _make_applications(agency, by, list(stories_of(year, facts, timezone.localdate(at))))
    _make_entries(agency, by, year, facts, at)
    if facts.in_force > facts.issued and not agency.opening_balances.exists():
        OpeningBalance.objects.create(
            agency=agency,
            count=facts.published,
            in_force_count=facts.in_force - facts.issued,
            source="启用本系统以前的文件清单",
        )


def _make_applications(agency: Agency, by: User, stories: list[Story]) -> None:
    last: dict[int, int] = {}
    events: list[CaseEvent] = []
    for place, story in enumerate(stories):
        year = story.received_on.year
        last[year] = last.get(year, 0) + 1
        happened = list(_happened(story, place, by))
        case = DisclosureApplication(
            agency=agency,
            year=year,
            number=last[year],
            number_text=f"{agency.short_name}申〔{year}〕{last[year]}号",
            title=MATTERS[place % len(MATTERS)],
            channel=happened[0].facts["channel"],
            applicant_kind=story.kind,
            applicant=_applicant(story.kind, MATTERS[place % len(MATTERS)]),
        )
        derive(case, standing(happened), story.decided_on or story.received_on)
        case.save()
        events += [_event(case, each, by) for each in happened]
    CaseEvent.objects.bulk_create(events)
    for year, number in last.items():
        CaseSequence.objects.update_or_create(agency=agency, year=year, defaults={"last": number})


def _applicant(kind: str, matter: str) -> Applicant:
    name = "陈示例" if kind == "natural_person" else "示例商贸有限公司"
    return keep(
        ApplicantData(
            name, "虚构的证件，号码略", "示例县示例路1号　000-00000000", matter, "电子文件"
        )
    )


def _happened(story: Story, place: int, by: User) -> Iterator[Happened]:
    channel = CHANNELS[place % len(CHANNELS)]
    yield Happened(EventKind.REGISTERED, story.received_on, {"channel": channel.value})
    if channel in NEEDS_CONFIRMATION:
        yield Happened(EventKind.CONFIRMED, story.received_on, {})
    yield Happened(EventKind.ASSIGNED, story.received_on, {"handler": by.pk})
    if story.decided_on is None:
        return
    yield Happened(EventKind.DECIDED, story.decided_on, {"ending": story.ending})
    if story.ending not in WITHOUT_REPLY:
        yield Happened(EventKind.REPLY_SIGNED, story.decided_on, {})
        yield Happened(EventKind.REPLY_SERVED, story.decided_on, {})


def _event(case: DisclosureApplication, each: Happened, by: User) -> CaseEvent:
    noon = dt.datetime.combine(each.on, dt.time(12), dt.timezone(dt.timedelta(hours=8)))
    facts: Mapping[str, Any] = each.facts
    return CaseEvent(case=case, kind=each.kind, on=each.on, at=noon, by=by, facts=dict(facts))


def _make_entries(agency: Agency, by: User, year: int, facts: SampleYear, at: dt.datetime) -> None:
    wanted = (
        (RegisterKind.LICENSE, "准", "办理许可", facts.licences, None),
        (RegisterKind.PENALTY, "罚", "违反管理规定", facts.penalties, None),
        (RegisterKind.FEE, "票", "工本费", 1 if Decimal(facts.fees) else 0, Decimal(facts.fees)),
    )
    RegisterEntry.objects.bulk_create(
        RegisterEntry(
            agency=agency,
            kind=kind,
            number=f"{agency.short_name}{word}〔{year}〕示例{place + 1}号",
            matter=matter,
            decided_on=dt.date(year, 1, 4) + dt.timedelta(days=place * 3 % 360),
            amount=None if amount is None else amount * 10_000,
            is_public=place % 5 > 0,
            added_at=at,
            added_by=by,
        )
        for kind, word, matter, number, amount in wanted
        for place in range(number)
    )
