"""What the page of one item shows: entries, validity, files, versions, links, tags for catalogues of sites."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

import segno
from django.utils import timezone
from django.utils.safestring import SafeString

from gongkai.catalog import public_queries, queries
from gongkai.catalog.content import ItemContent, Validity
from gongkai.catalog.models import InformationItem, ItemVersion
from gongkai.catalog.presentation import ShownFile, value_in_words
from gongkai.portal.site import Site
from gongkai.portal.structured import json_ld

ENTRIES: Final = (
    ("theme", "主题分类"),
    ("genre", "体裁分类"),
    ("document_number", "发文字号"),
    ("joint_agencies", "联合发文"),
    ("source_unit", "信息来源"),
)
QR_SCALE: Final = 3


@dataclass(frozen=True, slots=True)
class ShownValidity:
    """Whether the document is in force, in a word, its colour, and what else is to be said."""

    word: str
    css: str
    says: tuple[str, ...]


def shown_validity(content: ItemContent, today: dt.date) -> ShownValidity:
    """Return the validity on a day: a document whose time is over is shown as such without a new version."""
    days = []
    if content.effective_on:
        days.append(f"自{_day(content.effective_on)}起施行")
    if content.validity == Validity.VALID:
        if content.valid_until and content.valid_until < today:
            return ShownValidity("失效", "off", (*days, f"有效期到{_day(content.valid_until)}"))
        if content.valid_until:
            days.append(f"有效期至{_day(content.valid_until)}")
        return ShownValidity("有效", "ok", tuple(days))
    if content.validity_on:
        days.append(f"{_day(content.validity_on)}起{Validity(content.validity).label}")
    return ShownValidity(str(Validity(content.validity).label), "off", tuple(days))


def validity_on(content: ItemContent, today: dt.date) -> str:
    """Return the validity on a day; a time that is over ends it without a new version."""
    is_over = content.valid_until is not None and content.valid_until < today
    if content.validity == Validity.VALID and is_over:
        return Validity.EXPIRED.value
    return content.validity


def listed_state(item: InformationItem, today: dt.date) -> tuple[str, str]:
    """Return the word and colour a list shows beside a title, both empty where nothing is to be said."""
    if item.validity != Validity.VALID:
        return str(item.get_validity_display()), "off"
    if item.valid_until and item.valid_until < today:
        return str(Validity.EXPIRED.label), "off"
    if item.showing_until and item.showing_until >= today:
        return f"公示至{item.showing_until.month}月{item.showing_until.day}日", "warn"
    return "", ""


def _day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def item_context(
    item: InformationItem,
    version: ItemVersion,
    content: ItemContent,
    versions: list[ItemVersion],
    today: dt.date,
    site: Site,
) -> dict[str, Any]:
    """Return everything the page of an item needs."""
    url = site.base_url + item.public_url()
    explained = item.explains if item.explains and item.explains.is_public else None
    return {
        "item": item,
        "version": version,
        "versions": versions,
        "is_earlier": version.pk != item.published_id,
        "content": content,
        "body": SafeString(
            content.html
        ),  # cleaned when it was saved, and these are the reviewed bytes
        "entries": [
            (label, value) for name, label in ENTRIES if (value := value_in_words(content, name))
        ],
        "status": value_in_words(content, "status"),
        "head": value_in_words(content, "head"),
        "field": value_in_words(content, "field"),
        "issuer": content.issuer or item.agency.name,
        "validity": shown_validity(content, today),
        "showing": _showing(content, today),
        "files": [ShownFile(each) for each in content.attachments],
        "successor": _successor(item, content),
        "explained": explained,
        "explanations": public_queries.explanations_of(item),
        "url": url,
        "qr": qr_of(url),
        "json_ld": json_ld(item, version, content, validity_on(content, today), site.base_url),
        "meta": {
            "ArticleTitle": content.title,
            "PubDate": f"{timezone.localtime(item.published_at):%Y-%m-%d %H:%M}"
            if item.published_at
            else "",
            "ContentSource": content.issuer or item.agency.name,
            "Keywords": content.keywords.replace("、", ","),
            "Author": content.source_unit,
            "Description": content.summary,
            "Url": url,
        },
    }


def _showing(content: ItemContent, today: dt.date) -> tuple[str, str]:
    """Return what is to be said of a public showing, and its colour."""
    until = content.showing_until
    if until is None:
        return "", ""
    if until < today:
        return f"公示期已于{_day(until)}届满", "off"
    return f"公示至{_day(until)}", "warn"


def _successor(item: InformationItem, content: ItemContent) -> InformationItem | None:
    found = queries.by_reference(content.successor, item.agency) if content.successor else None
    return found if found and found.is_public else None


def qr_of(url: str) -> SafeString:
    """Return the address as a QR code, drawn in the page without a style of its own."""
    svg = segno.make(url, error="m").svg_inline(
        scale=QR_SCALE, svgclass="qr", lineclass=None, omitsize=True, title="本页地址二维码"
    )
    return SafeString(svg)  # made by us from our own address
