"""The files of an upload: chosen one by one, as a folder, or packed in ZIP archives."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile

from gongkai.files.documents import Unreadable
from gongkai.files.kinds import is_zip
from gongkai.files.limits import MEGABYTE, Limits
from gongkai.files.packages import Package
from gongkai.files.zip_names import decoded_name, is_systems_own, plain_path

MOST_FILES: Final = 500
LARGEST_FILE: Final = 100 * MEGABYTE
LARGEST_UPLOAD: Final = 200 * MEGABYTE

ARCHIVES: Final = Limits(size=LARGEST_UPLOAD, entries=2 * MOST_FILES, unpacked=400 * MEGABYTE)
OFFICE_PARTS: Final = ("word/", "xl/", "ppt/", "OFD.xml", "mimetype", "[Content_Types].xml")
UTF8_NAME: Final = 0x800  # bit 11 of the general purpose flags


class TooMany(ValueError):
    """Raised for more files, or larger ones, than one upload may hold; the message is for the person."""


@dataclass(frozen=True, slots=True)
class Received:
    """One file of the upload. ``refusal`` says why an archive in it could not be opened."""

    name: str
    data: bytes
    refusal: str = ""


def received(files: Iterable[UploadedFile[Any]]) -> Iterator[Received]:
    """Yield every document of the upload; what the system keeps beside them is passed over.

    :raises TooMany: beyond the limits
    """
    number = 0
    total = 0
    for file in files:
        for each in _documents_of(file):
            number += 1
            total += len(each.data)
            if number > MOST_FILES:
                raise TooMany(
                    f"一次最多 {MOST_FILES} 个文件，这次超过了，一个也没有收。怎么办：分几次上传。"
                )
            if total > ARCHIVES.unpacked:
                raise TooMany(
                    f"解压后的文件合计超过 {ARCHIVES.unpacked // MEGABYTE} MB，一个也没有收。怎么办：分几次上传。"
                )
            yield each


def _documents_of(file: UploadedFile[Any]) -> Iterator[Received]:
    name = plain_path(file.name or "")
    if is_systems_own(name):
        return
    data = file.read()
    if not is_zip(data):
        yield Received(name, data)
        return
    try:
        package = Package(data, ARCHIVES)
    except Unreadable as refusal:
        yield Received(name, data, refusal.says)
        return
    if _is_document(package):
        yield Received(name, data)
    else:
        yield from _unpacked(package, data)


def _is_document(package: Package) -> bool:
    return any(each.startswith(OFFICE_PARTS) for each in package.names)


def _unpacked(package: Package, data: bytes) -> Iterator[Received]:
    flags = _flags(data)
    for entry in package.names:
        name = plain_path(decoded_name(entry, is_utf8=bool(flags.get(entry, 0) & UTF8_NAME)))
        if entry.endswith("/") or is_systems_own(name):
            continue
        try:
            yield Received(name, package.read(entry))
        except Unreadable as refusal:
            yield Received(name, entry.encode(), refusal.says)


def _flags(data: bytes) -> dict[str, int]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {each.filename: each.flag_bits for each in archive.infolist()}
