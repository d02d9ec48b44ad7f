"""Review before publication (Article 17): submitting, letting a finding through, passing and returning."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.catalog import queries
from gongkai.catalog.actions.publishing import after_last_step
from gongkai.catalog.actions.recording import Deed, append, append_all, current_of, locked
from gongkai.catalog.content import canonical_bytes
from gongkai.catalog.drafts import Looked, looked_at, still_stopping
from gongkai.catalog.lifecycle import EventKind, Standing, State, Step
from gongkai.catalog.models import InformationItem, ItemVersion, OpenedAttachment
from gongkai.catalog.refusals import (
    ContentChanged,
    ItemRefusal,
    NotAnswered,
    NotEditable,
    NotReady,
    NotYourStep,
    ReasonMissing,
    SamePerson,
)
from gongkai.catalog.secrecy import open_questions
from gongkai.storage import digest, keep


def submit(
    *,
    item: InformationItem,
    by: User,
    at: dt.datetime,
    note: str = "",
    looked: Looked | None = None,
) -> None:
    """Send the draft for review: the checks of this moment count, and the bytes are fixed by their hash.

    ``looked`` is what the checks found a moment ago, where many drafts go together.

    :raises NotEditable: if it is under review already
    :raises NotReady: while a check stops it that the reviewer has not let through
    """
    looked = looked or looked_at(item, timezone.localdate(at))
    _submit(item, looked, note.strip(), by, at)


@transaction.atomic
def _submit(item: InformationItem, looked: Looked, note: str, by: User, at: dt.datetime) -> None:
    item = locked(item)
    if not queries.standing_of(item).may_change:
        raise NotEditable
    version = current_of(item)
    stopping = still_stopping(version, item, timezone.localdate(at), looked)
    if stopping:
        raise NotReady(stopping)
    version.content_address = keep(canonical_bytes(version.content))
    version.save(update_fields=["content_address"])
    facts = {"steps": list(queries.plan_of(item.agency).own_steps)}
    if note:
        facts["note"] = [note]
    append(version, kind=EventKind.SUBMITTED, by=by, at=at, facts=facts)


def let_through(
    *, item: InformationItem, fingerprint: str, reason: str, by: User, at: dt.datetime
) -> None:
    """Let the draft be submitted in spite of one finding, as its reviewer, with a reason.

    :raises NotEditable: if it is under review already
    :raises ReasonMissing: without a reason
    :raises SamePerson: if the reviewer wrote the draft
    :raises ItemRefusal: if the finding is not there any more
    """
    if not reason.strip():
        raise ReasonMissing("放行的理由")
    looked = looked_at(item, timezone.localdate(at))
    _let_through(item, looked, fingerprint, reason.strip(), by, at)


@transaction.atomic
def _let_through(
    item: InformationItem, looked: Looked, fingerprint: str, reason: str, by: User, at: dt.datetime
) -> None:
    item = locked(item)
    now = queries.standing_of(item)
    if not now.may_change:
        raise NotEditable
    _require_other_hands(item, now, by)
    version = current_of(item)
    stopping = still_stopping(version, item, timezone.localdate(at), looked)
    found = [each for each in stopping if each.fingerprint == fingerprint]
    if not found:
        raise ItemRefusal("这一处已经改过或者放行过。怎么办：刷新页面，看现在的检查结果。")
    facts = {
        "finding": found[0].key,
        "fingerprint": fingerprint,
        "what": found[0].title,
        "reason": reason,
    }
    append(version, kind=EventKind.LET_THROUGH, by=by, at=at, facts=facts)


@transaction.atomic
def pass_step(
    *,
    item: InformationItem,
    step: Step,
    seen_hash: str,
    by: User,
    at: dt.datetime,
    opinion: str = "",
    answers: Mapping[str, str] | None = None,
) -> None:
    """Pass one step of the review on exactly the bytes the reviewer had on screen.

    After the last step the item is published, or waits for its time, or is kept if it is not to be public.

    :raises NotYourStep: if the version waits for another step, or for none
    :raises SamePerson: if this person had a hand in the version and the agency does not allow two steps
    :raises ContentChanged: if the bytes are not those on screen or not those that were submitted
    :raises NotAnswered: if a secrecy review leaves a question or an attachment open
    """
    item = locked(item)
    now = queries.standing_of(item)
    _require_step(now, step)
    _require_other_hands(item, now, by)
    version = current_of(item)
    _require_same_bytes(version, seen_hash)
    facts: dict[str, object] = {"opinion": opinion.strip() or "同意", "sha256": seen_hash}
    if step is Step.SECRECY:
        _require_answers(version, dict(answers or {}), by)
        facts["answers"] = dict(answers or {})
    deeds = [Deed(EventKind.PASSED, step, facts)]
    if now.is_last_step:
        deeds += after_last_step(version, at)
    append_all(version, deeds, by=by, at=at)


def _require_step(now: Standing, step: Step) -> None:
    if now.next_step is not step:
        waiting = f"等{now.next_step.label}" if now.next_step else now.state.label
        raise NotYourStep(waiting)


def _require_other_hands(item: InformationItem, now: Standing, by: User) -> None:
    if by.pk in now.hands and not queries.plan_of(item.agency).same_person_may:
        raise SamePerson


def _require_same_bytes(version: ItemVersion, seen_hash: str) -> None:
    if seen_hash != version.content_address:
        raise ContentChanged
    if digest(canonical_bytes(version.content)) != version.content_address:
        raise ContentChanged


def _require_answers(version: ItemVersion, answers: dict[str, str], by: User) -> None:
    opened = queries.opened_by(version, by)
    unopened = [each for each in version.value().attachments if each.sha256 not in opened]
    questions = open_questions(answers)
    if questions or unopened:
        raise NotAnswered(len(questions), len(unopened))


@transaction.atomic
def send_back(
    *,
    item: InformationItem,
    reason: str,
    by: User,
    at: dt.datetime,
    step: Step | None = None,
    answers: Mapping[str, str] | None = None,
) -> None:
    """Return a version that is under review, or waits for its time, to be changed.

    :raises ReasonMissing: without a reason
    :raises ItemRefusal: if it is not under review
    """
    item = locked(item)
    now = queries.standing_of(item)
    if not reason.strip():
        raise ReasonMissing("退回的原因")
    if now.state not in {State.REVIEWING, State.READY}:
        raise ItemRefusal("只有在审、待发的可以退回。已公开的，另起一版或者撤下。")
    if step is not None:
        _require_step(now, step)
    facts: dict[str, object] = {"reason": reason.strip()}
    if answers:
        facts["answers"] = dict(answers)
    version = current_of(item)
    append(version, kind=EventKind.RETURNED, step=step or now.next_step, by=by, at=at, facts=facts)


@transaction.atomic
def note_opened(*, version: ItemVersion, sha256: str, by: User, at: dt.datetime) -> None:
    """Note that somebody opened an attachment of a version."""
    OpenedAttachment.objects.get_or_create(
        version=version, sha256=sha256, user=by, defaults={"at": at}
    )
