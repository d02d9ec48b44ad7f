"""The one gate for items that leave: only bytes that passed review, fetched by their hash, are given out."""

from dataclasses import replace

from gongkai.catalog.content import Attachment, ItemContent, content_of
from gongkai.catalog.lifecycle import EventKind
from gongkai.catalog.models import InformationItem, ItemVersion
from gongkai.storage import fetch


class NotReleased(RuntimeError):
    """Raised when something that was not reviewed and published, or is no longer public, would leave."""


def released(item: InformationItem, version: ItemVersion | None = None) -> ItemContent:
    """Return the content of the published version, or of an earlier one that was public.

    The bytes are those the publication names, read and compared with their hash every time: a row that was
    changed behind the program, or a file that was damaged since, is noticed. Once a public showing is over that was
    to be masked then, text and files stay behind, those of earlier versions as well.

    :raises NotReleased: unless the item is public and the version was published, with the hash it carries
    :raises KeptFileMissing: if the reviewed bytes are lost
    :raises KeptFileDamaged: if they are no longer what was reviewed
    """
    shown = version or item.published
    if shown is None or not item.is_public or shown.published_at is None:
        raise NotReleased(f"item {item.pk} is not public")
    if shown.item_id != item.pk:
        raise NotReleased(f"version {shown.pk} is not of item {item.pk}")
    content = content_of(fetch(_published_hash(shown)))
    return replace(content, text="", html="", attachments=()) if item.is_masked else content


def _published_hash(version: ItemVersion) -> str:
    facts = version.events.filter(kind=EventKind.PUBLISHED).values_list("facts", flat=True).first()
    address = str((facts or {}).get("sha256", ""))
    if not address or address != version.content_address:
        raise NotReleased(f"version {version.pk} is not what was published")
    return address


def attachment(
    item: InformationItem, sha256: str, version: ItemVersion | None = None
) -> tuple[Attachment, bytes]:
    """Return a file of a public version, by its hash.

    :raises NotReleased: unless the reviewed content names the file
    """
    content = released(item, version)
    found = next((each for each in content.attachments if each.sha256 == sha256), None)
    if found is None:
        raise NotReleased(f"no such file in item {item.pk}")
    return found, fetch(sha256)
