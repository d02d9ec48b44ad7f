"""What the page of an item says to search engines: JSON-LD in the words of schema.org.

It stands in the page as data; a browser runs nothing of it, so that the content security policy has nothing to forbid.
"""

import json
from typing import Any, Final

from django.utils import timezone
from django.utils.safestring import SafeString

from gongkai.catalog.content import ItemContent, Validity
from gongkai.catalog.models import InformationItem, ItemVersion

# What has a number of its own and is in force or not is legislation in the sense of schema.org; the rest is a document
LEGISLATION, DOCUMENT = "Legislation", "DigitalDocument"
IN_FORCE: Final = {
    Validity.VALID.value: "https://schema.org/InForce",
    Validity.EXPIRED.value: "https://schema.org/NotInForce",
    Validity.REPEALED.value: "https://schema.org/NotInForce",
}
NOT_IN_A_PAGE: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def json_ld(
    item: InformationItem,
    version: ItemVersion,
    content: ItemContent,
    validity: str,
    base: str,
) -> SafeString:
    """Return an item as JSON-LD that may stand in a page; ``validity`` is the one of the day."""
    url = base + item.public_url()
    agency = {
        "@type": "GovernmentOrganization",
        "name": content.issuer or item.agency.name,
        "url": f"{base}/{item.agency.code}/",
    }
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": LEGISLATION if content.document_number else DOCUMENT,
        "@id": url,
        "url": url,
        "name": content.title,
        "identifier": item.index_number,
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
        "version": version.number,
        "datePublished": _day(item.first_published_at),
        "dateModified": _day(version.published_at),
        "publisher": agency,
        "description": content.summary,
        "keywords": content.keywords,
    }
    if content.document_number:
        data |= {
            "legislationIdentifier": content.document_number,
            "legislationDate": content.formed_on.isoformat() if content.formed_on else "",
            "legislationPassedBy": agency,
            "legislationLegalForce": IN_FORCE[validity],
        }
    return script_safe({name: value for name, value in data.items() if value != ""})


def script_safe(data: dict[str, Any]) -> SafeString:
    """Return data as JSON that cannot end the element it stands in."""
    return SafeString(json.dumps(data, ensure_ascii=False).translate(NOT_IN_A_PAGE))


def _day(at: Any) -> str:
    return timezone.localdate(at).isoformat() if at else ""
