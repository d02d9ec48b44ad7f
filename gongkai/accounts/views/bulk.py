"""Accounts in bulk: download the workbook, upload it, look at what would happen, do it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.accounts import bulk, people_book, queries
from gongkai.accounts.forms import PeopleFileForm
from gongkai.accounts.people_book import BadCell, NotThisBook, PersonRow
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.rate_limit import limited
from gongkai.accounts.refusals import AccountRefusal
from gongkai.accounts.requests import DeskRequest, actor_of

KEPT = "people_book"  # the key of the session that holds the rows between preview and confirmation
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@may(Permission.MANAGE_PEOPLE)
@require_safe
def people_template(request: DeskRequest) -> HttpResponse:
    """Send the workbook to fill in."""
    headers = {"Content-Disposition": 'attachment; filename="people.xlsx"'}
    return HttpResponse(people_book.template(), content_type=XLSX, headers=headers)


@may(Permission.MANAGE_PEOPLE)
@limited("people_book", times=30, seconds=600)
@require_http_methods(["GET", "HEAD", "POST"])
def upload_people(request: DeskRequest) -> HttpResponse:
    """Read the workbook and show what would happen; nothing is added yet."""
    form = PeopleFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            good, bad = _read(request, form.cleaned_data["file"].read(people_book.MOST_BYTES + 1))
        except NotThisBook as refusal:
            form.add_error("file", str(refusal))
        else:
            request.session[KEPT] = (
                {"agency": request.agency.code, "rows": [each.stored() for each in good]}
                if good and not bad
                else None
            )
            return render(request, "accounts/preview_people.html", {"good": good, "bad": bad})
    return render(request, "accounts/upload_people.html", {"form": form})


def _read(request: DeskRequest, data: bytes) -> tuple[list[PersonRow], list[BadCell]]:
    codes = queries.agencies_under(request.agency).values_list("code", flat=True)
    good, bad = people_book.checked(people_book.rows_of(data), frozenset(codes))
    bad += bulk.strangers(good, request.agency)
    return good, sorted(bad, key=lambda cell: cell.number)


@may(Permission.MANAGE_PEOPLE)
@require_POST
def confirm_people(request: DeskRequest) -> HttpResponse:
    """Add the people of the preview, and show their one-time passwords once."""
    kept = request.session.pop(KEPT, None)
    if not kept or kept["agency"] != request.agency.code:
        return redirect("accounts:upload_people")
    rows = [PersonRow(**each) for each in kept["rows"]]
    try:
        outcome = bulk.add_people(
            rows=rows, agency=request.agency, by=actor_of(request), at=timezone.now()
        )
    except AccountRefusal as refusal:
        messages.error(request, str(refusal))
        return redirect("accounts:upload_people")
    return render(request, "accounts/people_added.html", {"outcome": outcome})
