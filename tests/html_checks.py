"""What every page must be: one heading of the first level, landmarks, names on fields, nothing inline.

Used by the tests of all pages: ``assert faults(response.content) == []``.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lxml import html
from lxml.html import HtmlElement

FIELDS = "//input[not(@type='hidden')] | //select | //textarea"
UNNAMED_BUTTONS = "//button[not(normalize-space(.)) and not(@aria-label)]"


def faults(page: bytes) -> list[str]:
    """Return what is wrong with a page, in words; an empty list for a good one."""
    tree = html.document_fromstring(page)
    checks = (frame_faults, reference_faults, field_faults, table_faults, inline_faults)
    return [fault for check in checks for fault in check(tree)]


def frame_faults(tree: HtmlElement) -> Iterator[str]:
    """Language, title, landmarks, one h1, no heading level left out."""
    if not tree.get("lang"):
        yield "html has no lang"
    if not (tree.findtext("head/title") or "").strip():
        yield "no title"
    for landmark in ("main", "h1"):
        if len(tree.xpath(f"//{landmark}")) != 1:
            yield f"not exactly one {landmark}"
    for nav in tree.xpath("//nav[not(@aria-label) and not(@aria-labelledby)]"):
        yield f"unnamed nav: {nav.get('class')}"
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3 | //h4")]
    for upper, lower in pairwise(levels):
        if lower > upper + 1:
            yield f"h{upper} then h{lower}"


def reference_faults(tree: HtmlElement) -> Iterator[str]:
    """No id twice, and whatever names an id finds it."""
    ids = Counter(tree.xpath("//@id"))
    yield from (f"id twice: {each}" for each, number in ids.items() if number > 1)
    for reference in tree.xpath("//@aria-labelledby | //@aria-describedby | //label/@for"):
        yield from (f"no such id: {each}" for each in reference.split() if each not in ids)
    for target in tree.xpath("//a[starts-with(@href, '#')]/@href"):
        if target[1:] not in ids:
            yield f"link to nothing: {target}"


def field_faults(tree: HtmlElement) -> Iterator[str]:
    """Every field has a name that is read aloud; every form that changes something is posted."""
    labelled = set(tree.xpath("//label/@for"))
    for field in tree.xpath(FIELDS):
        named = field.get("aria-label") or field.get("aria-labelledby")
        if field.get("id") not in labelled and not named and not field.xpath("ancestor::label"):
            yield f"field without label: {field.get('name')}"
    yield from (f"unnamed button: {each.get('name')}" for each in tree.xpath(UNNAMED_BUTTONS))
    for link in tree.xpath("//a[not(normalize-space(.)) and not(@aria-label)]"):
        yield f"unnamed link: {link.get('href')}"


def table_faults(tree: HtmlElement) -> Iterator[str]:
    """Tables have a caption, and their heads say what they are heads of."""
    for table in tree.xpath("//table"):
        if not table.xpath("caption"):
            yield f"table without caption: {table.get('class')}"
    for head in tree.xpath("//th[not(@scope)]"):
        yield f"th without scope: {head.text_content()}"


def inline_faults(tree: HtmlElement) -> Iterator[str]:
    """The content security policy runs no inline style and no inline script."""
    yield from (f"inline style: {each}" for each in tree.xpath("//@style"))
    yield from ("style element" for _each in tree.xpath("//style"))
    yield from (
        "inline script"
        for _each in tree.xpath("//script[not(@src) and not(@type='application/ld+json')]")
    )
    handlers = tree.xpath("//@*[starts-with(name(), 'on')]")
    yield from (f"inline handler: {each}" for each in handlers)
    loaded = tree.xpath(
        "//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href"
    )
    yield from (f"from elsewhere: {each}" for each in loaded if "//" in each)
