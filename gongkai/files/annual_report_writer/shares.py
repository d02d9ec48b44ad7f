"""Each agency's main figures in a roll-up: applications and remedies, one row an agency."""

from collections.abc import Iterator, Sequence
from typing import Final

from gongkai.files.annual_report_writer.printed import content_text
from gongkai.rules.annual_report import applications_table as applications
from gongkai.rules.annual_report import remedies_table as remedies
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Value
from gongkai.rules.annual_report.roll_up import RolledUp

MAIN_CELLS: Final = {
    CellId(applications.KEY, applications.NEWLY_RECEIVED, applications.TOTAL): "本年新收",
    CellId(applications.KEY, applications.CARRIED_OVER_IN, applications.TOTAL): "上年结转",
    CellId(applications.KEY, applications.CONCLUDED, applications.TOTAL): "本年办结",
    CellId(applications.KEY, applications.CARRIED_OVER_OUT, applications.TOTAL): "结转下年",
    CellId(remedies.KEY, "reconsideration", remedies.TOTAL): "行政复议",
    CellId(remedies.KEY, "litigation_direct", remedies.TOTAL): "直接起诉",
    CellId(remedies.KEY, "litigation_after_reconsideration", remedies.TOTAL): "复议后起诉",
}
AGENCY: Final = "机关"
SUM: Final = "合计"


def main_share_rows(sums: Sequence[RolledUp]) -> Iterator[tuple[str, ...]]:
    """Yield a head, a row for each agency, and the sums; an unread cell is left empty."""
    yield (AGENCY, *MAIN_CELLS.values())
    for agency in dict.fromkeys(name for rolled in sums for name in rolled.agencies):
        yield (agency, *(content_text(_share(sums, cell, agency)) for cell in MAIN_CELLS))
    yield (SUM, *(content_text(_total(sums, cell)) for cell in MAIN_CELLS))


def _share(sums: Sequence[RolledUp], cell: CellId, agency: str) -> Value:
    shares = (rolled.shares[cell] for rolled in sums if cell in rolled.shares)
    return next((share[agency] for share in shares if agency in share), None)


def _total(sums: Sequence[RolledUp], cell: CellId) -> Value:
    values = [rolled.figures[cell] or 0 for rolled in sums if cell in rolled.figures]
    return sum(values) if values else None
