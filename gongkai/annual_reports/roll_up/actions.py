"""Compiling the area report of a government, and declaring which documents are counted elsewhere."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.agencies.models import Agency, Kind
from gongkai.annual_reports import queries
from gongkai.annual_reports.actions.filing import begin_correction, reopen
from gongkai.annual_reports.actions.recording import SUBJECT, append, locked, refresh
from gongkai.annual_reports.content import stored
from gongkai.annual_reports.lifecycle import EventKind, Filing
from gongkai.annual_reports.models import (
    AnnualReport,
    Compilation,
    CompiledInput,
    JointDocuments,
    ReportVersion,
    Scope,
)
from gongkai.annual_reports.models.figures import joint_cells
from gongkai.annual_reports.roll_up.changes import inputs_of, last_compilation, versions_added
from gongkai.annual_reports.roll_up.cover import Choice, Cover
from gongkai.annual_reports.roll_up.refusals import (
    NothingBelow,
    NothingChanged,
    NothingToCompile,
    NotJoint,
    WaitsForSignature,
)
from gongkai.annual_reports.roll_up.sums import totals
from gongkai.annual_reports.starting import contact_of
from gongkai.audit.actions import record
from gongkai.rules.annual_report.editing import changed_cells, with_figures
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.frame import frame_of
from gongkai.rules.annual_report.report import Report

WHY_AGAIN = "下级更正了报告，按更正后的数重新汇编"


@transaction.atomic
def compile_area(
    *,
    government: Agency,
    year: int,
    by: User,
    at: dt.datetime,
    with_unbalanced: bool = False,
    acting_for: Agency | None = None,
) -> ReportVersion:
    """Write the sums of the area into the government's area report, and keep what they were made from.

    The first time a report is begun, with the frame of its texts. A draft gets the new sums, its texts stay. One that
    was filed is reopened: a corrected version with the new sums and the same texts; the filed one stays as it is.

    :raises NothingBelow: unless it is a government with agencies below
    :raises NothingToCompile: while nothing of the area was filed
    :raises NothingChanged: if it was filed, and nothing below changed since
    :raises WaitsForSignature: while the report is on its way to be signed
    """
    if government.kind != Kind.GOVERNMENT or not government.numchild:
        raise NothingBelow(government.name)
    cover = Cover(government, year, Choice(with_unbalanced=with_unbalanced))
    inputs = versions_added(cover)
    if not inputs:
        raise NothingToCompile(year)
    _require_change(government, year, inputs)
    version = _version_to_fill(government, year, by=by, at=at)
    before = version.value()
    after = with_figures(before, totals(cover, cover.form.edition).figures)
    version.content = stored(after)
    version.revision += 1
    version.save(update_fields=["content", "revision"])
    _keep_inputs(version, inputs, cover.choice, by=by, at=at)
    facts = {"agencies": len(inputs), "cells_changed": len(changed_cells(before, after))}
    append(version, kind=EventKind.COMPILED, by=by, at=at, facts=facts, acting_for=acting_for)
    return version


def _require_change(government: Agency, year: int, inputs: Mapping[int, Mapping[str, int]]) -> None:
    report = AnnualReport.objects.filter(agency=government, year=year, scope=Scope.AREA).first()
    compilation = last_compilation(report) if report else None
    if report is None or compilation is None or report.current_id != report.filed_id:
        return
    if inputs_of(compilation) == inputs:
        raise NothingChanged


def _version_to_fill(government: Agency, year: int, *, by: User, at: dt.datetime) -> ReportVersion:
    report, _ = AnnualReport.objects.select_for_update().get_or_create(
        agency=government, year=year, scope=Scope.AREA
    )
    if report.current is None:
        return _first_version(report, by=by, at=at)
    current = locked(report.current)
    now = queries.standing_of(current)
    if now.may_change:
        return current
    if now.filing is Filing.RETURNED:
        return begin_correction(version=current, by=by, at=at)
    if now.is_filed:
        return reopen(version=current, reason=WHY_AGAIN, by=by, at=at)
    raise WaitsForSignature


def _first_version(report: AnnualReport, *, by: User, at: dt.datetime) -> ReportVersion:
    agency = report.agency
    frame: Report = frame_of(agency.name, report.year, contact_of(agency))
    version = ReportVersion.objects.create(
        report=report, number=1, content=stored(frame), created_at=at, created_by=by
    )
    report.current = version
    report.save(update_fields=["current"])
    return version


def _keep_inputs(
    version: ReportVersion,
    inputs: Mapping[int, Mapping[str, int]],
    choice: Choice,
    *,
    by: User,
    at: dt.datetime,
) -> None:
    compilation = Compilation.objects.create(
        version=version, at=at, by=by, with_unbalanced=choice.with_unbalanced
    )
    hashes = dict(ReportVersion.objects.filter(pk__in=inputs).values_list("pk", "content_hash"))
    CompiledInput.objects.bulk_create(
        CompiledInput(
            compilation=compilation, version_id=pk, content_hash=hashes[pk], joint=dict(joint)
        )
        for pk, joint in inputs.items()
    )


@transaction.atomic
def declare_joint_documents(
    *,
    report: AnnualReport,
    where: str,
    count: int,
    lead_agency: Agency,
    reason: str,
    by: User,
    at: dt.datetime,
    acting_for: Agency | None = None,
) -> JointDocuments:
    """Declare that some documents counted in a cell of a report are counted at the agency that led (Article 10).

    :raises NotJoint: for a cell without documents, for more than the report counts there, for the agency itself
    """
    report = AnnualReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if lead_agency.pk == report.agency_id:
        raise NotJoint("牵头机关就是本机关，这几件本来就计在本机关。怎么办：不用登记。")
    if not reason.strip():
        raise NotJoint("请写明是哪几件文件（名称或者文号），别人才能核对。")
    _require_so_many(report, where, count)
    declared = JointDocuments.objects.create(
        report=report,
        where=where,
        count=count,
        lead_agency=lead_agency,
        reason=reason.strip(),
        declared_at=at,
        declared_by=by,
    )
    _note(declared, "joint_declared", by=by, at=at, acting_for=acting_for)
    return declared


def _require_so_many(report: AnnualReport, where: str, count: int) -> None:
    version = report.filed or report.current
    value = version.value() if version else Report()
    cell = CellId.parse(where)
    if value.form is None or cell not in joint_cells(value.form):
        raise NotJoint(
            "这一格不是件数，不能登记联合制发的文件。怎么办：选规章或者行政规范性文件的一格。"
        )
    open_ones = report.joint_documents.filter(where=where, withdrawn_at=None)
    already = sum(open_ones.values_list("count", flat=True))
    there = int(value.figures.get(cell) or 0)
    if count + already > there:
        raise NotJoint(
            f"报告的这一格是 {there} 件，已经登记 {already} 件，不能再登记 {count} 件。"
            "怎么办：核对件数，或者先撤销登记错的。"
        )


@transaction.atomic
def withdraw_joint_documents(
    *, declared: JointDocuments, by: User, at: dt.datetime, acting_for: Agency | None = None
) -> None:
    """Take a declaration back: the documents count where the report counts them.

    :raises NotJoint: if it was taken back already
    """
    declared = JointDocuments.objects.select_for_update(of=("self",)).get(pk=declared.pk)
    if declared.withdrawn_at is not None:
        raise NotJoint("这一条已经撤销了，不用再撤。")
    declared.withdrawn_at = at
    declared.withdrawn_by = by
    declared.save(update_fields=["withdrawn_at", "withdrawn_by"])
    _note(declared, "joint_withdrawn", by=by, at=at, acting_for=acting_for)


def _note(
    declared: JointDocuments, what: str, *, by: User, at: dt.datetime, acting_for: Agency | None
) -> None:
    """Let the columns follow, and put the step on the audit chain of the report's agency."""
    report = declared.report
    for version in report.versions.all():
        refresh(version)
    record(
        action=f"annual_reports.{what}",
        subject_kind=SUBJECT,
        subject_id=str(report.pk),
        agency_code=report.agency.code,
        by=actor_on(by, acting_for or report.agency, timezone.localdate(at)),
        at=at,
        year=report.year,
        where=declared.where,
        count=declared.count,
        lead=declared.lead_agency.name,
        reason=declared.reason,
    )
