"""Making the files in which a published version is given out."""

import datetime as dt
from typing import Final

from django.db.models import Count
from django.utils import timezone

from gongkai.annual_reports import gate
from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.models import AnnualReport, FileKind, ReleasedFile, ReportVersion
from gongkai.files.annual_report_writer import CannotPrint, write_report
from gongkai.storage import keep

MADE_AT_A_TIME: Final = 20  # reports in one run of the clock; a PDF takes some seconds


def release_file(*, version: ReportVersion, kind: FileKind, at: dt.datetime) -> ReleasedFile:
    """Return the published version as a file, made at the first asking and never again.

    :raises NotReleased: unless it is published and its hash is the one that was signed
    :raises CannotPrint: for a PDF where the libraries that draw pages are not installed
    """
    report = gate.released(version)
    found = ReleasedFile.objects.filter(version=version, kind=kind).first()
    if found is not None:
        return found
    data = write_report(report, kind, signed_on=signed_on(version))
    facts = {
        "address": keep(data),
        "size": len(data),
        "content_hash": version.content_hash,
        "made_at": at,
    }
    made, _is_mine = ReleasedFile.objects.get_or_create(version=version, kind=kind, defaults=facts)
    return made


def signed_on(version: ReportVersion) -> dt.date | None:
    """Return the day under the agency's name: of the last signature, else of publication; None while unsigned."""
    last = version.events.filter(kind=EventKind.SIGNED).order_by("-pk").first()
    if last is not None and version.content_hash:
        return timezone.localdate(last.at)
    return timezone.localdate(version.published_at) if version.published_at else None


def release_files(at: dt.datetime) -> int:
    """Make the files that published versions lack, some reports at a time; return how many were made."""
    waiting = (
        AnnualReport.objects.filter(published__isnull=False)
        .annotate(made=Count("published__released_files"))
        .filter(made__lt=len(FileKind))
        .select_related("published", "agency")
        .order_by("pk")[:MADE_AT_A_TIME]
    )
    return sum(_release_all(report, at) for report in waiting)


def _release_all(report: AnnualReport, at: dt.datetime) -> int:
    version = report.published
    if version is None:
        return 0
    version.report = report
    number = 0
    for kind in FileKind:
        try:
            release_file(version=version, kind=kind, at=at)
        except (gate.NotReleased, CannotPrint):
            continue  # asked for by itself, it says so
        number += 1
    return number
