"""Pages of bulk work: choose a folder, see how far it has come, decide what is left."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.rate_limit import limited
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports.bulk import actions, queries
from gongkai.annual_reports.bulk.forms import FolderForm, WhoseForm
from gongkai.annual_reports.bulk.unpacking import TooMany, received
from gongkai.annual_reports.models import BulkJob, Outcome
from gongkai.annual_reports.models.bulk import TO_DECIDE
from gongkai.annual_reports.refusals import ReportRefusal
from gongkai.storage import KeptFileDamaged, KeptFileMissing, fetch

PRODUCT_TYPES = {
    "pdf": "application/pdf",
    "zip": "application/zip",
    "csv": "text/csv; charset=utf-8",
}


@may(Permission.SUPERVISE_REPORTS)
@limited("annual_reports.folder", times=60, seconds=3600)
def folder(request: DeskRequest) -> HttpResponse:
    """Choose the files of a folder; they are read in the background."""
    this_year = request.today.year
    form = (
        FolderForm(request.POST, request.FILES, this_year=this_year)
        if request.method == "POST"
        else FolderForm(
            this_year=this_year, initial={"year": request.GET.get("year", this_year - 1)}
        )
    )
    if form.is_valid():
        try:
            job = actions.begin_intake(
                office=request.agency,
                year=form.cleaned_data["year"],
                files=received(form.all_files(form.cleaned_data)),
                by=request.user,
                at=timezone.now(),
            )
        except (TooMany, ReportRefusal) as refusal:
            form.add_error("chosen", str(refusal))
        else:
            return redirect(job)
    jobs = queries.jobs_seen(request)[: queries.SHOWN_JOBS]
    return render(request, "annual_reports/bulk/folder.html", {"form": form, "jobs": jobs})


def find_job(request: DeskRequest, pk: int) -> BulkJob:
    """Return a job of my office, or answer that it is not found."""
    return get_object_or_404(queries.jobs_seen(request), pk=pk)


@may(Permission.SUPERVISE_REPORTS)
def job(request: DeskRequest, pk: int, *, refusal: str = "") -> HttpResponse:
    """Show how far a job has come and what came of each item; asked for again while it runs."""
    found = find_job(request, pk)
    asked = request.GET.get("outcome", "")
    outcome = Outcome(asked) if asked in Outcome.values else None
    items = list(queries.items_shown(found, outcome))
    near = queries.near_agencies(items)
    rows = [
        {
            "item": each,
            "near": [near[pk] for pk in each.facts.get("near", ()) if pk in near],
            "button": actions.DECISIONS_IN_WORDS.get(Outcome(each.outcome), "")
            if each.facts.get("may_replace", True)
            else "",
            "is_open": each.outcome in TO_DECIDE,
        }
        for each in sorted(items, key=lambda each: each.outcome not in TO_DECIDE)
    ]
    context = {
        "job": found,
        "progress": queries.progress_of(found),
        "rows": rows,
        "outcome": outcome,
        "refusal": refusal,
        "is_running": found.finished_at is None,
    }
    status = 409 if refusal else 200
    return render(request, "annual_reports/bulk/job.html", context, status=status)


@may(Permission.SUPERVISE_REPORTS)
def progress(request: DeskRequest, pk: int) -> HttpResponse:
    """Show how far a job has come, for the page that asks every few seconds."""
    found = find_job(request, pk)
    context = {"job": found, "progress": queries.progress_of(found), "is_running": True}
    response = render(request, "annual_reports/bulk/_progress.html", context)
    if found.finished_at is not None:
        response.headers["HX-Refresh"] = "true"  # the page itself has the results
    return response


@may(Permission.SUPERVISE_REPORTS)
@require_POST
def decide(request: DeskRequest, pk: int) -> HttpResponse:
    """Decide about one item: whose report it is, that it goes on, or that it is not taken in."""
    item = get_object_or_404(queries.items_seen(request), pk=pk)
    try:
        if "set_aside" in request.POST:
            actions.set_aside(item=item, by=request.user, at=timezone.now())
        else:
            form = WhoseForm(request.POST)
            actions.decide(item=item, agency=form.chosen(), by=request.user, at=timezone.now())
    except ReportRefusal as refused:
        return job(request, item.job_id, refusal=str(refused))
    return redirect(item.job)


@may(Permission.SUPERVISE_REPORTS)
def product(request: DeskRequest, pk: int) -> HttpResponse:
    """Send the file a job made."""
    found = find_job(request, pk)
    if not found.product_address:
        raise Http404
    try:
        data = fetch(found.product_address)
    except (KeptFileMissing, KeptFileDamaged):
        messages.error(request, "文件在存储里找不到，或者已经损坏。怎么办：重新做一次。")
        return redirect(found)
    kind = found.product_name.rpartition(".")[2]
    response = HttpResponse(data, content_type=PRODUCT_TYPES.get(kind, "application/octet-stream"))
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=found.product_name) or "attachment"
    )
    return response
