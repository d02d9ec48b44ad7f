"""Reading and checking one file against last year's report and against others."""

from dataclasses import dataclass, replace
from pathlib import Path

from gongkai.report_cli.reading import Reading, read_file, reason_for
from gongkai.rules.annual_report.report import Report


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the report itself. ``only_previous`` holds for every report checked."""

    level: str | None = None
    kind: str | None = None
    previous: tuple[Report, ...] = ()
    only_previous: Report | None = None
    others: tuple[tuple[Path, Report], ...] = ()

    def previous_of(self, report: Report) -> Report | None:
        """Find last year's report of the same agency."""
        if self.only_previous:
            return self.only_previous
        for candidate in self.previous:
            is_year_before = report.year is not None and candidate.year == report.year - 1
            if is_year_before and candidate.agency == report.agency:
                return candidate
        return None

    def others_than(self, path: Path, report: Report) -> tuple[Report, ...]:
        """List the reports of other agencies, and never the file itself or a copy of it."""
        return tuple(
            other
            for other_path, other in self.others
            if other_path.resolve() != path.resolve()
            and (other.agency is None or other.agency != report.agency)
        )


def read_and_check(path: Path, known: Known) -> tuple[Reading, ...]:
    """Read a file and check its reports; never raises."""
    return tuple(_checked(reading, known) for reading in read_file(path))


def _checked(reading: Reading, known: Known) -> Reading:
    if reading.report is None:
        return reading
    from gongkai.rules.annual_report.checks import check_report

    try:
        findings = check_report(
            reading.report,
            previous=known.previous_of(reading.report),
            others=known.others_than(reading.path, reading.report),
            level=known.level,
            kind=known.kind,
        )
    except Exception as problem:  # noqa: BLE001  # one bad file must not stop the others
        return Reading(reading.path, refusal=reason_for(problem))
    return replace(reading, findings=findings)


def crashed(path: Path) -> tuple[Reading, ...]:
    """Return the reading of a file at which the whole process broke down."""
    return (Reading(path, refusal="读取时程序崩溃，文件可能已损坏；请另存为 .docx 再试"),)
