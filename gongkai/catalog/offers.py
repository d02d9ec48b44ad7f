"""What the catalogue offers to the floors below: a menu entry, waiting work, rebuilding, work by the clock."""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from gongkai.accounts import inbox, menu
from gongkai.accounts.permissions import Permission
from gongkai.accounts.requests import DeskRequest
from gongkai.agencies.models import Agency
from gongkai.catalog.actions.publishing import end_showings
from gongkai.catalog.actions.publishing import publish_due as publish_due_items
from gongkai.catalog.actions.recording import WITHDRAWAL_OPEN, refresh
from gongkai.catalog.imports.tasks import continue_imports
from gongkai.catalog.lifecycle import State, Step
from gongkai.catalog.models import CatalogPlan, InformationItem, Tally
from gongkai.catalog.searching import ITEMS
from gongkai.catalog.steps import ARTICLE_OF, PERMISSION_OF, publish_due, review_due
from gongkai.jobs import clock, rebuilding
from gongkai.rules.citations import REGULATIONS
from gongkai.search.documents import register_source

KIND = gettext_noop("信息发布")
PUBLISHING_EVERY = dt.timedelta(minutes=1)
LOOK_AGAIN = dt.timedelta(minutes=1)
SHOWINGS_END_AT = dt.time(0, 5)
MOST_WAITING = 200  # rows of one inbox


def register() -> None:
    """Make the offers; called once when the program starts."""
    menu.register(
        menu.MenuEntry(
            key="items",
            label=gettext_lazy("信息发布"),
            url_name="catalog:item_list",
            permission=Permission.VIEW_ITEMS,
            order=20,
            count=number_waiting,
        )
    )
    menu.register(
        menu.MenuEntry(
            key="supervision",
            label=gettext_lazy("内容监督"),
            url_name="catalog:supervision",
            permission=Permission.VIEW_ITEMS,
            order=22,
        )
    )
    inbox.register(waiting)
    rebuilding.register("catalog", rebuild)
    register_source(ITEMS)
    clock.register("catalog.publish_due", PUBLISHING_EVERY, publish_due_items)
    clock.register("catalog.continue_imports", LOOK_AGAIN, continue_imports)
    clock.register("catalog.end_showings", SHOWINGS_END_AT, end_showings)


def number_waiting(request: DeskRequest) -> int:
    """Return how many items wait for me; the inbox is asked once for each request."""
    return sum(1 for task in inbox.waiting(request) if task.kind == _(KIND))


def waiting(request: DeskRequest) -> Iterator[inbox.WaitingTask]:
    """Yield the items of my agency whose next step is mine."""
    mine = request.permissions & {
        Permission.EDIT_ITEM,
        Permission.SIGN_ITEM,
        *PERMISSION_OF.values(),
    }
    if not mine:
        return
    unfinished = list(_unfinished(request))
    if not unfinished:
        return
    agency = unfinished[0].agency
    plan = getattr(agency, "catalog_plan", None) or CatalogPlan(agency=agency)
    for item in unfinished:
        if task := _task(request, item, plan):
            yield task


def _unfinished(request: DeskRequest) -> Iterator[InformationItem]:
    items = InformationItem.objects.filter(_of_my_hands(request), agency=request.agency)
    yield from items.select_related("agency__catalog_plan", "current").order_by("pk")[:MOST_WAITING]


def _of_my_hands(request: DeskRequest) -> Q:
    """Select what waits for somebody with my permissions, so that nothing of others crowds it out."""
    may = request.permissions
    wanted = Q(waits_for__in=[step for step, needed in PERMISSION_OF.items() if needed in may])
    if Permission.SIGN_ITEM in may:
        wanted |= Q(withdrawal__in=WITHDRAWAL_OPEN)
    if Permission.EDIT_ITEM in may:
        wanted |= Q(state__in=[State.DRAFT, State.RETURNED])
        wanted |= Q(state=State.KEPT, reassess_on__lte=request.today)
    return wanted


def _task(
    request: DeskRequest, item: InformationItem, plan: CatalogPlan
) -> inbox.WaitingTask | None:
    may = request.permissions
    article = str(REGULATIONS.article(26))
    due, provisional = None, False
    if item.withdrawal in WITHDRAWAL_OPEN:
        permission, say = Permission.SIGN_ITEM, _("请您决定撤不撤下")
    elif item.waits_for:
        step = Step(item.waits_for)
        permission, say = PERMISSION_OF[step], _("请您%(step)s") % {"step": step.label}
        article, due = ARTICLE_OF[step], review_due(item, plan)
    elif item.state == State.KEPT:
        permission, say = Permission.EDIT_ITEM, _("重新评估能不能公开")
        article, due = str(REGULATIONS.article(18)), item.reassess_on
    else:
        permission = Permission.EDIT_ITEM
        say = _("改好再送审") if item.state == State.RETURNED else _("写完送审")
        last = publish_due(item)
        due, provisional = (last.on, last.provisional) if last else (None, False)
    if permission not in may:
        return None
    return inbox.WaitingTask(
        kind=_(KIND),
        title=item.current.title if item.current else "",
        number=item.index_number or _("没有索引号"),
        next_step=str(say),
        article=article,
        url=reverse("catalog:item", kwargs={"pk": item.pk}),
        due_on=due,
        provisional=provisional,
        agency_name=request.agency.name,
    )


def rebuild() -> int:
    """Derive the cached columns of every item and all counters anew and return how many items there were."""
    with_items = Agency.objects.filter(items__isnull=False).distinct().order_by("pk")
    return sum(rebuild_agency(each) for each in with_items)


@transaction.atomic
def rebuild_agency(agency: Agency) -> int:
    """Derive everything of one agency anew; its counters are never seen half made."""
    items = InformationItem.objects.select_for_update(of=("self",)).filter(agency=agency)
    found = items.select_related("agency", "current").order_by("pk")
    Tally.objects.filter(agency=agency).delete()
    number = 0
    for item in found.iterator():
        refresh(item, afresh=True)
        number += 1
    return number
