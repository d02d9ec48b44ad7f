"""Taking in a package of another installation: who signed it is known, it is newer than the last, and all of it or nothing."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime

from gongkai.agencies.models import Agency
from gongkai.audit.actions import record
from gongkai.audit.actor import Actor
from gongkai.site_export.models import PartnerSite, ReceivedItem, ReceivedPackage, ReceivedState
from gongkai.site_export.packages import Package, PackageRefused, read_package
from gongkai.site_export.signing import fingerprint
from gongkai.storage import digest, keep

SUBJECT = "received_site"
SHOWN = "%Y-%m-%d %H:%M"
TAKEN = (
    "title",
    "document_number",
    "agency_name",
    "url",
    "state",
    "first_published_at",
    "why",
    "sha256",
)


def receive(*, data: bytes, agency: Agency, trusted: str, at: dt.datetime) -> ReceivedPackage:
    """Take in a package for an agency.

    :param trusted: the fingerprint that was compared with the sender, where the sender is new; else empty
    :raises PackageRefused: if it is not taken in; nothing of it is then shown
    """
    package = read_package(data)
    for each in package.contents.values():
        keep(each)  # before the transaction; a file that nothing names harms nobody
    with transaction.atomic():
        site = _site(package, agency, trusted, at)
        if site.last_made_at is not None and package.made_at <= site.last_made_at:
            raise PackageRefused(
                f"这份包是 {package.made_at:{SHOWN}} 打的，不比已经收下的新。怎么办：请对方导出一份新的。"
            )
        made = ReceivedPackage(
            site=site,
            sha256=digest(data),
            made_at=package.made_at,
            received_at=at,
            count=len(package.items),
            **_take(site, package),
        )
        made.save()
        site.last_made_at, site.name, site.site_url = (
            package.made_at,
            package.name,
            package.site_url,
        )
        site.save(update_fields=["last_made_at", "name", "site_url"])
        _record(made, at)
    return made


def _site(package: Package, agency: Agency, trusted: str, at: dt.datetime) -> PartnerSite:
    known = PartnerSite.objects.select_for_update().filter(agency=agency)
    found = known.filter(public_key=package.key, code=package.code).first()
    if found is not None:
        return found
    shown = fingerprint(package.key)
    if trusted.strip().lower() != shown:
        raise PackageRefused(
            f"没有收过 {package.name}（{package.code}）用这把钥匙签名的包，指纹是 {shown}。"
            "怎么办：打电话和对方核对指纹，一样的，加 --trust 指纹 再导入；不一样的，不要用。"
        )
    return PartnerSite.objects.create(
        agency=agency,
        code=package.code,
        name=package.name,
        site_url=package.site_url,
        public_key=package.key,
        trusted_at=at,
    )


def _take(site: PartnerSite, package: Package) -> dict[str, int]:
    """Bring what is known of the site to what the package says, and return what that changed."""
    before = {(each.agency_code, each.index_number): each for each in site.items.all()}
    added, changed = [], []
    for entry in package.items:
        now = _item(site, entry)
        known = before.pop((now.agency_code, now.index_number), None)
        if known is None:
            added.append(now)
        elif any(getattr(known, name) != getattr(now, name) for name in TAKEN):
            now.pk = known.pk
            changed.append(now)
    missing = [each for each in before.values() if each.state != ReceivedState.MISSING]
    for each in missing:
        each.state = ReceivedState.MISSING
    ReceivedItem.objects.bulk_create(added, batch_size=500)
    ReceivedItem.objects.bulk_update([*changed, *missing], TAKEN, batch_size=100)
    gone = sum(each.state != ReceivedState.PUBLIC for each in changed)
    return {
        "added": len(added),
        "changed": len(changed) - gone,
        "withdrawn": gone,
        "missing": len(missing),
    }


def _item(site: PartnerSite, entry: dict[str, Any]) -> ReceivedItem:
    at = parse_datetime(str(entry["first_published_at"]))
    if at is None or at.tzinfo is None or entry["state"] not in ReceivedState.values:
        raise PackageRefused(f"“{entry['title']}”的时间或者状态不对。怎么办：请对方重新导出。")
    return ReceivedItem(
        site=site,
        index_number=str(entry["index_number"])[:80],
        agency_code=str(entry.get("agency_code", ""))[:40],
        agency_name=str(entry["agency"])[:120],
        title=str(entry["title"])[:300],
        document_number=str(entry.get("document_number", ""))[:100],
        url=str(entry["url"])[:400],
        state=entry["state"],
        first_published_at=at,
        why=str(entry.get("why", "")),
        sha256=str(entry.get("content_sha256", "")),
    )


def _record(made: ReceivedPackage, at: dt.datetime) -> None:
    site = made.site
    record(
        action="site_export.received",
        subject_kind=SUBJECT,
        subject_id=str(site.pk),
        agency_code=site.agency.code,
        by=Actor.system(),
        at=at,
        name=site.name,
        count=made.count,
        sha256=made.sha256,
        fingerprint=fingerprint(site.public_key),
    )
