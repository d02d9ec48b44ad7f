"""The government's own area report: what it was made from, what changed below since, compiling it again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.agencies.models import Agency
from gongkai.annual_reports.refusals import ReportRefusal
from gongkai.annual_reports.roll_up import actions, views
from gongkai.annual_reports.roll_up.changes import changes_since, last_compilation, sums_changed
from gongkai.annual_reports.roll_up.presentation import as_printed, signed
from gongkai.annual_reports.roll_up.whose import area_at_hand, find_area, may_look_ahead


@may(Permission.VIEW_ROLL_UP)
def changes(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Show the area report, from how many versions it was made, and what changed below since."""
    cover = views.cover_asked(request, code, year)
    report = views.area_report(cover)
    compilation = last_compilation(report) if report else None
    found = changes_since(compilation) if compilation else []
    label_of = cover.form.label_of
    context = {
        **views.frame(request, cover, "changes"),
        "report": report,
        "waits_to_be_compiled": compilation is None or bool(found),
        "sees_report": report and _sees_report(request, cover.agency),
        "compilation": compilation,
        "inputs": getattr(compilation, "number_of_inputs", 0),
        "changes": [
            (
                each,
                [(one.label, as_printed(one.before), as_printed(one.after)) for one in each.cells],
            )
            for each in found
        ],
        "moved": [
            (str(cell), label_of(cell), signed(by)) for cell, by in sums_changed(found).items()
        ],
    }
    return render(request, "roll_up/changes.html", context)


def _sees_report(request: DeskRequest, agency: Agency) -> bool:
    """Test whether the person may open the agency's reports: those of their own, and of what they supervise."""
    is_below = may_look_ahead(request) and agency.path.startswith(request.agency.path)
    return agency == request.agency or is_below


@may(Permission.COMPILE_AREA_REPORT)
@require_POST
def compile_area(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Compile the area report, or compile it again."""
    government = find_area(request, code)
    if government != area_at_hand(request):
        raise Http404
    views.cover_asked(request, code, year)
    try:
        version = actions.compile_area(
            government=government,
            year=year,
            by=request.user,
            at=timezone.now(),
            with_unbalanced="unbalanced" in request.POST,
            acting_for=request.agency,
        )
    except ReportRefusal as refused:
        answer: HttpResponse = views.area(request, code, year, refusal=str(refused))
        return answer
    says = _("已经汇编成第 %(number)s 版草稿，文字没有动。接着写文字、送签。") % {
        "number": version.number
    }
    messages.success(request, says)
    return redirect("roll_up:changes", code=code, year=year)
