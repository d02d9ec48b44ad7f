"""Papers of a case: stored, opened, and bound into one PDF of evidence."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.rate_limit import limited
from gongkai.accounts.requests import DeskRequest
from gongkai.files.printing import CannotPrint
from gongkai.remedies import papers
from gongkai.remedies.actions.recording import note
from gongkai.remedies.bundle import take_bundle
from gongkai.remedies.forms import PaperForm
from gongkai.remedies.models import PaperKind
from gongkai.remedies.views.access import find_paper, find_remedy
from gongkai.remedies.views.cases import shown
from gongkai.rules.refusals import NotAllowed

CONTENT_TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}


@may(Permission.HANDLE_REMEDIES)
@require_POST
def add_paper(request: DeskRequest, pk: int) -> HttpResponse:
    """Keep an uploaded paper with the case."""
    found = find_remedy(request, pk)
    form = PaperForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            papers.add_paper(
                case=found,
                kind=PaperKind(form.cleaned_data["kind"]),
                dated_on=form.cleaned_data["dated_on"],
                name=file.name,
                data=file.read(),
                by=request.user,
                at=timezone.now(),
            )
        except NotAllowed as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("已经存入。"))
            return redirect("remedies:remedy", pk=pk)
    return shown(request, found, paper_form=form)


@may(Permission.VIEW_REMEDIES)
@require_safe
@limited("remedies.paper", times=600, seconds=3600)
def paper_file(request: DeskRequest, pk: int, paper: int) -> HttpResponse:
    """Give a paper as it was uploaded; who opened it is recorded."""
    found = find_paper(request, pk, paper)
    data = papers.data_of(found)
    note(found.case, action="paper_read", by=request.user, at=timezone.now(), paper=found.pk)
    return attachment(data, CONTENT_TYPES[found.file_kind], papers.name_of(found))


@may(Permission.HANDLE_REMEDIES)
@require_POST
@limited("remedies.bundle", times=60, seconds=3600)
def bundle_file(request: DeskRequest, pk: int) -> HttpResponse:
    """Give the evidence of a case as one PDF; it names the party, so that taking it is recorded."""
    found = find_remedy(request, pk)
    if found.application is not None and Permission.HANDLE_CASES not in request.permissions:
        return shown(
            request, found, refusal=_("证据材料里有申请人的信息，由办理依申请公开的人装订。")
        )
    try:
        bundle = take_bundle(case=found, by=request.user, at=timezone.now())
    except (NotAllowed, CannotPrint) as refusal:
        return shown(request, found, refusal=str(refusal))
    return attachment(bundle.data, CONTENT_TYPES["pdf"], f"{found.docket}证据材料.pdf")


def attachment(data: bytes, content_type: str, name: str) -> HttpResponse:
    """Answer with a file to keep."""
    response = HttpResponse(data, content_type=content_type)
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return response
