"""Writing the figures of a version into columns; part of what follows from its content."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Sum

from gongkai.annual_reports.models import FIGURES, Figures, JointDocuments, ReportVersion
from gongkai.annual_reports.models.figures import (
    PLACES,
    DoesNotFit,
    as_stored,
    column_name,
    joint_column_name,
)
from gongkai.rules.annual_report.form import CellId, Table
from gongkai.rules.annual_report.report import Report


def store_figures(version: ReportVersion, report: Report) -> None:
    """Write the rows of figures that follow from the content, and remove those that no longer do."""
    places = PLACES[report.edition] if report.edition else {}
    joint = _joint(version) if places else {}
    for model in FIGURES.values():
        if model in places:
            columns = _columns(report, places[model], joint)
            _write(model, version, {**_about(version, report), **columns})
        else:
            model.objects.filter(version=version).delete()


def _joint(version: ReportVersion) -> Mapping[CellId, int]:
    """Return how many documents of the report are counted elsewhere, by cell."""
    declared = (
        JointDocuments.objects.filter(report=version.report_id, withdrawn_at=None)
        .order_by()
        .values_list("where")
        .annotate(Sum("count"))
    )
    return {CellId.parse(where): count for where, count in declared}


def _about(version: ReportVersion, report: Report) -> dict[str, Any]:
    return {
        "report_id": version.report_id,
        "edition": report.edition,
        "is_balanced": not version.error_count,
    }


def _write(model: type[Figures], version: ReportVersion, columns: Mapping[str, Any]) -> None:
    model.objects.bulk_create(
        [model(version=version, **{**model.BLANK, **columns})],
        update_conflicts=True,
        unique_fields=["version"],
        update_fields=[each for each in {**model.BLANK, **columns} if each != "report_id"],
    )


def _columns(
    report: Report, tables: tuple[Table, ...], joint: Mapping[CellId, int]
) -> dict[str, Any]:
    columns: dict[str, Any] = {"is_whole": True}
    for table in tables:
        for cell in table.cells():
            if cell in joint:
                columns[joint_column_name(cell)] = joint[cell]
            try:
                columns[column_name(cell)] = as_stored(report.figures[cell], table.kind_of(cell))
            except (KeyError, DoesNotFit):
                columns["is_whole"] = False
    return columns
