"""Zip packages (docx, xlsx) opened within bounds: no bomb is unpacked, no XML entity is defined."""

import io
import zipfile
import zlib
from typing import Final

from lxml import etree

from gongkai.files.documents import Unreadable
from gongkai.files.limits import MEGABYTE, Limits

_ENCRYPTED: Final = 0x1  # bit 0 of the general purpose flags
_DECLARATIONS: Final = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_DECLARES: Final = b"<!"
_WIDE: Final = b"\0"  # in UTF-16 alone
BOMB: Final = "文件解压后体积异常，可能是恶意文件，已拒绝读取。请用 WPS 或 Word 打开原文件，另存为新的文件后再上传。"
BROKEN: Final = "文件已损坏，无法读取。请用 WPS 或 Word 打开并另存为新的 .docx（表格为 .xlsx）后再上传；打不开的，请找原件。"
_ZIP_FAILURES: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    KeyError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    IndexError,
)


class Package:
    """The entries of a zip file, counted and measured before any is unpacked."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Read the directory of the zip.

        :raises Unreadable: for a broken or encrypted zip, or one that unpacks too large
        """
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        except _ZIP_FAILURES as failure:
            raise Unreadable("broken", BROKEN) from failure
        self._measure(len(data))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def _measure(self, packed: int) -> None:
        entries = self._zip.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        limits = self._limits
        is_swollen = unpacked > limits.ratio_from and unpacked > packed * limits.ratio
        if len(entries) > limits.entries or unpacked > limits.unpacked or is_swollen:
            raise Unreadable("bomb", BOMB)
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise Unreadable(
                "protected", "这是加密的压缩文件，无法读取。请解除密码，把其中的文件逐个上传。"
            )

    def read(self, name: str) -> bytes:
        """Unpack one entry, never more than its directory record says.

        :raises Unreadable: if it cannot be unpacked or grows beyond the record
        """
        entry = self._entries.get(name)
        if entry is None:
            raise Unreadable("broken", BROKEN)
        parts: list[bytes] = []
        size = 0
        try:
            with self._zip.open(entry) as stream:
                while part := stream.read(MEGABYTE):
                    size += len(part)
                    if size > min(entry.file_size, self._limits.unpacked):
                        raise Unreadable("bomb", BOMB)
                    parts.append(part)
        except _ZIP_FAILURES as failure:
            if isinstance(failure, Unreadable):
                raise
            raise Unreadable("broken", BROKEN) from failure
        return b"".join(parts)

    def xml(self, name: str) -> bytes:
        """Unpack an XML part that declares no document type and no entities.

        :raises Unreadable: if it does, or cannot be unpacked
        """
        data = self.read(name)
        may_declare = _DECLARES in data or _WIDE in data  # rarely: each search reads all of a part
        if may_declare and any(mark in data for mark in _DECLARATIONS):
            raise Unreadable("bomb", BOMB)
        return data

    def tree(self, name: str, *, rename: dict[bytes, bytes] | None = None) -> etree._Element:
        """Parse an XML part; ``rename`` replaces byte strings (namespaces) first.

        :raises Unreadable: if it is not well-formed
        """
        root = self.tree_if_sound(name, rename=rename)
        if root is None:
            raise Unreadable("broken", BROKEN)
        return root

    def tree_if_sound(
        self, name: str, *, rename: dict[bytes, bytes] | None = None
    ) -> etree._Element | None:
        """Parse an XML part; None if it is not well-formed."""
        return parsed(self.xml(name), rename=rename)


def parsed(data: bytes, *, rename: dict[bytes, bytes] | None = None) -> etree._Element | None:
    """Parse XML without entities or network; None if it is not well-formed."""
    for old, new in (rename or {}).items():
        data = data.replace(old, new)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
