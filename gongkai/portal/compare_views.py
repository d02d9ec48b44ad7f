"""The public pages that compare agencies of the same kind and level; each can be cited."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.agencies.queries import superior_of
from gongkai.annual_reports.comparison import reads
from gongkai.annual_reports.comparison.pages import COLUMNS, groups_of
from gongkai.portal.columns import BY_KEY
from gongkai.rules.annual_report import comparison as rules


@require_safe
def compare(request: HttpRequest, code: str) -> HttpResponseBase:
    """Lead to the newest year in which agencies below this one can be compared, else to its superior's."""
    agency = get_object_or_404(Agency, code=code)
    for above in (agency, superior_of(agency)):
        years = reads.years_beneath(above) if above is not None else []
        if above is not None and years:
            return redirect("portal:compare_year", code=above.code, year=years[0])
    return _page(request, agency, [], None)


@require_safe
def compare_year(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Show the agencies directly below one beside each other, by kind and level, for one year."""
    agency = get_object_or_404(Agency, code=code)
    years = reads.years_beneath(agency)
    if year not in years:
        raise Http404
    return _page(request, agency, years, year)


def _page(request: HttpRequest, agency: Agency, years: list[int], year: int | None) -> HttpResponse:
    compared = reads.beneath(agency, year) if year is not None else ()
    published = [each.version.published_at for each in compared if each.version.published_at]
    context = {
        "agency": agency,
        "column": "reports",
        "column_label": BY_KEY["reports"].label,
        "year": year,
        "years": years,
        "groups": groups_of(compared),
        "columns": COLUMNS,
        "compared": compared,
        "without_tables": [each for each in compared if not each.report.form],
        "as_of": max(published, default=None),
        "digest": reads.digest(compared),
        "rules": rules,
    }
    return render(request, "portal/compare.html", context)
