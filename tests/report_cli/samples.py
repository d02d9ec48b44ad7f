"""Fictional reports as files, for the command to read."""

import json
from dataclasses import replace
from decimal import Decimal

from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition, ValueKind
from gongkai.rules.annual_report.report import Report
from gongkai.rules.annual_report.report_json import report_to_json

RECEIVED = CellId("applications", "newly_received", "natural_person")
FEE = CellId("proactive", "administrative_fee", "amount_wan_yuan")


def balanced_report(agency="示例县教育局", year=2025, edition=Edition.FORMAL_2021, received=5):
    """Make a report that adds up: some applications received and all granted."""
    form = FORMS[edition]
    figures = dict.fromkeys(form.cells(), 0)
    figures |= {
        cell: Decimal("1.5") for cell in form.cells() if form.kind_of(cell) is ValueKind.AMOUNT
    }
    for row in ("newly_received", "disclosed", "concluded"):
        for column in ("natural_person", "total"):
            figures[CellId("applications", row, column)] = received
    sections = {
        "title": f"{agency}{year}年政府信息公开工作年度报告",
        "opening": "本报告依据条例编制。",
        "一": "按时公开了各类政府信息。工作考核、社会评议和责任追究情况良好。",
        "五": "存在的问题：公开不够及时。改进措施：每周核对一次。",
        "六": "没有收取信息处理费。",
    }
    return Report(agency, year, edition, figures, {}, sections)


def unbalanced_report(**known):
    """Make a report whose first column does not add up."""
    report = balanced_report(**known)
    return replace(report, figures={**report.figures, RECEIVED: 99})


def saved(path, *reports):
    """Save reports in the vocabulary of the open data, one a line, and return the path."""
    lines = [json.dumps(report_to_json(report), ensure_ascii=False) for report in reports]
    path.write_text("\n".join(lines), "utf-8")
    return path
