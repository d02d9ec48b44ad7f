"""What the records tell of a year for its texts; a dozen queries, when somebody takes figures from the records."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from django.db.models import Count as CountOf
from django.db.models import F, Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.agencies.year_facts import told_of
from gongkai.annual_reports.computing import documents
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.models import CaseEvent, DisclosureApplication
from gongkai.casework.statistics import selects
from gongkai.catalog.counting import Row, counts_of
from gongkai.catalog.lifecycle import EventKind as ItemEventKind
from gongkai.catalog.lifecycle import Step
from gongkai.catalog.models import InformationItem
from gongkai.rules.annual_report import applications_table as table
from gongkai.rules.annual_report import remedies_table
from gongkai.rules.annual_report.drafting import ApplicationsOfYear, Count, FactsOfYear
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Figures
from gongkai.rules.day_figures import FEWEST_TO_SPEAK_OF, median, ninetieth
from gongkai.rules.outcomes import OUTCOME_LABELS, Outcome
from gongkai.rules.receipt import CHANNEL_LABELS, Channel

OTHERWISE: Final = "otherwise"  # how the rows of （六）其他处理 begin


def facts_of(
    agency: Agency, year: int, figures: Figures, computed: Iterable[CellId]
) -> FactsOfYear:
    """Return the facts of a year. What the tables have is told as they have it; ``computed`` are the cells with records."""
    counts = counts_of(agency, year)
    known = set(computed)
    return FactsOfYear(
        year=year,
        public_total=counts.total,
        public_new=counts.new,
        by_class=_counts(counts.by_class),
        by_channel=_counts(counts.by_channel),
        reviewed=_reviewed(agency, year),
        withdrawn=_withdrawn(agency, year).count(),
        documents=_documents(figures, known),
        applications=_applications(agency, year, figures, known),
        remedies=_remedies(figures, known),
        told=told_of(agency, year),
    )


def _counts(rows: Iterable[Row]) -> tuple[Count, ...]:
    return tuple(Count(each.label, each.new) for each in rows if each.new)


def _span(year: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _reviewed(agency: Agency, year: int) -> int:
    """Count the items that became public in the year and passed a secrecy review."""
    passed = Q(events__kind=ItemEventKind.PASSED, events__step=Step.SECRECY)
    public = InformationItem.objects.filter(agency=agency, first_published_at__year=year)
    return public.filter(passed).distinct().count()


def _withdrawn(agency: Agency, year: int) -> QuerySet[InformationItem]:
    return InformationItem.objects.filter(agency=agency, is_public=False, withdrawn_at__year=year)


def _documents(figures: Figures, known: set[CellId]) -> tuple[int, int, int] | None:
    cells = [
        CellId("proactive", documents.NORMATIVE, column)
        for column in (documents.ISSUED, documents.REPEALED, documents.IN_FORCE)
    ]
    if not known.issuperset(cells):
        return None
    issued, repealed, in_force = (int(figures.get(cell) or 0) for cell in cells)
    return issued, repealed, in_force


def _total(figures: Figures, row: str) -> int:
    return int(figures.get(CellId(table.KEY, row, table.TOTAL)) or 0)


def _applications(
    agency: Agency, year: int, figures: Figures, known: set[CellId]
) -> ApplicationsOfYear | None:
    if CellId(table.KEY, table.NEWLY_RECEIVED, table.TOTAL) not in known:
        return None
    of_agency = DisclosureApplication.objects.filter(agency=agency)
    ended = of_agency.filter(selects(table.CONCLUDED, year))
    days = [
        (counted - received).days
        for received, counted in ended.values_list("received_on", "counted_on")
        if received and counted
    ]
    speaks = len(days) >= FEWEST_TO_SPEAK_OF
    fee, cases = _fees(agency, year)
    return ApplicationsOfYear(
        received=_total(figures, table.NEWLY_RECEIVED),
        carried_in=_total(figures, table.CARRIED_OVER_IN),
        concluded=_total(figures, table.CONCLUDED),
        carried_out=_total(figures, table.CARRIED_OVER_OUT),
        by_channel=_by_channel(of_agency.filter(selects(table.NEWLY_RECEIVED, year))),
        by_outcome=_by_outcome(figures),
        extended=ended.filter(events__kind=EventKind.EXTENDED).distinct().count(),
        late=ended.filter(counted_on__gt=F("due_on")).count(),
        median_days=median(days) if speaks else None,
        most_days=ninetieth(days) if speaks else None,
        fee_yuan=fee,
        fee_cases=cases,
    )


def _by_channel(received: QuerySet[DisclosureApplication]) -> tuple[Count, ...]:
    numbers = dict(
        received.order_by().values("channel").annotate(number=CountOf("pk"))
        .values_list("channel", "number")
    )  # fmt: skip
    return tuple(
        Count(CHANNEL_LABELS[each], numbers[each]) for each in Channel if numbers.get(each)
    )


def _by_outcome(figures: Figures) -> tuple[Count, ...]:
    """Return the six results of the form, each the sum of its rows."""
    found = []
    for outcome in Outcome:
        opening = OTHERWISE if outcome is Outcome.OTHERWISE_CONCLUDED else outcome.value
        rows = {
            cell
            for cell in figures
            if cell.table == table.KEY
            and cell.column == table.TOTAL
            and (cell.row == opening or cell.row.startswith(f"{opening}_"))
        }
        if number := sum(int(figures[cell] or 0) for cell in rows):
            found.append(Count(OUTCOME_LABELS[outcome], number))
    return tuple(found)


def _fees(agency: Agency, year: int) -> tuple[Decimal, int]:
    """Return the yuan that applicants paid in the year, and on how many applications."""
    paid = CaseEvent.objects.filter(
        case__agency=agency, kind=EventKind.FEE_PAID, on__range=_span(year)
    ).values("case")
    noticed = CaseEvent.objects.filter(kind=EventKind.FEE_NOTICED, case__in=paid)
    sums = {case: facts["yuan"] for case, facts in noticed.values_list("case", "facts")}
    return Decimal(sum(sums.values())), len(sums)


def _remedies(figures: Figures, known: set[CellId]) -> tuple[Count, ...] | None:
    cells = [
        (under, CellId(remedies_table.KEY, block, remedies_table.TOTAL))
        for block, under in remedies_table.BLOCKS.items()
    ]
    if not known.issuperset(cell for _under, cell in cells):
        return None
    numbers = [(under[-1], int(figures.get(cell) or 0)) for under, cell in cells]
    return tuple(Count(label, number) for label, number in numbers if number)
