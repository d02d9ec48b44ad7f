"""Reads of proposals: a page of those an agency got, what is public, one by its number and code."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from gongkai.accounts.models import User
from gongkai.accounts.queries import HeldRole
from gongkai.agencies.models import Agency
from gongkai.proposals.content import code_mark
from gongkai.proposals.lifecycle import State
from gongkai.proposals.models import Proposal

PAGE_SIZE: Final = 30


def proposals_of(
    agency: Agency, user: User, on: dt.date, held: Sequence[HeldRole] | None = None
) -> QuerySet[Proposal]:
    """Return the proposals to an agency that the person may see."""
    seen = Proposal.objects.seen_by(user, on, held)
    return seen.filter(agency=agency).select_related("agency", "item__agency")


def page_of(
    found: QuerySet[Proposal], state: str, before: int | None
) -> tuple[list[Proposal], int | None]:
    """Return a page, newest first, and the key of the next one, None where there is none."""
    found = found.filter(state=state).order_by("-pk")
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    return shown, shown[-1].pk if len(rows) > PAGE_SIZE else None


def listed(agency: Agency, count: int = PAGE_SIZE) -> list[Proposal]:
    """Return the answered proposals the agency made public, newest first."""
    found = Proposal.objects.filter(agency=agency, state=State.ANSWERED).exclude(public_title="")
    return list(found.select_related("item__agency").order_by("-answered_at", "-pk")[:count])


def by_number_and_code(agency: Agency, number: int, year: int, code: str) -> Proposal | None:
    """Return the proposal its code opens; None for any other number or code."""
    found = (
        Proposal.objects.filter(agency=agency, year=year, number=number)
        .select_related("agency", "item__agency")
        .first()
    )
    if found is None or not constant_time_compare(found.code_mark, code_mark(code)):
        return None
    return found
