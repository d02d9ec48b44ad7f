"""Making the page of a report: its words, its prose of our own, its tables."""

from collections.abc import Mapping
from random import Random
from typing import Final

from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.report import Figures, Report, Value
from tests.files.layouts.oddities import some_oddity
from tests.files.layouts.page import Page, PrintedTable, place
from tests.files.layouts.wording import MARKS, plain_wording, some_wording

FURNITURE_BEFORE: Final = (
    ("索引号", "000000000/2024-00001", "发布机构", "{agency}", "公开日期", "2024-01-12"),
    ("当前位置：首页 > 政府信息公开 > 政府信息公开年报", "字体：[大 中 小]", "【打印】【关闭】"),
)
FURNITURE_AFTER: Final = ("附件下载", "分享到：", "上一篇：无")


def as_printed(
    tables: Mapping[str, PrintedTable], figures: Figures
) -> tuple[dict[CellId, Value], dict[CellId, str]]:
    """Return the values as they stand on the page, and the marks."""
    printed: dict[CellId, Value] = {}
    marks: dict[CellId, str] = {}
    for table in tables.values():
        for each in table.cells:
            if each.cell is None:
                continue
            text = each.text.strip()
            printed[each.cell] = None if not text or text in MARKS.values() else figures[each.cell]
            if text in MARKS.values():
                marks[each.cell] = text
    return printed, marks


def _texts(agency: str, year: int, rng: Random) -> dict[str, tuple[str, ...]]:
    """Return simple prose for each part, with numbers in it that belong to no table."""
    published, trained = rng.randint(3, 5000), rng.randint(1, 9)
    lead = rng.choice(
        (("（一）主动公开情况。", "（二）依申请公开情况。"), ("1.主动公开。", "2.依申请公开。"))
    )
    return {
        "一": (
            f"{year}年，{agency}按照上级要求开展政府信息公开工作。",
            f"{lead[0]}全年通过县政府网站公开各类信息{published}条。",
            f"{lead[1]}畅通当面、邮寄两种渠道，配备工作人员{trained}名，办理流程全程登记。",
        ),
        "二": (),
        "三": (),
        "四": (),
        "五": (
            f"一是更新不够及时，{year}年有{trained}个栏目超过三个月未更新。",
            "二是解读形式单一。下一步将按季度检查，并增加图表解读。",
        ),
        "六": (
            rng.choice(
                ("无。", f"{year}年未收取政府信息公开信息处理费。", "无其他需要报告的事项。")
            ),
        ),
    }


def compose(
    report: Report,
    rng: Random,
    *,
    zeros: bool = False,
    notes: bool = False,
    furniture: bool = True,
    plain: bool = False,
    oddities: bool = False,
) -> Page:
    """Make the page of a report, drawing its wording; what a layout cannot carry is left out.

    ``zeros`` and ``notes`` as for ``some_wording``; ``plain`` keeps to the words of the form; ``oddities``
    allows a table of part two that is not quite the form's.
    """
    form, agency, year = report.form, report.agency, report.year
    assert form is not None
    assert agency is not None
    assert year is not None
    is_plain = plain or rng.random() < 0.3
    wording = plain_wording() if is_plain else some_wording(rng, zeros=zeros, notes=notes)
    tables = {
        part: place(table, wording, report.figures)
        for part, table in zip(("二", "三", "四"), form.tables, strict=True)
    }
    if oddities and not is_plain:
        tables["二"] = some_oddity(tables["二"], rng)
    figures, marks = as_printed(tables, report.figures)
    has_furniture = furniture and rng.random() < 0.4
    before = rng.choice(FURNITURE_BEFORE) if has_furniture else ()
    return Page(
        agency=agency,
        year=year,
        edition=form.edition,
        wording=wording,
        before=tuple(line.format(agency=agency) for line in before),
        opening=(
            f"根据《中华人民共和国政府信息公开条例》要求编制本报告，数据统计期限为{year}年1月1日至12月31日。",
        ),
        texts=_texts(agency, year, rng),
        tables=tables,
        note_under_part_four="（数量含上年度结转数量）" if rng.random() < 0.1 else "",
        after=FURNITURE_AFTER if has_furniture else (),
        figures=figures,
        marks=marks,
    )
