"""How large and how intricate a file may be; everything is counted, nothing is timed."""

from dataclasses import dataclass
from typing import Final

from gongkai.files.documents import Unreadable

MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one file. Sizes in bytes."""

    size: int = 100 * MEGABYTE
    pages: int = 500
    entries: int = 5_000  # files inside a zip
    unpacked: int = 400 * MEGABYTE  # all of them unpacked
    ratio: int = 200  # unpacked size against packed, above ``ratio_from``
    ratio_from: int = 10 * MEGABYTE
    cells: int = 200_000
    depth: int = 20  # tables inside tables
    work: int = 20_000_000  # elements, characters and rulings looked at


DEFAULT_LIMITS: Final = Limits()


class Budget:
    """Counts the work done on one file and refuses the file when it is spent."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._work = 0
        self._cells = 0

    def spend(self, work: int = 1) -> None:
        """Count ``work`` more steps.

        :raises Unreadable: when the file takes more work than any report would
        """
        self._work += work
        if self._work > self.limits.work:
            raise Unreadable(
                "too_complex",
                "文件内容过于庞杂，已停止读取。请只保留年度报告正文和表格，另存后再上传。",
            )

    def count_cells(self, cells: int = 1) -> None:
        """Count ``cells`` more table cells.

        :raises Unreadable: when there are more than a file may have
        """
        self._cells += cells
        if self._cells > self.limits.cells:
            raise Unreadable(
                "too_complex",
                f"文件中的表格超过{self.limits.cells}个单元格，已停止读取。"
                "请删去与年度报告无关的工作表或表格，另存后再上传。",
            )

    def check_depth(self, depth: int) -> None:
        """Refuse tables nested deeper than anyone draws them.

        :raises Unreadable: beyond ``limits.depth``
        """
        if depth > self.limits.depth:
            raise Unreadable(
                "too_complex",
                f"文件中的表格或内容嵌套超过{self.limits.depth}层，无法读取。请把嵌套的表格改为普通表格后再上传。",
            )
