"""What the records make of reports, as waiting work: read from what was noted by the clock, one query."""

from collections.abc import Iterator

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.accounts import inbox
from gongkai.accounts.permissions import Permission
from gongkai.accounts.requests import DeskRequest
from gongkai.accounts.scope import supervised_by
from gongkai.agencies.models import Agency
from gongkai.annual_reports.models import RecordsNoted
from gongkai.rules.citations import REGULATIONS

ARTICLE = str(REGULATIONS.article(50))


def of_records(request: DeskRequest) -> Iterator[inbox.WaitingTask]:
    """Yield what my agency's records say against its reports and for the coming one; for an office, a line for its area."""
    if Permission.EDIT_REPORT in request.permissions:
        noted = RecordsNoted.objects.filter(agency=request.agency)
        for each in noted.select_related("report__agency").order_by("-year", "pk"):
            yield _changed(request, each) if each.report else _warned(request, each)
    if Permission.SUPERVISE_REPORTS in request.permissions:
        yield from _warned_in_area(request)


def _changed(request: DeskRequest, noted: RecordsNoted) -> inbox.WaitingTask:
    return _task(
        request,
        title=str(noted.report),
        number=_("%(number)s 格和记录不一样") % {"number": noted.number},
        next_step=_("记录后来变了：看是记录错了，还是报告要更正"),
        url=reverse("annual_reports:report", kwargs={"pk": noted.report_id}) + "#records-changed",
    )


def _warned(request: DeskRequest, noted: RecordsNoted) -> inbox.WaitingTask:
    return _task(
        request,
        title=_("%(year)s年年报：有些数会对不上") % {"year": noted.year},
        number=_("%(number)s 处") % {"number": noted.number},
        next_step=_("逐处看，年底以前办好"),
        url=reverse("annual_reports:warnings"),
    )


def _warned_in_area(request: DeskRequest) -> Iterator[inbox.WaitingTask]:
    area = Agency.objects.filter(supervised_by(request.agency)).exclude(pk=request.agency.pk)
    sums = (
        RecordsNoted.objects.filter(agency__in=area, report=None)
        .order_by()
        .values("year")
        .annotate(agencies=Count("pk"), places=Sum("number"))
    )
    for each in sums:
        yield _task(
            request,
            title=_("%(year)s年年报：%(agencies)s 家有些数会对不上")
            % {"year": each["year"], "agencies": each["agencies"]},
            number=_("%(number)s 处") % {"number": each["places"]},
            next_step=_("看是哪几家，提醒它们年底以前办好"),
            url=f"{reverse('annual_reports:beside')}?year={each['year']}#warnings",
        )


def _task(
    request: DeskRequest, *, title: str, number: str, next_step: str, url: str
) -> inbox.WaitingTask:
    return inbox.WaitingTask(
        kind=_("年度报告"),
        title=title,
        number=number,
        next_step=next_step,
        article=ARTICLE,
        url=url,
        due_on=None,
        agency_name=request.agency.name,
    )
