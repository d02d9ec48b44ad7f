"""The archive: handing it out, and erasing personal data when the time of keeping is over."""

import datetime as dt
import hashlib
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.audit.actions import record
from gongkai.audit.actor import Actor
from gongkai.casework import gates
from gongkai.casework.actions.attaching import forget_files
from gongkai.casework.actions.recording import SUBJECT, locked, note, refresh, standing_of
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.models import (
    ApplicationDraft,
    CaseEvent,
    CaseLetter,
    DisclosureApplication,
    OpinionCode,
    QueryCode,
)
from gongkai.notices.actions import erase_letter

ERASED_AT_ONCE = 500  # cases of one run; the next night goes on


def take_file(
    *,
    case: DisclosureApplication,
    made_by: Callable[[DisclosureApplication], bytes],
    by: User,
    at: dt.datetime,
) -> bytes:
    """Make the file of a closed case and hand it out; who took it and its checksum are recorded.

    :raises NotAllowed: while the case is open, or when its data were erased
    :raises CannotPrint: if the libraries that draw the pages are not installed
    """
    gates.refuse_file(standing_of(case))
    data = made_by(case)
    with transaction.atomic():
        note(case, action="file_taken", by=by, at=at, sha256=hashlib.sha256(data).hexdigest())
    return data


def erase_expired(at: dt.datetime) -> int:
    """Erase the personal data of archived cases whose time of keeping is over; return how many they were."""
    today = timezone.localdate(at)
    found = DisclosureApplication.objects.filter(kept_until__lt=today).order_by("kept_until", "pk")
    cases = list(found[:ERASED_AT_ONCE])
    for case in cases:
        _erase(case, at)
    return len(cases)


@transaction.atomic
def _erase(case: DisclosureApplication, at: dt.datetime) -> None:
    """Destroy the keys of the applicant's data and of the letters, and the way to the applicant's page; numbers stay."""
    case, now = locked(case)
    today = timezone.localdate(at)
    if now.is_erased or now.kept_until is None or today <= now.kept_until:
        return
    case.applicant.wrapped_key = b""
    case.applicant.save(update_fields=["wrapped_key"])
    forget_files(case.attachments.all())
    QueryCode.objects.filter(case=case).delete()
    ApplicationDraft.objects.filter(case=case).delete()  # it has the same key
    OpinionCode.objects.filter(letter__case=case).delete()
    for each in CaseLetter.objects.filter(case=case).select_related("letter"):
        erase_letter(letter=each.letter)
    CaseEvent.objects.create(case=case, kind=EventKind.ERASED, on=today, at=at, by=None)
    refresh(case, today)
    record(
        action="casework.erased",
        subject_kind=SUBJECT,
        subject_id=str(case.pk),
        agency_code=case.agency.code,
        by=Actor.system(),
        at=at,
        number=case.number_text,
    )
