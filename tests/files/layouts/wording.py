"""How real reports word labels, headings and cells differently from the form."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Final

from gongkai.rules.annual_report.applications_table import OUTCOMES_2019, OUTCOMES_2021
from gongkai.rules.annual_report.form import CellId, ValueKind
from gongkai.rules.annual_report.report import PARTS, Value

HALF_WIDTH: Final = str.maketrans({"（": "(", "）": ")", "，": ",", "：": ":"})
ITEM_NUMBERS: Final = tuple(f"{number}." for number in range(1, 9))
YUAN_IN_WAN: Final = Decimal(10_000)

# (share of reports, words of the form, words found instead)
LABEL_VARIANTS: Final = (
    (0.3, "“三安全一稳定”", '"三安全一稳定"'),
    (0.2, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开"),
    (0.3, "行政规范性文件", "规范性文件"),
    (0.2, "2.其他法律行政法规禁止公开", "2.其他法律行政止公开"),
    (0.2, "（六）其他处理", "（六）其他"),
    (0.2, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1.逾期不补正"),
    (
        0.2,
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "2.逾期不缴费",
    ),
    (0.2, "不补正、行政机关", "不补正，行政机关"),
    (0.2, "缴纳费用、行政机关", "缴纳费用，行政机关"),
    (0.2, "第二十条第（", "第二十条 第（"),
    (0.1, "上一年项目数量", "上一年项目数量（指上年度事项数）"),
    (0.1, "本年制发件数", "本年度制发数"),
    (0.1, "本年废止件数", "本年废止数"),
    (0.1, "本年收费金额（单位：万元）", "本年收费金额（万元）"),
)
BROKEN_HEADS: Final = (
    ("商业企业", "商业\n企业"),
    ("科研机构", "科研\n机构"),
    ("结果维持", "结果\n维持"),
    ("结果纠正", "结果\n纠正"),
    ("其他结果", "其他\n结果"),
    ("尚未审结", "尚未\n审结"),
)
HEADINGS_OF_PART_TWO: Final = ("2、 主动公开政府信息情况", "二、行政机关主动公开政府信息情况")
HEADINGS_OF_PART_FIVE: Final = (
    "五、政府信息公开工作存在的主要问题及改进情况",
    "五、存在的主要问题及整改措施",
    "五、存在问题及改进情况",
)

ZEROS_PRINTED: Final = "printed"
WAYS_OF_ZEROS: Final = (
    "blank",  # only cells that are not zero are filled
    "blank organizations",  # the five columns of organizations are blank where zero
    "only totals",  # of the applications only 总计 is filled where zero
    "slash",
    "dash",
    "spaced",  # a blank before or after the digit
    "no-break space",
)
ROWS_OF_RESULTS: Final = (*OUTCOMES_2019, *OUTCOMES_2021)
MARKS: Final = {"slash": "/", "dash": "-"}
RESTARTED_HEADINGS: Final = {  # the count begins again with the tables
    "二": "一、主动公开政府信息情况",
    "三": "二、收到和处理政府信息公开申请情况",
    "四": "三、政府信息公开行政复议、行政诉讼情况",
    "五": "四、存在的主要问题及改进情况",
    "六": "五、其他需要报告的事项",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The choices one report makes; those not named follow the form."""

    headings: Mapping[str, str]
    labels: tuple[tuple[str, str], ...] = ()
    item_mark: str = "."
    half_width: bool = False
    zeros: str = ZEROS_PRINTED
    amounts: str = ""  # the unit printed in the cell: "", "元" or "万元"
    notes: bool = False
    thousands: bool = False
    plus_signs: bool = False  # before a change that is not negative
    row_totals_blank: bool = False  # 总计 of each result is left blank though its parts are filled

    def label(self, text: str) -> str:
        """Return the label as this report prints it."""
        for found, instead in self.labels:
            text = text.replace(found, instead)
        if self.item_mark != "." and text.startswith(ITEM_NUMBERS):
            text = text[0] + self.item_mark + text[2:]
        return text.translate(HALF_WIDTH) if self.half_width else text

    def heading(self, part: str) -> str:
        """Return the heading of a part as this report prints it."""
        return self.headings[part]

    def zero(self, cell: CellId) -> str:
        """Return what stands in the cell for a count of zero."""
        is_total = cell.column == "total"
        is_organization = cell.table == "applications" and not (
            is_total or cell.column == "natural_person"
        )
        match self.zeros:
            case "blank":
                return ""
            case "blank organizations":
                return "" if is_organization else "0"
            case "only totals":
                return "0" if is_total or cell.table != "applications" else ""
            case "slash" | "dash":
                return MARKS[self.zeros]
            case "spaced":
                return " 0" if is_organization else "0 "
            case "no-break space":
                return "\u00a0" if is_organization else "0"
        return "0"

    def value(self, cell: CellId, value: Value, kind: ValueKind) -> str:
        """Return the text of the cell."""
        if self.row_totals_blank and cell.column == "total" and cell.row in ROWS_OF_RESULTS:
            return ""
        if not value:
            return self.zero(cell)
        if kind is ValueKind.AMOUNT:
            return self._amount(Decimal(value))
        text = f"{value:,}" if self.thousands else str(value)
        if kind is ValueKind.CHANGE and self.plus_signs and value > 0:
            return f"+{text}"
        if self.notes and cell.column == "issued_count":
            return f"{text}（其中修订 {max(1, int(value) // 2)} 件）"
        return text

    def _amount(self, value: Decimal) -> str:
        if self.amounts == "元":
            return f"{(value * YUAN_IN_WAN).normalize():f}元"
        return f"{value:f}{self.amounts}"


def headings_by_form() -> dict[str, str]:
    """Return the headings of the six parts in the words of the form."""
    return dict(PARTS)


def _some_headings(rng: Random) -> dict[str, str]:
    headings = headings_by_form()
    if rng.random() < 0.1:
        return headings | RESTARTED_HEADINGS
    if rng.random() < 0.4:
        headings["二"] = rng.choice(HEADINGS_OF_PART_TWO)
    if rng.random() < 0.5:
        headings["五"] = rng.choice(HEADINGS_OF_PART_FIVE)
    if rng.random() < 0.2:
        headings["一"] = "一、工作基本情况"
    if rng.random() < 0.2:
        headings["六"] = "六、其它需要报告的事项"
    if rng.random() < 0.2:
        headings = {part: text.replace("、", "、 ", 1) for part, text in headings.items()}
    return headings


def plain_wording() -> Wording:
    """Return the wording of the form itself."""
    return Wording(headings=headings_by_form())


def some_wording(rng: Random, *, zeros: bool, notes: bool) -> Wording:
    """Draw the wording of one report.

    ``zeros`` allows other ways to write a zero than 0, ``notes`` allows remarks and thousands commas in
    cells: a layout that keeps no cells apart cannot carry them.
    """
    chosen = [(found, instead) for share, found, instead in LABEL_VARIANTS if rng.random() < share]
    if rng.random() < 0.5:
        chosen += BROKEN_HEADS
    return Wording(
        labels=tuple(chosen),
        item_mark=rng.choice((".", ".", ".", ". ", "、", "．")),
        half_width=rng.random() < 0.2,
        headings=_some_headings(rng),
        zeros=rng.choice(WAYS_OF_ZEROS) if zeros and rng.random() < 0.6 else ZEROS_PRINTED,
        amounts=rng.choice(("", "", "元", "万元")),
        notes=notes and rng.random() < 0.2,
        thousands=notes and rng.random() < 0.1,
        plus_signs=notes and rng.random() < 0.2,
        row_totals_blank=zeros and rng.random() < 0.1,
    )
