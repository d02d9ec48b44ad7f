"""Putting a sheet up and taking it down, from a telephone: day and photograph; photographs looked at."""

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.rate_limit import limited
from gongkai.accounts.requests import DeskRequest
from gongkai.boards import actions, queries
from gongkai.boards.forms import PhotoForm, PutUpForm
from gongkai.boards.models import Board, Posting, Sheet
from gongkai.boards.refusals import BoardRefusal
from gongkai.boards.views.access import find_own_board, find_own_posting
from gongkai.catalog.gate import NotReleased
from gongkai.storage import KeptFileDamaged, KeptFileMissing, fetch

REFUSED = 422
WITHDRAWN = "这条信息已经撤下，不能再上栏。怎么办：换一张公示页。"


@may(Permission.KEEP_BOARDS)
@limited("boards.photo", times=600, seconds=3600)
def put_up(request: DeskRequest, pk: int) -> HttpResponse:
    """Register that a sheet was put up; a form kept by a telephone without a line may come later, and twice."""
    board = find_own_board(request, pk)
    fitting = [each.pk for each in queries.sheets_for(board, request.today)]
    if request.method != "POST":
        start = {"on": request.today, "sheet": asked_number(request.GET.get("sheet"))}
        form = PutUpForm(initial=start, sheets=Sheet.objects.filter(pk__in=fitting))
        return _form_page(request, board, form)
    form = PutUpForm(
        request.POST, request.FILES, sheets=Sheet.objects.filter(agency=request.agency)
    )
    if form.is_valid():
        try:
            actions.put_up(
                board=board,
                sheet=form.cleaned_data["sheet"],
                on=form.cleaned_data["on"],
                sent_as=form.given_sent_as,
                photo=form.cleaned_data["photo"],
                by=request.user,
                at=timezone.now(),
            )
        except BoardRefusal as refusal:
            form.add_error(None, str(refusal))
        except (NotReleased, KeptFileMissing, KeptFileDamaged):
            form.add_error(None, WITHDRAWN)
        else:
            return _done(request, board, _("已登记上栏。"))
    if _wants_json(request):
        says = "；".join(str(each) for errors in form.errors.values() for each in errors)
        return JsonResponse({"says": says}, status=REFUSED)
    return _form_page(request, board, form, status=REFUSED)


def _form_page(
    request: DeskRequest, board: Board, form: PutUpForm, status: int = 200
) -> HttpResponse:
    context = {"board": board, "form": form}
    return render(request, "boards/put_up.html", context, status=status)


def _wants_json(request: DeskRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _done(request: DeskRequest, board: Board, says: str) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"says": says})
    messages.success(request, says)
    return redirect(board)


@may(Permission.KEEP_BOARDS)
@limited("boards.photo", times=600, seconds=3600)
def take_down(request: DeskRequest, pk: int) -> HttpResponse:
    """Register that a sheet was taken down."""
    posting = find_own_posting(request, pk)
    posted = request.method == "POST"
    form = (
        PhotoForm(request.POST, request.FILES)
        if posted
        else PhotoForm(initial={"on": request.today})
    )
    if posted and form.is_valid():
        try:
            actions.take_down(
                posting=posting,
                on=form.cleaned_data["on"],
                photo=form.cleaned_data["photo"],
                by=request.user,
                at=timezone.now(),
            )
        except BoardRefusal as refusal:
            form.add_error("on", str(refusal))
        else:
            return _done(request, posting.board, _("已登记取下。"))
    if posted and _wants_json(request):
        says = "；".join(str(each) for errors in form.errors.values() for each in errors)
        return JsonResponse({"says": says}, status=REFUSED)
    context = {"board": posting.board, "posting": posting, "form": form}
    return render(request, "boards/take_down.html", context, status=REFUSED if posted else 200)


@may(Permission.VIEW_BOARDS)
def photo(request: DeskRequest, pk: int, which: str) -> HttpResponse:
    """Show a photograph: of putting up or of taking down."""
    seen = Posting.objects.seen_by(request.user, request.today, request.held_roles)
    posting = seen.filter(pk=pk).first()
    addresses = {"up": posting.photo, "down": posting.last_photo} if posting else {}
    address = addresses.get(which, "")
    if not address:
        raise Http404
    try:
        return HttpResponse(fetch(address), content_type="image/jpeg")
    except (KeptFileMissing, KeptFileDamaged) as lost:
        raise Http404 from lost
