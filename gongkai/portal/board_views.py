"""Public pages of the notice boards: those of an agency, what hangs on one now and before, a sheet, a screen."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.accounts.asked_numbers import asked_number
from gongkai.agencies.models import Agency
from gongkai.boards import queries
from gongkai.boards.gate import Altered
from gongkai.boards.models import Board, Posting, Sheet
from gongkai.boards.printing import PrintedSheet, laid_out
from gongkai.catalog.gate import NotReleased
from gongkai.portal.site import site_of
from gongkai.storage import KeptFileDamaged, KeptFileMissing

GONE = 410
MOST_ON_A_SCREEN = 30
SECONDS_FOR_EACH = 30  # how long a screen shows one sheet
UNFIT = (NotReleased, Altered, KeptFileMissing, KeptFileDamaged)


@require_safe
def boards(request: HttpRequest, code: str) -> HttpResponse:
    """List the boards of an agency and of its villages, and where they are."""
    agency = get_object_or_404(Agency, code=code)
    context = {"agency": agency, "boards": list(queries.boards_of(agency)[: queries.MOST_BOARDS])}
    return render(request, "portal/boards.html", context)


def _board(code: str, number: int) -> Board:
    found = Board.objects.select_related("agency", "village")
    return get_object_or_404(found, agency__code=code, number=number)


@require_safe
def board(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Show what hangs on a board now, and what hung there before."""
    found = _board(code, number)
    earlier = queries.earlier_on(found, asked_number(request.GET.get("before")))
    shown = earlier[: queries.PAGE_SIZE]
    context = {
        "agency": found.agency,
        "board": found,
        "hanging": [each for each in queries.hanging_on(found) if is_showable(each)],
        "earlier": shown,
        "older": f"?before={shown[-1].pk}" if len(earlier) > len(shown) else "",
        "today": timezone.localdate(),
    }
    return render(request, "portal/board.html", context)


def is_showable(posting: Posting) -> bool:
    """Test whether the public is still to see what hangs: not an item that was withdrawn or masked since."""
    item = posting.sheet.item
    return item is None or (item.is_public and not item.is_masked)


@require_safe
def sheet(request: HttpRequest, code: str, year: int, number: int) -> HttpResponse:
    """Show a sheet in large type, to be read or listened to; the square code on the paper leads here."""
    linked = Sheet.objects.select_related(
        "agency", "village", "item__agency", "item__published", "version"
    )
    found = get_object_or_404(linked, agency__code=code, year=year, number=number)
    postings = list(Posting.objects.filter(sheet=found).select_related("board__agency"))
    if not postings:
        raise Http404  # made, and never put up anywhere
    context = {
        "agency": found.agency,
        "sheet": found,
        "postings": postings,
        "is_outdated": bool(found.item and found.item.published_id != found.version_id),
    }
    try:
        context["laid"] = laid_out(found, site_of(request).base_url)
    except UNFIT:
        return render(request, "portal/sheet.html", context, status=GONE)
    return render(request, "portal/sheet.html", context)


@require_safe
def screen(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Show all that is to be read at a board in turn, filling a screen."""
    found = _board(code, number)
    shown: list[PrintedSheet] = []
    for posting in queries.hanging_on(found)[:MOST_ON_A_SCREEN]:
        try:
            shown.append(laid_out(posting.sheet, site_of(request).base_url))
        except UNFIT:
            continue
    context = {"agency": found.agency, "board": found, "shown": shown, "seconds": SECONDS_FOR_EACH}
    return render(request, "portal/screen.html", context)
