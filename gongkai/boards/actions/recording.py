"""Writing down what was done to boards and sheets, and holding an agency while numbers are given."""

import datetime as dt
from typing import Any

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.agencies.models import Agency
from gongkai.audit.actions import record

BOARD, SHEET = "board", "sheet"


def hold(agency: Agency) -> None:
    """Let nobody else give a number of the agency until the transaction ends, so that none is doubled or left out."""
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)


def write_down(
    action: str,
    *,
    kind: str,
    pk: int,
    agency: Agency,
    by: User,
    at: dt.datetime,
    acting_for: Agency | None = None,
    **facts: Any,
) -> None:
    """Append one deed to the chain of the agency whose board it is."""
    record(
        action=f"boards.{action}",
        subject_kind=kind,
        subject_id=str(pk),
        agency_code=agency.code,
        by=actor_on(by, acting_for or agency, timezone.localdate(at)),
        at=at,
        **facts,
    )
