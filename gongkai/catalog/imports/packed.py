"""A ZIP of saved pages and files: measured before it is unpacked, entries found by the paths people write."""

import zipfile
from io import BytesIO
from typing import Final

from gongkai.catalog.register_sheets import NotASheet
from gongkai.files.documents import Unreadable
from gongkai.files.limits import MEGABYTE, Limits
from gongkai.files.packages import Package
from gongkai.files.zip_names import decoded_name, is_systems_own, plain_path

LARGEST_FOLDER: Final = 200 * MEGABYTE
MOST_FILES: Final = 20_000
LIMITS: Final = Limits(size=LARGEST_FOLDER, entries=MOST_FILES, unpacked=800 * MEGABYTE)
TABLES: Final = (".xlsx", ".csv")
TABLE_NAME: Final = "对照表"
UTF8_NAME: Final = 0x800  # bit 11 of the general purpose flags


class Packed:
    """The files of a ZIP by their paths, without the system's own."""

    def __init__(self, data: bytes) -> None:
        """Read the directory.

        :raises NotASheet: for a broken or protected ZIP, or one that unpacks too large
        """
        try:
            self._package = Package(data, LIMITS)
        except Unreadable as refusal:
            raise NotASheet(_in_words(refusal)) from refusal
        self._entries: dict[str, str] = {}
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for each in archive.infolist():
                name = plain_path(
                    decoded_name(each.filename, is_utf8=bool(each.flag_bits & UTF8_NAME))
                )
                if not each.is_dir() and not is_systems_own(name):
                    self._entries.setdefault(name, each.filename)
        self._root = self._common_root()

    def _common_root(self) -> str:
        """Return the folder that everything stands in, where the folder itself was packed."""
        roots = {name.partition("/")[0] for name in self._entries}
        alone = len(roots) == 1 and all("/" in name for name in self._entries)
        return f"{roots.pop()}/" if alone else ""

    def find(self, path: str) -> str | None:
        """Return the name of a file for a path as somebody wrote it; None if there is none."""
        plain = plain_path(path)
        for name in (plain, self._root + plain):
            if name in self._entries:
                return name
        return None

    def read(self, name: str) -> bytes:
        """Unpack one file.

        :raises Unreadable: if it cannot be unpacked
        """
        return self._package.read(self._entries[name])

    def table(self) -> str:
        """Return the name of the table: the one called 对照表, or the only workbook or CSV file at the top.

        :raises NotASheet: if there is none, or several
        """
        top = [name for name in self._entries if "/" not in name.removeprefix(self._root)]
        tables = [name for name in top if name.lower().endswith(TABLES)]
        called = [name for name in tables if TABLE_NAME in name]
        found = called or tables
        if len(found) != 1:
            how_many = "没有" if not found else f"有 {len(found)} 个"
            raise NotASheet(
                f"压缩包最上一层{how_many}对照表。"
                "怎么办：放一个“对照表.xlsx”（或 .csv），一行写一个网页，再压缩。"
            )
        return found[0]


def _in_words(refusal: Unreadable) -> str:
    if refusal.code == "bomb":
        return (
            f"压缩包里超过 {MOST_FILES} 个文件，或者解压后超过 {LIMITS.unpacked // MEGABYTE} MB，"
            "或者压缩得不正常，没有读。怎么办：分成几个压缩包。"
        )
    if refusal.code == "protected":
        return "压缩包有密码。怎么办：去掉密码再压缩。"
    return "压缩包坏了，打不开。怎么办：重新压缩成 .zip，再上传。"
