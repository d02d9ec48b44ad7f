"""What the pages of comparison show: the years of one agency, and the agencies below one, by kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from gongkai.agencies.models import AgencyLevel, Kind
from gongkai.annual_reports.comparison.charts import Bar, Outcomes, bars, outcomes_of
from gongkai.annual_reports.comparison.reads import Compared
from gongkai.rules.annual_report.comparison import (
    CARRIED_OVER,
    CONCLUDED,
    OVERTURNED,
    RECEIVED,
    REMEDIES,
    SHARES,
    Measure,
    Year,
    against_last_year,
    against_peers,
    share_of,
    too_few,
    usual,
    years_of,
)
from gongkai.rules.annual_report.report import Report

COLUMNS: tuple[Measure, ...] = (RECEIVED, CONCLUDED, CARRIED_OVER, REMEDIES, OVERTURNED)


@dataclass(frozen=True, slots=True)
class History:
    """The years of one agency up to one of them, with its charts and sentences."""

    year: int
    years: tuple[Year, ...]
    received: tuple[Bar, ...]
    overturned: tuple[Bar, ...]
    outcomes: Outcomes | None
    says: tuple[str, ...]
    has_last_year: bool
    not_compared: str

    @property
    def newest_first(self) -> tuple[Year, ...]:
        return self.years[::-1]


def history_of(reports: Mapping[int, Report], year: int) -> History | None:
    """Return the years up to one; None for a year without the statutory tables."""
    report = reports.get(year)
    if report is None or report.form is None:
        return None
    years = years_of({each: reports[each] for each in reports if each <= year})
    before = reports.get(year - 1)
    has_last_year = before is not None and before.form is not None
    return History(
        year=year,
        years=years,
        received=bars((str(each.year), each.received) for each in years),
        overturned=bars((str(each.year), each.overturned) for each in years),
        outcomes=outcomes_of(report),
        says=against_last_year(report, before) if before is not None else (),
        has_last_year=has_last_year,
        not_compared=too_few(report),
    )


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One agency of a group: its numbers in the order of the columns, None where one was not read."""

    compared: Compared
    numbers: tuple[int | None, ...]
    opened_share: Decimal | None
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Agencies of the same kind and level, with the median of each number."""

    label: str
    rows: tuple[ComparedRow, ...]
    usual: tuple[Decimal | None, ...]

    @property
    def says(self) -> tuple[tuple[Compared, str], ...]:
        return tuple((row.compared, sentence) for row in self.rows for sentence in row.says)


def groups_of(compared: Sequence[Compared]) -> tuple[Group, ...]:
    """Group agencies by level and kind, upper levels first; each is compared with the others of its group."""
    levels, kinds = AgencyLevel.values, Kind.values
    with_tables = [each for each in compared if each.report.form]

    def place(each: Compared) -> tuple[int, int]:
        return levels.index(each.agency.level), kinds.index(each.agency.kind)

    return tuple(
        _group(tuple(members)) for _, members in groupby(sorted(with_tables, key=place), key=place)
    )


def _group(members: tuple[Compared, ...]) -> Group:
    agency = members[0].agency
    reports = [each.report for each in members]
    return Group(
        label=AgencyLevel(agency.level).label + Kind(agency.kind).label,
        rows=tuple(
            ComparedRow(
                compared=each,
                numbers=tuple(measure.of(each.report) for measure in COLUMNS),
                opened_share=share_of(SHARES[0], each.report),
                says=against_peers(
                    each.report, [reports[i] for i in range(len(reports)) if i != place]
                ),
            )
            for place, each in enumerate(members)
        ),
        usual=tuple(usual(measure, reports) for measure in COLUMNS),
    )
