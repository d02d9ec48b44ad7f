"""Columns (classes of an agency's own catalogue) that are empty or not fresh; one query."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.catalog.models import InformationItem, ItemClass, OpeningBalance
from gongkai.catalog.supervision.noticed import Noticed
from gongkai.rules.proactive.upkeep import fresh_until, is_stale, period_for
from gongkai.rules.proactive.upkeep_profile import (
    EMPTY,
    LEADING,
    REMAINING,
    ColumnPeriod,
    Upkeep,
)

MOST_COLUMNS: Final = 20_000


def columns_of(agencies: Mapping[int, Agency]) -> QuerySet[ItemClass]:
    """Return the columns in use with the time of their last update, each read from the index of its updates."""
    updates = InformationItem.objects.filter(item_class=OuterRef("pk"), is_public=True)
    last = updates.order_by("-published_at").values("published_at")[:1]
    before = OpeningBalance.objects.filter(item_class=OuterRef("pk"), count__gt=0)
    return (
        ItemClass.objects.filter(agency__in=list(agencies), closed_on=None)
        .annotate(last_at=Subquery(last), had_before=Exists(before))
        .order_by("agency_id", "position", "pk")[:MOST_COLUMNS]
    )


def noticed_in_columns(
    columns: Sequence[ItemClass], agencies: Mapping[int, Agency], on: dt.date
) -> Iterator[Noticed]:
    """Yield what is wrong with each column.

    One whose items were all public before the program was used (opening balance) is not empty, but not fresh.
    """
    for column in columns:
        agency = agencies[column.agency_id]
        period = period_for(name=column.name, head=column.head, on=on)
        wrong = _of_column(column, period, on)
        if wrong:
            rule, what, since, group = wrong
            yield Noticed(
                rule=rule,
                agency=agency,
                title=column.name,
                what=what,
                url=f"{reverse('portal:content', args=[agency.code])}?class={column.pk}",
                since=since,
                group=group,
                source=period.source if rule is Upkeep.NOT_FRESH else "",
            )


def _of_column(
    column: ItemClass, period: ColumnPeriod, on: dt.date
) -> tuple[Upkeep, str, dt.date | None, str] | None:
    group = LEADING if period.is_leading else REMAINING
    last_at = getattr(column, "last_at", None)
    asked = f"“{period.label}”{period.in_words}内要有更新"
    if last_at is None:
        if getattr(column, "had_before", False):
            told = f"启用本系统以来没有公开过，只有期初登记的；{asked}。"
            return Upkeep.NOT_FRESH, told, None, group
        return Upkeep.EMPTY, "还没有公开过一条。", None, EMPTY
    last_on = timezone.localdate(last_at)
    if not is_stale(period, last_on=last_on, on=on):
        return None
    until = fresh_until(period, last_on)
    return Upkeep.NOT_FRESH, f"最近更新 {last_on}；{asked}，应在 {until} 前更新。", until, group
