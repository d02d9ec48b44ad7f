"""Whether what comes round each month or quarter hangs: pure functions of the days on which sheets were put up.

The law says “at least each quarter” and names no day within it. Our choice: each period wants one sheet put up within it,
due on its last day; a period that passed without one is missed until a sheet is put up.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.rules.boards.duties import Rhythm

MONTHS: Final = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3}
MONTHS_OF_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month or a quarter; both days included."""

    first: dt.date
    last: dt.date

    @property
    def label(self) -> str:
        """Say the period: “2026年3月”, “2026年第一季度”."""
        if self.first.month == self.last.month:
            return f"{self.first.year}年{self.first.month}月"
        return f"{self.first.year}年第{'一二三四'[(self.first.month - 1) // 3]}季度"


class Standing(StrEnum):
    """How a duty stands at a board on a day."""

    DONE = "done"  # put up within the current period
    DUE = "due"  # not yet in the current period; the one before was served
    MISSED = "missed"  # the period before passed without a sheet, and none was put up since
    NEVER = "never"  # nothing of it was ever put up, and it has no round
    HANGS = "hangs"  # without a round: something of it hangs or hung


@dataclass(frozen=True, slots=True)
class Round:
    """A duty at a board on a day: how it stands, for which period, and by when (calendar day)."""

    standing: Standing
    period: Period | None = None
    due_on: dt.date | None = None


def period_of(rhythm: Rhythm, day: dt.date) -> Period | None:
    """Return the month or quarter of a day; None for what does not come round."""
    months = MONTHS.get(rhythm)
    if months is None:
        return None
    begins = (day.month - 1) // months * months + 1
    first = dt.date(day.year, begins, 1)
    return Period(first, _first_of(day.year, begins + months) - dt.timedelta(days=1))


def period_before(period: Period, rhythm: Rhythm) -> Period:
    """Return the period before one."""
    found = period_of(rhythm, period.first - dt.timedelta(days=1))
    assert found is not None  # noqa: S101  # it comes round, or there were no period
    return found


def round_of(rhythm: Rhythm, *, last_put_up: dt.date | None, since: dt.date, on: dt.date) -> Round:
    """Return how a duty stands on a day.

    ``last_put_up`` is the last day on which a sheet of it was put up; ``since`` the day the board was set up: a period in
    which it was not there yet, or for a part only, is not missed.
    """
    period = period_of(rhythm, on)
    if period is None:
        return Round(Standing.HANGS if last_put_up else Standing.NEVER)
    if last_put_up is not None and last_put_up >= period.first:
        return Round(Standing.DONE, period, period.last)
    before = period_before(period, rhythm)
    if since <= before.first and (last_put_up is None or last_put_up < before.first):
        return Round(Standing.MISSED, before, before.last)
    return Round(Standing.DUE, period, period.last)


def _first_of(year: int, month: int) -> dt.date:
    over, rest = divmod(month - 1, MONTHS_OF_A_YEAR)
    return dt.date(year + over, rest + 1, 1)
