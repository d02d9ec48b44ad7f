"""The public page of how an agency deals with applications, month by month."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.annual_reports.public_numbers.keeping import public_numbers_of
from gongkai.rules.day_figures import FEWEST_TO_SPEAK_OF
from gongkai.rules.outcomes import OUTCOME_LABELS, Outcome
from gongkai.rules.proactive.shares import share


@require_safe
def numbers(request: HttpRequest, code: str) -> HttpResponse:
    """Show the months of each year and, where enough were concluded, results and days."""
    agency = get_object_or_404(Agency, code=code)
    years = []
    for kept in public_numbers_of(agency):
        so_far = kept.numbers["so_far"]
        years.append(
            {
                "kept": kept,
                "months": kept.numbers["months"],
                "so_far": so_far,
                "outcomes": [
                    (OUTCOME_LABELS[each], so_far["outcomes"].get(each.value, 0))
                    for each in Outcome
                ]
                if so_far
                else (),
                "extended": share(so_far["extended"], so_far["concluded"]) if so_far else None,
                "reviews": kept.numbers["reviews"],
            }
        )
    context = {
        "agency": agency,
        "years": years,
        "fewest": FEWEST_TO_SPEAK_OF,
        "column": "reports",
    }
    return render(request, "portal/numbers.html", context)
