"""The package that another installation takes in: what an agency has published, as the bytes that passed review.

A ZIP with a manifest, its signature, and each file under its hash. The receiver compares every hash; a content is named by
the hash that its review passed, so that nothing can come in under it that was not reviewed.
"""

import datetime as dt
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from gongkai.catalog import gate
from gongkai.catalog.content import content_of
from gongkai.catalog.lifecycle import Withdrawal
from gongkai.catalog.models import InformationItem
from gongkai.site_export import signing
from gongkai.site_export.addresses import Extent
from gongkai.storage import digest, fetch

FORMAT: Final = 1
KIND: Final = "gongkai-site-package"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "signature.json"
FILES: Final = "files/"
PUBLIC: Final = "public"
MASKED: Final = "masked"
WITHDRAWN: Final = "withdrawn"
MEGABYTE: Final = 1024 * 1024
LARGEST_MANIFEST: Final = 64 * MEGABYTE
LARGEST_FILE: Final = 101 * MEGABYTE
LARGEST_PACKAGE: Final = 4096 * MEGABYTE
REQUIRED: Final = ("index_number", "state", "title", "agency", "url", "first_published_at")


class PackageRefused(ValueError):
    """Raised when a package is not taken in; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package whose signature and hashes were compared; ``contents`` are the files by their hash."""

    site_url: str
    code: str
    name: str
    made_at: dt.datetime
    key: str
    items: tuple[dict[str, Any], ...]
    contents: dict[str, bytes]


def write_package(target: Path, extent: Extent, at: dt.datetime) -> int:
    """Write the package and return how many items it names; it appears under its name when it is whole.

    :raises NotReleased: if an item is not what was reviewed
    """
    items = list(_items_of(extent))
    manifest = json.dumps(
        {
            "kind": KIND,
            "format": FORMAT,
            "site_url": settings.SITE_URL.rstrip("/"),
            "agency": {"code": extent.agency.code, "name": extent.agency.name},
            "made_at": timezone.localtime(at).isoformat(),
            "items": items,
        },
        ensure_ascii=False,
        sort_keys=True,
    ).encode()
    signed = {"public_key": signing.public_key(), "signature": signing.signature_of(manifest)}
    partial = target.with_name(target.name + ".partial")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, manifest)
        archive.writestr(SIGNATURE, json.dumps(signed))
        for address in sorted({each for item in items for each in files_of(item)}):
            archive.writestr(FILES + address, fetch(address))
    partial.replace(target)
    return len(items)


def files_of(item: dict[str, Any]) -> Iterator[str]:
    """Yield the hashes that an entry of the manifest names."""
    if item.get("content_sha256"):
        yield str(item["content_sha256"])
    yield from (str(each) for each in item.get("files", ()))


def _items_of(extent: Extent) -> Iterator[dict[str, Any]]:
    found = InformationItem.objects.filter(agency__code__in=extent.codes)
    ever = found.exclude(first_published_at=None).select_related("agency", "published")
    for item in ever.order_by("pk").iterator():
        yield _entry(item)


def _entry(item: InformationItem) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "index_number": item.index_number,
        "title": item.title,
        "document_number": item.document_number,
        "agency": item.agency.name,
        "agency_code": item.agency.code,
        "url": settings.SITE_URL.rstrip("/") + item.public_url(),
        "first_published_at": _moment(item.first_published_at),
        "published_at": _moment(item.published_at),
        "state": WITHDRAWN,
    }
    if item.withdrawal == Withdrawal.TAKEN_DOWN:  # as the page of the item: not even its title
        told = {"title": item.index_number, "document_number": "", "why": ""}
        return {**entry, **told, "withdrawn_at": _moment(item.withdrawn_at)}
    if not item.is_public:
        return {**entry, "withdrawn_at": _moment(item.withdrawn_at), "why": item.withdrawn_why}
    content = gate.released(item)
    if item.is_masked or item.published is None:
        return {**entry, "state": MASKED}
    files = [each.sha256 for each in content.attachments]
    address = item.published.content_address
    return {**entry, "state": PUBLIC, "content_sha256": address, "files": files}


def _moment(at: dt.datetime | None) -> str:
    return timezone.localtime(at).isoformat() if at else ""


def read_package(data: bytes) -> Package:
    """Return a package after comparing its signature and every hash.

    :raises PackageRefused: if anything is not as it says
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError) as problem:
        raise PackageRefused(
            "这不是公开信息包，或者没有传完。怎么办：请对方重新导出，再传一次。"
        ) from problem


def _read(archive: zipfile.ZipFile) -> Package:
    manifest = _member(archive, MANIFEST, LARGEST_MANIFEST)
    signed = _parsed(_member(archive, SIGNATURE, MEGABYTE))
    key, signature = str(signed.get("public_key", "")), str(signed.get("signature", ""))
    if not signing.is_signed(manifest, signature, key):
        raise PackageRefused("签名不对：清单被改过，或者包坏了。怎么办：不要用，请对方重新导出。")
    values = _parsed(manifest)
    if values.get("kind") != KIND or values.get("format") != FORMAT:
        raise PackageRefused("这份包是别的版本的程序做的。怎么办：两边升级到同一版本，重新导出。")
    items = tuple(values.get("items", ()))
    _refuse_incomplete(values, items)
    contents = _contents(archive, items)
    made_at = parse_datetime(str(values["made_at"]))
    if made_at is None or made_at.tzinfo is None:
        raise PackageRefused("清单里没有打包的时间。怎么办：请对方重新导出。")
    agency = values["agency"]
    return Package(
        str(values["site_url"]), agency["code"], agency["name"], made_at, key, items, contents
    )


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        values = json.loads(data)
    except ValueError as problem:
        raise PackageRefused("清单读不出来。怎么办：请对方重新导出。") from problem
    return values if isinstance(values, dict) else {}


def _refuse_incomplete(values: dict[str, Any], items: tuple[Any, ...]) -> None:
    agency = values.get("agency")
    whole = isinstance(agency, dict) and {"code", "name"} <= set(agency)
    if not whole or not {"site_url", "made_at"} <= set(values):
        raise PackageRefused("清单不全：没有写明是哪个机关的。怎么办：请对方重新导出。")
    for number, item in enumerate(items, 1):
        missing = [each for each in REQUIRED if not isinstance(item, dict) or not item.get(each)]
        if missing or (item["state"] == PUBLIC and not item.get("content_sha256")):
            raise PackageRefused(f"清单第 {number} 条不全。怎么办：请对方重新导出。")


def _member(archive: zipfile.ZipFile, name: str, largest: int) -> bytes:
    if archive.getinfo(name).file_size > largest:
        raise PackageRefused(f"包里的 {name} 太大，没有读。怎么办：请对方分几个机关导出。")
    return archive.read(name)


def _contents(archive: zipfile.ZipFile, items: tuple[dict[str, Any], ...]) -> dict[str, bytes]:
    """Return every file the manifest names; its bytes have the hash it is named by, and a content names its files."""
    named = sorted({each for item in items for each in files_of(item)})
    there = {each.filename: each.file_size for each in archive.infolist()}
    if sum(there.values()) > LARGEST_PACKAGE:
        raise PackageRefused("包太大，没有读。怎么办：请对方分几个机关导出。")
    absent = [each for each in named if FILES + each not in there]
    if absent:
        raise PackageRefused(
            f"包里少 {len(absent)} 个文件（{absent[0][:16]}……）。怎么办：请对方重新导出，再传一次。"
        )
    contents = {each: _member(archive, FILES + each, LARGEST_FILE) for each in named}
    changed = [each for each, data in contents.items() if digest(data) != each]
    if changed:
        raise PackageRefused(
            f"有 {len(changed)} 个文件和清单上的校验码不一样（{changed[0][:16]}……），不是审查过的内容。"
            "怎么办：不要用，请对方重新导出。"
        )
    for item in items:
        _refuse_other_content(item, contents)
    return contents


def _refuse_other_content(item: dict[str, Any], contents: dict[str, bytes]) -> None:
    """Refuse an entry whose title or files are not those of the content that passed review."""
    if item["state"] != PUBLIC:
        return
    try:
        content = content_of(contents[item["content_sha256"]])
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise PackageRefused(
            f"“{item['title']}”的内容读不出来。怎么办：两边升级到同一版本，请对方重新导出。"
        ) from problem
    files = [each.sha256 for each in content.attachments]
    if content.title != item["title"] or files != list(item.get("files", ())):
        raise PackageRefused(
            f"“{item['title']}”的清单和审查过的内容不一样。怎么办：不要用，请对方重新导出。"
        )
