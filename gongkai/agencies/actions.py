"""What can be done to agencies: one function per thing somebody does, each recorded in the audit chain."""

import datetime as dt
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from gongkai.agencies import queries
from gongkai.agencies.competent import Supervision
from gongkai.agencies.models import Agency, AgencyName
from gongkai.agencies.refusals import (
    AgencyRefusal,
    CodeRefused,
    MoveRefused,
    NotInBeing,
    StillHasSubordinates,
)
from gongkai.audit.actions import record
from gongkai.audit.actor import Actor
from gongkai.rules.agencies import AgencyKind, AgencyLevel
from gongkai.rules.agency_codes import code_fault
from gongkai.rules.annual_report.deadlines import DayOfYear, report_due_on

SUBJECT: Final = "agency"
EDITABLE: Final = (
    "name",
    "short_name",
    "kind",
    "level",
    "named_competent_department",
    "address",
    "postcode",
    "telephone",
    "established_on",
)
A_YEAR: Final = 2000  # any leap year, to try whether a day of the year exists


@transaction.atomic
def add_agency(
    *, superior: Agency | None, code: str, by: Actor, at: dt.datetime, **values: Any
) -> Agency:
    """Add an agency under its superior, or at the top of the tree.

    :raises CodeRefused: if the code is malformed, reserved or was ever used
    :raises NotInBeing: if the superior is abolished
    """
    fault = code_fault(code)
    if fault:
        raise CodeRefused(fault)
    if Agency.objects.filter(code=code).exists():
        raise CodeRefused(
            f"代码“{code}”已用过。代码是公开地址，撤销后也不再给别的机关。怎么办：换一个代码。"
        )
    given = {"code": code, **values}
    if superior is None:
        added: Agency = Agency.objects.add_root(given)
    else:
        above = locked(superior)
        added = Agency.objects.add_child(above, given)
    _record("added", added, by, at, name=added.name, superior=superior.code if superior else "")
    refresh_competent_departments()
    added.refresh_from_db()
    return added


@transaction.atomic
def edit_agency(*, agency: Agency, by: Actor, at: dt.datetime, **values: Any) -> None:
    """Put right what is recorded of an agency; a change of name from a day on is ``rename_agency``.

    :raises NotInBeing: if the agency is abolished
    """
    now = locked(agency)
    before, after = {}, {}
    for name in EDITABLE:
        if name in values and getattr(now, name) != values[name]:
            before[name], after[name] = _plain(getattr(now, name)), _plain(values[name])
            setattr(now, name, values[name])
    if not after:
        return
    now.save(update_fields=list(after))
    if "name" in after:
        now.names.filter(name=before["name"]).update(name=now.name)
    _record("edited", now, by, at, before=before, after=after)
    refresh_competent_departments()


@transaction.atomic
def rename_agency(
    *, agency: Agency, name: str, short_name: str, from_on: dt.date, by: Actor, at: dt.datetime
) -> None:
    """Give the agency another name from a day on; a day to come takes effect by the clock.

    :raises NotInBeing: if the agency is abolished
    """
    now = locked(agency)
    AgencyName.objects.get_or_create(
        agency=now,
        from_on=None,
        defaults={"name": now.name, "short_name": now.short_name},
    )
    AgencyName.objects.update_or_create(
        agency=now, from_on=from_on, defaults={"name": name, "short_name": short_name}
    )
    _record("renamed", now, by, at, before=now.name, name=name, from_on=from_on.isoformat())
    refresh_names(timezone.localdate(at))


@transaction.atomic
def move_agency(*, agency: Agency, superior: Agency, by: Actor, at: dt.datetime) -> None:
    """Put the agency, with all below it, under another superior.

    :raises MoveRefused: if that one is the agency itself or below it
    :raises NotInBeing: if either is abolished
    """
    now, above = locked(agency), locked(superior)
    if above.path.startswith(now.path):
        raise MoveRefused(
            f"不能把{now.name}移到{above.name}下面：那是它自己或它的下级。怎么办：选别的上级。"
        )
    old = queries.superior_of(now)
    if old is not None and old.pk == above.pk:
        return
    Agency.objects.move(now, above, "last-child")
    _record("moved", now, by, at, superior=above.code, before=old.code if old else "")
    refresh_competent_departments()


@transaction.atomic
def merge_agency(*, agency: Agency, into: Agency, on: dt.date, by: Actor, at: dt.datetime) -> None:
    """Let an agency end on a day and another take over; its address goes on showing what it disclosed.

    :raises AgencyRefusal: if both are the same, the day is to come, or agencies are below it
    """
    if agency.pk == into.pk:
        raise AgencyRefusal("不能并入自己。怎么办：选接收它的机关。")
    heir = locked(into)
    _end(agency, on, successor=heir, today=timezone.localdate(at))
    _record("merged", agency, by, at, into=heir.code, on=on.isoformat())
    refresh_competent_departments()


@transaction.atomic
def abolish_agency(*, agency: Agency, on: dt.date, by: Actor, at: dt.datetime) -> None:
    """Let an agency end on a day without a successor.

    :raises AgencyRefusal: if the day is to come, or agencies are below it
    """
    _end(agency, on, successor=None, today=timezone.localdate(at))
    _record("abolished", agency, by, at, on=on.isoformat())
    refresh_competent_departments()


def _end(agency: Agency, on: dt.date, *, successor: Agency | None, today: dt.date) -> None:
    now = locked(agency)
    below = queries.subtree(now).filter(abolished_on=None).count() - 1
    if below:
        raise StillHasSubordinates(now.name, below)
    if on > today:
        raise AgencyRefusal(f"撤销日期 {on} 还没有到。怎么办：到那一天再登记。")
    if now.established_on and on < now.established_on:
        raise AgencyRefusal(
            f"撤销日期不能早于设立日期 {now.established_on}。怎么办：核对文件上的日期。"
        )
    now.abolished_on, now.successor = on, successor
    now.save(update_fields=["abolished_on", "successor"])


@transaction.atomic
def set_report_day(*, agency: Agency, day: DayOfYear | None, by: Actor, at: dt.datetime) -> None:
    """Set the agency's own last day for the annual report, at the latest the statutory one; None: the statutory one.

    :raises LaterThanTheLaw: if it is after the statutory day (Article 49)
    :raises AgencyRefusal: if there is no such day
    """
    now = locked(agency)
    try:
        report_due_on(AgencyKind(now.kind), AgencyLevel(now.level), report_year=A_YEAR, own=day)
    except ValueError as problem:
        if day is not None and type(problem) is ValueError:
            raise AgencyRefusal(f"没有{day}这一天。怎么办：核对月和日。") from problem
        raise
    now.report_month, now.report_day = day or (None, None)
    now.save(update_fields=["report_month", "report_day"])
    _record("report_day_set", now, by, at, day=str(day) if day else "")


def locked(agency: Agency) -> Agency:
    """Return the agency as it is now, locked until the transaction ends.

    :raises NotInBeing: if it is abolished
    """
    now: Agency = Agency.objects.select_for_update().get(pk=agency.pk)
    if now.abolished_on is not None:
        raise NotInBeing(now.name)
    return now


def refresh_names(on: dt.date) -> int:
    """Write the name in force on a day where another stands; return how many changed."""
    changed = 0
    for agency in Agency.objects.filter(names__isnull=False).distinct():
        newest = next(
            each for each in queries.names_of(agency) if each.from_on is None or each.from_on <= on
        )
        if (agency.name, agency.short_name) != (newest.name, newest.short_name):
            agency.name, agency.short_name = newest.name, newest.short_name
            agency.save(update_fields=["name", "short_name"])
            changed += 1
    if changed:
        refresh_competent_departments()
    return changed


def refresh_competent_departments() -> int:
    """Derive who supervises each agency's disclosure (Article 3); return how many changed."""
    agencies = list(Agency.objects.all())
    supervision = Supervision(agencies)
    changed = []
    for each in agencies:
        found = supervision.of(each)
        key = each.named_competent_department_id or (found.pk if found else None)
        if each.competent_department_id != key:
            each.competent_department_id = key
            changed.append(each)
    Agency.objects.bulk_update(changed, ["competent_department"], batch_size=500)
    return len(changed)


def _record(deed: str, agency: Agency, by: Actor, at: dt.datetime, **facts: Any) -> None:
    record(
        action=f"agencies.{deed}",
        subject_kind=SUBJECT,
        subject_id=agency.code,
        agency_code=agency.code,
        by=by,
        at=at,
        **facts,
    )


def _plain(value: Any) -> Any:
    """Return a value as a fact: an agency by its code, a day as text."""
    if isinstance(value, Agency):
        return value.code
    return value.isoformat() if isinstance(value, dt.date) else value
