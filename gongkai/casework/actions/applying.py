"""Applying online: a draft that survives, then one application, however often the button is pressed."""

import datetime as dt
import json
import secrets
from collections.abc import Mapping
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.casework.actions.attaching import forget_files
from gongkai.casework.actions.following import issue_code
from gongkai.casework.actions.intake import register
from gongkai.casework.models import ApplicationDraft, Attachment
from gongkai.casework.online_application import application_of
from gongkai.casework.query_codes import hash_of
from gongkai.casework.refusals import StepNotAllowed
from gongkai.notices.sealing import new_wrapped_key, opened, sealed

KEPT_FOR: Final = dt.timedelta(days=30)  # a draft nobody touched for so long is forgotten
CODE_SHOWN_FOR: Final = dt.timedelta(minutes=30)  # after sending, in the browser that sent
SECRET_BYTES: Final = 32
CODE: Final = "query_code"

Answers = dict[str, str]


def begin_draft(*, agency: Agency, at: dt.datetime) -> tuple[ApplicationDraft, str]:
    """Begin a draft and return it with the secret that leads to it."""
    secret, key = secrets.token_urlsafe(SECRET_BYTES), new_wrapped_key()
    draft = ApplicationDraft.objects.create(
        agency=agency,
        secret_hash=hash_of(secret),
        wrapped_key=key,
        sealed=sealed("{}", key),
        kept_at=at,
    )
    return draft, secret


def find_draft(*, agency: Agency, secret: str, at: dt.datetime) -> ApplicationDraft | None:
    """Return the draft a secret leads to, None where there is none or its time is over."""
    if not secret:
        return None
    return (
        ApplicationDraft.objects.filter(
            agency=agency, secret_hash=hash_of(secret), kept_at__gte=at - KEPT_FOR
        )
        .select_related("agency", "case")
        .first()
    )


def answers_of(draft: ApplicationDraft) -> Answers:
    """Return what was filled in so far."""
    found: Answers = json.loads(opened(draft.sealed, draft.wrapped_key))
    return found


@transaction.atomic
def keep_answers(
    *, draft: ApplicationDraft, answers: Mapping[str, str], at: dt.datetime
) -> Answers:
    """Keep what was filled in, whether it is right or not, and return all there is.

    :raises StepNotAllowed: if the application was sent already
    """
    held = _held(draft)
    if held.case_id is not None:
        raise StepNotAllowed(
            "这份申请已经提交，不能再改。怎么办：用申请编号和查询码查看，需要改的告诉机关"
        )
    kept = answers_of(held) | dict(answers)
    held.sealed = sealed(json.dumps(kept, ensure_ascii=False), held.wrapped_key)
    held.kept_at = at
    held.save(update_fields=["sealed", "kept_at"])
    return kept


@transaction.atomic
def submit(*, draft: ApplicationDraft, at: dt.datetime) -> ApplicationDraft:
    """Send the application: registered once, with a number and a query code; sent again, it is the same one.

    The code stays, encrypted, with the draft for as long as it is shown.

    :raises NotAllowed: where Article 29 asks for more
    """
    held = _held(draft)
    if held.case_id is not None:
        return held
    application = application_of(
        answers_of(held), timezone.localdate(at), wrapped_key=bytes(held.wrapped_key)
    )
    held.case = register(agency=held.agency, application=application, by=None, at=at)
    held.attachments.update(case=held.case, draft=None)
    code = issue_code(case=held.case, by=None, at=at)
    held.sealed = sealed(json.dumps({CODE: code}), held.wrapped_key)
    held.kept_at = at
    held.save(update_fields=["case", "sealed", "kept_at"])
    return held


def code_to_show(draft: ApplicationDraft, at: dt.datetime) -> str:
    """Return the code of an application that was just sent, empty where it is shown no longer."""
    if draft.case_id is None or draft.kept_at < at - CODE_SHOWN_FOR:
        return ""
    return answers_of(draft).get(CODE, "")


def drop_draft(*, draft: ApplicationDraft) -> None:
    """Forget a draft: what was not sent, or the code that was written down."""
    _forget(ApplicationDraft.objects.filter(pk=draft.pk))


def forget_old_drafts(at: dt.datetime) -> int:
    """Forget drafts nobody touched for long, and codes shown no longer; return how many."""
    stale = ApplicationDraft.objects.filter(kept_at__lt=at - KEPT_FOR)
    shown = ApplicationDraft.objects.filter(case__isnull=False, kept_at__lt=at - CODE_SHOWN_FOR)
    return _forget(stale) + _forget(shown)


@transaction.atomic
def _forget(drafts: QuerySet[ApplicationDraft]) -> int:
    """Forget drafts with what was attached to them, and return how many they were."""
    forget_files(Attachment.objects.filter(draft__in=drafts))
    number = drafts.count()
    drafts.delete()
    return number


def _held(draft: ApplicationDraft) -> ApplicationDraft:
    return (
        ApplicationDraft.objects.select_for_update(of=("self",))
        .select_related("agency")
        .get(pk=draft.pk)
    )
