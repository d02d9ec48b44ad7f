"""Where a table stands on a page whose headings are lost or unknown, by its own first and last words."""

import re
from collections.abc import Sequence
from typing import Final

from gongkai.files.annual_report_reader.characters import canonical
from gongkai.files.annual_report_reader.page import PageRow
from gongkai.rules.annual_report import applications_table, proactive_table, remedies_table

_FIRST: Final = {
    proactive_table.KEY: re.compile(r"第二十条第\(一\)项|本年制发|本年新制作"),
    applications_table.KEY: re.compile(r"本列数据的?勾稽|申请人情况|本年新收政府信息公开申请"),
    remedies_table.KEY: re.compile(r"结果维持"),
}
_NEXT: Final = {
    proactive_table.KEY: re.compile(r"本列数据的?勾稽|申请人情况|本年新收政府信息公开申请"),
    applications_table.KEY: re.compile(r"^(?!.*结转下年).*(?:行政复议|结果维持)"),
    remedies_table.KEY: re.compile(r"需要报告的|主要问题"),
}


def region_of(table: str, rows: Sequence[PageRow]) -> list[PageRow]:
    """Return the rows from the first words of a table up to the first words of what follows it."""
    words = [canonical(row.text) for row in rows]
    first = next((n for n, each in enumerate(words) if _FIRST[table].search(each)), None)
    if first is None:
        return []
    following = range(first + 1, len(rows))
    last = next((n for n in following if _NEXT[table].search(words[n])), len(rows))
    return list(rows[first:last])
