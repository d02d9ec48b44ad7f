"""Giving out the code with which those who were asked answer online."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.rate_limit import limited
from gongkai.accounts.requests import DeskRequest
from gongkai.casework.actions.opinions import OPEN_FOR, issue_opinion_code
from gongkai.casework.query_codes import shown
from gongkai.casework.views.access import find_letter
from gongkai.casework.views.papers import show
from gongkai.rules.refusals import NotAllowed


@may(Permission.HANDLE_CASES)
@require_POST
@limited("casework.opinion_code", times=60, seconds=3600)
def opinion_code(request: DeskRequest, pk: int, letter: int) -> HttpResponse:
    """Give out a code for a letter that asks for an opinion: shown this once."""
    found = find_letter(request, pk, letter)
    place = asked_number(request.POST.get("place"))
    try:
        code = issue_opinion_code(
            letter=found, place=-1 if place is None else place, by=request.user, at=timezone.now()
        )
    except NotAllowed as refusal:
        return show(request, pk, letter, refusal=str(refusal))
    context = {
        "case": found.case,
        "paper": found,
        "opinion_code": shown(code),
        "until": request.today + OPEN_FOR,
    }
    return render(request, "casework/opinion_code.html", context)
