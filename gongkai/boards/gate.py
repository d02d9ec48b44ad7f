"""The gate of the boards: what a sheet shows is what was reviewed, or what the village had checked."""

from gongkai.boards.models import Sheet
from gongkai.catalog import gate as items
from gongkai.storage import digest


class Altered(RuntimeError):
    """Raised when the text of a sheet is no longer the one that was made."""


def shown(sheet: Sheet) -> str:
    """Return the clean HTML a sheet shows; of a village's text, its paragraphs.

    :raises Altered: if the stored text is not the one that was made
    :raises NotReleased: if the item is no longer public, or its bytes are not those that were reviewed
    """
    if sheet.item is None:
        if digest(sheet.text.encode()) != sheet.digest:
            raise Altered(f"sheet {sheet.pk}")
        return ""
    content = items.released(sheet.item, sheet.version)
    if sheet.version is None or sheet.version.content_address != sheet.digest:
        raise Altered(f"sheet {sheet.pk}")
    return content.html
