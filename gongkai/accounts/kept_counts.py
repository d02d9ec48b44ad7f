"""The counts of the menu, kept for each person and agency, so that a page asks no kind of work what waits.

Why a table, and when it is counted anew: docs/decisions/0022-counts-of-the-menu-are-kept.md.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from django.db.models import Q

from gongkai.accounts.menu import MenuEntry
from gongkai.accounts.models import KeptCounts, User
from gongkai.accounts.requests import DeskRequest

KEPT_FOR: Final = dt.timedelta(minutes=1)  # how long the action of somebody else may stay unseen

Counts = Mapping[str, tuple[int, int]]  # by the key of the entry: how many wait, how many are late


def counts_for(request: DeskRequest, entries: list[MenuEntry], *, at: dt.datetime) -> Counts:
    """Return the counts of these entries: those kept, or new ones where they would not be true.

    They are new where the page has asked for the waiting work anyway, and in the answer to an action.
    """
    if not request.agencies:
        return {}
    if not hasattr(request, "waiting_tasks") and request.method in {"GET", "HEAD"}:
        kept = KeptCounts.objects.filter(user=request.user.pk, agency=request.agency).first()
        if kept and _is_fresh(kept, at) and set(kept.counts) >= {e.key for e in entries if e.count}:
            return {key: (number, late) for key, (number, late) in kept.counts.items()}
    return count_anew(request, entries, at=at)


def count_anew(request: DeskRequest, entries: list[MenuEntry], *, at: dt.datetime) -> Counts:
    """Ask every kind of work, keep what it said at ``at``, and return it."""
    counts = {
        each.key: (each.count(request), each.late(request) if each.late else 0)
        for each in entries
        if each.count
    }
    _keep(request, counts, at)
    return counts


def forget_other_agencies(request: DeskRequest) -> None:
    """Drop what is kept for the person elsewhere: what they did here may have made work there."""
    user: User = request.user
    KeptCounts.objects.filter(user=user.pk).exclude(agency=request.agency).delete()


def _is_fresh(kept: KeptCounts, at: dt.datetime) -> bool:
    return (
        abs(at - kept.counted_at) <= KEPT_FOR
    )  # a clock that was set back must not keep them for hours


def _keep(request: DeskRequest, counts: Counts, at: dt.datetime) -> None:
    """Keep the counts, unless another page counted later: it knows of actions that this one does not."""
    rows = KeptCounts.objects.filter(user=request.user.pk, agency=request.agency)
    is_older = Q(counted_at__lte=at) | Q(counted_at__gt=at + KEPT_FOR)
    if not rows.filter(is_older).update(counts=counts, counted_at=at):
        row = KeptCounts(
            user_id=request.user.pk, agency=request.agency, counts=counts, counted_at=at
        )
        KeptCounts.objects.bulk_create([row], ignore_conflicts=True)
