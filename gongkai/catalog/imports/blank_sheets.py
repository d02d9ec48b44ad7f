"""Workbooks to fill in: names of columns, permitted values to choose from, and how to fill them."""

import datetime as dt
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.agencies.models import Agency
from gongkai.catalog.forms import NEEDED_TO_SUBMIT, ItemForm
from gongkai.catalog.imports.columns import NAMES, NEEDED, in_full, label_of
from gongkai.catalog.imports.folders import MORE
from gongkai.catalog.models import RegisterKind
from gongkai.files.sheets import MOST_ROWS, inert

AS_TEXT: Final = "@"
AS_DAY: Final = "yyyy-mm-dd"
WIDTH: Final = 16
WIDE: Final = {"title": 44, "text": 60, "summary": 40}
HEAD_FILL: Final = PatternFill("solid", fgColor="E8EEF7")
VALUES_SHEET: Final = "可填的值"

HOW_ITEMS: Final = (
    "一行是一条信息。第一行的列名不要改；不用的列可以删掉，次序可以换。",
    f"必须填：{'、'.join(label_of(each) for each in NEEDED)}。缺了的行不进去，导入后逐行列出来。",
    f"送审前要填：{'、'.join(label_of(each) for each in NEEDED_TO_SUBMIT)}。导入时可以空着，以后在草稿里补。",
    "有下拉的列，从下拉里选；公开渠道有几样的，用分号隔开，照“可填的值”一页写。",
    "条例条项空着的，取本机关目录这一类通常对应的；公开渠道空着的，是政府网站；公开属性空着的，是主动公开。",
    "日期写成 2026-03-02。",
    "正文一段一行（在单元格里按 Alt+回车换行）；标题行前面写“# ”，落款行前面写“>> ”。",
    "进去的都是草稿，要照样审核、保密审查、签发以后才公开（条例第十七条）。",
    "同一件（标题、文号、形成日期都一样）只进去一次，改好再导入，不会重复。",
    f"一次最多 {MOST_ROWS} 行。不要填涉密内容。有附件的，用“从旧网站的网页导入”的对照表。",
)
HOW_FOLDER: Final = (
    "一行是一个网页，成为一条信息的草稿。第一行的列名不要改；不用的列可以删掉。",
    f"必须填：{'、'.join(label_of(each) for each in NEEDED)}。标题、文号、日期照原来网页上的写。",
    "网页文件：存下来的网页在压缩包里的路径，例如 zwgk/202301/t1.html；也可以是 Word、PDF 文件。",
    "网页里链接的附件和图片，在压缩包里的，自动成为这一条的附件；指到别的网站的链接，只留文字。",
    "正文区域：网页里正文那一块的 id 或者 class；空着的，认常见的几种，认不出的取整页。",
    "附件：网页没有链接到、也要一起公开的文件，写压缩包里的路径，几个之间用分号隔开。",
    "原网址：这一页原来的网址。以后有人打开原网址，可以转到新的页面。",
    "没有网页文件的行，正文写在“正文”一列；网页文件和正文只填一样。",
    "这张表存成“对照表.xlsx”，和网页、附件的文件夹一起压缩成 .zip 上传。",
    f"一次最多 {MOST_ROWS} 行。进去的都是草稿，审查、签发以后才公开（条例第十七条）。不要放涉密文件。",
)
HOW_ENTRIES: Final = (
    "一行是一件。第一行的列名不要改。",
    "文书号、事项、日期必须填；收费的还要填金额，单位是元。日期写成 2026-03-02。",
    "不要写当事人的姓名。“是否公开”写 是 或者 否，空着是否。",
    "同一个文书号只登记一次，改好再导入，不会重复；注销过的不会再进去。",
    f"一次最多 {MOST_ROWS} 行。",
)


def blank_items(agency: Agency, on: dt.date) -> bytes:
    """Return the workbook in which an agency fills in items, with its own classes to choose from."""
    return _blank(agency, on, {}, HOW_ITEMS)


def blank_folder(agency: Agency, on: dt.date) -> bytes:
    """Return the table that goes with saved pages of an old site: which file is which item."""
    return _blank(agency, on, MORE, HOW_FOLDER)


def _blank(agency: Agency, on: dt.date, more: Mapping[str, str], how: tuple[str, ...]) -> bytes:
    form = ItemForm(agency=agency, on=on)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "信息"
    values = book.create_sheet(VALUES_SHEET)
    chosen = 0
    for place, name in enumerate(NAMES, 1):
        days = name.endswith(("_on", "_until"))
        _head(sheet, place, label_of(name), AS_DAY if days else AS_TEXT, WIDE.get(name, WIDTH))
        full = list(in_full(form, name))
        if full:
            chosen += 1
            _list_values(values, chosen, label_of(name), full)
            if name != "channels":
                _offer(book, sheet, place, chosen, name, len(full))
    for place, label in enumerate(more, len(NAMES) + 1):
        _head(sheet, place, label, AS_TEXT, WIDE["summary"])
    _explain(book, how)
    return _saved(book)


def blank_entries(kind: RegisterKind) -> bytes:
    """Return the workbook in which entries of a register are filled in."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = kind.label
    columns = [("文书号", AS_TEXT), ("事项", AS_TEXT), ("日期", AS_DAY)]
    columns += [("金额", "0.00")] if kind is RegisterKind.FEE else []
    for place, (label, written) in enumerate([*columns, ("是否公开", AS_TEXT)], 1):
        _head(sheet, place, label, written, WIDE["summary"] if label == "事项" else WIDTH)
    _explain(book, HOW_ENTRIES)
    return _saved(book)


def _head(sheet: Worksheet, place: int, label: str, written: str, width: int) -> None:
    cell = sheet.cell(1, place, label)
    cell.font = Font(bold=True)
    cell.fill = HEAD_FILL
    column = sheet.column_dimensions[get_column_letter(place)]
    column.width = width
    column.number_format = written
    sheet.freeze_panes = "A2"


def _list_values(values: Worksheet, place: int, label: str, full: list[str]) -> None:
    values.cell(1, place, label).font = Font(bold=True)
    values.column_dimensions[get_column_letter(place)].width = 2 * WIDTH
    for row, each in enumerate(full, 2):
        values.cell(row, place, inert(each))


def _offer(
    book: Workbook, sheet: Worksheet, place: int, listed: int, name: str, number: int
) -> None:
    """Let a column be filled from its list; the list has a name, so that WPS finds it as well."""
    letter, column = get_column_letter(listed), get_column_letter(place)
    book.defined_names[f"list_{name}"] = DefinedName(
        f"list_{name}", attr_text=f"'{VALUES_SHEET}'!${letter}$2:${letter}${number + 1}"
    )
    rule = DataValidation(type="list", formula1=f"=list_{name}", allow_blank=True)
    rule.errorTitle, rule.error = "不在可填的值里", "请从下拉里选。"
    rule.add(f"{column}2:{column}{MOST_ROWS}")
    sheet.add_data_validation(rule)


def _explain(book: Workbook, lines: tuple[str, ...]) -> None:
    sheet = book.create_sheet("怎么填")
    sheet.column_dimensions["A"].width = 110
    for row, line in enumerate(lines, 1):
        sheet.cell(row, 1, f"{row}. {line}")


def _saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()
