"""Files of the applicant: cleaned, encrypted with the applicant's key, opened by staff with a record."""

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Final

from django.db import transaction

from gongkai import storage
from gongkai.accounts.models import User
from gongkai.casework.actions.recording import locked, note
from gongkai.casework.models import (
    ApplicationDraft,
    Attachment,
    AttachmentKind,
    DisclosureApplication,
)
from gongkai.files.documents import Unreadable
from gongkai.files.evidence import Evidence, clean_evidence
from gongkai.jobs import confined
from gongkai.notices.sealing import Kept, opened_bytes, sealed_bytes

TOO_MUCH: Final = "读这个文件用的时间或内存超过了上限。怎么办：用手机重新拍一张照片，再上传"


def examined(data: bytes) -> Evidence:
    """Return a stranger's file written anew, in a process of its own with bounds; before a transaction, never in one.

    :raises Unreadable: for a file that is no photograph or PDF
    """
    try:
        cleaned: Evidence = confined.run_confined(clean_evidence, data, bounds=confined.Bounds())
    except confined.OutOfBounds as passed:
        raise Unreadable("too_much", TOO_MUCH) from passed
    return cleaned


@transaction.atomic
def attach_to_draft(*, draft: ApplicationDraft, evidence: Evidence, at: dt.datetime) -> Attachment:
    """Keep a proof of identity with a draft, in place of the one before."""
    made = _made(evidence, draft.wrapped_key, AttachmentKind.IDENTITY, at)
    detach_from_draft(draft=draft)
    made.draft = draft
    made.save()
    return made


@transaction.atomic
def detach_from_draft(*, draft: ApplicationDraft) -> None:
    """Take the proof away from a draft."""
    forget_files(draft.attachments.all())
    draft.attachments.all().delete()


@transaction.atomic
def attach_to_case(
    *, case: DisclosureApplication, kind: AttachmentKind, evidence: Evidence, at: dt.datetime
) -> Attachment:
    """Keep a file that the applicant handed in on a case."""
    case, _now = locked(case)
    made = _made(evidence, case.applicant.wrapped_key, kind, at)
    made.case = case
    made.save()
    note(case, action="attachment_added", by=None, at=at, kind=made.get_kind_display())
    return made


@transaction.atomic
def read_attachment(*, attachment: Attachment, by: User, at: dt.datetime) -> bytes:
    """Open a file of the applicant; who did and when is recorded.

    :raises LetterUnreadable: if the key was destroyed
    """
    case = attachment.case
    if case is None:
        raise LookupError(attachment.pk)
    data = opened_bytes(storage.fetch(attachment.address), case.applicant.wrapped_key)
    note(case, action="attachment_read", by=by, at=at, kind=attachment.get_kind_display())
    return data


def forget_files(attachments: Iterable[Attachment]) -> None:
    """Take the files away once the transaction that forgets their rows is through."""
    for each in attachments:
        transaction.on_commit(partial(storage.discard, each.address))


def _made(
    evidence: Evidence, wrapped_key: Kept, kind: AttachmentKind, at: dt.datetime
) -> Attachment:
    return Attachment(
        kind=kind,
        file_kind=evidence.kind,
        address=storage.keep(sealed_bytes(evidence.data, wrapped_key)),
        size=len(evidence.data),
        pages=evidence.pages,
        added_at=at,
    )
