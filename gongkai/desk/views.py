"""The desk's own pages: what waits for me, search, help, keys, the history of an object."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.accounts.inbox import waiting
from gongkai.desk import manual
from gongkai.desk.finding import found_for
from gongkai.desk.inbox import sorted_into_groups
from gongkai.rules.work_calendar import national_calendar

LONGEST_QUESTION = 60


@login_required
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person at the agency, most urgent first."""
    calendar = national_calendar().provisional()
    sorted_inbox = sorted_into_groups(
        waiting(request), today=timezone.localdate(), is_working_day=calendar.is_working_day
    )
    return render(request, "desk/inbox.html", {"inbox": sorted_inbox})


@login_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Look for waiting work and agencies by number, title or name."""
    words = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    found = list(found_for(request, words)) if words else []
    return render(request, "desk/search.html", {"query": words, "found": found})


@login_required
@require_safe
def help_contents(request: HttpRequest) -> HttpResponse:
    """Show the chapters of the manual."""
    return render(request, "desk/help.html", {"chapters": manual.chapters(settings.MANUAL)})


@login_required
@require_safe
def help_chapter(request: HttpRequest, key: str) -> HttpResponse:
    """Show one chapter of the manual."""
    for chapter in manual.chapters(settings.MANUAL):
        if chapter.key == key:
            return render(request, "desk/help_chapter.html", {"chapter": chapter})
    raise Http404(key)


@login_required
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """List every key of the desk."""
    return render(request, "desk/keys.html")
