"""What of a report stands out against last year and against agencies of the same kind and level.

No article prescribes a comparison; it helps those who supervise (Articles 46, 47) and those who read (Article 49).
Which cells are compared and from where on a difference is said are the settings below, each with its reason.
Small numbers are not interpreted: of three applications one more is not “a third more”.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Final

from gongkai.rules.annual_report import applications_table as applications
from gongkai.rules.annual_report import remedies_table as remedies
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Report

LEAST_WHOLE: Final = 10  # a share of fewer moves by over ten points with a single case
LEAST_BEFORE: Final = 10  # growth over fewer is chance
GROWTH_SAID: Final = Decimal(50)  # percent; about the yearly swing of a mid-sized county bureau
POINTS_SAID: Final = Decimal(15)  # percentage points between two years
FEWEST_PEERS: Final = 4  # a median of fewer is not “the usual”
TIMES_PEERS: Final = 3  # times the median of the others
POINTS_FROM_PEERS: Final = Decimal(20)  # percentage points from the median of the others


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of the report that is compared: the sum of its cells, in 件."""

    key: str
    label: str
    cells: tuple[CellId, ...]

    def of(self, report: Report) -> int | None:
        """Return the number, or None where a cell that the report's form has was not read; blanks add as 0."""
        known = set(report.form.cells()) if report.form else set()
        cells = [cell for cell in self.cells if cell in known]
        if not cells or any(cell not in report.figures for cell in cells):
            return None
        return sum(int(report.figures[cell] or 0) for cell in cells)


def _totals(*rows: str) -> tuple[CellId, ...]:
    return tuple(CellId(applications.KEY, row, applications.TOTAL) for row in rows)


def _rows_that_begin(word: str) -> tuple[str, ...]:
    lines = (*applications.APPLICATIONS_2021.lines, *applications.APPLICATIONS_2019.lines)
    return tuple(dict.fromkeys(line.key for line in lines if line.key.startswith(word)))


def _remedies(*results: str) -> tuple[CellId, ...]:
    return tuple(
        CellId(remedies.KEY, block, result) for block in remedies.BLOCKS for result in results
    )


RECEIVED: Final = Measure("received", "新收申请", _totals(applications.NEWLY_RECEIVED))
CONCLUDED: Final = Measure("concluded", "办结", _totals(applications.CONCLUDED))
CARRIED_OVER: Final = Measure("carried_over", "结转下年度", _totals(applications.CARRIED_OVER_OUT))
OPENED: Final = Measure("opened", "予以公开和部分公开", _totals("disclosed", "partly_disclosed"))
REMEDIES: Final = Measure("remedies", "复议和诉讼", _remedies(remedies.TOTAL))
DECIDED: Final = Measure(
    "decided", "复议和诉讼审结", _remedies("upheld", "overturned", "other_result")
)
OVERTURNED: Final = Measure("overturned", "被复议、诉讼纠正", _remedies("overturned"))

OUTCOMES: Final = (
    Measure("disclosed", "予以公开", _totals("disclosed")),
    Measure("partly_disclosed", "部分公开", _totals("partly_disclosed")),
    Measure("withheld", "不予公开", _totals(*_rows_that_begin("withheld_"))),
    Measure("unavailable", "无法提供", _totals(*_rows_that_begin("unavailable_"))),
    Measure("not_processed", "不予处理", _totals(*_rows_that_begin("not_processed_"))),
    Measure("otherwise", "其他处理", _totals(*_rows_that_begin("otherwise_"))),
)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole that is compared as a percentage."""

    label: str
    part: Measure
    whole: Measure


COUNTS: Final = (RECEIVED, CARRIED_OVER, REMEDIES)
SHARES: Final = (
    Share("公开（含部分公开）占办结", OPENED, CONCLUDED),
    Share("不予公开占办结", OUTCOMES[2], CONCLUDED),
    Share("无法提供占办结", OUTCOMES[3], CONCLUDED),
    Share("被纠正占审结", OVERTURNED, DECIDED),
)


def percent(part: int, whole: int) -> Decimal:
    """Return a share in percent with one decimal, rounded half up.

    :raises ZeroDivisionError: for a share of nothing
    """
    if whole == 0:
        raise ZeroDivisionError("a share of nothing")
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def share_of(share: Share, report: Report) -> Decimal | None:
    """Return a share in percent; None where the whole is too small or a number is not there."""
    part, whole = share.part.of(report), share.whole.of(report)
    if part is None or whole is None or whole < LEAST_WHOLE:
        return None
    return percent(part, whole)


def against_last_year(now: Report, before: Report) -> tuple[str, ...]:
    """Say in sentences what stands out against the report of the year before."""
    return (*_counts_against(now, before), *_shares_against(now, before))


def _counts_against(now: Report, before: Report) -> Iterator[str]:
    for measure in COUNTS:
        new, old = measure.of(now), measure.of(before)
        if new is None or old is None or old < LEAST_BEFORE:
            continue
        change = percent(new - old, old)
        if abs(change) >= GROWTH_SAID:
            more = "多" if new > old else "少"
            yield f"{measure.label}{new}件，比上年的{old}件{more}{abs(new - old)}件（{change:+}%）。"


def _shares_against(now: Report, before: Report) -> Iterator[str]:
    for share in SHARES:
        new, old = share_of(share, now), share_of(share, before)
        if new is None or old is None or abs(new - old) < POINTS_SAID:
            continue
        higher = "升高" if new > old else "降低"
        yield (
            f"{share.label}{new}%（{_parts(share, now)}），上年{old}%（{_parts(share, before)}），"
            f"{higher}{abs(new - old)}个百分点。"
        )


def against_peers(report: Report, peers: Sequence[Report]) -> tuple[str, ...]:
    """Say in sentences what stands out against other agencies of the same kind and level.

    ``peers`` are their reports of the same year, without this one.
    """
    return (*_counts_among(report, peers), *_shares_among(report, peers))


def _counts_among(report: Report, peers: Sequence[Report]) -> Iterator[str]:
    for measure in COUNTS:
        own = measure.of(report)
        others = [number for each in peers if (number := measure.of(each)) is not None]
        if own is None or own < LEAST_WHOLE or len(others) < FEWEST_PEERS:
            continue
        usual = _plain(median(map(Decimal, others)))
        if own >= TIMES_PEERS * max(usual, Decimal(1)):
            yield f"{measure.label}{own}件；同级同类的{len(others)}个机关，中位数{usual}件。"


def _shares_among(report: Report, peers: Sequence[Report]) -> Iterator[str]:
    for share in SHARES:
        own = share_of(share, report)
        others = [each for peer in peers if (each := share_of(share, peer)) is not None]
        if own is None or len(others) < FEWEST_PEERS:
            continue
        usual = median(others).quantize(Decimal("0.1"), ROUND_HALF_UP)
        if abs(own - usual) >= POINTS_FROM_PEERS:
            higher = "高" if own > usual else "低"
            yield (
                f"{share.label}{own}%（{_parts(share, report)}），比同级同类{len(others)}个机关的中位数"
                f"{usual}%{higher}{abs(own - usual)}个百分点。"
            )


def _plain(number: Decimal) -> Decimal:
    return number if number % 1 else number.quantize(Decimal(1))


def _parts(share: Share, report: Report) -> str:
    return f"{share.whole.of(report)}件中{share.part.of(report)}件"


def too_few(report: Report) -> str:
    """Say that shares are not compared, with the number that is too small; nothing where they are."""
    whole = CONCLUDED.of(report)
    if whole is None:
        return "办结数没有读定，不比较占比。"
    return f"办结{whole}件，不足{LEAST_WHOLE}件，不比较占比。" if whole < LEAST_WHOLE else ""


def usual(measure: Measure, reports: Iterable[Report]) -> Decimal | None:
    """Return the median of a number over reports; None for fewer than four that have it."""
    numbers = [Decimal(number) for each in reports if (number := measure.of(each)) is not None]
    return _plain(median(numbers)) if len(numbers) >= FEWEST_PEERS else None


@dataclass(frozen=True, slots=True)
class Year:
    """The main numbers of one year, None where they were not read; ``growth`` over the year before in percent."""

    year: int
    received: int | None
    concluded: int | None
    opened_share: Decimal | None
    carried_over: int | None
    remedies: int | None
    overturned: int | None
    growth: Decimal | None = None

    @property
    def growth_said(self) -> str:
        """The growth with its sign; a dash where it is not computed."""
        return "—" if self.growth is None else f"{self.growth:+}%"


def years_of(reports: Mapping[int, Report]) -> tuple[Year, ...]:
    """Return the main numbers of each year that has the statutory tables, earliest first."""
    with_tables = {year: reports[year] for year in sorted(reports) if reports[year].form}
    return tuple(
        Year(
            year=year,
            received=RECEIVED.of(report),
            concluded=CONCLUDED.of(report),
            opened_share=share_of(SHARES[0], report),
            carried_over=CARRIED_OVER.of(report),
            remedies=REMEDIES.of(report),
            overturned=OVERTURNED.of(report),
            growth=_growth(report, with_tables.get(year - 1)),
        )
        for year, report in with_tables.items()
    )


def _growth(report: Report, before: Report | None) -> Decimal | None:
    new, old = RECEIVED.of(report), RECEIVED.of(before) if before else None
    if new is None or old is None or old < LEAST_BEFORE:
        return None
    return percent(new - old, old)
