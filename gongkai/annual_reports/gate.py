"""The one gate for reports that leave: only content that both sides signed, by hash, is given out."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from gongkai.annual_reports.content import content_hash
from gongkai.annual_reports.lifecycle import State
from gongkai.annual_reports.models import ReportVersion
from gongkai.rules.annual_report.cell_values import print_value
from gongkai.rules.annual_report.form import CellId, Form, ValueKind
from gongkai.rules.annual_report.report import Report

CSV_HEAD = ("表", "行", "列", "名称", "数值", "单位", "标识")
UNITS = {ValueKind.COUNT: "件", ValueKind.CHANGE: "项", ValueKind.AMOUNT: "万元"}
BYTE_ORDER_MARK = "\ufeff"  # so that Excel opens it as UTF-8


class NotReleased(RuntimeError):
    """Raised when content that was not published, or is no longer what was signed, would leave."""


def check(version: ReportVersion) -> None:
    """Let a published version pass.

    :raises NotReleased: unless it is published and its hash is the one that was signed
    """
    if version.state != State.PUBLISHED or content_hash(version.content) != version.content_hash:
        raise NotReleased(f"report version {version.pk} is not what was signed")


def released(version: ReportVersion) -> Report:
    """Return the content of a published version.

    :raises NotReleased: unless it is published and its hash is the one that was signed
    """
    check(version)
    return version.value()


def open_data(version: ReportVersion) -> dict[str, Any]:
    """Return a published report as open data: the content and where it comes from."""
    released(version)
    agency = version.report.agency
    return {
        **version.content,
        "schema": "gongkai-annual-report/1",
        "agency_code": agency.code,
        "agency_name": agency.name,
        "level": agency.level,
        "kind": agency.kind,
        "scope": version.report.scope,
        "report_year": version.report.year,
        "version": version.number,
        "published_at": version.published_at.isoformat() if version.published_at else None,
        "sha256": version.content_hash,
    }


def json_text(version: ReportVersion) -> str:
    """Return a published report as the text of one JSON object."""
    return json.dumps(open_data(version), ensure_ascii=False, indent=1)


def csv_text(version: ReportVersion) -> str:
    """Return the figures of a published report as CSV with a byte order mark, a line a cell."""
    return figures_csv(released(version))


def figures_csv(report: Report) -> str:
    """Return the figures of a report as CSV with a byte order mark, a line a cell; what may leave is not asked."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out)
    writer.writerow(CSV_HEAD)
    if report.form:
        writer.writerows(_rows(report.form, report))
    return out.getvalue()


def _rows(form: Form, report: Report) -> Iterator[tuple[str, ...]]:
    for table in form.tables:
        for line in table.lines:
            for column in line.columns:
                cell = CellId(table.key, line.key, column.key)
                row = " ".join((*line.under, line.label)).strip() or " ".join(column.under)
                value = print_value(report.figures.get(cell))
                label = table.label_of(cell)
                yield (table.title, row, column.label, label, value, UNITS[column.kind], str(cell))
