"""Looking at the records by the clock: which reports they no longer bear out, and what will not come right this year."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.queries import in_being
from gongkai.annual_reports.computing.counting import computed_of, from_stored
from gongkai.annual_reports.computing.early_warnings import warnings_of, year_warned_of
from gongkai.annual_reports.computing.overrides import differences, latest_computation
from gongkai.annual_reports.models import (
    AnnualReport,
    Computation,
    RecordsNoted,
    ReportVersion,
)
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import Edition

LOOKING_TIME: Final = dt.time(5, 0)
YEARS_WATCHED: Final = 3  # reports of these years, the running one with them; who corrects an older one looks at it anyway


def look_at_records(at: dt.datetime) -> int:
    """Note the reports that differ from the records, and the warnings of the year; return how many there are."""
    today = timezone.localdate(at)
    return note_changes(at, today) + note_warnings(at, today)


@transaction.atomic
def note_changes(at: dt.datetime, today: dt.date) -> int:
    """Note how many cells of each filed report the records no longer bear out; a correction under way is no longer told."""
    watched = range(today.year - YEARS_WATCHED + 1, today.year + 1)
    with_figures = Computation.objects.filter(version__report__year__in=watched)
    reports = AnnualReport.objects.filter(
        pk__in=with_figures.values("version__report"), filed__isnull=False
    ).select_related("agency", "filed")
    groups: dict[tuple[int, str], list[AnnualReport]] = defaultdict(list)
    for each in reports.defer("filed__content"):
        if each.filed is not None and each.current_id == each.filed_id:
            groups[each.year, each.filed.edition].append(each)
    found = [note for (year, edition), of in groups.items() for note in _notes(year, edition, of)]
    before = {each.report_id: each.seen_at for each in RecordsNoted.objects.exclude(report=None)}
    RecordsNoted.objects.exclude(report=None).delete()
    RecordsNoted.objects.bulk_create(
        RecordsNoted(
            agency_id=report.agency_id,
            year=report.year,
            report=report,
            number=cells,
            seen_at=before.get(report.pk, at),
        )
        for report, cells in found
    )
    return len(found)


def _notes(
    year: int, edition: str, reports: list[AnnualReport]
) -> Iterator[tuple[AnnualReport, int]]:
    """Yield the reports with how many cells the records no longer bear out."""
    form = FORMS[Edition(edition)]
    fresh = computed_of([each.agency for each in reports], year, form)
    for report in reports:
        version = report.filed or ReportVersion()
        version.report = report
        kept = latest_computation(version)
        frozen = from_stored(kept.figures, form) if kept else {}
        if cells := sum(1 for _each in differences(form, frozen, fresh[report.agency_id])):
            yield report, cells


@transaction.atomic
def note_warnings(at: dt.datetime, today: dt.date) -> int:
    """Note how many warnings each agency has; none outside the months in which there is something to be done."""
    year = year_warned_of(today)
    RecordsNoted.objects.filter(report=None).delete()
    if year is None:
        return 0
    agencies = Agency.objects.filter(in_being(dt.date(year, 12, 31)))
    found = warnings_of(agencies, year, today)
    RecordsNoted.objects.bulk_create(
        RecordsNoted(agency_id=pk, year=year, number=len(each), seen_at=at)
        for pk, each in found.items()
    )
    return len(found)
