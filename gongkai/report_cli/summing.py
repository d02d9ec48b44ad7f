"""A roll-up as the command knows it: the sums, who is in them, who is not, and in what words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gongkai.report_cli.choosing import Chosen, Reason
from gongkai.report_cli.reading import Reading
from gongkai.rules.annual_report.report import Report
from gongkai.rules.annual_report.roll_up import RolledUp, roll_up


@dataclass(frozen=True, slots=True)
class Summing:
    """``listed`` are the names of the agencies that have to report; None without a list."""

    year: int
    chosen: Chosen
    unreadable: tuple[Reading, ...]
    sums: tuple[RolledUp, ...]
    listed: tuple[str, ...] | None = None

    @property
    def reports(self) -> tuple[Report, ...]:
        return tuple(reading.report for reading in self.chosen.readings if reading.report)

    @property
    def missing(self) -> tuple[str, ...]:
        """Agencies of the list of which no report of the year is there, not even one left out."""
        there = _names(
            each.reading for each in self.chosen.left_out if _is_of_the_year(each.reason)
        )
        there |= _names(self.chosen.readings)
        return tuple(name for name in self.listed or () if _plain(name) not in there)

    @property
    def not_listed(self) -> tuple[str, ...]:
        """Agencies that are added and not on the list."""
        if self.listed is None:
            return ()
        listed = {_plain(name) for name in self.listed}
        names = (report.agency for report in self.reports if report.agency)
        return tuple(name for name in names if _plain(name) not in listed)

    @property
    def unread_lines(self) -> tuple[str, ...]:
        """Say which cells of which agencies are not in the sums because they are not settled."""
        return tuple(
            f"{rolled.table.label_of(cell)}：{'、'.join(names)} 的数字没有读定，没有计入"
            for rolled in self.sums
            for cell, names in rolled.left_out.items()
        )


def summing_of(
    year: int,
    chosen: Chosen,
    *,
    unreadable: Sequence[Reading] = (),
    listed: tuple[str, ...] | None = None,
) -> Summing:
    """Add the chosen reports up."""
    reports = [_named(reading.report, reading) for reading in chosen.readings if reading.report]
    return Summing(year, chosen, tuple(unreadable), roll_up(reports), listed)


def _named(report: Report, reading: Reading) -> Report:
    """Give a report without an agency the name of its file, so that its share can be found."""
    return report if report.agency else replace(report, agency=f"（{reading.path.name}）")


def remarks(summing: Summing) -> Iterator[str]:
    """Yield what a reader of the sums must know, in whole sentences."""
    yield f"汇总年份：{summing.year}年；计入{len(summing.chosen.readings)}份报告。"
    if summing.listed is not None:
        yield f"名单上有{len(summing.listed)}个机关，缺{len(summing.missing)}个。"
    yield from (f"缺报：{name}" for name in summing.missing)
    yield from (f"名单以外，已计入：{name}" for name in summing.not_listed)
    for each in summing.chosen.left_out:
        name = each.reading.report.agency if each.reading.report else None
        yield f"没有计入：{name or '（机关名称未读出）'}（{each.reading.path.name}）：{each.says}"
    yield from (f"读不了：{each.path.name}：{each.refusal}" for each in summing.unreadable)
    for reading in summing.chosen.readings:
        if reading.has_error and reading.report:
            yield f"有错误，仍然计入：{reading.report.agency or reading.path}"
    yield from summing.unread_lines
    if _has_both_forms(summing.sums):
        yield "2019年格式和2021年格式的表格不同，分别汇总。"


def _has_both_forms(sums: Sequence[RolledUp]) -> bool:
    keys = [rolled.table.key for rolled in sums]
    return len(keys) != len(set(keys))


def _names(readings: Iterator[Reading] | tuple[Reading, ...]) -> set[str]:
    return {
        _plain(reading.report.agency)
        for reading in readings
        if reading.report and reading.report.agency
    }


def _is_of_the_year(reason: Reason) -> bool:
    return reason is not Reason.OTHER_YEAR


def _plain(name: str) -> str:
    return "".join(name.split())
