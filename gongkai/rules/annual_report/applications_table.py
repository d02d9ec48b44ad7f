"""Table of part three: applications received and dealt with (收到和处理政府信息公开申请情况).

Unit: applications (件), counted once each, in the calendar year of the report.
Sources: 国办公开办函〔2019〕60号 (reports of 2019 and 2020), 国办公开办函〔2021〕30号 (from 2021); the two differ
only in （六）其他处理, one row in 2019 and three in 2021. Labels are the form's own words.
"""

from itertools import groupby
from typing import Final

from gongkai.rules.annual_report.form import CellId, Column, GridCell, GridRow, Line, Table

KEY: Final = "applications"
TITLE: Final = "三、收到和处理政府信息公开申请情况"
CORNER: Final = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
STUB_COLUMNS: Final = 3  # columns of labels to the left of the values

APPLICANTS: Final = "申请人情况"
ORGANIZATIONS: Final = "法人或其他组织"

COLUMNS: Final = (
    Column("natural_person", "自然人", under=(APPLICANTS,)),
    Column("commercial_enterprise", "商业企业", under=(APPLICANTS, ORGANIZATIONS)),
    Column("research_institution", "科研机构", under=(APPLICANTS, ORGANIZATIONS)),
    Column("public_welfare_organization", "社会公益组织", under=(APPLICANTS, ORGANIZATIONS)),
    Column("legal_services_organization", "法律服务机构", under=(APPLICANTS, ORGANIZATIONS)),
    Column("other_organization", "其他", under=(APPLICANTS, ORGANIZATIONS)),
    Column("total", "总计", under=(APPLICANTS,)),
)
TOTAL: Final = "total"
APPLICANT_KINDS: Final = tuple(column.key for column in COLUMNS if column.key != TOTAL)

RESULTS: Final = "三、本年度办理结果"
WITHHELD: Final = "（三）不予公开"
UNAVAILABLE: Final = "（四）无法提供"
NOT_PROCESSED: Final = "（五）不予处理"
OTHERWISE: Final = "（六）其他处理"

NEWLY_RECEIVED: Final = "newly_received"
CARRIED_OVER_IN: Final = "carried_over_in"
CONCLUDED: Final = "concluded"
CARRIED_OVER_OUT: Final = "carried_over_out"


def _line(key: str, label: str, *under: str) -> Line:
    return Line(key, label, COLUMNS, under)


_RECEIVED: Final = (
    _line(NEWLY_RECEIVED, "一、本年新收政府信息公开申请数量"),
    _line(CARRIED_OVER_IN, "二、上年结转政府信息公开申请数量"),
)
_OUTCOMES: Final = (
    _line("disclosed", "（一）予以公开", RESULTS),
    _line("partly_disclosed", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", RESULTS),
    _line("withheld_state_secret", "1.属于国家秘密", RESULTS, WITHHELD),
    _line("withheld_barred_by_law", "2.其他法律行政法规禁止公开", RESULTS, WITHHELD),
    _line("withheld_security_or_stability", "3.危及“三安全一稳定”", RESULTS, WITHHELD),
    _line("withheld_third_party_interests", "4.保护第三方合法权益", RESULTS, WITHHELD),
    _line("withheld_internal_affairs", "5.属于三类内部事务信息", RESULTS, WITHHELD),
    _line("withheld_process_information", "6.属于四类过程性信息", RESULTS, WITHHELD),
    _line("withheld_enforcement_case_file", "7.属于行政执法案卷", RESULTS, WITHHELD),
    _line("withheld_administrative_inquiry", "8.属于行政查询事项", RESULTS, WITHHELD),
    _line("unavailable_not_held", "1.本机关不掌握相关政府信息", RESULTS, UNAVAILABLE),
    _line("unavailable_would_need_creating", "2.没有现成信息需要另行制作", RESULTS, UNAVAILABLE),
    _line("unavailable_still_unclear", "3.补正后申请内容仍不明确", RESULTS, UNAVAILABLE),
    _line("not_processed_petition_or_complaint", "1.信访举报投诉类申请", RESULTS, NOT_PROCESSED),
    _line("not_processed_repeated", "2.重复申请", RESULTS, NOT_PROCESSED),
    _line("not_processed_published_matter", "3.要求提供公开出版物", RESULTS, NOT_PROCESSED),
    _line("not_processed_excessive", "4.无正当理由大量反复申请", RESULTS, NOT_PROCESSED),
    _line(
        "not_processed_reconfirmation",
        "5.要求行政机关确认或重新出具已获取信息",
        RESULTS,
        NOT_PROCESSED,
    ),
)
_OTHERWISE_2021: Final = (
    _line(
        "otherwise_correction_lapsed",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        RESULTS,
        OTHERWISE,
    ),
    _line(
        "otherwise_fee_unpaid",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        RESULTS,
        OTHERWISE,
    ),
    _line("otherwise_other", "3.其他", RESULTS, OTHERWISE),
)
_OTHERWISE_2019: Final = (_line("otherwise_concluded", OTHERWISE, RESULTS),)
_CLOSING: Final = (
    _line(CONCLUDED, "（七）总计", RESULTS),
    _line(CARRIED_OVER_OUT, "四、结转下年度继续办理"),
)

OUTCOMES_2021: Final = tuple(line.key for line in (*_OUTCOMES, *_OTHERWISE_2021))
OUTCOMES_2019: Final = tuple(line.key for line in (*_OUTCOMES, *_OTHERWISE_2019))

_HEAD: Final[tuple[GridRow, ...]] = (
    (
        GridCell(CORNER, colspan=STUB_COLUMNS, rowspan=3, is_head=True),
        GridCell(APPLICANTS, colspan=len(COLUMNS), is_head=True),
    ),
    (
        GridCell("自然人", rowspan=2, is_head=True),
        GridCell(ORGANIZATIONS, colspan=5, is_head=True),
        GridCell("总计", rowspan=2, is_head=True),
    ),
    tuple(GridCell(each.label, is_head=True) for each in COLUMNS if ORGANIZATIONS in each.under),
)


def _values(line: Line) -> GridRow:
    return tuple(
        GridCell(cell=CellId(KEY, line.key, column.key), kind=column.kind)
        for column in line.columns
    )


def _grid(lines: tuple[Line, ...]) -> tuple[GridRow, ...]:
    """Lay the rows out: each group's label opens its first row and spans the others."""
    rows: list[GridRow] = list(_HEAD)
    for _, in_results in groupby(lines, key=lambda line: line.under[:1]):
        block = tuple(in_results)
        for _, in_group in groupby(block, key=lambda line: line.under[1:]):
            group = tuple(in_group)
            for line in group:
                opening: list[GridCell] = []
                if line.under and line is block[0]:
                    opening.append(GridCell(line.under[0], rowspan=len(block)))
                if len(line.under) > 1 and line is group[0]:
                    opening.append(GridCell(line.under[1], rowspan=len(group)))
                label = GridCell(line.label, colspan=STUB_COLUMNS - len(line.under))
                rows.append((*opening, label, *_values(line)))
    return tuple(rows)


def _table(lines: tuple[Line, ...]) -> Table:
    return Table(KEY, TITLE, lines, _grid(lines))


APPLICATIONS_2021: Final = _table((*_RECEIVED, *_OUTCOMES, *_OTHERWISE_2021, *_CLOSING))
APPLICATIONS_2019: Final = _table((*_RECEIVED, *_OUTCOMES, *_OTHERWISE_2019, *_CLOSING))
