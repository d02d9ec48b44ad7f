"""Which documents of an agency's own report are counted at the agency that led (Article 10)."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports.models import AnnualReport, Scope
from gongkai.annual_reports.refusals import ReportRefusal
from gongkai.annual_reports.roll_up import actions, views
from gongkai.annual_reports.roll_up.cover import Cover
from gongkai.annual_reports.roll_up.forms import JointForm
from gongkai.annual_reports.roll_up.whose import may_look_ahead


def _own_report(request: DeskRequest, code: str, year: int) -> tuple[Cover, AnnualReport | None]:
    """Return the agency's own report; others than itself and its supervisor do not find it."""
    cover = views.cover_asked(request, code, year)
    if cover.agency != request.agency and not may_look_ahead(request):
        raise Http404
    report = (
        AnnualReport.objects.filter(agency=cover.agency, year=year, scope=Scope.OWN)
        .select_related("agency")
        .first()
    )
    return cover, report


@may(Permission.DECLARE_JOINT_DOCUMENTS)
def joint(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Show what was declared, and declare more."""
    cover, report = _own_report(request, code, year)
    form = JointForm(cover.form, request.POST or None)
    if report and form.is_valid():
        given = form.cleaned_data
        try:
            actions.declare_joint_documents(
                report=report,
                where=given["where"],
                count=given["count"],
                lead_agency=given["lead"],
                reason=given["reason"],
                by=request.user,
                at=timezone.now(),
                acting_for=request.agency,
            )
        except ReportRefusal as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("roll_up:joint", code=code, year=year)
    declared = report.joint_documents.select_related("lead_agency", "declared_by") if report else ()
    labels = {str(cell): cover.form.label_of(cell) for cell in cover.form.proactive.cells()}
    context = {
        **views.frame(request, cover, "joint"),
        "report": report,
        "form": form,
        "declared": [(each, labels.get(each.where, each.where)) for each in declared],
    }
    return render(request, "roll_up/joint.html", context, status=422 if form.errors else 200)


@may(Permission.DECLARE_JOINT_DOCUMENTS)
@require_POST
def withdraw_joint(request: DeskRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Take a declaration back."""
    _cover, report = _own_report(request, code, year)
    if report is None:
        raise Http404
    declared = get_object_or_404(report.joint_documents, pk=pk, withdrawn_at=None)
    actions.withdraw_joint_documents(
        declared=declared, by=request.user, at=timezone.now(), acting_for=request.agency
    )
    return redirect("roll_up:joint", code=code, year=year)
