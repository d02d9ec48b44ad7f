"""The current version of a report as a file, for staff: to print, to sign by hand, to pass on."""

from django.http import Http404, HttpResponseBase

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports import actions
from gongkai.annual_reports.serving import file_answer
from gongkai.annual_reports.views.reports import find_report, report
from gongkai.files.annual_report_writer import REPORT_KINDS, CannotPrint, write_report


@may(Permission.VIEW_REPORTS)
def export(request: DeskRequest, pk: int, kind: str) -> HttpResponseBase:
    """Give the version worked on as a file, with the day of signature where there is one."""
    if kind not in REPORT_KINDS:
        raise Http404
    found, version = find_report(request, pk)
    try:
        data = write_report(version.value(), kind, signed_on=actions.signed_on(version))
    except CannotPrint as refusal:
        return report(request, pk, refusal=str(refusal))
    return file_answer(request, data, name=f"{found} 第{version.number}版", kind=kind)
