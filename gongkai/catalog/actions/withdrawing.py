"""Withdrawing what is public: on request with the signer's decision, or at once by the head of the office."""

import datetime as dt

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.catalog import queries
from gongkai.catalog.actions.recording import append, locked
from gongkai.catalog.lifecycle import EventKind, Withdrawal
from gongkai.catalog.models import InformationItem, ItemVersion
from gongkai.catalog.refusals import NotPublic, ReasonMissing, SamePerson


@transaction.atomic
def ask_withdrawal(*, item: InformationItem, reason: str, by: User, at: dt.datetime) -> None:
    """Ask the signer to withdraw a public item. The public will read the reason.

    :raises ReasonMissing: without a reason
    :raises NotPublic: if it is not public, or a withdrawal is open already
    """
    version = _public_version(item, reason)
    append(version, kind=EventKind.WITHDRAWAL_ASKED, by=by, at=at, facts={"reason": reason.strip()})


def _public_version(item: InformationItem, reason: str) -> ItemVersion:
    item = locked(item)
    if not reason.strip():
        raise ReasonMissing("撤下的原因")
    if not item.is_public or item.withdrawal != Withdrawal.NONE or item.published is None:
        raise NotPublic
    return _of(item)


def _of(item: InformationItem) -> ItemVersion:
    """Return the published version, tied to the item at hand."""
    version = item.published
    if version is None:
        raise NotPublic
    version.item = item
    return version


@transaction.atomic
def take_down(*, item: InformationItem, reason: str, by: User, at: dt.datetime) -> None:
    """Take a public item down at once, as the head of the office; the signer decides afterwards.

    :raises ReasonMissing: without a reason
    :raises NotPublic: if it is not public
    """
    item = locked(item)
    if not reason.strip():
        raise ReasonMissing("紧急撤下的原因")
    if not item.is_public:
        raise NotPublic
    append(_of(item), kind=EventKind.TAKEN_DOWN, by=by, at=at, facts={"reason": reason.strip()})


@transaction.atomic
def decide_withdrawal(
    *, item: InformationItem, agrees: bool, reason: str, by: User, at: dt.datetime
) -> None:
    """Decide as the signer on a withdrawal that was asked for, or on what was taken down at once.

    ``reason`` is what the public reads when it is withdrawn, and why not when it is not.

    :raises NotPublic: if nothing is to be decided
    :raises ReasonMissing: without a reason
    :raises SamePerson: if the same person asked for it or took it down
    """
    item = locked(item)
    now = queries.standing_of(item)
    if now.withdrawal not in {Withdrawal.ASKED, Withdrawal.TAKEN_DOWN}:
        raise NotPublic
    if not reason.strip():
        raise ReasonMissing("决定的理由")
    asked = item.events.filter(kind__in=[EventKind.WITHDRAWAL_ASKED, EventKind.TAKEN_DOWN]).latest(
        "pk"
    )
    if asked.by_id == by.pk and not queries.plan_of(item.agency).same_person_may:
        raise SamePerson
    if agrees:
        kind = EventKind.WITHDRAWN
    elif now.withdrawal is Withdrawal.TAKEN_DOWN:
        kind = EventKind.RESTORED
    else:
        kind = EventKind.WITHDRAWAL_REFUSED
    append(_of(item), kind=kind, by=by, at=at, facts={"reason": reason.strip()})
