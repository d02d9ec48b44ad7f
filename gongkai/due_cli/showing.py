"""A reckoning as lines for people and as JSON."""

from collections.abc import Iterator
from typing import Any

from gongkai.report_cli.drawing import pad
from gongkai.rules.chinese_dates import with_weekday
from gongkai.rules.day_sheet import check_code
from gongkai.rules.reckoning import Reckoning
from gongkai.rules.work_calendar import CountedDay, WorkCalendar

NUMBER_WIDTH = 4


def lines(reckoning: Reckoning, calendar: WorkCalendar, *, with_days: bool) -> Iterator[str]:
    """Yield what people read."""
    received, due = reckoning.receipt, reckoning.due
    if received.on is None or due is None:
        yield f"{received.why}（{received.source}）。"
        return
    yield f"收到申请之日：{with_weekday(received.on)}"
    yield f"    {received.why}（{received.source}）"
    mark = "（暂定）" if due.provisional else ""
    yield f"答复期限最后一天：{with_weekday(due.on)}{mark}"
    yield from (f"    {each}" for each in due.may_move)
    if not calendar.years.issuperset(range(received.on.year, due.on.year + 1)):
        yield f"    {due.on.year}年的节假日安排通知还没有公布，公布后要重新计算"
    yield from (
        f"{each.label}：{with_weekday(each.on)}（{each.source}）" for each in reckoning.last_days
    )
    if with_days:
        yield from (_day_line(day) for day in due.days)
    yield f"校验码：{check_code(reckoning.facts, due, calendar)}"


def as_json(reckoning: Reckoning, calendar: WorkCalendar) -> dict[str, Any]:
    """Return everything as values that JSON holds; without receipt there is no due day."""
    received, due = reckoning.receipt, reckoning.due
    content: dict[str, Any] = {
        "received_on": received.on and received.on.isoformat(),
        "why": received.why,
        "source": str(received.source),
    }
    if due is None:
        return content | {"due_on": None}
    return content | {
        "due_on": due.on.isoformat(),
        "provisional": due.provisional,
        "may_move": list(due.may_move),
        "last_days": [
            {
                "key": each.key,
                "label": each.label,
                "on": each.on.isoformat(),
                "source": str(each.source),
            }
            for each in reckoning.last_days
        ],
        "days": [
            {"on": day.on.isoformat(), "number": day.number, "kind": str(day.kind), "why": day.why}
            for day in due.days
        ],
        "check_code": check_code(reckoning.facts, due, calendar),
    }


def _day_line(day: CountedDay) -> str:
    number = "" if day.number is None else str(day.number)
    return f"  {day.on.isoformat()}  {pad(number, NUMBER_WIDTH, to_right=True)}  {day.why}"
