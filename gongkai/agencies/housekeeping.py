"""What runs by the clock from this floor: names that take effect, and the daily link of the audit chains.

The link is arranged here because the clock and the chains stand side by side and may not know each other.
"""

import datetime as dt
from typing import Final

from django.utils import timezone

from gongkai.agencies import actions
from gongkai.audit.actions import link_day
from gongkai.jobs import clock, rebuilding

AFTER_MIDNIGHT: Final = dt.time(0, 5)
LINKING_TIME: Final = dt.time(0, 20)


def register() -> None:
    """Have it done by the clock, and by ``gongkai rebuild``."""
    clock.register("agencies.names", AFTER_MIDNIGHT, change_names)
    clock.register("audit.link_day", LINKING_TIME, link_yesterday)
    rebuilding.register("agencies", rebuild)


def change_names(at: dt.datetime) -> int:
    """Let names take effect whose day has come; return how many."""
    return actions.refresh_names(timezone.localdate(at))


def link_yesterday(at: dt.datetime) -> None:
    """Tie the audit chains together for the day that ended."""
    link_day(day=timezone.localdate(at) - dt.timedelta(days=1), at=at)


def rebuild() -> int:
    """Derive the names in force and the competent departments anew; return how many rows changed."""
    return change_names(timezone.now()) + actions.refresh_competent_departments()
