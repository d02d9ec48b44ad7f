"""What the roll-up offers to the floors below: its menu entry, and area reports that were overtaken."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from gongkai.accounts import inbox, menu
from gongkai.accounts.permissions import Permission
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports.models import AnnualReport
from gongkai.annual_reports.roll_up.changes import compilations_of, overtaken
from gongkai.annual_reports.roll_up.cover import Cover
from gongkai.annual_reports.roll_up.whose import area_at_hand, has_an_area
from gongkai.rules.citations import REGULATIONS

KIND = gettext_noop("年度报告汇总")
ARTICLE = str(REGULATIONS.article(49))
YEARS_WATCHED = 2  # the newest area reports, whose correction is proposed in the inbox


def register() -> None:
    """Make the offers; called once when the program starts."""
    menu.register(
        menu.MenuEntry(
            key="roll_up",
            label=gettext_lazy("年度报告汇总"),
            url_name="roll_up:home",
            permission=Permission.VIEW_ROLL_UP,
            order=52,
            count=lambda request: len(overtaken_areas(request)),
            applies=has_an_area,
        )
    )
    inbox.register(waiting)


def overtaken_areas(request: DeskRequest) -> list[tuple[AnnualReport, int]]:
    """Return the area reports at hand below which something changed since, and how many; asked once a request."""
    if Permission.COMPILE_AREA_REPORT not in request.permissions or not has_an_area(request):
        return []
    if not hasattr(request, "overtaken_areas"):
        counted = (
            (each.version.report, overtaken(each).count())
            for each in compilations_of(area_at_hand(request), YEARS_WATCHED)
        )
        request.overtaken_areas = [(report, number) for report, number in counted if number]
    return request.overtaken_areas


def overtaken_area(request: DeskRequest, cover: Cover) -> int:
    """Return how many reports below changed since the area report was compiled."""
    is_mine = cover.agency.pk == area_at_hand(request).pk
    if Permission.COMPILE_AREA_REPORT not in request.permissions or not is_mine:
        return 0
    for each in compilations_of(cover.agency, YEARS_WATCHED):
        if each.version.report.year == cover.year:
            return overtaken(each).count()
    return 0


def waiting(request: DeskRequest) -> Iterator[inbox.WaitingTask]:
    """Yield the area reports to look at again."""
    for report, number in overtaken_areas(request):
        yield inbox.WaitingTask(
            kind=_(KIND),
            title=str(report),
            number=_("下级 %(number)s 家变了") % {"number": number},
            next_step=_("看变了哪些数，要不要更正本地区报告"),
            article=ARTICLE,
            url=reverse(
                "roll_up:changes", kwargs={"code": report.agency.code, "year": report.year}
            ),
            due_on=None,
            agency_name=report.agency.name,
        )
