"""Addresses of the public site. An agency stands at ``/<code>/``; addresses stay when agencies go."""

from django.urls import path
from django.views.generic import TemplateView

from gongkai.portal import (
    deadline_views,
    machine_pages,
    preferences,
    report_files,
    report_views,
    views,
)

app_name = "portal"

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
    path("check/", report_views.check_report, name="check_report"),
    path("deadline/", deadline_views.deadline, name="deadline"),
    path("deadline/sheet.pdf", deadline_views.deadline_pdf, name="deadline_pdf"),
    path("<slug:code>/", views.agency, name="agency"),
    path("<slug:code>/guide/", views.column, {"key": "guide"}, name="guide"),
    path("<slug:code>/rules/", views.column, {"key": "rules"}, name="rules"),
    path("<slug:code>/content/", views.column, {"key": "content"}, name="content"),
    path("<slug:code>/reports/", report_views.report_archive, name="reports"),
    path("<slug:code>/reports/<int:year>", report_views.report, name="report"),
    path("<slug:code>/reports/<int:year>.json", report_views.report_json, name="report_json"),
    path("<slug:code>/reports/<int:year>.csv", report_views.report_csv, name="report_csv"),
    path(
        "<slug:code>/reports/<int:year>.<slug:kind>", report_files.report_file, name="report_file"
    ),
    path(
        "<slug:code>/reports/<int:year>/versions/<int:number>",
        report_views.report_version,
        name="report_version",
    ),
    path(
        "<slug:code>/reports/<int:year>/versions/<int:number>.json",
        report_views.report_version_json,
        name="report_version_json",
    ),
    path(
        "<slug:code>/reports/<int:year>/versions/<int:number>.<slug:kind>",
        report_files.report_file,
        name="report_version_file",
    ),
    path("<slug:code>/apply/", views.column, {"key": "apply"}, name="apply"),
]
