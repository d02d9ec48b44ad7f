import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from gongkai.accounts import inbox, menu
from gongkai.accounts.permissions import Permission
from gongkai.accounts.requests import DeskRequest
from gongkai.agencies import year_facts
from gongkai.annual_reports import actions, queries, starting, waiting_room
from gongkai.annual_reports.board.standing import Stage
from gongkai.annual_reports.bulk.tasks import continue_bulk_jobs
from gongkai.annual_reports.computing.inbox import of_records
from gongkai.annual_reports.computing.lessons import told_by_lessons
from gongkai.annual_reports.computing.noticing import LOOKING_TIME, look_at_records
from gongkai.annual_reports.deadlines import due_day_by
from gongkai.annual_reports.lifecycle import Filing, SignedAs, State, standing
from gongkai.annual_reports.models import AnnualReport, ReportVersion
from gongkai.annual_reports.public_numbers.keeping import KEEPING_TIME, keep_numbers
from gongkai.annual_reports.reminding import REMINDING_TIME, remind_agencies
from gongkai.annual_reports.searching import REPORTS
from gongkai.annual_reports.steps import next_step
from gongkai.annual_reports.views.reports import PERMISSION_TO_SIGN
from gongkai.jobs import clock, rebuilding
from gongkai.rules.citations import REGULATIONS
from gongkai.search.documents import register_source

KIND = gettext_noop("年度报告")
FILES_EVERY = dt.timedelta(minutes=10)
LOOK_AGAIN = dt.timedelta(minutes=1)  # for bulk jobs whose worker died
CLEARING_TIME = dt.time(4, 0)
ARTICLE = str(REGULATIONS.article(49))
REVIEWS_SHOWN = 20  # reports to review that stand in the inbox one by one


def register() -> None:
    """Make the offers; called once when the program starts."""
    menu.register(
        menu.MenuEntry(
            key="annual_reports",
            label=gettext_lazy("年度报告"),
            url_name="annual_reports:report_list",
            permission=Permission.VIEW_REPORTS,
            order=50,
            count=number_waiting,
        )
    )
    menu.register(
        menu.MenuEntry(
            key="annual_reports_board",
            label=gettext_lazy("报送一览"),
            url_name="annual_reports:board",
            permission=Permission.SUPERVISE_REPORTS,
            order=51,
        )
    )
    inbox.register(waiting)
    clock.register("annual_reports.clear_waiting_files", CLEARING_TIME, waiting_room.clear)
    inbox.register(to_review)
    inbox.register(of_records)
    year_facts.register("lessons", told_by_lessons)
    clock.register("annual_reports.keep_numbers", KEEPING_TIME, keep_numbers)
    clock.register("annual_reports.look_at_records", LOOKING_TIME, look_at_records)
    clock.register("annual_reports.remind", REMINDING_TIME, remind_agencies)
    clock.register("annual_reports.continue_bulk_jobs", LOOK_AGAIN, continue_bulk_jobs)
    rebuilding.register("annual_reports", rebuild)
    register_source(REPORTS)
    clock.register("annual_reports.release_files", FILES_EVERY, actions.release_files)


def number_waiting(request: DeskRequest) -> int:
    """Return how many reports wait for me; the inbox is asked once for each request."""
    return sum(1 for task in inbox.waiting(request) if task.kind == _(KIND))


def waiting(request: DeskRequest) -> Iterator[inbox.WaitingTask]:
    """Yield the reports of my agency whose next step is mine."""
    unfinished = list(queries.unfinished_reports(request.agency))
    ended = starting.ended_year(request.today)
    is_under_way = any(each.year == ended for each in unfinished)
    if Permission.EDIT_REPORT in request.permissions and not is_under_way:
        begin = starting.waits_to_be_begun(request.agency, request.today)
        if begin:
            yield _task_to_begin(request, begin)
    for report in unfinished:
        if report.current and (task := _task(request, report, report.current)):
            yield _with_day(task, report)


def _with_day(task: inbox.WaitingTask, report: AnnualReport) -> inbox.WaitingTask:
    """Return the task with its last day and the last reminder; what was filed once is never late again."""
    if report.filed_id is not None:
        return task
    number = _with_reminder(task.number, getattr(report, "last_reminded_at", None))
    return replace(
        task, number=number, due_on=due_day_by(report, getattr(report, "days_set", None))
    )


def _with_reminder(number: str, reminded_at: dt.datetime | None) -> str:
    if reminded_at is None:
        return number
    day = date_format(timezone.localdate(reminded_at), "n月j日")
    return _("%(number)s · %(day)s催办") % {"number": number, "day": day}


def to_review(request: DeskRequest) -> Iterator[inbox.WaitingTask]:
    """Yield the reports that wait for my agency to accept or return them; beyond a number, one line for the rest."""
    if Permission.ACCEPT_REPORT not in request.permissions:
        return
    found = list(queries.waiting_for_acceptance(request.agency)[: REVIEWS_SHOWN + 1])
    for report in found[:REVIEWS_SHOWN]:
        yield inbox.WaitingTask(
            kind=_(KIND),
            title=str(report),
            number=_submitted(report.filed),
            next_step=_("审看：接受，或者写明意见退回"),
            article=str(REGULATIONS.article(47)),
            url=reverse("annual_reports:review", kwargs={"pk": report.pk}),
            due_on=None,
            agency_name=report.agency.name,
        )
    if len(found) > REVIEWS_SHOWN:
        yield inbox.WaitingTask(
            kind=_(KIND),
            title=_("还有别的报告等您审看"),
            number="",
            next_step=_("这里列出最早报送的 %(number)s 份，其余在报送一览里")
            % {"number": REVIEWS_SHOWN},
            article=str(REGULATIONS.article(47)),
            url=f"{reverse('annual_reports:board')}?year={found[-1].year}&stage={Stage.SUBMITTED}",
            due_on=None,
            agency_name=request.agency.name,
        )


def _submitted(version: ReportVersion | None) -> str:
    if version is None or version.submitted_at is None:
        return ""
    return _("%(day)s报送") % {
        "day": date_format(timezone.localdate(version.submitted_at), "n月j日")
    }


def _task_to_begin(request: DeskRequest, begin: starting.YearToReport) -> inbox.WaitingTask:
    return inbox.WaitingTask(
        kind=_(KIND),
        title=f"{request.agency.name}{begin.year}年政府信息公开工作年度报告",
        number=_with_reminder(_("还没有起草"), begin.reminded_at),
        next_step=_("起草，或者读入已经写好的文件"),
        article=ARTICLE,
        url=reverse("annual_reports:start"),
        due_on=begin.due_on,
        agency_name=request.agency.name,
    )


def _task(
    request: DeskRequest, report: AnnualReport, version: ReportVersion
) -> inbox.WaitingTask | None:
    version.report = report
    now = standing((each.kind, each.signed_as) for each in version.events.all())
    if now.may_change or now.filing is Filing.RETURNED:
        is_mine = Permission.EDIT_REPORT in request.permissions
    elif now.still_to_sign:
        is_mine = any(_may_sign(request, each) for each in now.still_to_sign)
    else:
        is_mine = Permission.PUBLISH_REPORT in request.permissions
    if not is_mine:
        return None
    return inbox.WaitingTask(
        kind=_(KIND),
        title=str(report),
        number=_("第%(number)s版") % {"number": version.number},
        next_step=_("请您签批") if now.state is State.SIGNING else next_step(version, now).say,
        article=ARTICLE,
        url=reverse("annual_reports:report", kwargs={"pk": report.pk}),
        due_on=None,
        agency_name=request.agency.name,
    )


def _may_sign(request: DeskRequest, signed_as: SignedAs) -> bool:
    return PERMISSION_TO_SIGN[signed_as] in request.permissions


def rebuild() -> int:
    """Derive the cached columns of every version anew and return how many there were."""
    number = 0
    for version in ReportVersion.objects.select_related("report__agency").iterator():
        actions.refresh(version)
        number += 1
    return number
