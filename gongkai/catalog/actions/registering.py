"""Registers of decisions: entries added, imported, voided."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.agencies.models import Agency
from gongkai.audit.actions import record
from gongkai.catalog.models import RegisterEntry, RegisterKind
from gongkai.catalog.refusals import BadRegisterEntry, ReasonMissing

SUBJECT = "register"
LONGEST_NUMBER = 80  # as the columns hold them
LARGEST_AMOUNT = Decimal("999999999999.99")


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is registered of one decision; ``amount`` in yuan."""

    number: str
    matter: str
    decided_on: dt.date
    amount: Decimal | None = None
    is_public: bool = False


def fault_of(entry: NewEntry, kind: RegisterKind, on: dt.date) -> str:
    """Return what is wrong with an entry and how to mend it; empty for a good one."""
    if not entry.number.strip():
        return "没有文书号。怎么办：填决定书的文号，或者票据号"
    if len(entry.number) > LONGEST_NUMBER:
        return f"文书号有 {len(entry.number)} 个字，最多 {LONGEST_NUMBER} 个。怎么办：只填文号或者票据号"
    if not entry.matter.strip():
        return "没有写事项。怎么办：写办的是什么事，不写当事人姓名"
    if entry.decided_on > on:
        return f"日期 {entry.decided_on} 晚于今天。怎么办：填作出决定、收取费用的日期"
    if kind is RegisterKind.FEE and entry.amount is None:
        return "收费没有填金额。怎么办：填收了多少元"
    return _fault_of_amount(entry.amount) if entry.amount is not None else ""


def _fault_of_amount(amount: Decimal) -> str:
    if amount < 0:
        return f"金额 {amount} 小于零。怎么办：退费的，注销原来那一条再登记"
    if amount > LARGEST_AMOUNT:
        return f"金额 {amount} 元太大。怎么办：核对一下，单位是元"
    return ""


def _record(
    action: str, agency: Agency, kind: RegisterKind, by: User, at: dt.datetime, **facts: Any
) -> None:
    record(
        action=f"catalog.{action}",
        subject_kind=SUBJECT,
        subject_id=f"{agency.code}/{kind.value}",
        agency_code=agency.code,
        by=actor_on(by, agency, timezone.localdate(at)),
        at=at,
        kind=kind.value,
        kind_name=kind.label,
        **facts,
    )


def hold(agency: Agency) -> None:
    """Let nobody else register for the agency until the transaction ends.

    What is registered already is then known for sure: of two presses of one button the second is refused.
    """
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)


@transaction.atomic
def add_entry(
    *, agency: Agency, kind: RegisterKind, entry: NewEntry, by: User, at: dt.datetime
) -> RegisterEntry:
    """Register one decision; one that was voided may be registered anew.

    :raises BadRegisterEntry: if something is wrong with it, or its number is registered already
    """
    fault = fault_of(entry, kind, timezone.localdate(at))
    if fault:
        raise BadRegisterEntry(fault)
    hold(agency)
    standing = RegisterEntry.objects.filter(agency=agency, kind=kind, voided_on=None)
    if standing.filter(number=entry.number).exists():
        raise BadRegisterEntry(
            f"{kind.label}{entry.number}已经登记过。怎么办：核对文号；登记错的，先注销原来那一条。"
        )
    made = _row(agency, kind, entry, by, at)
    made.save()
    _record("entry_added", agency, kind, by, at, number=entry.number)
    return made


def _row(
    agency: Agency, kind: RegisterKind, entry: NewEntry, by: User, at: dt.datetime
) -> RegisterEntry:
    return RegisterEntry(
        agency=agency,
        kind=kind,
        number=entry.number,
        matter=entry.matter,
        decided_on=entry.decided_on,
        amount=entry.amount,
        is_public=entry.is_public,
        added_at=at,
        added_by=by,
    )


@transaction.atomic
def import_entries(
    *,
    agency: Agency,
    kind: RegisterKind,
    entries: Iterable[NewEntry],
    by: User,
    at: dt.datetime,
) -> int:
    """Register many decisions at once and return how many were new; those already there are left as they are.

    One that was voided stays so: the same file again must not bring back what somebody has taken out.
    """
    wanted = {entry.number: entry for entry in entries}
    hold(agency)
    known = RegisterEntry.objects.filter(agency=agency, kind=kind, number__in=list(wanted))
    there = set(known.values_list("number", flat=True))
    rows = [
        _row(agency, kind, each, by, at) for number, each in wanted.items() if number not in there
    ]
    RegisterEntry.objects.bulk_create(rows, batch_size=500)
    if rows:
        _record("entries_imported", agency, kind, by, at, count=len(rows))
    return len(rows)


def differing(agency: Agency, kind: RegisterKind, entries: Iterable[NewEntry]) -> set[str]:
    """Return the numbers that are registered otherwise than these entries say."""
    wanted = {entry.number: entry for entry in entries}
    standing = RegisterEntry.objects.filter(
        agency=agency, kind=kind, voided_on=None, number__in=list(wanted)
    )
    return {each.number for each in standing if _says(each) != _says(wanted[each.number])}


def _says(entry: RegisterEntry | NewEntry) -> tuple[str, dt.date, Decimal | None, bool]:
    return entry.matter, entry.decided_on, entry.amount, entry.is_public


@transaction.atomic
def void_entry(*, entry: RegisterEntry, reason: str, by: User, at: dt.datetime) -> None:
    """Take an entry out of the counts; the row stays.

    :raises ReasonMissing: without a reason
    """
    if not reason.strip():
        raise ReasonMissing("注销的原因")
    if entry.voided_on is None:
        entry.voided_on = timezone.localdate(at)
        entry.voided_why = reason.strip()[:200]
        entry.save(update_fields=["voided_on", "voided_why"])
        kind = RegisterKind(entry.kind)
        _record(
            "entry_voided", entry.agency, kind, by, at, number=entry.number, reason=reason.strip()
        )
