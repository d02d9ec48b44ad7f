"""The fields of the open data, declared once: the files, their schemas and the page follow from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gongkai.agencies.models import AgencyLevel, Kind
from gongkai.annual_reports.gate import UNITS
from gongkai.annual_reports.models import Scope
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition, Form, ValueKind

SCHEMA: Final = "gongkai-annual-reports/1"


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name, its title in Chinese, its type in the words of Table Schema, what it says."""

    name: str
    title: str
    type: str
    says: str
    choices: tuple[str, ...] = ()


ABOUT_REPORT: Final = (
    Field("agency_code", "机关代码", "string", "机关在本站的固定地址，不会改，不会给别的机关"),
    Field("agency_name", "机关名称", "string", "现在的名称"),
    Field("level", "层级", "string", "机关所属的政府层级", tuple(AgencyLevel.values)),
    Field("kind", "性质", "string", "机关的性质", tuple(Kind.values)),
    Field("year", "年度", "integer", "报告的年度，1月1日至12月31日"),
    Field("scope", "范围", "string", "own：本机关；area：本地区汇总", tuple(Scope.values)),
    Field("edition", "格式", "string", "报告依据的法定格式；早期报告为空", tuple(Edition)),
    Field("version", "版本", "integer", "公布的第几版；更正后版本加一"),
    Field("published_at", "公布时间", "datetime", "这一版公布的时间"),
    Field("sha256", "校验码", "string", "签批内容的 SHA-256"),
)
ABOUT_CELL: Final = (
    Field(
        "table", "表", "string", "proactive：第二部分；applications：第三部分；remedies：第四部分"
    ),
    Field("row", "行", "string", "行的标识"),
    Field("column", "列", "string", "列的标识"),
    Field("label", "法定名称", "string", "这一格在法定格式里的名称，一字不差"),
    Field("unit", "单位", "string", "件、项或者万元", tuple(UNITS.values())),
    Field("value", "数值", "number", "报告上的数；空着的格为空，不当作0"),
)
LONG_FIELDS: Final = (*ABOUT_REPORT, *ABOUT_CELL)


def cells_of(editions: Iterable[str]) -> tuple[CellId, ...]:
    """Return the cells of these editions in the order of the form, each once."""
    forms = (FORMS[edition] for edition in Edition if edition in set(editions))
    return tuple(dict.fromkeys(cell for form in forms for cell in form.cells()))


def form_with(cell: CellId) -> Form:
    """Return the newest form that has the cell.

    :raises StopIteration: if no form has it
    """
    newest_first = (
        FORMS[each] for each in (Edition.FORMAL_2021, Edition.HYBRID, Edition.TRIAL_2019)
    )
    return next(form for form in newest_first if cell in set(form.cells()))


def cell_field(cell: CellId) -> Field:
    """Return the column of a wide file that holds a cell."""
    form = form_with(cell)
    kind = form.kind_of(cell)
    type_ = "number" if kind is ValueKind.AMOUNT else "integer"
    return Field(str(cell), form.label_of(cell), type_, f"单位：{UNITS[kind]}")


def wide_fields(editions: Iterable[str]) -> tuple[Field, ...]:
    """Return the columns of a wide file with reports of these editions."""
    return (*ABOUT_REPORT, *(cell_field(cell) for cell in cells_of(editions)))


def table_schema(fields: Iterable[Field]) -> dict[str, Any]:
    """Return the columns in the words of Table Schema (Frictionless Data)."""
    return {
        "fields": [
            {
                "name": field.name,
                "title": field.title,
                "type": field.type,
                "description": field.says,
                **({"constraints": {"enum": list(field.choices)}} if field.choices else {}),
            }
            for field in fields
        ],
        "missingValues": [""],
    }


_JSON_TYPES: Final[Mapping[str, Mapping[str, Any]]] = {
    "integer": {"type": ["integer", "null"]},
    "number": {"type": ["integer", "string", "null"], "pattern": r"^\d+(\.\d{1,6})?$"},
    "datetime": {"type": "string", "format": "date-time"},
    "string": {"type": "string"},
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of both layouts of the JSON files."""
    about = {field.name: _property(field) for field in ABOUT_REPORT}
    long = about | {field.name: _property(field) for field in ABOUT_CELL}
    figures = {str(cell): _property(cell_field(cell)) for cell in cells_of(Edition)}
    wide = about | {
        "figures": {"type": "object", "properties": figures, "additionalProperties": False}
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "政府信息公开工作年度报告的数据",
        "type": "object",
        "required": ["schema", "year", "licence"],
        "properties": {
            "schema": {"const": SCHEMA},
            "year": {"type": "integer"},
            "licence": {"type": "string"},
            "cells": {"type": "array", "items": _object(long), "description": "一行一格"},
            "reports": {"type": "array", "items": _object(wide), "description": "一份报告一个对象"},
        },
        "oneOf": [{"required": ["cells"]}, {"required": ["reports"]}],
        "additionalProperties": False,
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "additionalProperties": False,
    }


def _property(field: Field) -> dict[str, Any]:
    known = dict(_JSON_TYPES[field.type]) | {"title": field.title, "description": field.says}
    return known | ({"enum": [*field.choices, *_empty(field)]} if field.choices else {})


def _empty(field: Field) -> tuple[str, ...]:
    return ("",) if field.name == "edition" else ()
