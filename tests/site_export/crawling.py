"""A crawler over the files of a copy."""

from urllib.parse import urlsplit

from gongkai.site_export.links import links_of
from tests.site_export.making import SITE

ANSWERED = {200, 301, 302, 410}


def body_of(copy, page):
    return (copy.release / page.file).read_bytes()


def pages(copy, kind="text/html"):
    """Return address, page and bytes of what is of a kind and no mere way to elsewhere."""
    return [
        (address, page, body_of(copy, page))
        for address, page in copy.made.pages.items()
        if dict(page.headers).get("Content-Type", "").startswith(kind)
        and "Location" not in dict(page.headers)
    ]


def dead_links(copy):
    found = set()
    for address, page in copy.made.pages.items():
        headers = dict(page.headers)
        if "Content-Disposition" in headers:
            continue
        led_to = links_of(body_of(copy, page), headers.get("Content-Type", ""), address, SITE)
        for target in [*led_to, *filter(None, [headers.get("Location")])]:
            parts = urlsplit(target)
            there = copy.page_at(parts.path, parts.query)
            if not parts.netloc and (there is None or there.status not in ANSWERED):
                found.add((address, target))
    return found
