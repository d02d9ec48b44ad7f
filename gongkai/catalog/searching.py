"""What the search gets of items: those that are public, with the bytes that were reviewed, as the gate gives them out."""

import html
from collections.abc import Iterator, Set

from django.utils import timezone
from django.utils.html import strip_tags

from gongkai.agencies.queries import paths_down_to
from gongkai.catalog import gate
from gongkai.catalog.content import Attachment, ItemContent, Validity
from gongkai.catalog.lifecycle import EventKind
from gongkai.catalog.models import InformationItem
from gongkai.files.documents import Unreadable
from gongkai.files.opening import open_document
from gongkai.files.page_text import text_of_document
from gongkai.search import noting
from gongkai.search.documents import Document, FileText, Source
from gongkai.storage import KeptFileDamaged, KeptFileMissing

SOURCE = "item"
SEEN_INSIDE_ALONE = frozenset(
    {
        EventKind.CREATED,
        EventKind.VERSION_BEGUN,
        EventKind.CHANGED,
        EventKind.LET_THROUGH,
        EventKind.SUBMITTED,
        EventKind.PASSED,
        EventKind.RETURNED,
        EventKind.KEPT,
        EventKind.WITHDRAWAL_ASKED,
        EventKind.WITHDRAWAL_REFUSED,
    }
)


def changed(item: InformationItem, kinds: Set[EventKind]) -> None:
    """Take out of the search at once what events changed of the public side, and note it to be indexed as it is now.

    At once, whatever changed: a new version, or one whose showing is over, may no longer say what the old one said.
    """
    if not kinds <= SEEN_INSIDE_ALONE:
        noting.forget(SOURCE, str(item.pk))


def document(key: str) -> Document | None:
    """Return an item as the search has it; None unless the gate lets it out."""
    item = (
        InformationItem.objects.select_related("agency", "published")
        .filter(pk=key, is_public=True)
        .first()
    )
    if item is None or item.first_published_at is None:
        return None
    try:
        content = gate.released(item)
    except (gate.NotReleased, KeptFileMissing, KeptFileDamaged):
        return None
    return Document(
        kind=SOURCE,
        title=content.title,
        number=" ".join(filter(None, (content.document_number, item.index_number))),
        text=f"{content.summary}\n{text_of(content)}",
        url=item.public_url(),
        agency_name=item.agency.name,
        at=item.first_published_at,
        within=paths_down_to(item.agency),
        filters=(
            ("year", str(timezone.localdate(item.first_published_at).year)),
            ("head", content.head),
            ("class", content.item_class),
            ("validity", content.validity or Validity.VALID.value),
            ("field", content.field),
            ("own", item.agency.code),
            *(("file", kind) for kind in sorted({each.kind for each in content.attachments})),
        ),
        files=tuple(file_text(item, each) for each in content.attachments),
    )


def text_of(content: ItemContent) -> str:
    """Return the words of a page, its tables' cells apart."""
    return html.unescape(strip_tags(content.html.replace("<", " <")))


def file_text(item: InformationItem, attached: Attachment) -> FileText:
    """Return the text of an attachment; of one that cannot be read, or is a scan, its name alone."""
    try:
        _named, data = gate.attachment(item, attached.sha256)
        text = text_of_document(open_document(data, attached.name))
    except (Unreadable, KeptFileMissing, KeptFileDamaged):
        text = ""
    return FileText(attached.name, attached.kind, text)


def every_key() -> Iterator[str]:
    """Yield the key of every public item."""
    public = InformationItem.objects.filter(is_public=True).order_by("pk")
    yield from (str(pk) for pk in public.values_list("pk", flat=True).iterator())


ITEMS = Source(SOURCE, document, every_key)
