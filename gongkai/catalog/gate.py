"""The one gate for items that leave: only bytes that passed review, fetched by their hash, are given out."""

from functools import lru_cache
from typing import Final

from gongkai.catalog.content import Attachment, ItemContent, content_of
from gongkai.catalog.models import InformationItem, ItemVersion
from gongkai.storage import fetch

KEPT: Final = 500  # contents, told apart by their hash: the same hash is always the same content


class NotReleased(RuntimeError):
    """Raised when something that was not reviewed and published, or is no longer public, would leave."""


def released(item: InformationItem, version: ItemVersion | None = None) -> ItemContent:
    """Return the content of the published version, or of an earlier one that was public.

    :raises NotReleased: unless the item is public and the version was published
    :raises KeptFileMissing: if the reviewed bytes are lost
    :raises KeptFileDamaged: if they are no longer what was reviewed
    """
    shown = version or item.published
    if shown is None or not item.is_public or shown.published_at is None:
        raise NotReleased(f"item {item.pk} is not public")
    if shown.item_id != item.pk:
        raise NotReleased(f"version {shown.pk} is not of item {item.pk}")
    return _content(shown.content_address)


@lru_cache(maxsize=KEPT)
def _content(address: str) -> ItemContent:
    return content_of(fetch(address))  # the store compares the bytes with their address


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
