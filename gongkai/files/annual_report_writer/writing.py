"""The one way to write a report as a file, and the empty form to fill in."""

import datetime as dt
from collections.abc import Callable
from typing import Final

from gongkai.files.annual_report_writer.docx_document import write_docx
from gongkai.files.annual_report_writer.html_page import write_html
from gongkai.files.annual_report_writer.json_line import write_json
from gongkai.files.annual_report_writer.pdf_pages import write_pdf
from gongkai.files.annual_report_writer.printed import FORM_NAME, PrintedReport, printed_report
from gongkai.files.annual_report_writer.txt_lines import write_txt
from gongkai.files.annual_report_writer.xlsx_book import write_xlsx
from gongkai.rules.annual_report.editions import form_for_year
from gongkai.rules.annual_report.report import Report

_PRINTERS: Final[dict[str, Callable[[PrintedReport], bytes]]] = {
    "docx": write_docx,
    "pdf": write_pdf,
    "xlsx": write_xlsx,
    "html": write_html,
    "txt": write_txt,
}
REPORT_KINDS: Final = (*_PRINTERS, "json")
TEMPLATE_KINDS: Final = ("docx", "xlsx")

_BLANK_AGENCY: Final = "（机关名称）"
_HINTS: Final = {
    "opening": "（依据、统计期限和联系方式，例如：本报告依据《中华人民共和国政府信息公开条例》编制，"
    "所列数据的统计期限为{year}年1月1日至12月31日。）",
    "一": "（主动公开、依申请公开、政府信息管理、平台建设、监督保障等情况）",
    "五": "（存在的主要问题，以及改进情况）",
    "六": "（收取信息处理费的情况，以及其他需要报告的事项；没有收取的，也请写明）",
}


class UnknownKind(ValueError):
    """Raised for a kind of file that cannot be written."""


def write_report(
    report: Report,
    kind: str,
    *,
    opening: str = "",
    contact: str = "",
    signed_on: dt.date | None = None,
) -> bytes:
    """Write a report as ``docx``, ``pdf``, ``xlsx``, ``html``, ``txt`` or ``json``.

    A blank cell stays blank, a zero is 0, a mark stays as it was; a cell that the source does not settle
    shows “？” with a note under the table. ``opening``, ``contact`` and ``signed_on`` as in
    ``printed_report``.

    :raises UnknownKind: for any other kind
    """
    if kind == "json":
        return write_json(report)
    if kind not in _PRINTERS:
        raise UnknownKind(f"不能写成“{kind}”；可以写成：{'、'.join(REPORT_KINDS)}")
    printed = printed_report(report, opening=opening, contact=contact, signed_on=signed_on)
    return _PRINTERS[kind](printed)


def write_template(year: int, kind: str) -> bytes:
    """Write the empty form of a year's report as ``docx`` or ``xlsx``, with hints where texts go.

    :raises UnknownKind: for any other kind
    :raises NoStatutoryForm: for years before 2019
    """
    if kind not in TEMPLATE_KINDS:
        raise UnknownKind(f"空白表格不能写成“{kind}”；可以写成：{'、'.join(TEMPLATE_KINDS)}")
    empty = printed_report(
        Report(
            agency=_BLANK_AGENCY,
            year=year,
            edition=form_for_year(year).edition,
            sections={
                "title": f"{_BLANK_AGENCY}{year}年{FORM_NAME}",
                **{part: hint.format(year=year) for part, hint in _HINTS.items()},
            },
        )
    )
    return write_xlsx(empty, to_fill_in=True) if kind == "xlsx" else write_docx(empty)
