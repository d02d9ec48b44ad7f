"""A draft as the checks see it, and which of the findings nobody has let through."""

import datetime as dt

from django.utils import timezone

from gongkai.catalog import queries
from gongkai.catalog.checks.material import Material
from gongkai.catalog.checks.running import findings_of
from gongkai.catalog.findings import Finding
from gongkai.catalog.models import InformationItem, ItemVersion
from gongkai.rules.work_calendar import national_calendar


def findings_in(version: ItemVersion, item: InformationItem, on: dt.date) -> list[Finding]:
    """Return what the checks find in a version on a day."""
    material = Material(
        content=version.value(),
        agency=item.agency,
        item_id=item.pk,
        on=on,
        calendar=national_calendar(),
        has_been_public=item.first_published_at is not None,
        publish_on=timezone.localdate(version.publish_at) if version.publish_at else None,
    )
    return findings_of(material)


def still_stopping(version: ItemVersion, item: InformationItem, on: dt.date) -> list[Finding]:
    """Return the findings that stop a submission and were not let through."""
    through = queries.let_through(version)
    return [
        each
        for each in findings_in(version, item, on)
        if each.stops and each.fingerprint not in through
    ]
