"""What the search gets of annual reports: the published version, as the gate gives it out."""

from collections.abc import Iterator
from typing import Final

from django.utils import timezone

from gongkai.agencies.queries import paths_down_to
from gongkai.annual_reports import gate
from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.models import AnnualReport
from gongkai.search.documents import Document, Source

SOURCE: Final = "report"
MAKES_PUBLIC: Final = frozenset({EventKind.PUBLISHED, EventKind.TAKEN_OVER})


def document(key: str) -> Document | None:
    """Return a report as the search has it; None unless the gate lets it out."""
    report = (
        AnnualReport.objects.select_related("agency", "published__report__agency")
        .filter(pk=key)
        .first()
    )
    version = report.published if report else None
    if report is None or version is None or version.published_at is None:
        return None
    try:
        content = gate.released(version)
    except gate.NotReleased:
        return None
    parts = (text for part, text in content.sections.items() if part != "title")
    return Document(
        kind=SOURCE,
        title=content.sections.get("title") or str(report),
        number="",
        text="\n".join(filter(None, parts)),
        url=report.public_url(),
        agency_name=report.agency.name,
        at=version.published_at,
        within=paths_down_to(report.agency),
        filters=(("year", str(timezone.localdate(version.published_at).year)),),
    )


def every_key() -> Iterator[str]:
    """Yield the key of every published report."""
    public = AnnualReport.objects.exclude(published=None).order_by("pk")
    yield from (str(pk) for pk in public.values_list("pk", flat=True).iterator())


REPORTS: Final = Source(SOURCE, document, every_key)
