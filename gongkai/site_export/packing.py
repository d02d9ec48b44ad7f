"""The package for a site that is not ours: for each item a page, its files and what describes it, and a list of all.

Everything in it comes through the gate: the bytes that passed review.
"""

import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from openpyxl import Workbook

from gongkai.catalog import gate
from gongkai.catalog.content import ItemContent, stored
from gongkai.catalog.models import InformationItem, ItemVersion
from gongkai.catalog.presentation import entries_of
from gongkai.files.sheets import inert

LIST: Final = "清单.xlsx"
METADATA: Final = "metadata.json"
PAGE: Final = "page.html"
MADE_AT: Final = (1980, 1, 1, 0, 0, 0)  # the same items make the same bytes
NOT_IN_NAMES: Final = re.compile(r"[\\/:*?\"<>|\x00-\x1f]")
SHOWN: Final = (
    "issuer",
    "document_number",
    "formed_on",
    "head",
    "field",
    "theme",
    "genre",
    "validity",
    "status",
    "keywords",
    "summary",
)
COLUMNS: Final = (
    "序号",
    "文件夹",
    "索引号",
    "标题",
    "文号",
    "发文机关",
    "形成日期",
    "公开日期",
    "有效性",
    "附件数",
    "原网址",
    "内容校验码（SHA-256）",
)


@dataclass(frozen=True, slots=True)
class Packed:
    """An item in a package: the version that is public."""

    item: InformationItem
    version: ItemVersion
    content: ItemContent
    folder: str

    @property
    def sha256(self) -> str:
        """The hash that the review passed."""
        return self.version.content_address


def pack(items: Sequence[InformationItem]) -> tuple[bytes, list[Packed]]:
    """Return the package of items, and what is in it.

    :raises NotReleased: if one is not public, or not what was reviewed
    :raises KeptFileMissing: if bytes are lost
    """
    packed = [_packed(number, item) for number, item in enumerate(items, 1)]
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _parts(packed):
            archive.writestr(zipfile.ZipInfo(name, MADE_AT), data, zipfile.ZIP_DEFLATED)
    return out.getvalue(), packed


def _packed(number: int, item: InformationItem) -> Packed:
    content = gate.released(item)
    if item.published is None:
        raise gate.NotReleased(f"item {item.pk} is not public")
    folder = f"{number:04d}_{safe_name(item.index_number)}"
    return Packed(item, item.published, content, folder)


def safe_name(text: str) -> str:
    """Return a name that every system takes for a file."""
    return NOT_IN_NAMES.sub("-", text).strip(". ") or "-"


def _parts(packed: Sequence[Packed]) -> Iterator[tuple[str, bytes]]:
    yield LIST, _list_of(packed)
    described = [_described(each) for each in packed]
    yield METADATA, _json({"items": described})
    for each, facts in zip(packed, described, strict=True):
        yield f"{each.folder}/{PAGE}", _page(each).encode()
        yield f"{each.folder}/{METADATA}", _json(facts)
        for name, attached in zip(names_of(each.content), each.content.attachments, strict=True):
            _named, data = gate.attachment(each.item, attached.sha256)
            yield f"{each.folder}/{name}", data


def names_of(content: ItemContent) -> list[str]:
    """Return the paths of the files within the folder of an item; numbered, so that none is there twice."""
    names = enumerate((each.name for each in content.attachments), 1)
    return [f"files/{number:02d}_{safe_name(name)}" for number, name in names]


def _described(each: Packed) -> dict[str, Any]:
    item = each.item
    return {
        "folder": each.folder,
        "index_number": item.index_number,
        "agency": item.agency.name,
        "agency_code": item.agency.code,
        "address": settings.SITE_URL.rstrip("/") + item.public_url(),
        "first_published_at": _moment(item.first_published_at),
        "published_at": _moment(item.published_at),
        "content_sha256": each.sha256,
        "files": [
            {"path": path, "name": file.name, "sha256": file.sha256, "size": file.size}
            for path, file in zip(names_of(each.content), each.content.attachments, strict=True)
        ],
        "content": stored(each.content),
    }


def _moment(at: Any) -> str | None:
    return timezone.localtime(at).isoformat() if at else None


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _page(each: Packed) -> str:
    content = each.content
    context = {
        "item": each.item,
        "content": content,
        "body": SafeString(content.html),  # cleaned when it was saved, and these are reviewed bytes
        "entries": entries_of(content, SHOWN),
        "files": list(
            zip(names_of(content), [each.name for each in content.attachments], strict=True)
        ),
        "sha256": each.sha256,
    }
    return render_to_string("site_export/handed_page.html", context)


def _list_of(packed: Sequence[Packed]) -> bytes:
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise TypeError("a new workbook has a sheet")
    sheet.title = "清单"
    sheet.append(COLUMNS)
    for number, each in enumerate(packed, 1):
        described = _described(each)
        words = (
            each.folder,
            each.item.index_number,
            each.content.title,
            each.content.document_number,
            each.content.issuer or each.item.agency.name,
            str(each.content.formed_on or ""),
            (described["first_published_at"] or "")[:10],
            str(each.item.get_validity_display()),
        )
        more = (described["address"], each.sha256)
        sheet.append(
            [
                number,
                *(inert(word) for word in words),
                len(each.content.attachments),
                *(inert(word) for word in more),
            ]
        )
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()
