"""期限计算说明: how a due day was counted, laid out for people: stretches of days, month sheets, sources, a code.

Pure values from a reckoning; the page and the printed sheet only draw them.
"""

import calendar as months
import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Final

from gongkai.rules.chinese_dates import in_words, with_weekday
from gongkai.rules.citations import FEE_MEASURES, REGULATIONS, Citation, Instrument
from gongkai.rules.consultation import NOT_COUNTED
from gongkai.rules.correction import CORRECTION
from gongkai.rules.deferred_reply import DEFERRED_REPLY
from gongkai.rules.receipt import CHANNEL_LABELS
from gongkai.rules.reckoning import Facts, Reckoning
from gongkai.rules.reply_time_limit import (
    REPLY_WORKING_DAYS,
    TIME_LIMIT,
    ReplyClock,
    Start,
    current_extension,
    runs_from,
)
from gongkai.rules.work_calendar import ONE_DAY, WEEKDAYS, CountedDay, DayKind, DueDay, WorkCalendar

CODE_LENGTH: Final = 8
GROUP_LENGTH: Final = 4
COUNTED: Final = "counted"
STOPPED: Final = "stopped"
REST: Final = "rest"
PROVISIONAL_MARK: Final = "暂定"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in one run that count, or do not, for the same reason; ``total`` counted up to its end."""

    first: dt.date
    last: dt.date
    look: str
    counted: int
    total: int
    why: str

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def not_counted(self) -> int:
        return self.days - self.counted

    @property
    def span(self) -> str:
        """The run in words: 1月12日至14日, 1月9日（星期五）."""
        if self.first == self.last:
            day = self.first
            return f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"
        last = f"{self.last.day}日"
        if self.last.month != self.first.month:
            last = f"{self.last.month}月{last}"
        return f"{self.first.month}月{self.first.day}日至{last}"


@dataclass(frozen=True, slots=True)
class SheetDay:
    """One square of a month sheet: its look, a note above and a mark below; blank outside the month."""

    on: dt.date | None
    look: str = ""
    note: str = ""
    mark: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """One month as weeks from Monday."""

    year: int
    month: int
    weeks: tuple[tuple[SheetDay, ...], ...]


@dataclass(frozen=True, slots=True)
class DaySheet:
    """Everything the sheet shows."""

    received: str
    limit: str
    due: DueDay
    due_in_words: str
    stretches: tuple[Stretch, ...]
    months: tuple[Month, ...]
    sources: tuple[str, ...]
    code: str


def day_sheet(reckoning: Reckoning, calendar: WorkCalendar) -> DaySheet:
    """Lay a reckoning out.

    :raises ValueError: without a day of receipt, when nothing was counted
    """
    clock, due = reckoning.clock, reckoning.due
    if clock is None or due is None:
        raise ValueError("nothing was counted")
    days = due.days
    start = runs_from(clock, calendar)
    channel = CHANNEL_LABELS[reckoning.facts.arrival.channel]
    return DaySheet(
        received=f"{channel}，{reckoning.receipt.why}，次日起算（{reckoning.receipt.source}）",
        limit=_limit(clock, start),
        due=due,
        due_in_words=with_weekday(due.on),
        stretches=tuple(_stretches(days)),
        months=tuple(_months(clock.received_on, start.on, days)),
        sources=tuple(_sources(reckoning, clock, calendar)),
        code=check_code(reckoning.facts, due, calendar),
    )


def _limit(clock: ReplyClock, start: Start) -> str:
    """Say in Chinese how many working days there are, and from where more come."""
    counted = f"期限{REPLY_WORKING_DAYS}个工作日"
    extension = current_extension(clock, start)
    if extension is not None:
        counted += (
            f"，经同意延长{extension.working_days}个，"
            f"共{REPLY_WORKING_DAYS + extension.working_days}个（{in_words(extension.noticed_on)}告知申请人）"
        )
    if clock.deferral is not None:
        counted += f"，延迟到{in_words(clock.deferral.until)}（{in_words(clock.deferral.told_on)}告知申请人）"
    return f"{counted}（{TIME_LIMIT}）"


def check_code(facts: Facts, due: DueDay, calendar: WorkCalendar) -> str:
    """Return the code of a sheet: the same facts, notices and result have the same code.

    Entering the facts anew shows whether a printed sheet was changed. It proves no origin.
    """
    content = {
        "facts": asdict(facts),
        "due": due.on,
        "provisional": due.provisional,
        "notices": [
            str(notice) for notice in calendar.notices if notice.year in _years(facts, due)
        ],
    }
    text = json.dumps(content, default=str, ensure_ascii=False, sort_keys=True)
    code = hashlib.sha256(text.encode()).hexdigest()[:CODE_LENGTH]
    return f"{code[:GROUP_LENGTH]} {code[GROUP_LENGTH:]}"


def _years(facts: Facts, due: DueDay) -> range:
    return range(facts.arrival.arrived_on.year, due.on.year + 1)


def _stretches(days: tuple[CountedDay, ...]) -> Iterator[Stretch]:
    total = 0
    for (look, _reason), run in groupby(_with_reasons(days), key=lambda pair: pair[1]):
        in_run = [day for day, _key in run]
        counted = sum(day.number is not None for day in in_run)
        total += counted
        yield Stretch(in_run[0].on, in_run[-1].on, look, counted, total, _said(look, in_run))


def _with_reasons(
    days: tuple[CountedDay, ...],
) -> Iterator[tuple[CountedDay, tuple[str, str]]]:
    """Pair each day with what its run has in common; rest days inside a stop belong to the stop."""
    keys = [_reason(day) for day in days]
    for place, (day, key) in enumerate(zip(days, keys, strict=True)):
        if key[0] == REST:
            before = next((each for each in reversed(keys[:place]) if each[0] != REST), None)
            after = next((each for each in keys[place:] if each[0] != REST), None)
            if before == after and before is not None and before[0] == STOPPED:
                key = before
        yield day, key


def _reason(day: CountedDay) -> tuple[str, str]:
    if day.number is not None:
        return COUNTED, ""
    if day.is_stopped:
        return STOPPED, day.why
    return REST, day.why if day.kind is DayKind.HOLIDAY else ""


def _said(look: str, days: list[CountedDay]) -> str:
    if look == STOPPED:
        worked = sum(day.is_stopped for day in days)
        rest = f"；其中工作日{worked}个" if worked != len(days) else ""
        return next(day.why for day in days if day.is_stopped) + rest
    if look == REST and days[0].kind is DayKind.HOLIDAY:
        return days[0].why
    doubts = sorted({_doubt(day.why) for day in days if PROVISIONAL_MARK in day.why})
    if look == REST:
        return "；".join(("、".join(WEEKDAYS[day.on.weekday()] for day in days), *doubts))
    made_up = [
        f"{day.on.day}日{day.why.replace('，', '')}" for day in days if day.kind is DayKind.MAKE_UP
    ]
    return "；".join(("工作日", *made_up, *doubts))


def _doubt(why: str) -> str:
    """Return what a day of a year without notice says of itself, without its brackets."""
    return why[why.index("（") + 1 : -1]


def _months(received_on: dt.date, start: dt.date, days: tuple[CountedDay, ...]) -> Iterator[Month]:
    by_day = {day.on: day for day in days}
    last = days[-1].on
    sheets = months.Calendar()
    year, month = received_on.year, received_on.month
    while (year, month) <= (last.year, last.month):
        weeks = tuple(
            tuple(
                _square(day, by_day, received_on, start, last)
                if day.month == month
                else SheetDay(None)
                for day in week
            )
            for week in sheets.monthdatescalendar(year, month)
        )
        yield Month(year, month, weeks)
        first_of_next = dt.date(year, month, months.monthrange(year, month)[1]) + ONE_DAY
        year, month = first_of_next.year, first_of_next.month


def _square(
    on: dt.date,
    by_day: dict[dt.date, CountedDay],
    received_on: dt.date,
    start: dt.date,
    last: dt.date,
) -> SheetDay:
    if on == received_on:
        return SheetDay(on, "zero", "起" if start == on else "", "收", "收到申请之日，不计")
    day = by_day.get(on)
    if day is None:
        return SheetDay(on)
    note = "起" if on == start else "末" if on == last else _note(day)
    if day.number is not None:
        return SheetDay(on, "cnt due" if on == last else "cnt", note, str(day.number), day.why)
    if on == last:
        return SheetDay(on, "stp due", note, "", day.why)
    return (
        SheetDay(on, "stp", note, "停", day.why)
        if day.is_stopped
        else SheetDay(on, "off", note, "", day.why)
    )


def _note(day: CountedDay) -> str:
    if day.kind is DayKind.MAKE_UP:
        return "班"
    if day.kind is DayKind.WEEKEND:
        return "休"
    return day.why[0] if day.kind is DayKind.HOLIDAY else ""


def _sources(reckoning: Reckoning, clock: ReplyClock, calendar: WorkCalendar) -> Iterator[str]:
    cited: list[Citation | Instrument] = [reckoning.receipt.source, TIME_LIMIT]
    cited += [NOT_COUNTED] if clock.consultations else []
    cited += [CORRECTION] if clock.correction else []
    cited += [DEFERRED_REPLY] if clock.deferral else []
    cited += [FEE_MEASURES] if clock.fee else []
    yield f"{REGULATIONS}（{REGULATIONS.number}）" + "、".join(_articles(cited))
    yield from (str(each) for each in cited if isinstance(each, Instrument))
    assert reckoning.due is not None  # noqa: S101 - there is a clock
    years = range(clock.received_on.year, reckoning.due.on.year + 1)
    for year in years:
        notices = [each for each in calendar.notices if each.year == year]
        yield from (
            f"{each.title}（{each.number}，{in_words(each.issued_on)}）" for each in notices
        )
        if not notices:
            yield f"{year}年的节假日安排通知尚未公布，该年各日为暂定"


def _articles(cited: Iterable[Citation | Instrument]) -> list[str]:
    of_regulations = [each for each in cited if isinstance(each, Citation)]
    return [str(each).removeprefix(str(REGULATIONS)) for each in of_regulations]
