"""Table of part four: reconsideration and litigation (政府信息公开行政复议、行政诉讼情况).

Unit: cases (件). One row of fifteen values in three blocks; the block is the ``row`` of a cell's
address. The same in both editions. Labels are the form's own words.
"""

from typing import Final

from gongkai.rules.annual_report.form import CellId, Column, GridCell, GridRow, Line, Table

KEY: Final = "remedies"
TITLE: Final = "四、政府信息公开行政复议、行政诉讼情况"

RECONSIDERATION: Final = "行政复议"
LITIGATION: Final = "行政诉讼"
DIRECT: Final = "未经复议直接起诉"
AFTER_RECONSIDERATION: Final = "复议后起诉"

RESULTS: Final = (
    ("upheld", "结果维持"),
    ("overturned", "结果纠正"),
    ("other_result", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
)
RESULT_COUNT: Final = len(RESULTS)
TOTAL: Final = "total"
PARTS_OF_TOTAL: Final = tuple(key for key, _ in RESULTS if key != TOTAL)

BLOCKS: Final = {
    "reconsideration": (RECONSIDERATION,),
    "litigation_direct": (LITIGATION, DIRECT),
    "litigation_after_reconsideration": (LITIGATION, AFTER_RECONSIDERATION),
}


def _columns(under: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(Column(key, label, under=under) for key, label in RESULTS)


LINES: Final = tuple(Line(key, "", _columns(under)) for key, under in BLOCKS.items())

_HEAD: Final[tuple[GridRow, ...]] = (
    (
        GridCell(RECONSIDERATION, colspan=RESULT_COUNT, is_head=True),
        GridCell(LITIGATION, colspan=2 * RESULT_COUNT, is_head=True),
    ),
    (
        *(GridCell(label, rowspan=2, is_head=True) for _, label in RESULTS),
        GridCell(DIRECT, colspan=RESULT_COUNT, is_head=True),
        GridCell(AFTER_RECONSIDERATION, colspan=RESULT_COUNT, is_head=True),
    ),
    tuple(
        GridCell(label, is_head=True)
        for _ in (DIRECT, AFTER_RECONSIDERATION)
        for _, label in RESULTS
    ),
)
_VALUES: Final[GridRow] = tuple(
    GridCell(cell=CellId(KEY, line.key, column.key)) for line in LINES for column in line.columns
)

REMEDIES: Final = Table(KEY, TITLE, LINES, (*_HEAD, _VALUES))
