"""Lessons of a year for part five of the report: noted, listed, closed."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.remedies.actions import lessons
from gongkai.remedies.forms import LessonForm, MendedForm
from gongkai.remedies.queries import PAGE_SIZE
from gongkai.remedies.views.access import find_lesson, find_remedy, my_lessons
from gongkai.rules.refusals import NotAllowed


@may(Permission.VIEW_REMEDIES)
def lesson_list(request: DeskRequest) -> HttpResponse:
    """List the lessons, newest year first, and note one that no case brought up."""
    is_posted = request.method == "POST" and Permission.HANDLE_REMEDIES in request.permissions
    form = LessonForm(request.POST if is_posted else None, initial={"year": request.today.year})
    if form.is_valid():
        lessons.note_lesson(
            agency=request.agency, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("已经记下。"))
        return redirect("remedies:lesson_list")
    found = my_lessons(request)
    year, _sign, last = request.GET.get("before", "").partition(".")
    before_year, before = asked_number(year), asked_number(last)
    if before_year is not None and before is not None:
        found = found.filter(Q(year__lt=before_year) | Q(year=before_year, pk__lt=before))
    read = list(found[: PAGE_SIZE + 1])
    rows = read[:PAGE_SIZE]
    context = {
        "lessons": rows,
        "older": f"?before={rows[-1].year}.{rows[-1].pk}" if len(read) > PAGE_SIZE else "",
        "form": form,
        "may_handle": Permission.HANDLE_REMEDIES in request.permissions,
    }
    return render(request, "remedies/lesson_list.html", context)


@may(Permission.HANDLE_REMEDIES)
def note_lesson(request: DeskRequest, pk: int) -> HttpResponse:
    """Note the problem that a case brought to light."""
    found = find_remedy(request, pk)
    form = LessonForm(
        request.POST if request.method == "POST" else None, initial={"year": request.today.year}
    )
    if form.is_valid():
        lessons.note_lesson(
            agency=request.agency,
            remedy=found,
            by=request.user,
            at=timezone.now(),
            **form.cleaned_data,
        )
        messages.success(request, _("已经记下，写年报第五部分时会列出来。"))
        return redirect("remedies:remedy", pk=pk)
    return render(request, "remedies/lesson.html", {"remedy": found, "form": form})


@may(Permission.HANDLE_REMEDIES)
def close_lesson(request: DeskRequest, pk: int) -> HttpResponse:
    """Record how a problem was mended."""
    found = find_lesson(request, pk)
    form = MendedForm(
        request.POST if request.method == "POST" else None, initial={"on": request.today}
    )
    if form.is_valid():
        try:
            lessons.close_lesson(
                lesson=found, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已经登记改好。"))
            return redirect("remedies:lesson_list")
    return render(request, "remedies/lesson.html", {"lesson": found, "form": form})
