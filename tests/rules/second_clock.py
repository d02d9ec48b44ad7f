"""A second count of the reply time limit, day by day in plain Python, to hold the first one against.

It shares nothing with the rule but the plain facts: its working days are those of the second calendar.
"""

import datetime as dt

from tests.rules.second_calendar import WORKING_DAYS

WORKED = frozenset(WORKING_DAYS)


def days_on(start, count):
    """Walk from a day until ``count`` working days have gone by."""
    day = start
    while count:
        day += dt.timedelta(days=1)
        if day in WORKED:
            count -= 1
    return day


def reply_due_on(received, *, restarted=None, letters=(), more=0):
    """Walk day by day; ``letters`` are (sent, delivered, answered or None)."""
    spans = [(sent, days_on(delivered, 15), answered) for sent, delivered, answered in letters]
    left = 20 + more
    day = restarted or received
    while left:
        day += dt.timedelta(days=1)
        if day not in WORKED:
            continue
        waiting = False
        for sent, closed_by_law, answered in spans:
            closed = closed_by_law if answered is None or answered > closed_by_law else answered
            if sent <= day <= closed:
                waiting = True
        if not waiting:
            left -= 1
    return day
