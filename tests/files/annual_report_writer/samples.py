"""Fictional reports with a different number in every cell, so that a swapped cell shows."""

from decimal import Decimal

from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition, ValueKind
from gongkai.rules.annual_report.report import Report

OPENING = "本报告根据条例编制，统计期限自2025年1月1日起至12月31日止。"
SECTIONS = {
    "title": "示例县样例镇人民政府2025年政府信息公开工作年度报告",
    "opening": OPENING,
    "一": "全镇按时公开了各类政府信息。\n（一）主动公开。公开栏每月更换一次。",
    "五": "有的信息公开得晚。今后每周核对一次。",
    "六": "没有收取信息处理费。",
}
BLANK = CellId("proactive", "normative_document", "issued_count")
ZERO = CellId("applications", "newly_received", "research_institution")
MARKED = CellId("applications", "withheld_state_secret", "natural_person")
AMOUNT = CellId("proactive", "administrative_fee", "amount_wan_yuan")


def counted_report(edition=Edition.FORMAL_2021, **changes):
    """Make a report whose cells count from 1001 up, with one blank cell, one zero and one mark."""
    form = FORMS[edition]
    figures = {
        cell: Decimal(f"{number}.05") if form.kind_of(cell) is ValueKind.AMOUNT else number
        for number, cell in enumerate(form.cells(), start=1001)
    }
    figures |= {BLANK: None, ZERO: 0, MARKED: None}
    if BLANK not in set(form.cells()):
        del figures[BLANK]
    known = {
        "agency": "示例县样例镇人民政府",
        "year": 2025,
        "edition": edition,
        "figures": figures,
        "marks": {MARKED: "/"},
        "sections": SECTIONS,
    }
    return Report(**(known | changes))
