"""The last days and reminders of a season, set by whoever receives the reports."""

import datetime as dt
from dataclasses import dataclass

from django.contrib import messages
from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.agencies.queries import by_code
from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.deadlines import REMIND_BEFORE, Deadlines, day_set
from gongkai.annual_reports.refusals import ReportRefusal
from gongkai.annual_reports.season_forms import GROUP_LABELS, SeasonForm
from gongkai.annual_reports.starting import ended_year
from gongkai.rules.annual_report.deadlines import (
    OF_GROUP,
    Group,
    ReportDeadline,
    last_working_day_until,
)
from gongkai.rules.work_calendar import national_calendar


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """One group of bodies: the law, the field, the day of this season, and the working day to hold to."""

    field: BoundField
    deadline: ReportDeadline
    due_on: dt.date
    is_set: bool
    working_day: dt.date


@may(Permission.SET_REPORT_DEADLINES)
def season(request: DeskRequest) -> HttpResponse:
    """Show and set the last days of those whose reports my agency receives, and when they are reminded."""
    settings = Deadlines.load().by_id.get(request.agency.pk)
    set_days = {group: day_set(settings, group) for group in Group}
    initial = {
        "remind_before": "，".join(map(str, settings.remind_before if settings else REMIND_BEFORE)),
        **{group.value: str(day) for group, day in set_days.items() if day},
    }
    form = SeasonForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        actions.set_season(
            agency=request.agency,
            days=form.cleaned_data["days"],
            remind_before=form.cleaned_data["remind_before"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("已保存。各单位的期限和提醒按新定的日子算。"))
        return redirect("annual_reports:season")
    year = ended_year(request.today)
    calendar = national_calendar().provisional()
    groups = []
    for group in GROUP_LABELS:
        deadline, day = OF_GROUP[group], set_days[group]
        due_on = (day or deadline.usual).in_year(year + 1)
        working_day = last_working_day_until(due_on, calendar)
        groups.append(ShownGroup(form[group.value], deadline, due_on, bool(day), working_day))
    context = {"form": form, "groups": groups, "year": year}
    return render(request, "annual_reports/season.html", context)


@may(Permission.REMIND)
@require_POST
def remind(request: DeskRequest, code: str, year: int) -> HttpResponse:
    """Remind an agency whose report my agency receives."""
    agency = by_code(code)
    if agency is None or not queries.is_superior_of(request.agency, agency):
        raise Http404
    try:
        made = actions.remind(
            agency=agency,
            year=year,
            due_on=Deadlines.load().due_on(agency, year),
            by=request.user,
            acting_for=request.agency,
            at=timezone.now(),
        )
    except ReportRefusal as refusal:
        messages.warning(request, str(refusal))
    else:
        said = _("已催办%(name)s，它的待办里看得到") % {"name": agency.name}
        sent = _("；邮件发出 %(number)s 封。") % {"number": made.email_count}
        messages.success(request, said + (sent if made.email_count else "。"))
    back = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if is_ours else "annual_reports:report_list")
