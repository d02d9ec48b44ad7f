"""Versions side by side, and who changed what."""

from django.http import HttpResponse
from django.shortcuts import render

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.annual_reports import queries
from gongkai.annual_reports.changes import between, shown_event
from gongkai.annual_reports.forms import ChangesForm
from gongkai.annual_reports.models import ReportVersion
from gongkai.annual_reports.views.reports import find_report
from gongkai.rules.annual_report.report import Report

PAGE_SIZE = 30  # events on one page


@may(Permission.VIEW_REPORTS)
def changes(request: DeskRequest, pk: int) -> HttpResponse:
    """Show two versions with every cell and text in which they differ, and what happened step by step."""
    report, current = find_report(request, pk)
    versions = list(queries.versions_with_content(report))
    asked = ChangesForm(request.GET, versions=versions)
    later = asked.chosen("later") or versions[0]
    earlier = asked.chosen("earlier") or _before(versions, later)
    now = later.value()
    last = {where: event for where, (event, _was) in queries.last_changes(later).items()}
    cells, texts = between(earlier.value() if earlier else Report(), now, last)
    events = list(queries.events_of(report, before=asked.before_event)[: PAGE_SIZE + 1])
    context = {
        "report": report,
        "version": current,
        "versions": versions,
        "form": asked,
        "earlier": earlier,
        "later": later,
        "cells": cells if earlier else (),
        "texts": texts if earlier else (),
        "events": [shown_event(each, now.form) for each in events[:PAGE_SIZE]],
        "older": events[PAGE_SIZE - 1].pk if len(events) > PAGE_SIZE else None,
    }
    return render(request, "annual_reports/changes.html", context)


def _before(versions: list[ReportVersion], later: ReportVersion) -> ReportVersion | None:
    return next((each for each in versions if each.number < later.number), None)
