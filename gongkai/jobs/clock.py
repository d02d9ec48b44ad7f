"""Work by the clock: what is to run, when it is due, and running what is due (``gongkai tick``).

A work that was missed, because nothing ran for days, is caught up once. A work that fails is noted, tried
again after a while, and holds up no other.
"""

import datetime as dt
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import F, Q

from gongkai.jobs.models import ClockEntry

logger = logging.getLogger(__name__)

LOCAL: Final = ZoneInfo("Asia/Shanghai")
RETRY_AFTER: Final = dt.timedelta(minutes=15)
GIVEN_UP_AFTER: Final = dt.timedelta(hours=6)  # a runner silent for so long has died

Call = Callable[[dt.datetime], object]


@dataclass(frozen=True, slots=True)
class Work:
    """One work: ``every`` is the time between two runs, or the time of day (Asia/Shanghai) it runs at."""

    name: str
    every: dt.timedelta | dt.time
    call: Call

    def due_since(self, last_run_at: dt.datetime | None, at: dt.datetime) -> bool:
        """Test whether the work is due at a moment; one that never ran is."""
        if last_run_at is None:
            return True
        if isinstance(self.every, dt.timedelta):
            return last_run_at + self.every <= at
        return last_run_at < latest(self.every, at)


_WORKS: dict[str, Work] = {}


def register(name: str, every: dt.timedelta | dt.time, call: Call) -> None:
    """Run ``call`` by the clock from now on; it is given the time. The same name again replaces it."""
    _WORKS[name] = Work(name, every, call)


def works() -> tuple[Work, ...]:
    """Return everything that runs by the clock."""
    return tuple(_WORKS.values())


def latest(time: dt.time, at: dt.datetime) -> dt.datetime:
    """Return the last moment, not after ``at``, when it was that time of day in China."""
    today = dt.datetime.combine(at.astimezone(LOCAL).date(), time, LOCAL)
    return today if today <= at else today - dt.timedelta(days=1)


def run_due(at: dt.datetime, *, only: str | None = None) -> list[ClockEntry]:
    """Run what is due and return what was run, failures included; ``only`` runs that work now."""
    ran = []
    for work in works():
        if only is not None and work.name != only:
            continue
        entry = claimed(work, at, now=only is not None)
        if entry is not None:
            _run(work, entry, at)
            ran.append(entry)
    return ran


def claimed(work: Work, at: dt.datetime, *, now: bool = False) -> ClockEntry | None:
    """Take a due work for this runner, or return None where it is not due or another has it.

    Whoever changes the row first has it: no lock is held while the work runs.
    """
    entry, _made = ClockEntry.objects.get_or_create(name=work.name)
    is_retry = entry.retry_at is not None and entry.retry_at <= at
    if not (now or is_retry or (not entry.retry_at and work.due_since(entry.last_run_at, at))):
        return None
    taken = ClockEntry.objects.filter(
        Q(running_since=None) | Q(running_since__lte=at - GIVEN_UP_AFTER),
        name=work.name,
        run_count=entry.run_count,
    ).update(last_run_at=at, running_since=at, retry_at=None, run_count=F("run_count") + 1)
    if not taken:
        return None
    entry.refresh_from_db()
    return entry


def _run(work: Work, entry: ClockEntry, at: dt.datetime) -> None:
    try:
        work.call(at)
    except Exception:
        logger.exception("work by the clock failed: %s", work.name)
        entry.failure = traceback.format_exc()
        entry.retry_at = at + RETRY_AFTER
    else:
        entry.failure = ""
        entry.succeeded_at = at
    entry.running_since = None
    entry.save(update_fields=["failure", "retry_at", "succeeded_at", "running_since"])
