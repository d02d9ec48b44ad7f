"""The desk's own pages: what waits for me, search, help, keys, the history of an object."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.inbox import waiting
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.desk import manual
from gongkai.desk.finding import found_for
from gongkai.desk.history import history_page
from gongkai.desk.inbox import sorted_into_groups
from gongkai.rules.work_calendar import national_calendar

LONGEST_QUESTION = 60  # characters that are looked for


@login_required
@require_safe
def inbox(request: DeskRequest) -> HttpResponse:
    """Show what waits for this person at the agency, most urgent first."""
    calendar = national_calendar().provisional()
    sorted_inbox = sorted_into_groups(
        waiting(request), today=request.today, is_working_day=calendar.is_working_day
    )
    return render(request, "desk/inbox.html", {"inbox": sorted_inbox})


@login_required
@require_safe
def search(request: DeskRequest) -> HttpResponse:
    """Look for waiting work and agencies by number, title or name."""
    words = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    found = list(found_for(request, words)) if words else []
    return render(request, "desk/search.html", {"query": words, "found": found})


@login_required
@require_safe
def help_contents(request: DeskRequest) -> HttpResponse:
    """Show the chapters of the manual."""
    return render(request, "desk/help.html", {"chapters": manual.chapters(settings.MANUAL)})


@login_required
@require_safe
def help_chapter(request: DeskRequest, key: str) -> HttpResponse:
    """Show one chapter of the manual."""
    for chapter in manual.chapters(settings.MANUAL):
        if chapter.key == key:
            return render(request, "desk/help_chapter.html", {"chapter": chapter})
    raise Http404(key)


@may(Permission.VIEW_AUDIT)
@require_safe
def history(request: DeskRequest, kind: str, subject_id: str) -> HttpResponse:
    """Tell what was done to one object of the agency; an object of another agency is not found."""
    page = history_page(
        kind=kind,
        subject_id=subject_id,
        agency_code=request.agency.code,
        before=asked_number(request.GET.get("before")),
    )
    if not page.entries:
        raise Http404(subject_id)
    older = f"?before={page.before}" if page.before else None
    return render(request, "desk/history.html", {"page": page, "older": older})


@login_required
@require_safe
def keys(request: DeskRequest) -> HttpResponse:
    """List every key of the desk."""
    return render(request, "desk/keys.html")
