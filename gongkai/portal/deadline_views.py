"""The public deadline calculator: when a reply is due, every day shown; nothing is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongkai.accounts.rate_limit import limited
from gongkai.files.day_sheet_page import SheetFrame, day_sheet_pdf
from gongkai.portal.deadline_form import DeadlineForm
from gongkai.rules.day_sheet import DaySheet, day_sheet
from gongkai.rules.reckoning import Reckoning, reckon
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.work_calendar import national_calendar


@require_safe
def deadline(request: HttpRequest) -> HttpResponse:
    """Ask what happened to an application, and show when its reply is due and why."""
    form = DeadlineForm(request.GET if request.GET else None)
    context: dict[str, Any] = {"form": form}
    reckoning = _reckoned(form)
    if reckoning is not None:
        context |= {
            "reckoning": reckoning,
            "sheet": _sheet(reckoning),
            "facts": request.GET.urlencode(),
        }
    return render(request, "portal/deadline.html", context)


@require_POST
@limited("portal.deadline_pdf", times=30, seconds=3600)
def deadline_pdf(request: HttpRequest) -> HttpResponse:
    """Give the sheet (期限计算说明) as PDF; facts that give none lead back to the page that says why.

    Drawing takes a second or two, so it is asked for with a button and limited; the facts are in the address.
    """
    reckoning = _reckoned(DeadlineForm(request.GET))
    sheet = _sheet(reckoning) if reckoning else None
    if sheet is None:
        return redirect(f"{reverse('portal:deadline')}?{request.GET.urlencode()}")
    at = timezone.localtime().strftime("%Y-%m-%d %H:%M")
    data = day_sheet_pdf(sheet, SheetFrame(reckoned_at=at))
    response = HttpResponse(data, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="deadline.pdf"'
    return response


def _reckoned(form: DeadlineForm) -> Reckoning | None:
    if not form.is_valid():
        return None
    try:
        return reckon(form.facts(), national_calendar().provisional())
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return None


def _sheet(reckoning: Reckoning) -> DaySheet | None:
    if reckoning.due is None:
        return None
    return day_sheet(reckoning, national_calendar())
