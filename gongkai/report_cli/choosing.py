"""Which reports are added up, and why each of the others is not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gongkai.report_cli.findings_for_people import summary
from gongkai.report_cli.reading import Reading
from gongkai.rules.annual_report.report import Report


class Reason(StrEnum):
    """Why a report is not added."""

    OTHER_YEAR = "other_year"
    WITHOUT_TABLES = "without_tables"
    UNBALANCED = "unbalanced"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A report that is not added, with the reason and what a person should know of it."""

    reading: Reading
    reason: Reason
    says: str
    is_error: bool = False  # a person has to mend something before the sum is whole


@dataclass(frozen=True, slots=True)
class Chosen:
    """The readings to add and those left out, in the order of the files."""

    readings: tuple[Reading, ...]
    left_out: tuple[LeftOut, ...]


def choose(readings: Iterable[Reading], *, year: int, include_unbalanced: bool) -> Chosen:
    """Decide for each report that could be read whether it is added.

    Two reports of one agency are added once if all their figures agree; if they differ, neither is
    added, since a program cannot know which one holds.
    """
    added: list[Reading] = []
    left_out: list[LeftOut] = []
    candidates: list[Reading] = []
    for reading in readings:
        obstacle = _obstacle(reading, year)
        if obstacle:
            left_out.append(obstacle)
        else:
            candidates.append(reading)
    for reading in candidates:
        obstacle = _duplicate(reading, candidates) or _unbalanced(reading, include_unbalanced)
        if obstacle:
            left_out.append(obstacle)
        else:
            added.append(reading)
    return Chosen(tuple(added), tuple(left_out))


def _obstacle(reading: Reading, year: int) -> LeftOut | None:
    report = _report(reading)
    if report.year != year:
        said = f"是{report.year}年的报告" if report.year is not None else "没有读出年份"
        return LeftOut(reading, Reason.OTHER_YEAR, said)
    if report.form is None:
        return LeftOut(reading, Reason.WITHOUT_TABLES, "是没有统一表格的报告，不能汇总")
    return None


def _duplicate(reading: Reading, candidates: Sequence[Reading]) -> LeftOut | None:
    report = _report(reading)
    same = [each for each in candidates if _report(each).agency == report.agency]
    if report.agency is None or len(same) == 1:
        return None
    names = "、".join(str(each.path) for each in same if each is not reading)
    if any(_figures_differ(_report(each), report) for each in same):
        says = (
            f"与 {names} 是同一机关同一年的报告，数字不同，不能确定以哪份为准；请只留下正确的一份"
        )
        return LeftOut(reading, Reason.DUPLICATE, says, is_error=True)
    if same[0] is reading:
        return None
    says = f"与 {same[0].path} 是同一机关同一年的报告，数字相同，只计入一次"
    return LeftOut(reading, Reason.DUPLICATE, says)


def _unbalanced(reading: Reading, include_unbalanced: bool) -> LeftOut | None:  # noqa: FBT001
    if include_unbalanced or not reading.has_error:
        return None
    counts = summary(reading.findings)
    says = f"{counts}；请用 check 查看并改正，确需计入的加上 --include-unbalanced"
    return LeftOut(reading, Reason.UNBALANCED, says, is_error=True)


def _figures_differ(one: Report, other: Report) -> bool:
    return one.edition is not other.edition or one.figures != other.figures


def _report(reading: Reading) -> Report:
    if reading.report is None:
        raise ValueError(f"{reading.path} could not be read")
    return reading.report
