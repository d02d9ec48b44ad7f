"""Sheets: the list, making one of an item or of a village's text, looking at it, printing it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.boards import actions, queries
from gongkai.boards.forms import ItemSheetForm, VillageSheetForm
from gongkai.boards.gate import Altered
from gongkai.boards.models import LONGEST_SHEET_TITLE, PaperSize, Posting, Sheet
from gongkai.boards.printing import laid_out, printed
from gongkai.boards.refusals import BoardRefusal
from gongkai.boards.views.access import base_url, find_sheet, pdf_answer, practice_mark
from gongkai.catalog.gate import NotReleased
from gongkai.catalog.models import InformationItem
from gongkai.files.printing import CannotPrint
from gongkai.storage import KeptFileDamaged, KeptFileMissing

REFUSED = 422
LONGEST_QUESTION = 60


@may(Permission.VIEW_BOARDS)
@require_safe
def sheet_list(request: DeskRequest) -> HttpResponse:
    """List the sheets of the agency, newest first, and the published items a sheet can be made of."""
    before = asked_number(request.GET.get("before"))
    found = Sheet.objects.filter(agency=request.agency).select_related("village")
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found.order_by("-pk")[: queries.PAGE_SIZE + 1])
    shown = rows[: queries.PAGE_SIZE]
    words = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    context = {
        "sheets": shown,
        "older": f"?before={shown[-1].pk}" if len(rows) > len(shown) else "",
        "words": words,
        "items": queries.items_to_show(request.agency, words),
        "may_keep": Permission.KEEP_BOARDS in request.permissions,
    }
    return render(request, "boards/sheet_list.html", context)


@may(Permission.KEEP_BOARDS)
def of_item(request: DeskRequest, pk: int) -> HttpResponse:
    """Make a sheet of a published item."""
    found = InformationItem.objects.filter(agency=request.agency, is_public=True)
    item = get_object_or_404(found.select_related("published", "agency"), pk=pk)
    start = {
        "title": item.title[:LONGEST_SHEET_TITLE],
        "shown_from": request.today,
        "shown_until": item.showing_until,
        "unit": request.agency.name,
        "telephone": request.agency.telephone,
        "duty": "benefits" if item.showing_until else "policy",
    }
    posted = request.method == "POST"
    form = ItemSheetForm(request.POST if posted else None, initial=start)
    if posted and form.is_valid():
        try:
            made = actions.make_sheet(
                agency=request.agency, sheet=form.sheet(item), by=request.user, at=timezone.now()
            )
        except BoardRefusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(made)
    context = {"form": form, "item": item}
    return render(request, "boards/sheet_form.html", context, status=REFUSED if posted else 200)


@may(Permission.KEEP_BOARDS)
def of_village(request: DeskRequest) -> HttpResponse:
    """Make a sheet of a village's own affairs."""
    posted = request.method == "POST"
    start = {
        "shown_from": request.today,
        "village": asked_number(request.GET.get("village")),
        "duty": request.GET.get("duty", ""),
    }
    form = VillageSheetForm(request.POST if posted else None, initial=start, agency=request.agency)
    if posted and form.is_valid():
        try:
            made = actions.make_sheet(
                agency=request.agency, sheet=form.sheet(), by=request.user, at=timezone.now()
            )
        except BoardRefusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(made)
    return render(
        request, "boards/sheet_form.html", {"form": form}, status=REFUSED if posted else 200
    )


@may(Permission.VIEW_BOARDS)
@require_safe
def sheet(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a sheet as it is printed, where it hangs, and where it can be put up."""
    found = find_sheet(request, pk)
    try:
        laid = laid_out(found, base_url(request))
    except (NotReleased, Altered, KeptFileMissing, KeptFileDamaged):
        laid = None
    postings = Posting.objects.filter(sheet=found).select_related("board")
    hangs_at = {each.board_id for each in postings if each.taken_down_at is None}
    is_own = found.agency_id == request.agency.pk
    may_keep = is_own and Permission.KEEP_BOARDS in request.permissions
    boards = queries.boards_of(found.agency) if may_keep else ()
    context = {
        "sheet": found,
        "laid": laid,
        "papers": PaperSize.choices,
        "postings": postings,
        "boards": [
            each
            for each in boards
            if each.pk not in hangs_at and found.village_id in {None, each.village_id}
        ],
        "may_keep": may_keep,
        "may_see_audit": is_own and Permission.VIEW_AUDIT in request.permissions,
    }
    return render(request, "boards/sheet.html", context)


@may(Permission.VIEW_BOARDS)
@require_safe
def printed_sheet(request: DeskRequest, pk: int, paper: str) -> HttpResponse:
    """Print one sheet on A4 or A3."""
    found = find_sheet(request, pk)
    if paper not in PaperSize.values:
        raise Http404
    try:
        data = printed([found], paper=paper, base_url=base_url(request), mark=practice_mark())
    except CannotPrint as problem:
        return HttpResponse(str(problem), status=503, content_type="text/plain; charset=utf-8")
    except (NotReleased, Altered, KeptFileMissing, KeptFileDamaged) as gone:
        raise Http404 from gone
    return pdf_answer(data, f"{found.number_text}.pdf")
