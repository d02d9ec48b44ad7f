"""Keeping and withdrawing an agency's own wording of a letter."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.agencies.models import Agency
from gongkai.audit.actions import record
from gongkai.notices.models import AgencyWording
from gongkai.notices.wordings import WordingBroken, checked
from gongkai.rules.chinese_dates import in_words

WORDING = "letter_wording"


@transaction.atomic
def keep_wording(
    *,
    agency: Agency,
    kind: str,
    ending: str,
    title: str,
    addressee: str,
    body: str,
    valid_from: dt.date,
    by: User,
    at: dt.datetime,
) -> AgencyWording:
    """Use this wording for letters from a day on; what was signed stays, and earlier wordings too.

    :raises WordingBroken: if it cannot be used, or would begin in the past
    """
    today = timezone.localdate(at)
    if valid_from < today:
        raise WordingBroken(
            f"{in_words(valid_from)}已经过去，样式不能从过去的日子起用。怎么办：写今天（{in_words(today)}）或者以后的日期"
        )
    kept = AgencyWording(
        agency=agency,
        kind=kind,
        ending=ending,
        title=title,
        addressee=addressee,
        body=body,
        valid_from=valid_from,
        made_by=by,
        made_at=at,
    )
    checked(kept)
    kept.save()
    _note(kept, "wording_kept", by, at)
    return kept


@transaction.atomic
def withdraw_wordings(*, agency: Agency, kind: str, ending: str, by: User, at: dt.datetime) -> int:
    """Stop using the agency's own wordings of a letter: the built-in one is used again; return how many they were."""
    found = list(
        AgencyWording.objects.select_for_update().filter(
            agency=agency, kind=kind, ending=ending, withdrawn_at=None
        )
    )
    for each in found:
        each.withdrawn_at = at
        each.save(update_fields=["withdrawn_at"])
        _note(each, "wording_withdrawn", by, at)
    return len(found)


def _note(wording: AgencyWording, action: str, by: User, at: dt.datetime) -> None:
    record(
        action=f"notices.{action}",
        subject_kind=WORDING,
        subject_id=str(wording.pk),
        agency_code=wording.agency.code,
        by=actor_on(by, wording.agency, timezone.localdate(at)),
        at=at,
        title=wording.title,
        valid_from=wording.valid_from.isoformat(),
    )
