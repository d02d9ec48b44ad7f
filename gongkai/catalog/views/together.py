"""Passing many items on one step, or publishing what is through, by one press."""

from typing import Any, Final

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.catalog.imports.beginning import begin_passing
from gongkai.catalog.imports.passing import TOGETHER, Chosen
from gongkai.catalog.imports.queries import imports_waiting, waiting_for
from gongkai.catalog.lifecycle import Step
from gongkai.catalog.models import InformationItem
from gongkai.catalog.refusals import ItemRefusal
from gongkai.catalog.steps import PERMISSION_OF

PAGE_SIZE: Final = 100
MOST: Final = 20_000  # items of one import passed by one press
LONGEST_OPINION: Final = 300
PUBLISH: Final = "publish"
NEEDED: Final = (*(PERMISSION_OF[step] for step in TOGETHER), Permission.SIGN_ITEM)


@may(*NEEDED)
def together(request: DeskRequest) -> HttpResponse:
    """List what waits for my step, to be chosen and passed; a secrecy review is made item by item."""
    mine = _my_steps(request)
    posted = request.method == "POST"
    data = request.POST if posted else request.GET
    asked = data.get("step", "")
    key = asked if asked in mine else next(iter(mine))
    step = Step(key) if key != PUBLISH else None
    refusal = ""
    if posted:
        try:
            chosen = _chosen(request, step)
            at = timezone.now()
            return redirect(
                begin_passing(agency=request.agency, chosen=chosen, by=request.user, at=at)
            )
        except ItemRefusal as refused:
            refusal = str(refused)
    context = {"steps": mine, "key": key, "refusal": refusal, "opinion": data.get("opinion", "")}
    context |= _listed(request, step, data)
    return render(request, "catalog/together.html", context, status=422 if posted else 200)


def _my_steps(request: DeskRequest) -> dict[str, str]:
    """Return the steps I may take together, and publication, with their names."""
    steps = {
        step.value: str(step.label)
        for step in TOGETHER
        if PERMISSION_OF[step] in request.permissions
    }
    if Permission.SIGN_ITEM in request.permissions:
        steps[PUBLISH] = _("发布")
    return steps


def _listed(request: DeskRequest, step: Step | None, data: QueryDict) -> dict[str, Any]:
    waiting = waiting_for(request.agency, step)
    jobs = imports_waiting(request.agency, step)
    job = next((each for each in jobs if str(each.pk) == data.get("import")), None)
    if job is not None:
        waiting = waiting.filter(imported__job=job)
    waiting = waiting.filter(pk__gt=asked_number(data.get("after")) or 0)
    rows = list(
        waiting.select_related("current__created_by", "agency").defer("current__content")[
            : PAGE_SIZE + 1
        ]
    )
    shown = rows[:PAGE_SIZE]
    return {
        "items": shown,
        "jobs": jobs,
        "job": job,
        "after": shown[-1].pk if len(rows) > PAGE_SIZE else None,
    }


def _chosen(request: DeskRequest, step: Step | None) -> Chosen:
    """Return what was ticked, or all that waits of one import, with the hashes as they stand."""
    opinion = request.POST.get("opinion", "").strip()[:LONGEST_OPINION]
    if "all" in request.POST:
        waiting = waiting_for(request.agency, step).filter(
            imported__job=asked_number(request.POST.get("import")) or 0
        )
        found = waiting.values_list("pk", "current__content_address")[:MOST]
        return Chosen(step, opinion, tuple(found))
    pairs = (each.partition(":")[::2] for each in request.POST.getlist("item")[:PAGE_SIZE])
    numbered = ((asked_number(pk), seen) for pk, seen in pairs)
    seen_by_pk = {pk: seen for pk, seen in numbered if pk}
    mine = InformationItem.objects.filter(agency=request.agency, pk__in=seen_by_pk)
    found_keys = mine.values_list("pk", flat=True)
    return Chosen(step, opinion, tuple((pk, seen_by_pk[pk]) for pk in sorted(found_keys)))
