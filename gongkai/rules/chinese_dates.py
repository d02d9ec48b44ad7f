"""Days as letters and refusals write them."""

import datetime as dt

from gongkai.rules.work_calendar import WEEKDAYS


def in_words(day: dt.date) -> str:
    """Return the day as official documents write it.

    >>> in_words(dt.date(2026, 3, 2))
    '2026年3月2日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def with_weekday(day: dt.date) -> str:
    """Return the day with its weekday.

    >>> with_weekday(dt.date(2026, 3, 2))
    '2026年3月2日（星期一）'
    """
    return f"{in_words(day)}（{WEEKDAYS[day.weekday()]}）"
