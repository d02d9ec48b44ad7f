"""Valid reports of any figures: every sum holds, every cell is within what the form allows."""

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from gongkai.rules.annual_report import applications_table, remedies_table
from gongkai.rules.annual_report.applications_table import (
    APPLICANT_KINDS,
    CARRIED_OVER_IN,
    CARRIED_OVER_OUT,
    CONCLUDED,
    NEWLY_RECEIVED,
)
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition, ValueKind
from gongkai.rules.annual_report.report import PARTS, Report

YEARS = {
    Edition.TRIAL_2019: (2019, 2020),
    Edition.FORMAL_2021: (2021, 2025),
    Edition.HYBRID: (2021, 2022),
}
AGENCIES = ("示例县青山镇人民政府", "示例市示例区发展和改革局", "示例县平安街道办事处")
COUNTS = st.just(0) | st.integers(0, 9) | st.integers(0, 999) | st.integers(0, 9_999_999)
VALUES = {
    ValueKind.COUNT: COUNTS,
    ValueKind.CHANGE: COUNTS | st.integers(-9999, 9999),
    ValueKind.AMOUNT: st.decimals(0, 99_999_999, places=6).map(
        lambda amount: amount.normalize() + 0
    )
    | st.just(Decimal(0)),
}
CLOSING = (NEWLY_RECEIVED, CARRIED_OVER_IN, CONCLUDED, CARRIED_OVER_OUT)
DAYS = st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2027, 12, 31))


@st.composite
def _proactive(draw, table):
    return {cell: draw(VALUES[table.kind_of(cell)]) for cell in table.cells()}


@st.composite
def _applications(draw, table):
    outcomes = [line.key for line in table.lines if line.key not in CLOSING]
    totals = dict.fromkeys((line.key for line in table.lines), 0)
    figures = {}
    for column in APPLICANT_KINDS:
        counts = {key: draw(COUNTS) for key in outcomes}
        counts[CONCLUDED] = sum(counts.values())
        counts[CARRIED_OVER_OUT] = draw(COUNTS)
        handled = counts[CONCLUDED] + counts[CARRIED_OVER_OUT]
        counts[CARRIED_OVER_IN] = draw(st.integers(0, handled))
        counts[NEWLY_RECEIVED] = handled - counts[CARRIED_OVER_IN]
        for key, count in counts.items():
            figures[CellId(applications_table.KEY, key, column)] = count
            totals[key] += count
    for key, total in totals.items():
        figures[CellId(applications_table.KEY, key, applications_table.TOTAL)] = total
    return figures


@st.composite
def _remedies(draw):
    figures = {}
    for block in remedies_table.BLOCKS:
        counts = {key: draw(COUNTS) for key in remedies_table.PARTS_OF_TOTAL}
        counts[remedies_table.TOTAL] = sum(counts.values())
        figures |= {CellId(remedies_table.KEY, block, key): count for key, count in counts.items()}
    return figures


@st.composite
def any_report(draw):
    """Draw a report of any edition in which every sum holds."""
    edition = draw(st.sampled_from(Edition))
    form = FORMS[edition]
    year = draw(st.integers(*YEARS[edition]))
    agency = draw(st.sampled_from(AGENCIES))
    return Report(
        agency=agency,
        year=year,
        edition=edition,
        figures={
            **draw(_proactive(form.proactive)),
            **draw(_applications(form.applications)),
            **draw(_remedies()),
        },
        sections={
            "title": f"{agency}{year}年政府信息公开工作年度报告",
            "opening": f"本报告依据条例编制，统计期限为{year}年1月1日至12月31日。",
            "一": "各类政府信息按时公开。\n（一）主动公开。公开栏每月更换一次。",
            "五": "有的信息公开得晚。今后每周核对一次。",
            "六": "没有收取信息处理费。",
        },
        headings=dict(PARTS),
    )
