"""What will not come right in the report of a year, told while there is time: from December on (Articles 49, 50).

December is our choice: a month is enough to confirm, sign and enter, and earlier a list would only be the ordinary work of
the office. The list ends when the report was filed, and at the end of March with the last statutory day.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.agencies.models import Agency
from gongkai.annual_reports.computing.counting import Computed, computed_of
from gongkai.annual_reports.models import AnnualReport, Scope
from gongkai.annual_reports.places import places_in_words
from gongkai.casework.lifecycle import State
from gongkai.casework.models import DisclosureApplication
from gongkai.rules.annual_report.editions import form_for_year

FIRST_MONTH: Final = 12
LAST_MONTH: Final = 3
MOST_NAMED: Final = 3  # cells of a book that one line names


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """One thing at an agency that will not come right: what, why it matters, and where it is mended."""

    agency: Agency
    kind: str
    number: int
    says: str
    do: str
    url: str


def year_warned_of(today: dt.date) -> int | None:
    """Return the year whose report is being made ready; None outside December to March."""
    if today.month >= FIRST_MONTH:
        return today.year
    return today.year - 1 if today.month <= LAST_MONTH else None


def warnings_of(
    agencies: Collection[Agency], year: int, today: dt.date
) -> dict[int, tuple[EarlyWarning, ...]]:
    """Return the warnings of each agency by its key, none where the report was filed; seven queries."""
    agencies = list(agencies)
    reports = _reports(agencies, year)
    cases = _cases(agencies, year, today)
    fresh = computed_of(agencies, year)
    found: dict[int, list[EarlyWarning]] = defaultdict(list)
    for agency in agencies:
        report = reports.get(agency.pk)
        if report is not None and report.filed_id is not None:
            continue
        found[agency.pk] += _of_cases(agency, cases.get(agency.pk, {}))
        found[agency.pk] += _of_books(agency, fresh[agency.pk], year)
        found[agency.pk] += _of_texts(agency, report)
    return {pk: tuple(each) for pk, each in found.items() if each}


def _reports(agencies: Collection[Agency], year: int) -> dict[int, AnnualReport]:
    reports = AnnualReport.objects.filter(agency__in=agencies, year=year, scope=Scope.OWN)
    return {
        each.agency_id: each for each in reports.select_related("current").defer("current__content")
    }


def _cases(agencies: Collection[Agency], year: int, today: dt.date) -> dict[int, dict[str, Any]]:
    last = dt.date(year, 12, 31)
    rows = (
        DisclosureApplication.objects.filter(agency__in=agencies, closed_on=None)
        .order_by()
        .values("agency_id")
        .annotate(
            unconfirmed=Count("pk", filter=Q(state=State.AWAITING_CONFIRMATION)),
            unsigned=Count("pk", filter=Q(state=State.SIGNING, received_on__lte=last)),
            late=Count("pk", filter=Q(due_on__lt=today, counted_on=None)),
        )
    )
    return {each["agency_id"]: {**each} for each in rows}


def _of_cases(agency: Agency, counts: dict[str, Any]) -> list[EarlyWarning]:
    cases = reverse("casework:case_list")
    told = (
        (
            "unconfirmed",
            _("%(number)s 件申请还没有和申请人确认，没有收到之日，哪一行也计不进"),
            _("和申请人确认（条例第三十一条）；确认不了的，写明经过后作撤回处理"),
        ),
        (
            "unsigned",
            _("%(number)s 件申请作了决定还没有签发，计不进办理结果，会变成结转"),
            _("12月31日前签发"),
        ),
        (
            "late",
            _("%(number)s 件申请超过答复期限还没有作出决定，会变成结转"),
            _("先办这几件（条例第三十三条）"),
        ),
    )
    return [
        EarlyWarning(agency, kind, counts[kind], says % {"number": counts[kind]}, do, cases)
        for kind, says, do in told
        if counts.get(kind)
    ]


def _of_books(agency: Agency, fresh: Computed, year: int) -> list[EarlyWarning]:
    """Return the books that stopped; an agency that keeps no book here at all has not stopped anything."""
    if not fresh.not_kept or not any(fresh.figures.values()):
        return []
    form = form_for_year(year)
    named = "、".join(form.label_of(cell) for cell in fresh.not_kept[:MOST_NAMED])
    more = _("等") if len(fresh.not_kept) > MOST_NAMED else ""
    says = _("上年报告有数、今年一条也没有登记：%(cells)s%(more)s") % {
        "cells": named,
        "more": more,
    }
    do = _("补登记；确实记在别处的，报告里自己填")
    kind = fresh.not_kept[0].row
    url = reverse("casework:case_list")
    if fresh.not_kept[0].table == "proactive":
        url = _register_url(kind)
    return [EarlyWarning(agency, "books", len(fresh.not_kept), says, do, url)]


def _register_url(row: str) -> str:
    if row.startswith("administrative_"):
        return reverse("catalog:entries", kwargs={"kind": row})
    return reverse("catalog:item_list")


def _of_texts(agency: Agency, report: AnnualReport | None) -> list[EarlyWarning]:
    """Return the parts of a begun report that have no words yet; one that is not begun is told elsewhere."""
    version = report.current if report else None
    if report is None or version is None or not version.unfilled:
        return []
    says = _("报告已经起草，还没有填：%(places)s") % {"places": places_in_words(version.unfilled)}
    do = _("由记录取数，再补写没有的部分")
    url = reverse("annual_reports:report", kwargs={"pk": report.pk})
    return [EarlyWarning(agency, "texts", len(version.unfilled), says, do, url)]
