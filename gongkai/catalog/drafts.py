"""A draft as the checks see it, and which of the findings nobody has let through."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from gongkai.catalog import queries
from gongkai.catalog.checks.material import Material
from gongkai.catalog.checks.running import findings_of
from gongkai.catalog.findings import Finding
from gongkai.catalog.models import InformationItem, ItemVersion
from gongkai.rules.work_calendar import national_calendar


@dataclass(frozen=True, slots=True)
class Looked:
    """What stops a draft, of the revision that was looked at, whether somebody let it through or not."""

    revision: int
    stopping: tuple[Finding, ...]


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


def looked_at(item: InformationItem, on: dt.date) -> Looked:
    """Run the checks on a draft as it stands, before a transaction: reading attachments takes its time."""
    fresh = InformationItem.objects.select_related("agency", "current").get(pk=item.pk)
    version = fresh.current
    if version is None:
        raise ItemVersion.DoesNotExist
    return _looked(version, fresh, on)


def still_stopping(
    version: ItemVersion, item: InformationItem, on: dt.date, looked: Looked | None = None
) -> list[Finding]:
    """Return the findings that stop a submission and were not let through.

    ``looked`` is what was found before; where the draft was changed since, the checks are run again.
    """
    if looked is None or looked.revision != version.revision:
        looked = _looked(version, item, on)
    through = queries.let_through(version)
    return [each for each in looked.stopping if each.fingerprint not in through]


def _looked(version: ItemVersion, item: InformationItem, on: dt.date) -> Looked:
    found = findings_in(version, item, on)
    return Looked(version.revision, tuple(each for each in found if each.stops))
