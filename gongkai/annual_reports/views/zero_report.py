"""The page for a quiet year: zeros with one press, and a few questions from which the texts are written."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.agencies.models import Kind
from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.actions.quiet_year import written_by_hand
from gongkai.annual_reports.models import AnnualReport, ReportVersion
from gongkai.annual_reports.places import places_in_words
from gongkai.annual_reports.refusals import ReportRefusal
from gongkai.annual_reports.views.editing import closed
from gongkai.annual_reports.views.reports import find_own_report
from gongkai.annual_reports.zero_report_form import ZeroReportForm


@may(Permission.EDIT_REPORT)
def zero_report(request: DeskRequest, pk: int) -> HttpResponse:
    """Fill the blanks with 0, keep the answers, and write the texts from them."""
    report, version = find_own_report(request, pk)
    if answer := closed(request, version):
        return answer
    if version.value().form is None:
        return redirect(report)
    form = _form(request, version)
    refusal: ReportRefusal | None = None
    if request.method == "POST":
        step = _fill if "fill" in request.POST else _write
        try:
            if answer := step(request, report, version, form):
                return answer
        except ReportRefusal as refused:
            refusal = refused
    version.refresh_from_db()
    context = _context(request, report, version, form) | {"refusal": refusal}
    return render(
        request, "annual_reports/zero_report.html", context, status=409 if refusal else 200
    )


def _form(request: DeskRequest, version: ReportVersion) -> ZeroReportForm:
    is_government = version.report.agency.kind == Kind.GOVERNMENT
    if request.method == "POST" and "fill" not in request.POST:
        return ZeroReportForm(request.POST, is_government=is_government)
    kept = queries.answers_of(version)
    return ZeroReportForm(initial=kept.answers if kept else None, is_government=is_government)


def _context(
    request: DeskRequest, report: AnnualReport, version: ReportVersion, form: ZeroReportForm
) -> dict[str, Any]:
    content = version.value()
    by_hand = written_by_hand(content.sections, queries.answers_of(version))
    previous = queries.report_of_year_before(version)
    return {
        "report": report,
        "version": version,
        "form": form,
        "blank_tables": [each for each in version.unfilled if not each.startswith("section")],
        "blank_cells": sum(1 for value in content.figures.values() if value is None),
        "by_hand": [(part, places_in_words([f"section.{part}"])) for part in by_hand],
        "replacing": request.POST.getlist("replacing"),
        "last_problems": previous.sections.get("五", "") if previous else "",
        "has_previous": previous is not None,
        "may_accept": request.POST.get("fill") == "zeros",
    }


def _fill(
    request: DeskRequest, report: AnnualReport, version: ReportVersion, form: ZeroReportForm
) -> HttpResponse | None:
    filled = actions.fill_zeros(
        version=version,
        accepted=request.POST.get("fill") == "accepted",
        by=request.user,
        at=timezone.now(),
    )
    if filled:
        messages.success(request, _("已填好 %(number)s 格。") % {"number": filled})
    else:
        messages.info(request, _("没有空格要填，原来的数都没有动。"))
    return redirect(reverse("annual_reports:zero_report", kwargs={"pk": report.pk}) + "#questions")


def _write(
    request: DeskRequest, report: AnnualReport, version: ReportVersion, form: ZeroReportForm
) -> HttpResponse | None:
    is_complete = form.is_valid()
    actions.keep_answers(
        version=version, answers=form.as_typed(), by=request.user, at=timezone.now()
    )
    if "later" in request.POST:
        messages.success(request, _("回答已存下，下次接着答。"))
        return redirect(report)
    if not is_complete:
        return None
    written, left = actions.write_texts(
        version=version,
        facts=form.facts(),
        replacing=request.POST.getlist("replacing"),
        by=request.user,
        at=timezone.now(),
    )
    if written:
        words = places_in_words(f"section.{part}" for part in written)
        messages.success(
            request, _("%(parts)s已按您的回答写好，请看一遍，可以改。") % {"parts": words}
        )
    if left:
        words = places_in_words(f"section.{part}" for part in left)
        messages.warning(request, _("%(parts)s已经有您写的文字，没有动。") % {"parts": words})
    return redirect(report)
