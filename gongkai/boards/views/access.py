"""Finding a board, a sheet or a posting for a page, and what several pages share."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from gongkai.accounts.requests import DeskRequest
from gongkai.boards.models import Board, Posting, Sheet


def find_board(request: DeskRequest, pk: int) -> Board:
    """Return a board this person may see, or answer that it is not found."""
    seen = Board.objects.seen_by(request.user, request.today, request.held_roles)
    return get_object_or_404(seen.select_related("agency", "village", "keeper"), pk=pk)


def find_own_board(request: DeskRequest, pk: int) -> Board:
    """Return a board of the agency I work for, or answer that it is not found."""
    found = Board.objects.filter(agency=request.agency)
    return get_object_or_404(found.select_related("agency", "village", "keeper"), pk=pk)


def find_sheet(request: DeskRequest, pk: int) -> Sheet:
    """Return a sheet this person may see, or answer that it is not found."""
    seen = Sheet.objects.seen_by(request.user, request.today, request.held_roles)
    linked = seen.select_related("agency", "village", "item__published", "version", "made_by")
    return get_object_or_404(linked, pk=pk)


def find_own_posting(request: DeskRequest, pk: int) -> Posting:
    """Return a posting on a board of the agency I work for, or answer that it is not found."""
    found = Posting.objects.filter(board__agency=request.agency)
    return get_object_or_404(found.select_related("board__agency", "sheet__agency"), pk=pk)


def base_url(request: DeskRequest) -> str:
    """Return the public address of the installation; without a configured one, that of the reader."""
    address = settings.SITE_URL or f"{request.scheme}://{request.get_host()}"
    return str(address).rstrip("/")


def practice_mark() -> str:
    """Return what stands above a sheet of the practice county."""
    return _("练习用，内容是虚构的") if settings.PRACTICE else ""


def pdf_answer(data: bytes, name: str) -> HttpResponse:
    """Return a PDF to be opened in the browser."""
    response = HttpResponse(data, content_type="application/pdf")
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=False, filename=name) or "inline"
    )
    return response
