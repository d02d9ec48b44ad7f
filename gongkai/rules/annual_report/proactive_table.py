"""Table of part two: proactive disclosure (主动公开政府信息情况), in groups by item of Article 20.

Sources: 国办公开办函〔2019〕60号 (reports of 2019 and 2020), 国办公开办函〔2021〕30号 (from 2021).
Labels are the form's own words.
"""

from dataclasses import dataclass
from typing import Final

from gongkai.rules.annual_report.form import (
    CellId,
    Column,
    GridCell,
    GridRow,
    Line,
    Table,
    ValueKind,
)

KEY: Final = "proactive"
TITLE: Final = "二、主动公开政府信息情况"
ROW_HEAD: Final = "信息内容"
VALUE_COLUMNS: Final = 3  # a group with fewer columns lets its last one span the rest


@dataclass(frozen=True, slots=True)
class Group:
    """One block of the table: an item of Article 20, its columns, and its rows as (key, label)."""

    label: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, str], ...]


def _count(key: str, label: str) -> Column:
    return Column(key, label)


ISSUED_REPEALED_IN_FORCE: Final = (
    _count("issued_count", "本年制发件数"),
    _count("repealed_count", "本年废止件数"),
    _count("in_force_count", "现行有效件数"),
)
DECISIONS: Final = (_count("decision_count", "本年处理决定数量"),)

GROUPS_2021: Final = (
    Group(
        "第二十条第（一）项",
        ISSUED_REPEALED_IN_FORCE,
        (("government_rule", "规章"), ("normative_document", "行政规范性文件")),
    ),
    Group("第二十条第（五）项", DECISIONS, (("administrative_license", "行政许可"),)),
    Group(
        "第二十条第（六）项",
        DECISIONS,
        (("administrative_penalty", "行政处罚"), ("administrative_compulsion", "行政强制")),
    ),
    Group(
        "第二十条第（八）项",
        (Column("amount_wan_yuan", "本年收费金额（单位：万元）", kind=ValueKind.AMOUNT),),
        (("administrative_fee", "行政事业性收费"),),
    ),
)

MADE_AND_PUBLISHED: Final = (
    _count("newly_made_count", "本年新制作数量"),
    _count("newly_published_count", "本年新公开数量"),
    _count("public_total_count", "对外公开总数量"),
)
ITEMS: Final = (
    _count("items_last_year_count", "上一年项目数量"),
    Column("items_change", "本年增/减", kind=ValueKind.CHANGE),
)
ITEMS_AND_DECISIONS: Final = (*ITEMS, _count("decision_count", "处理决定数量"))

GROUPS_2019: Final = (
    Group(
        "第二十条第（一）项",
        MADE_AND_PUBLISHED,
        (("government_rule", "规章"), ("normative_document", "规范性文件")),
    ),
    Group(
        "第二十条第（五）项",
        ITEMS_AND_DECISIONS,
        (
            ("administrative_license", "行政许可"),
            ("other_external_service", "其他对外管理服务事项"),
        ),
    ),
    Group(
        "第二十条第（六）项",
        ITEMS_AND_DECISIONS,
        (("administrative_penalty", "行政处罚"), ("administrative_compulsion", "行政强制")),
    ),
    Group("第二十条第（八）项", ITEMS, (("administrative_fee", "行政事业性收费"),)),
    Group(
        "第二十条第（九）项",
        (
            _count("project_count", "采购项目数量"),
            Column("amount_wan_yuan", "采购总金额", kind=ValueKind.AMOUNT),
        ),
        (("government_procurement", "政府集中采购"),),
    ),
)


def _span(columns: tuple[Column, ...], position: int) -> int:
    is_last = position == len(columns) - 1
    return VALUE_COLUMNS - position if is_last else 1


def _grid(groups: tuple[Group, ...]) -> tuple[GridRow, ...]:
    rows: list[GridRow] = []
    for group in groups:
        rows.append((GridCell(group.label, colspan=1 + VALUE_COLUMNS, is_head=True),))
        heads = (
            GridCell(column.label, colspan=_span(group.columns, position), is_head=True)
            for position, column in enumerate(group.columns)
        )
        rows.append((GridCell(ROW_HEAD, is_head=True), *heads))
        for key, label in group.rows:
            values = (
                GridCell(
                    cell=CellId(KEY, key, column.key),
                    kind=column.kind,
                    colspan=_span(group.columns, position),
                )
                for position, column in enumerate(group.columns)
            )
            rows.append((GridCell(label), *values))
    return tuple(rows)


def _table(groups: tuple[Group, ...]) -> Table:
    lines = tuple(
        Line(key, label, group.columns, under=(group.label,))
        for group in groups
        for key, label in group.rows
    )
    return Table(KEY, TITLE, lines, _grid(groups))


PROACTIVE_2021: Final = _table(GROUPS_2021)
PROACTIVE_2019: Final = _table(GROUPS_2019)
