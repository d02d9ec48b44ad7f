"""What an applicant does with number and query code: confirm, correct, withdraw, pick up the reply, propose."""

import datetime as dt
from typing import Final

from django.db import transaction
from django.utils import timezone

from gongkai.casework import gates
from gongkai.casework.actions import clocking, deciding
from gongkai.casework.actions.attaching import attach_to_case
from gongkai.casework.actions.recording import append, locked, note
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.models import AttachmentKind, CaseLetter, DisclosureApplication
from gongkai.casework.refusals import StepNotAllowed
from gongkai.files.evidence import Evidence
from gongkai.rules.citations import REGULATIONS
from gongkai.rules.correction import CORRECTION
from gongkai.rules.service import Service, ServiceWay

WITHDRAWN_ONLINE: Final = "申请人凭申请编号和查询码在网上撤回"


@transaction.atomic
def confirm(*, case: DisclosureApplication, at: dt.datetime) -> None:
    """Take the applicant's word that the application is theirs; it is received when the agency confirms as well."""
    case, now = locked(case)
    gates.refuse_second_word(now)
    append(case, kind=EventKind.APPLICANT_CONFIRMED, on=timezone.localdate(at), by=None, at=at)


@transaction.atomic
def correct(
    *,
    case: DisclosureApplication,
    corrected: str,
    at: dt.datetime,
    document: Evidence | None = None,
) -> None:
    """Hand in the correction that was asked for: the time limit runs afresh from today (Article 30)."""
    if not corrected.strip():
        raise StepNotAllowed(f"补正的内容是空的（{CORRECTION}）。怎么办：回答机关的问题，再交回")
    today = timezone.localdate(at)
    clocking.receive_correction(case=case, on=today, corrected=corrected, by=None, at=at)
    if document is not None:
        attach_to_case(case=case, kind=AttachmentKind.CORRECTION, evidence=document, at=at)


@transaction.atomic
def withdraw(*, case: DisclosureApplication, at: dt.datetime) -> None:
    """Withdraw the application."""
    deciding.withdraw(case=case, on=timezone.localdate(at), how=WITHDRAWN_ONLINE, by=None, at=at)


@transaction.atomic
def pick_up(*, case: DisclosureApplication, at: dt.datetime) -> None:
    """Pick up the reply that was put online; that it was opened is the proof of service, and the case is over.

    The day that counts is the one it was put there, as for a letter the day it was posted.

    :raises NotAllowed: where none was put there
    """
    case, now = locked(case)
    offered = case.events.filter(kind=EventKind.REPLY_OFFERED).order_by("-pk").first()
    if offered is None or now.offered_on is None or now.served_on is not None:
        raise StepNotAllowed(
            f"现在没有等您领取的答复（{REGULATIONS.article(36)}）。怎么办：看这一页上面的状态"
        )
    moment = timezone.localtime(at)
    service = Service(
        ServiceWay.ONLINE_PICK_UP,
        sent_on=offered.on,
        evidence=f"申请人凭查询码在网上领取并确认阅读（{moment:%Y-%m-%d %H:%M}）",
    )
    letter = CaseLetter.objects.get(pk=offered.facts["letter"])
    deciding.serve(letter=letter, service=service, by=None, at=at)


@transaction.atomic
def propose(*, case: DisclosureApplication, words: str, at: dt.datetime) -> None:
    """Propose that what the applicant got be made public to everybody (Article 44)."""
    case, now = locked(case)
    gates.refuse_proposal(now)
    append(
        case,
        kind=EventKind.PROPOSED,
        on=timezone.localdate(at),
        by=None,
        at=at,
        words=words.strip(),
    )


@transaction.atomic
def open_letter(*, letter: CaseLetter, at: dt.datetime) -> None:
    """Record that the applicant opened a letter; the chain shows when."""
    note(
        letter.case,
        action="letter_read",
        by=None,
        at=at,
        letter_number=letter.letter.number_text,
    )
