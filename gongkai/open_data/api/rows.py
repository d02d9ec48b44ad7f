"""Items and agencies as the API gives them; texts and files come through the gate alone."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.catalog.content import ItemContent
from gongkai.catalog.models import InformationItem, ItemVersion

Row = dict[str, Any]


def summary_of(item: InformationItem, base: str) -> Row:
    """Return what a list says of an item; ``base`` is the address of the site, without a slash at its end."""
    return {
        "agency_code": item.agency.code,
        "agency_name": item.agency.name,
        "index_number": item.index_number,
        "title": item.title,
        "document_number": item.document_number,
        "item_class": item.item_class.name if item.item_class else "",
        "head": item.head,
        "field": item.field,
        "formed_on": _day(item.formed_on),
        "validity": item.validity,
        "valid_until": _day(item.valid_until),
        "first_published_at": _time(item.first_published_at),
        "published_at": _time(item.published_at),
        "url": base + item.public_url(),
        "api_url": base + reverse("api:item", args=[item.agency.code, item.index_number]),
    }


def item_of(
    item: InformationItem,
    content: ItemContent,
    versions: Iterable[ItemVersion],
    explanations: Iterable[InformationItem],
    base: str,
) -> Row:
    """Return everything that is public of an item."""
    explained = item.explains if item.explains and item.explains.is_public else None
    current = item.published
    return {
        **summary_of(item, base),
        "issuer": content.issuer or item.agency.name,
        "joint_agencies": content.joint_agencies,
        "status": content.status,
        "theme": content.theme,
        "genre": content.genre,
        "keywords": content.keywords,
        "summary": content.summary,
        "effective_on": _day(content.effective_on),
        "is_masked": item.is_masked,
        "html": content.html,
        "version": current.number if current else 1,
        "sha256": current.content_address if current else "",
        "files": [
            {
                "name": each.name,
                "kind": each.kind,
                "size": each.size,
                "sha256": each.sha256,
                "url": base + _file_address(item, each.sha256),
            }
            for each in content.attachments
        ],
        "versions": [_version(item, each, base) for each in versions],
        "explains": base + explained.public_url() if explained else None,
        "explanations": [base + each.public_url() for each in explanations],
    }


def _file_address(item: InformationItem, sha256: str) -> str:
    number = item.published.number if item.published else 1
    return reverse("portal:item_file", args=[item.agency.code, item.index_number, number, sha256])


def _version(item: InformationItem, version: ItemVersion, base: str) -> Row:
    address = (
        item.public_url()
        if version.pk == item.published_id
        else reverse(
            "portal:item_version", args=[item.agency.code, item.index_number, version.number]
        )
    )
    return {
        "number": version.number,
        "published_at": _time(version.published_at),
        "sha256": version.content_address,
        "why": version.why,
        "url": base + address,
    }


def dumped(item: InformationItem, base: str) -> Row:
    """Return an item as the file of its year has it."""
    current = item.published
    return {
        **summary_of(item, base),
        "version": current.number if current else 1,
        "sha256": current.content_address if current else "",
    }


def agency_of(agency: Agency, base: str) -> Row:
    """Return an agency."""
    return {
        "code": agency.code,
        "name": agency.name,
        "level": agency.level,
        "kind": agency.kind,
        "abolished_on": _day(agency.abolished_on),
        "url": base + reverse("portal:agency", args=[agency.code]),
        "api_url": base + reverse("api:agency", args=[agency.code]),
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _time(at: Any) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds") if at else ""
