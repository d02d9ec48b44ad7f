"""The agency's own arrangements: steps, index numbers, classes, opening balances."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.agencies.models import Agency
from gongkai.audit.actions import record
from gongkai.catalog.lifecycle import Step
from gongkai.catalog.models import CatalogPlan, ItemClass, OpeningBalance
from gongkai.catalog.refusals import ItemRefusal
from gongkai.rules.proactive.index_numbers import BadPattern, check_pattern

SUBJECT = "catalog_plan"


def _record(action: str, agency: Agency, by: User, at: dt.datetime, **facts: Any) -> None:
    record(
        action=f"catalog.{action}",
        subject_kind=SUBJECT,
        subject_id=agency.code,
        agency_code=agency.code,
        by=actor_on(by, agency, timezone.localdate(at)),
        at=at,
        **facts,
    )


@transaction.atomic
def change_plan(
    *,
    agency: Agency,
    steps: tuple[Step, ...],
    same_person_may: bool,
    review_working_days: int,
    unit_code: str,
    index_pattern: str,
    by: User,
    at: dt.datetime,
) -> CatalogPlan:
    """Change how the agency reviews and numbers; versions under review keep the steps they were submitted with.

    :raises ItemRefusal: without a secrecy review or without signing, or for a pattern that gives no numbers
    """
    if Step.SECRECY not in steps or not steps or steps[-1] is not Step.SIGN:
        raise ItemRefusal(
            "审查步骤里要有保密审查，最后一步要是签发（条例第十七条；保守国家秘密法第三十五条）。"
            "怎么办：选上这两步。"
        )
    try:
        check_pattern(index_pattern)
    except BadPattern as wrong:
        raise ItemRefusal(str(wrong)) from wrong
    plan, _made = CatalogPlan.objects.select_for_update().get_or_create(agency=agency)
    plan.steps = [each.value for each in steps]
    plan.same_person_may = same_person_may
    plan.review_working_days = review_working_days
    plan.unit_code = unit_code
    plan.index_pattern = index_pattern
    plan.save()
    _record(
        "plan_changed",
        agency,
        by,
        at,
        steps="、".join(each.label for each in steps),
        same_person_may=same_person_may,
        review_working_days=review_working_days,
        unit_code=unit_code,
        index_pattern=index_pattern,
    )
    return plan


@transaction.atomic
def add_class(*, agency: Agency, name: str, head: str, by: User, at: dt.datetime) -> ItemClass:
    """Add a class to the agency's own catalogue, as the last.

    :raises ItemRefusal: if there is one of that name
    """
    if ItemClass.objects.filter(agency=agency, name=name, closed_on=None).exists():
        raise ItemRefusal(f"已经有“{name}”这一类。怎么办：换一个名称，或者直接用它。")
    last = ItemClass.objects.filter(agency=agency).aggregate(last=Max("position"))["last"] or 0
    made = ItemClass.objects.create(agency=agency, name=name, head=head, position=last + 1)
    _record("class_added", agency, by, at, name=name, head=head)
    return made


@transaction.atomic
def change_class(
    *, item_class: ItemClass, name: str, head: str, position: int, by: User, at: dt.datetime
) -> None:
    """Rename a class, or move it; published items keep the name they were published with.

    :raises ItemRefusal: if another has the name
    """
    others = ItemClass.objects.filter(agency=item_class.agency, name=name, closed_on=None)
    if others.exclude(pk=item_class.pk).exists():
        raise ItemRefusal(f"已经有“{name}”这一类。怎么办：换一个名称。")
    before = item_class.name
    item_class.name, item_class.head, item_class.position = name, head, position
    item_class.save(update_fields=["name", "head", "position"])
    _record("class_changed", item_class.agency, by, at, name=name, before=before, head=head)


@transaction.atomic
def close_class(*, item_class: ItemClass, by: User, at: dt.datetime) -> None:
    """Take a class out of use; what stands in it stays and is still counted."""
    if item_class.closed_on is None:
        item_class.closed_on = timezone.localdate(at)
        item_class.save(update_fields=["closed_on"])
        _record("class_closed", item_class.agency, by, at, name=item_class.name)


@transaction.atomic
def set_opening_balance(
    *,
    agency: Agency,
    year: int | None,
    item_class: ItemClass | None,
    count: int,
    in_force_count: int,
    source: str,
    by: User,
    at: dt.datetime,
) -> OpeningBalance:
    """Say how many items were public before the program was used; the same year and class again replaces it.

    :raises ItemRefusal: for a year to come, a class of another agency, or more in force than there are
    """
    if item_class is not None and item_class.agency_id != agency.pk:
        raise ItemRefusal("没有这一类。怎么办：刷新页面重选。")
    this_year = timezone.localdate(at).year
    if year is not None and year > this_year:
        raise ItemRefusal(f"{year}年还没有到。怎么办：期初数只填启用本系统以前的年度。")
    if in_force_count > count:
        raise ItemRefusal(
            f"现行有效的规范性文件（{in_force_count}件）多于总件数（{count}件）。怎么办：核对两个数。"
        )
    balance, _made = OpeningBalance.objects.update_or_create(
        agency=agency,
        year=year,
        item_class=item_class,
        defaults={"count": count, "in_force_count": in_force_count, "source": source},
    )
    _record(
        "opening_balance_set",
        agency,
        by,
        at,
        year=f"{year}年" if year else "更早",
        name=item_class.name if item_class else "未分类",
        count=count,
        in_force=in_force_count,
    )
    return balance
