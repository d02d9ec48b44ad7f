"""Public pages of the installation and of each agency."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency, AgencyLevel, Kind
from gongkai.annual_reports.queries import latest_published
from gongkai.boards.queries import boards_of
from gongkai.catalog import counting
from gongkai.catalog.models import ItemClass
from gongkai.catalog.public_queries import classed, newest
from gongkai.portal import queries
from gongkai.portal.columns import BY_KEY

LATEST_REPORTS: Final = 8  # shown on the front page
NEWEST_ITEMS: Final = 12  # shown on the front page and on an agency's
# Columns that hold papers of the agency: those in a class of its catalogue with this word in its name
OWN_PAPERS: Final = {"guide": "指南", "rules": "制度"}
MOST_PAPERS: Final = 50
LONGEST_QUESTION: Final = 60  # characters of a name that are looked for


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the front page: search, the four columns, the agencies."""
    roots = list(queries.roots(and_code=settings.SITE_FRONT_AGENCY))
    agency = front_agency(roots, settings.SITE_FRONT_AGENCY)
    others = [each for each in roots if each != agency]
    listed = [*queries.beneath(agency), *others] if agency else others
    shown = {
        "agency": agency,
        "groups": by_kind(listed),
        "listed": listed,
        "newest_items": newest(NEWEST_ITEMS),
        "today": timezone.localdate(),
        "latest_reports": latest_published(LATEST_REPORTS),
    }
    return render(request, "portal/home.html", shown)


@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """Show the directory of agencies, or those that answer a question."""
    words = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    level = one_of(request.GET.get("level", ""), AgencyLevel.values)
    kind = one_of(request.GET.get("kind", ""), Kind.values)
    page = queries.directory(
        words=words, level=level, kind=kind, after=request.GET.get("after", "")
    )
    shown = {
        "query": words,
        "level": level,
        "kind": kind,
        "levels": AgencyLevel.choices,
        "kinds": Kind.choices,
        "page": page,
        "older": address_with(request, after=page.after) if page.after else None,
    }
    return render(request, "portal/agencies.html", shown)


@require_safe
def agency(request: HttpRequest, code: str) -> HttpResponse:
    """Show the page of one agency; an abolished one keeps its page and names its successor."""
    found = get_object_or_404(Agency.objects.select_related("successor"), code=code)
    listed = queries.beneath(found)
    return render(
        request,
        "portal/agency.html",
        {
            "agency": found,
            "groups": by_kind(listed),
            "listed": listed,
            "newest_items": newest(NEWEST_ITEMS, found),
            "has_boards": boards_of(found).exists(),
            "today": timezone.localdate(),
        },
    )


@require_safe
def column(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Show one of the columns of an agency."""
    found = get_object_or_404(
        Agency.objects.select_related("competent_department", "successor"), code=code
    )
    shown = {
        "agency": found,
        "column": key,
        "column_label": BY_KEY[key].label,
        "today": timezone.localdate(),
        **_of_the_agency(found, key),
    }
    return render(request, f"portal/{key}.html", shown)


def _of_the_agency(agency: Agency, key: str) -> dict[str, Any]:
    """Return what the agency itself published for a column, each with its versions, and what its guide has to say (Article 12)."""
    if key not in OWN_PAPERS:
        return {}
    shown: dict[str, Any] = {"papers": classed(agency, OWN_PAPERS[key], MOST_PAPERS)}
    if key == "guide":
        now = counting.public_now(agency)["class"]
        classes = ItemClass.objects.filter(agency=agency, closed_on=None)
        shown |= {
            "office": agency.offices.filter(is_ogi_office=True, closed_on=None).first(),
            "classes": [
                (each.pk, each.name, now.get(str(each.pk), 0))
                for each in classes.order_by("position", "pk")
            ],
        }
    return shown


def front_agency(found: list[Agency], code: str) -> Agency | None:
    """Return the agency the installation named for its front page, else the foremost root."""
    named = next((each for each in found if code and each.code == code), None)
    return named or foremost([each for each in found if each.is_root()])


def foremost(roots: list[Agency]) -> Agency | None:
    """Return the agency whose site this is: the one of the highest level, unless there are several."""
    order = {value: place for place, value in enumerate(AgencyLevel.values)}
    ranks = sorted(order[each.level] for each in roots)
    if not ranks or ranks.count(ranks[0]) > 1:
        return None
    return next(each for each in roots if order[each.level] == ranks[0])


def by_kind(listed: Iterable[Agency]) -> list[tuple[str, list[Agency]]]:
    """Group agencies under their level and kind (县级部门, 乡级人民政府), upper levels first."""
    levels, kinds = AgencyLevel.values, Kind.values
    in_order = sorted(listed, key=lambda each: (levels.index(each.level), kinds.index(each.kind)))
    return [
        (AgencyLevel(level).label + Kind(kind).label, list(group))
        for (level, kind), group in groupby(in_order, key=lambda each: (each.level, each.kind))
    ]


def one_of(word: str, allowed: Iterable[str]) -> str:
    """Return the word if it is allowed, else nothing."""
    return word if word in allowed else ""


def address_with(request: HttpRequest, **changed: str | None) -> str:
    """Return the address of this page with other parameters."""
    parameters = request.GET.copy()
    for name, value in changed.items():
        if value:
            parameters[name] = value
        else:
            parameters.pop(name, None)
    return f"{request.path}?{parameters.urlencode()}"
