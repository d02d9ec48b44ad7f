"""Addresses that a page, feed, map or style sheet leads to, within the same site."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree, html

IN_STYLES: Final = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)|@import\s+['\"]([^'\"]+)['\"]")
XML_TYPES: Final = ("application/xml", "application/atom+xml", "image/svg+xml")
POSTED_BY_EVERY_PAGE: Final = frozenset({"/reading-aid/", "/language/"})


def links_of(body: bytes, content_type: str, address: str, site_url: str) -> Iterator[str]:
    """Yield the addresses on this site that a file at an address leads to, without what follows a ``#``."""
    kind = content_type.partition(";")[0]
    for target in _targets(body, kind):
        if within := on_this_site(urljoin(address, target.strip()), site_url):
            yield within


def on_this_site(target: str, site_url: str) -> str:
    """Return an address without site and fragment; empty for one that is elsewhere, or no page."""
    target = urldefrag(target.removeprefix(site_url)).url
    parts = urlsplit(target)
    return target if not parts.scheme and not parts.netloc and target.startswith("/") else ""


def _targets(body: bytes, kind: str) -> Iterator[str]:
    if not body:
        return
    if kind == "text/html":
        yield from _attributes(html.document_fromstring(body))
    elif kind in XML_TYPES:
        tree = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
        yield from _attributes(tree)
        yield from (each.text or "" for each in tree.iter("{*}loc"))
    elif kind == "text/css":
        for first, second in IN_STYLES.findall(body.decode()):
            yield first or second


def posts_to_the_program(body: bytes) -> bool:
    """Test whether a page has a form that only the program can take, besides those every page has."""
    forms = html.document_fromstring(body).iter("form")
    posted = (each.get("action") for each in forms if each.get("method", "").lower() == "post")
    return any(each not in POSTED_BY_EVERY_PAGE for each in posted)


def _attributes(tree: etree._Element) -> Iterator[str]:  # the type that lxml has
    for element in tree.iter():
        for name in ("href", "src"):
            if value := element.get(name):
                yield value
