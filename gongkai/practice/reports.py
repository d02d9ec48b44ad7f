"""Sample reports of the practice county: figures that add up, texts of our own, and some that do not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from gongkai.rules.annual_report import applications_table as applications
from gongkai.rules.annual_report import remedies_table as remedies
from gongkai.rules.annual_report.editions import form_for_year
from gongkai.rules.annual_report.form import CellId, Form, ValueKind
from gongkai.rules.annual_report.report import PARTS, Report, Value

PERSON: Final = "natural_person"
ENTERPRISE: Final = "commercial_enterprise"

Outcomes = Mapping[tuple[str, str], int]  # (outcome row, applicant column) → applications


@dataclass(frozen=True, slots=True)
class SampleYear:
    """The facts of one year of an agency, from which a report that adds up is made."""

    published: int  # items published in the year
    outcomes: Outcomes
    carried_in: Mapping[str, int]
    carried_out: Mapping[str, int]
    issued: int = 0
    in_force: int = 0
    licences: int = 0
    penalties: int = 0
    fees: str = "0"
    upheld: int = 0
    overturned: int = 0


QUIET: Final = SampleYear(62, {}, {}, {})


def zeros(form: Form) -> dict[CellId, Value]:
    """Return a form filled in with zeros."""
    kinds = ((cell, form.kind_of(cell)) for cell in form.cells())
    return {cell: Decimal(0) if kind is ValueKind.AMOUNT else 0 for cell, kind in kinds}


def figures(form: Form, year: SampleYear) -> dict[CellId, Value]:
    """Return the cells of a year, each total computed from its parts."""
    cells = zeros(form)
    cells |= _proactive(year) | _applications(year)
    for result, number in (("upheld", year.upheld), ("overturned", year.overturned)):
        cells[CellId(remedies.KEY, "reconsideration", result)] = number
    cells[CellId(remedies.KEY, "reconsideration", remedies.TOTAL)] = year.upheld + year.overturned
    return cells


def _proactive(year: SampleYear) -> dict[CellId, Value]:
    return {
        CellId("proactive", "normative_document", "issued_count"): year.issued,
        CellId("proactive", "normative_document", "in_force_count"): year.in_force,
        CellId("proactive", "administrative_license", "decision_count"): year.licences,
        CellId("proactive", "administrative_penalty", "decision_count"): year.penalties,
        CellId("proactive", "administrative_fee", "amount_wan_yuan"): Decimal(year.fees),
    }


def _applications(year: SampleYear) -> dict[CellId, Value]:
    rows: dict[str, dict[str, int]] = {}
    for (outcome, kind), number in year.outcomes.items():
        rows.setdefault(outcome, {})[kind] = number
    concluded = {
        kind: sum(row.get(kind, 0) for row in rows.values())
        for kind in applications.APPLICANT_KINDS
    }
    rows[applications.CONCLUDED] = concluded
    rows[applications.CARRIED_OVER_IN] = dict(year.carried_in)
    rows[applications.CARRIED_OVER_OUT] = dict(year.carried_out)
    rows[applications.NEWLY_RECEIVED] = {
        kind: number + year.carried_out.get(kind, 0) - year.carried_in.get(kind, 0)
        for kind, number in concluded.items()
    }
    cells: dict[CellId, Value] = {}
    for key, row in rows.items():
        for kind in applications.APPLICANT_KINDS:
            cells[CellId(applications.KEY, key, kind)] = row.get(kind, 0)
        cells[CellId(applications.KEY, key, applications.TOTAL)] = sum(row.values())
    return cells


def sample_report(agency: str, report_year: int, year: SampleYear) -> Report:
    """Return a whole report: figures, title, opening and the three parts of text."""
    form = form_for_year(report_year)
    return Report(
        agency=agency,
        year=report_year,
        edition=form.edition,
        figures=figures(form, year),
        sections=_sections(agency, report_year, year),
        headings=dict(PARTS),
    )


def _sections(agency: str, report_year: int, year: SampleYear) -> dict[str, str]:
    received = sum(year.outcomes.values()) + sum(year.carried_out.values())
    received -= sum(year.carried_in.values())
    got = (
        f"收到政府信息公开申请{received}件，均依法办理。"
        if received
        else "没有收到政府信息公开申请。"
    )
    return {
        "title": f"{agency}{report_year}年政府信息公开工作年度报告",
        "opening": (
            "本报告依据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为"
            f"{report_year}年1月1日至12月31日。对报告有疑问的，请与本机关联系（电话：0000-0000000）。"
        ),
        "一": (
            f"（一）主动公开\n全年主动公开政府信息{year.published}条。\n"
            f"（二）依申请公开\n全年{got}\n"
            "（三）政府信息管理\n每条信息发布前都经过信息公开审查和保密审查，逐条登记。\n"
            "（四）平台建设\n通过县政府网站和镇村公开栏公开信息，公开栏每月更换。\n"
            "（五）监督保障\n组织业务培训2次。工作考核、社会评议按县里的安排进行，没有发生责任追究的情形。"
        ),
        "五": "公开不够及时，个别信息超过了二十个工作日才发布。下一步，把公开期限列入每月提醒，逐条核对。",
        "六": f"{report_year}年，本机关没有收取信息处理费。",
    }


def with_slip(report: Report) -> Report:
    """Return the report with one application too many carried over: it no longer balances."""
    where = CellId(applications.KEY, applications.CARRIED_OVER_OUT, PERSON)
    value = report.figures[where]
    slipped = (int(value) if value is not None else 0) + 1
    return replace(report, figures={**report.figures, where: slipped})


TOWN_EARLIER: Final = SampleYear(
    87,
    {("disclosed", PERSON): 3, ("unavailable_not_held", PERSON): 1},
    {},
    {PERSON: 1},
)
TOWN_LAST_YEAR: Final = SampleYear(
    104,
    {
        ("disclosed", PERSON): 4,
        ("partly_disclosed", PERSON): 1,
        ("unavailable_not_held", ENTERPRISE): 1,
        ("not_processed_petition_or_complaint", PERSON): 2,
    },
    {PERSON: 1},
    {PERSON: 1},
    licences=12,
)
TOWN_THIS_YEAR: Final = SampleYear(
    118,
    {
        ("disclosed", PERSON): 6,
        ("partly_disclosed", PERSON): 2,
        ("withheld_third_party_interests", PERSON): 1,
        ("unavailable_would_need_creating", ENTERPRISE): 1,
        ("not_processed_repeated", PERSON): 1,
    },
    {PERSON: 1},
    {PERSON: 1, ENTERPRISE: 1},
    licences=15,
    upheld=1,
)
BUREAU_LAST_YEAR: Final = SampleYear(
    231,
    {
        ("disclosed", PERSON): 9,
        ("disclosed", ENTERPRISE): 4,
        ("withheld_process_information", PERSON): 1,
        ("unavailable_not_held", PERSON): 3,
        ("otherwise_other", ENTERPRISE): 1,
    },
    {PERSON: 2},
    {PERSON: 1},
    issued=2,
    in_force=14,
    licences=326,
    penalties=3,
    fees="12.5",
    upheld=2,
    overturned=1,
)
BUREAU_THIS_YEAR: Final = replace(
    BUREAU_LAST_YEAR, published=256, carried_in={PERSON: 1}, carried_out={}, issued=1, in_force=15
)


def fancheng_2023() -> Report:
    """The figures that 繁城镇 published for 2023: every cell zero, 510 items in all, 87 new.

    The figures are theirs; the sentences around them are ours.
    """
    form = form_for_year(2023)
    return Report(
        agency="繁城镇人民政府",
        year=2023,
        edition=form.edition,
        figures=zeros(form),
        sections={
            "title": "繁城镇人民政府2023年政府信息公开工作年度报告",
            "opening": (
                "这是一份真实报告的数字：繁城镇人民政府公布的2023年度报告。数字照原报告，文字由本程序的作者另写，"
                "用来说明一个乡镇的报告是什么样子。"
            ),
            "一": (
                "（一）主动公开\n截至2023年12月31日，累计主动公开政府信息510条，本年新增87条，其中机构职能类1条、"
                "规划计划类1条、工作动态类42条、业务工作类40条、其他3条。\n"
                "（二）依申请公开\n本年没有收到公开申请，也没有行政复议和行政诉讼。\n"
                "（四）平台建设\n信息在镇和各村的公开栏以及县政府网站上公开。\n"
                "（五）监督保障\n本年没有发生责任追究的情形，社会评议持续开展。"
            ),
            "五": "原报告列出的问题：培训宣传少，经办人员业务不熟，缺信息技术人员。改进：规范流程，补充内容，完善制度。",
            "六": "没有其他需要报告的事项。",
        },
        headings=dict(PARTS),
    )
