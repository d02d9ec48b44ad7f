"""The signed and sealed paper of a report: keep its scan, look at it, let the public see it, sign by it."""

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.rate_limit import limited
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.models import AnnualReport, ReportVersion, SignedScan
from gongkai.annual_reports.refusals import ReportRefusal
from gongkai.annual_reports.views.reports import find_report, is_on_behalf, is_own
from gongkai.files.documents import Unreadable
from gongkai.files.limits import MEGABYTE
from gongkai.files.scans import LARGEST_SCAN, Scan, read_scan
from gongkai.jobs import confined
from gongkai.storage import KeptFileDamaged, KeptFileMissing, fetch

TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}
TOO_MUCH = "读这个扫描件用的时间或内存超过了上限，没有保存。怎么办：按 200 dpi 黑白或灰度重新扫描。"


class ScanForm(forms.Form):
    """A scan of the signed paper, and whether the public sees it."""

    file = forms.FileField(
        label=gettext_lazy("签字盖章的报告扫描件（PDF、JPEG 或 PNG，不超过 20 MB）"),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={
            "required": gettext_lazy("请选择扫描件。"),
            "empty": gettext_lazy("这个文件是空的，没有内容。"),
        },
    )
    is_public = forms.BooleanField(
        label=gettext_lazy("公布以后，公众也能看这个扫描件"), required=False
    )
    scan: Scan
    file_name: str

    def clean_file(self) -> bytes:
        """Read the scan in a process of its own; the bytes are what is kept."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        self.file_name = (file.name or "scan")[:200]
        size = file.size or 0
        if size > LARGEST_SCAN:
            raise forms.ValidationError(
                f"文件有 {size / MEGABYTE:.1f} MB，不能超过 {LARGEST_SCAN // MEGABYTE} MB。怎么办：按 200 dpi 黑白或灰度重新扫描。"
            )
        data = file.read()
        try:
            self.scan = confined.run_confined(read_scan, data, bounds=confined.Bounds())
        except Unreadable as refusal:
            raise forms.ValidationError(refusal.says) from refusal
        except confined.OutOfBounds as passed:
            raise forms.ValidationError(TOO_MUCH) from passed
        return bytes(data)


def may_keep(request: DeskRequest, report: AnnualReport, version: ReportVersion) -> bool:
    """Test whether this person keeps the paper of the report: its agency, or the office that entered it."""
    mine = is_own(request, report) and Permission.EDIT_REPORT in request.permissions
    return mine or is_on_behalf(request, version)


@may(Permission.VIEW_REPORTS)
@limited("annual_reports.scan", times=120, seconds=3600)
def scan_list(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the scans of a report's current version beside the way to add one."""
    report, version = find_report(request, pk)
    may_add = may_keep(request, report, version)
    form = ScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if not may_add:
            raise Http404
        if form.is_valid():
            actions.keep_scan(
                version=version,
                data=form.cleaned_data["file"],
                name=form.file_name,
                scan=form.scan,
                is_public=form.cleaned_data["is_public"],
                by=request.user,
                at=timezone.now(),
            )
            messages.success(request, _("扫描件存好了，校验码记在办事痕迹里。"))
            return redirect("annual_reports:scan_list", pk=pk)
    standing = queries.standing_of(version)
    context = {
        "report": report,
        "version": version,
        "scans": SignedScan.objects.filter(version=version).select_related("added_by"),
        "form": form,
        "may_add": may_add,
        "may_sign": is_on_behalf(request, version) and standing.may_change,
        "standing": standing,
    }
    return render(request, "annual_reports/scans.html", context)


def find_scan(request: DeskRequest, pk: int) -> SignedScan:
    """Return a scan this person may see, or answer that it is not found."""
    seen = SignedScan.objects.seen_by(request.user, request.today, request.held_roles)
    return get_object_or_404(seen.select_related("version__report__agency"), pk=pk)


def _kept(address: str) -> bytes:
    try:
        return fetch(address)
    except (KeptFileMissing, KeptFileDamaged) as lost:
        raise Http404 from lost


@may(Permission.VIEW_REPORTS)
def scan_file(request: DeskRequest, pk: int) -> HttpResponse:
    """Send the scan as a file, never to be opened in the page."""
    return scan_answer(find_scan(request, pk))


def scan_answer(scan: SignedScan) -> HttpResponse:
    """Return the scan as a file to be saved."""
    response = HttpResponse(_kept(scan.address), content_type=TYPES[scan.kind])
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=scan.name) or "attachment"
    )
    return response


@may(Permission.VIEW_REPORTS)
def scan_preview(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the first page, as the program has drawn it anew."""
    return HttpResponse(_kept(find_scan(request, pk).preview), content_type="image/jpeg")


def _scan_to_change(request: DeskRequest, pk: int) -> SignedScan:
    scan = find_scan(request, pk)
    if not may_keep(request, scan.version.report, scan.version):
        raise Http404
    return scan


@may(Permission.VIEW_REPORTS)
@require_POST
def show_scan(request: DeskRequest, pk: int) -> HttpResponse:
    """Let the public see a scan, or no longer."""
    scan = _scan_to_change(request, pk)
    is_public = request.POST.get("is_public") == "1"
    actions.show_scan(scan=scan, is_public=is_public, by=request.user, at=timezone.now())
    return redirect("annual_reports:scan_list", pk=scan.version.report_id)


@may(Permission.SUPERVISE_REPORTS)
@require_POST
def sign_on_paper(request: DeskRequest, pk: int) -> HttpResponse:
    """Enter the signatures on the paper of a report my office entered."""
    scan = _scan_to_change(request, pk)
    try:
        actions.sign_on_paper(
            version=scan.version,
            scan=scan,
            by=request.user,
            acting_for=request.agency,
            at=timezone.now(),
        )
    except ReportRefusal as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("已按纸质签章登记两方签批，可以在“报送一览”里公布。"))
    return redirect("annual_reports:scan_list", pk=scan.version.report_id)
