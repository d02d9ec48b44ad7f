"""Items that are late, to be assessed anew, or shown wrongly; each kind is one query on its own index."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from django.db.models import F, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.urls import reverse

from gongkai.agencies.models import Agency
from gongkai.catalog.content import Status, Validity
from gongkai.catalog.lifecycle import State
from gongkai.catalog.models import InformationItem
from gongkai.catalog.supervision.noticed import Noticed
from gongkai.rules.proactive.time_limits import BY_KEY, GENERAL, publish_by
from gongkai.rules.proactive.upkeep_profile import Upkeep
from gongkai.rules.work_calendar import WorkCalendar

UNFINISHED: Final = (State.DRAFT, State.RETURNED, State.REVIEWING, State.READY)
ENDED: Final = {each.value: each.label for each in Validity if each is not Validity.VALID}
MOST_ITEMS: Final = 2000  # of each kind, oldest first; the page says when there are more
Row = dict[str, object]


def unfinished(agencies: Mapping[int, Agency]) -> list[Row]:
    """Return what is on its way, with the entries of the draft its day depends on; never its text."""
    found = (
        InformationItem.objects.filter(agency__in=list(agencies), state__in=UNFINISHED)
        .annotate(
            named=F("current__title"),
            status=_entry("status"),
            limit=_entry("time_limit"),
            formed=_entry("formed_on"),
            changed=_entry("changed_on"),
            marked=_entry("validity"),
            marked_on=_entry("validity_on"),
        )
        .order_by("pk")
        .values(
            "pk", "agency_id", "named", "state", "first_published_at", "is_public", "validity",
            "status", "limit", "formed", "changed", "marked", "marked_on",
        )[:MOST_ITEMS]
    )  # fmt: skip
    return [dict(each) for each in found]


def _entry(name: str) -> KeyTextTransform:
    return KeyTextTransform(name, "current__content")


def to_reassess(agencies: Mapping[int, Agency], on: dt.date) -> QuerySet[InformationItem]:
    """Return the items not published whose day of assessment has come."""
    return (
        InformationItem.objects.filter(
            agency__in=list(agencies), state=State.KEPT, reassess_on__lte=on
        )
        .select_related("current")
        .defer("current__content")
        .order_by("reassess_on", "pk")[:MOST_ITEMS]
    )


def past_validity(agencies: Mapping[int, Agency], on: dt.date) -> QuerySet[InformationItem]:
    """Return the public documents shown as in force whose last day of validity is past."""
    return InformationItem.objects.filter(
        agency__in=list(agencies),
        is_public=True,
        validity=Validity.VALID,
        valid_until__isnull=False,
        valid_until__lt=on,
    ).order_by("valid_until", "pk")[:MOST_ITEMS]


def leading_nowhere(agencies: Mapping[int, Agency]) -> QuerySet[InformationItem]:
    """Return the public explanations of a document that is not public now, or is not there."""
    return (
        InformationItem.objects.filter(
            Q(explains=None) | Q(explains__is_public=False),
            agency__in=list(agencies),
            is_public=True,
        )
        .exclude(explains_named="")
        .select_related("explains")
        .order_by("pk")[:MOST_ITEMS]
    )


def noticed_on_the_way(
    rows: Sequence[Row],
    agencies: Mapping[int, Agency],
    on: dt.date,
    calendar: WorkCalendar,
) -> Iterator[Noticed]:
    """Yield drafts past their day (Article 26), and public documents whose end waits in a draft."""
    for row in rows:
        if row["first_published_at"] is None:
            told = _late(row, on, calendar)
            rule = Upkeep.OVERDUE
        else:
            told = _ended(row, on)
            rule = Upkeep.REPEALED
        if told:
            what, since = told
            yield Noticed(
                rule=rule,
                agency=agencies[int(str(row["agency_id"]))],
                title=str(row["named"] or "（没有标题）"),
                what=what,
                url=reverse("catalog:item", kwargs={"pk": row["pk"]}),
                since=since,
            )


def _late(row: Row, on: dt.date, calendar: WorkCalendar) -> tuple[str, dt.date] | None:
    since = _day(row["changed"]) or _day(row["formed"])
    if since is None or row["status"] != Status.PROACTIVE:
        return None
    limit = BY_KEY.get(str(row["limit"]), GENERAL)
    due = publish_by(limit, since=since, calendar=calendar).on
    if due >= on:
        return None
    state = State(str(row["state"])).label
    doubt = "" if limit.is_confirmed else f"期限出处：{limit.source}，以本地规定为准。"
    return (
        f"{since} 形成或者变更，应在 {due} 前公开（{limit.in_words}），现在是“{state}”。{doubt}",
        due,
    )


def _ended(row: Row, on: dt.date) -> tuple[str, dt.date] | None:
    ended = ENDED.get(str(row["marked"]))
    day = _day(row["marked_on"])
    if not ended or day is None or day > on:
        return None
    if not row["is_public"] or row["validity"] != Validity.VALID:
        return None
    return f"新的一版写着 {day} 起{ended}，还没有公开；公众看到的仍标“有效”。", day


def _day(text: object) -> dt.date | None:
    """Return a day of a stored content; one engine gives a missing day as the text “null”."""
    return dt.date.fromisoformat(text) if isinstance(text, str) and text != "null" else None


def noticed_of_items(
    rows: Sequence[InformationItem], agencies: Mapping[int, Agency], rule: Upkeep
) -> Iterator[Noticed]:
    """Yield what is wrong with each of these items."""
    tell = _TOLD[rule]
    for item in rows:
        what, since = tell(item)
        yield Noticed(
            rule=rule,
            agency=agencies[item.agency_id],
            title=str(item),
            what=what,
            url=item.get_absolute_url(),
            since=since,
        )


def _reassess(item: InformationItem) -> tuple[str, dt.date | None]:
    return f"登记为不公开时定的评估日期是 {item.reassess_on}。", item.reassess_on


def _past(item: InformationItem) -> tuple[str, dt.date | None]:
    return f"有效期到 {item.valid_until} 已经届满，公众看到的仍标“有效”。", item.valid_until


def _nowhere(item: InformationItem) -> tuple[str, dt.date | None]:
    if item.explains is None:
        return f"写着解读“{item.explains_named}”，没有这样一条公开的信息。", None
    return f"解读的“{item.explains.title}”已经撤下。", None


_TOLD: Final = {
    Upkeep.REASSESS: _reassess,
    Upkeep.REPEALED: _past,
    Upkeep.DEAD_LINK: _nowhere,
}
