"""How many items an agency has published, by class, head, field and channel, new in a year and in all."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.db.models import Count, Q, Sum

from gongkai.agencies.models import Agency
from gongkai.catalog.models import ItemClass, Measure, OpeningBalance, RegisterEntry, Tally
from gongkai.catalog.models.balances import Axis
from gongkai.rules.proactive import descriptions_tables, fields_table, heads_table
from gongkai.rules.proactive.shares import share, shares_total

UNCLASSED: Final = "未分类"
OUTSIDE_WORDS: Final = "不属于（工作动态等）"
LABELS: Final = {
    Axis.HEAD.value: {each.key: each.short for each in heads_table.HEADS},
    Axis.FIELD.value: {each.key: each.label for each in fields_table.FIELDS},
    Axis.CHANNEL.value: dict(descriptions_tables.CHANNELS),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: ``new`` in the year, its share of all that is new, ``total`` public at the end of the year."""

    key: str
    label: str
    new: int
    share: Decimal | None
    total: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of one agency and year. Shares are each rounded by itself: ``shares_total`` may not be 100."""

    year: int
    new: int
    total: int
    by_class: tuple[Row, ...]
    by_head: tuple[Row, ...]
    by_field: tuple[Row, ...]
    by_channel: tuple[Row, ...]
    years: tuple[int, ...]
    opening: int

    @property
    def shares_total(self) -> Decimal:
        """What the shown shares by class add up to."""
        return shares_total((row.new for row in self.by_class), self.new)


def counts_of(agency: Agency, year: int) -> Counts:
    """Return the counts at the end of a year, opening balances included; three queries.

    An item counts as new in the year it was first published in, even if it was withdrawn later; the total leaves
    out what was withdrawn until then. One item on two channels counts once, and once for each channel.
    """
    tallies = list(Tally.objects.filter(agency=agency))
    balances = list(OpeningBalance.objects.filter(agency=agency).select_related("item_class"))
    names = dict(ItemClass.objects.filter(agency=agency).values_list("pk", "name"))
    new: dict[tuple[str, str], int] = defaultdict(int)
    total: dict[tuple[str, str], int] = defaultdict(int)
    for each in tallies:
        place = (each.axis, each.key)
        sign = 1 if each.measure == Measure.NEW else -1
        if each.year <= year:
            total[place] += sign * each.count
        if each.year == year and each.measure == Measure.NEW:
            new[place] += each.count
    for balance in balances:
        _add_balance(balance, year, new, total)
    class_names = {str(pk): name for pk, name in names.items()}
    years = {each.year for each in tallies if each.measure == Measure.NEW}
    years |= {each.year for each in balances if each.year}
    everything = (Axis.ALL.value, "")
    return Counts(
        year=year,
        new=new[everything],
        total=total[everything],
        by_class=_rows(Axis.CLASS.value, class_names, new, total),
        by_head=_rows(Axis.HEAD.value, LABELS[Axis.HEAD.value], new, total),
        by_field=_rows(Axis.FIELD.value, LABELS[Axis.FIELD.value], new, total),
        by_channel=_rows(Axis.CHANNEL.value, LABELS[Axis.CHANNEL.value], new, total),
        years=tuple(sorted(years, reverse=True)),
        opening=sum(each.count for each in balances if (each.year or 0) <= year),
    )


def _add_balance(
    balance: OpeningBalance,
    year: int,
    new: dict[tuple[str, str], int],
    total: dict[tuple[str, str], int],
) -> None:
    places = [(Axis.ALL.value, ""), (Axis.CLASS.value, str(balance.item_class_id or ""))]
    for place in places:
        if (balance.year or 0) <= year:
            total[place] += balance.count
        if balance.year == year:
            new[place] += balance.count


def _rows(
    axis: str,
    labels: dict[str, str],
    new: dict[tuple[str, str], int],
    total: dict[tuple[str, str], int],
) -> tuple[Row, ...]:
    """Return the rows of an axis in the order of its labels; keys nobody named come last."""
    everything = new[(Axis.ALL.value, "")]
    found = {key for where, key in {*new, *total} if where == axis}
    order = [key for key in labels if key in found]
    order += sorted(found - set(order))
    rows = (
        Row(
            key,
            labels.get(key, OUTSIDE_WORDS if key == heads_table.OUTSIDE else UNCLASSED),
            new[(axis, key)],
            share(new[(axis, key)], everything),
            total[(axis, key)],
        )
        for key in order
    )
    return tuple(row for row in rows if row.new or row.total)


def public_now(agency: Agency) -> dict[str, dict[str, int]]:
    """Return how many items are public now, by head, class and field; for the columns of the public page."""
    found: dict[str, dict[str, int]] = {axis.value: {} for axis in Axis}
    sums = (
        Tally.objects.filter(agency=agency)
        .values("axis", "key", "measure")
        .annotate(number=Sum("count"))
        .order_by()
    )
    for each in sums:
        sign = 1 if each["measure"] == Measure.NEW else -1
        axis = found[each["axis"]]
        axis[each["key"]] = axis.get(each["key"], 0) + sign * each["number"]
    return found


def years_counted(agency: Agency) -> list[int]:
    """Return the years in which items of the agency became public."""
    years = Tally.objects.filter(agency=agency, measure=Measure.NEW, axis=Axis.ALL, count__gt=0)
    return list(years.order_by("-year").values_list("year", flat=True))


@dataclass(frozen=True, slots=True)
class RegisterTotal:
    """What a register comes to in a year: decisions, or money in yuan."""

    kind: str
    count: int
    amount: Decimal


def register_totals(agency: Agency, year: int) -> dict[str, RegisterTotal]:
    """Return the totals of the registers for part two of the annual report; voided entries do not count."""
    rows = (
        RegisterEntry.objects.filter(Q(voided_on=None), agency=agency, decided_on__year=year)
        .values("kind")
        .annotate(number=Count("pk"), money=Sum("amount"))
        .order_by()
    )
    return {
        each["kind"]: RegisterTotal(each["kind"], each["number"], each["money"] or Decimal(0))
        for each in rows
    }
