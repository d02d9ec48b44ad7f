"""Addresses of the public site. An agency stands at ``/<code>/``; addresses stay when agencies go."""

from collections.abc import Iterator

from django.urls import URLPattern, path
from django.views.generic import TemplateView

from gongkai.annual_reports.models import Scope
from gongkai.portal import (
    board_views,
    compare_views,
    deadline_views,
    feeds_views,
    guard_views,
    handover_views,
    item_views,
    machine_pages,
    moved_views,
    number_views,
    preferences,
    proposal_views,
    report_files,
    report_views,
    search_views,
    views,
)
from gongkai.portal.applying import views as applying
from gongkai.portal.following import views as following
from gongkai.portal.opinions import views as opinions
from gongkai.portal.unavailable import only_as_released

app_name = "portal"


def report_addresses(at: str, prefix: str, scope: Scope) -> Iterator[URLPattern]:
    """Yield the addresses of a report, its files and its versions: a government's area report has its own."""
    base = f"<slug:code>/reports/<int:year>{at}"
    version = f"{base}/versions/<int:number>"
    for address, view, name in (
        (base, report_views.report, "report"),
        (f"{base}.json", report_views.report_json, "report_json"),
        (f"{base}.csv", report_views.report_csv, "report_csv"),
        (f"{base}.<slug:kind>", report_files.report_file, "report_file"),
        (version, report_views.report_version, "report_version"),
        (f"{version}.json", report_views.report_version_json, "report_version_json"),
        (f"{version}.<slug:kind>", report_files.report_file, "report_version_file"),
    ):
        kwargs = {"scope": scope.value}
        yield path(address, only_as_released(view), kwargs, name=prefix + name)


urlpatterns = [
    path("", views.home, name="home"),
    path("agencies/", views.agencies, name="agencies"),
    path(
        "accessibility/",
        TemplateView.as_view(template_name="portal/accessibility.html"),
        name="accessibility",
    ),
    path("map/", TemplateView.as_view(template_name="portal/site_map.html"), name="site_map"),
    path("robots.txt", machine_pages.robots, name="robots"),
    path("sitemap.xml", machine_pages.sitemap, name="sitemap"),
    path("reading-aid/", preferences.reading_aid, name="reading_aid"),
    path("language/", preferences.language, name="language"),
    path("sitemap-items.xml", machine_pages.item_sitemaps, name="item_sitemaps"),
    path("sitemap-items-<int:part>.xml", machine_pages.item_sitemap, name="item_sitemap"),
    path("items/moved/", moved_views.moved, name="moved"),
    path("items/", item_views.items, name="items"),
    path("items.atom", item_views.feed, name="feed"),
    path("<slug:code>/items.atom", item_views.feed, name="agency_feed"),
    path("<slug:code>/reports.atom", item_views.reports_feed, name="reports_feed"),
    path("feeds/", feeds_views.follow, name="feeds"),
    path("feeds/search.atom", feeds_views.search_feed, name="search_feed"),
    path("feeds/confirm/<str:token>/", feeds_views.confirm, name="feeds_confirm"),
    path("feeds/end/<str:token>/", feeds_views.end, name="feeds_end"),
    path("search/", search_views.search, name="search"),
    path("search/suggestions/", search_views.suggestions, name="suggestions"),
    path("<slug:code>/handover/", handover_views.handover, name="handover"),
    path("check/", report_views.check_report, name="check_report"),
    path("check/file/", guard_views.check_file, name="check_file"),
    path("deadline/", deadline_views.deadline, name="deadline"),
    path("deadline/sheet.pdf", deadline_views.deadline_pdf, name="deadline_pdf"),
    path("<slug:code>/", views.agency, name="agency"),
    path("<slug:code>/guide/", views.column, {"key": "guide"}, name="guide"),
    path("<slug:code>/rules/", views.column, {"key": "rules"}, name="rules"),
    path("<slug:code>/content/", item_views.content, name="content"),
    path("<slug:code>/proposals/", proposal_views.proposals, name="proposals"),
    path("<slug:code>/proposals/new/", proposal_views.propose, name="propose"),
    path("<slug:code>/proposals/status/", proposal_views.status, name="proposal_status"),
    path("<slug:code>/counts/", item_views.counts, name="counts"),
    path(
        "<slug:code>/items/<path:index_number>/v/<int:number>/<slug:sha256>",
        item_views.item_file,
        name="item_file",
    ),
    path(
        "<slug:code>/items/<path:index_number>/v/<int:number>",
        item_views.item,
        name="item_version",
    ),
    path("<slug:code>/items/<path:index_number>", item_views.item, name="item"),
    path("<slug:code>/numbers/", number_views.numbers, name="numbers"),
    path("<slug:code>/boards/", board_views.boards, name="boards"),
    path("<slug:code>/boards/<int:number>/", board_views.board, name="board"),
    path("<slug:code>/boards/<int:number>/screen/", board_views.screen, name="screen"),
    path("<slug:code>/boards/sheets/<int:year>-<int:number>/", board_views.sheet, name="sheet"),
    path("<slug:code>/reports/", report_views.report_archive, name="reports"),
    path("<slug:code>/reports/compare/", compare_views.compare, name="compare"),
    path("<slug:code>/reports/compare/<int:year>", compare_views.compare_year, name="compare_year"),
    path(
        "<slug:code>/reports/<int:year>/scan",
        only_as_released(report_views.report_scan),
        name="report_scan",
    ),
    *report_addresses("", "", Scope.OWN),
    *report_addresses("/area", "area_", Scope.AREA),
    path("<slug:code>/apply/", applying.entrance, name="apply"),
    path("<slug:code>/apply/new/published/", applying.published, name="apply_published"),
    path("<slug:code>/apply/new/check/", applying.check, name="apply_check"),
    path("<slug:code>/apply/new/<slug:key>/", applying.step, name="apply_step"),
    path("<slug:code>/apply/new/<slug:key>/keep/", applying.keep, name="apply_keep"),
    path("<slug:code>/apply/form.<slug:kind>", applying.paper_form, name="paper_form"),
    path("<slug:code>/apply/done/", applying.done, name="apply_done"),
    path("<slug:code>/apply/drop/", applying.drop, name="apply_drop"),
    path("<slug:code>/apply/opinion/", opinions.enter, name="opinion"),
    path("<slug:code>/apply/opinion/answer/", opinions.answer, name="opinion_answer"),
    path("<slug:code>/apply/follow/", following.follow, name="follow"),
    path("<slug:code>/apply/follow/leave/", following.leave, name="follow_leave"),
    path("<slug:code>/apply/follow/steps/<slug:key>/", following.deed, name="follow_deed"),
    path(
        "<slug:code>/apply/follow/letters/<int:letter>.<slug:kind>",
        following.letter_file,
        name="follow_letter",
    ),
]
