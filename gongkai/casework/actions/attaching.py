"""Files of the applicant: cleaned, encrypted with the applicant's key, opened by staff with a record."""

import datetime as dt
from collections.abc import Iterable
from functools import partial

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
from gongkai.files.evidence import clean_evidence
from gongkai.notices.sealing import Kept, opened_bytes, sealed_bytes


@transaction.atomic
def attach_to_draft(*, draft: ApplicationDraft, data: bytes, at: dt.datetime) -> Attachment:
    """Keep a proof of identity with a draft, in place of the one before.

    :raises Unreadable: for a file that is no photograph or PDF
    """
    made = _made(data, draft.wrapped_key, AttachmentKind.IDENTITY, at)
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
    *, case: DisclosureApplication, kind: AttachmentKind, data: bytes, at: dt.datetime
) -> Attachment:
    """Keep a file that the applicant handed in on a case.

    :raises Unreadable: for a file that is no photograph or PDF
    """
    case, _now = locked(case)
    made = _made(data, case.applicant.wrapped_key, kind, at)
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


def _made(data: bytes, wrapped_key: Kept, kind: AttachmentKind, at: dt.datetime) -> Attachment:
    cleaned = clean_evidence(data)
    return Attachment(
        kind=kind,
        file_kind=cleaned.kind,
        address=storage.keep(sealed_bytes(cleaned.data, wrapped_key)),
        size=len(cleaned.data),
        pages=cleaned.pages,
        added_at=at,
    )
