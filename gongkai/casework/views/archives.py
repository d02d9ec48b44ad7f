"""The file of a closed case to take away: one PDF, or the archive package."""

from typing import Final

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.rate_limit import limited
from gongkai.accounts.requests import DeskRequest
from gongkai.casework.actions.keeping import take_file
from gongkai.casework.archive import archive_zip, volume_pdf
from gongkai.casework.views.access import find_case
from gongkai.casework.views.cases import case
from gongkai.files.printing import CannotPrint
from gongkai.rules.refusals import NotAllowed

MADE_BY: Final = {"pdf": volume_pdf, "zip": archive_zip}
CONTENT_TYPES: Final = {"pdf": "application/pdf", "zip": "application/zip"}


@may(Permission.HANDLE_CASES)
@require_POST
@limited("casework.case_file", times=60, seconds=3600)
def case_file(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """Give the whole file of a closed case; it names the applicant, so that taking it is recorded."""
    found = find_case(request, pk)
    if kind not in MADE_BY:
        raise Http404
    try:
        data = take_file(case=found, made_by=MADE_BY[kind], by=request.user, at=timezone.now())
    except (NotAllowed, CannotPrint) as refusal:
        return case(request, pk, refusal=str(refusal))
    response = HttpResponse(data, content_type=CONTENT_TYPES[kind])
    name = f"{found.number_text}案卷.{kind}"
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return response
