"""A second count of working days, with its own data and its own way, to hold the first one against.

Months and days (MMDD) by year: Mondays to Fridays off, and weekend days worked, as other public calendars
list them day by day. Counting is by position in one sorted list of all working days.
"""

import datetime as dt
from bisect import bisect_right

DAYS_OFF_AND_DAYS_WORKED = {
    2019: (
        "0101 0204 0205 0206 0207 0208 0405 0501 0502 0503 0607 0913 1001 1002 1003 1004 1007",
        "0202 0203 0428 0505 0929 1012",
    ),
    2020: (
        "0101 0124 0127 0128 0129 0130 0131 0406 0501 0504 0505 0625 0626 1001 1002 1005 1006 1007 1008",
        "0119 0426 0509 0628 0927 1010",
    ),
    2021: (
        "0101 0211 0212 0215 0216 0217 0405 0503 0504 0505 0614 0920 0921 1001 1004 1005 1006 1007",
        "0207 0220 0425 0508 0918 0926 1009",
    ),
    2022: (
        "0103 0131 0201 0202 0203 0204 0404 0405 0502 0503 0504 0603 0912 1003 1004 1005 1006 1007",
        "0129 0130 0402 0424 0507 1008 1009",
    ),
    2023: (
        "0102 0123 0124 0125 0126 0127 0405 0501 0502 0503 0622 0623 0929 1002 1003 1004 1005 1006",
        "0128 0129 0423 0506 0625 1007 1008",
    ),
    2024: (
        "0101 0212 0213 0214 0215 0216 0404 0405 0501 0502 0503 0610 0916 0917 1001 1002 1003 1004 1007",
        "0204 0218 0407 0428 0511 0914 0929 1012",
    ),
    2025: (
        "0101 0128 0129 0130 0131 0203 0204 0404 0501 0502 0505 0602 1001 1002 1003 1006 1007 1008",
        "0126 0208 0427 0928 1011",
    ),
    2026: (
        "0101 0102 0216 0217 0218 0219 0220 0223 0406 0501 0504 0505 0619 0925 1001 1002 1005 1006 1007",
        "0104 0214 0228 0509 0920 1010",
    ),
}
WORKING_DAY_COUNTS = {
    2019: 250,
    2020: 249,
    2021: 250,
    2022: 249,
    2023: 249,
    2024: 251,
    2025: 248,
    2026: 248,
}


def _working_days(year: int) -> set[dt.date]:
    off, worked = (set(days.split()) for days in DAYS_OFF_AND_DAYS_WORKED[year])
    first = dt.date(year, 1, 1)
    days = [first + dt.timedelta(days=number) for number in range(366)]
    return {
        day
        for day in days
        if day.year == year
        and (f"{day:%m%d}" in worked or (day.isoweekday() <= 5 and f"{day:%m%d}" not in off))
    }


WORKING_DAYS = sorted(set().union(*map(_working_days, DAYS_OFF_AND_DAYS_WORKED)))


def counted_on(day: dt.date, count: int) -> dt.date:
    """Return the ``count``-th working day after the day."""
    return WORKING_DAYS[bisect_right(WORKING_DAYS, day) + count - 1]
