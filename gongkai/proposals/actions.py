"""Taking in a proposal, answering it, erasing what the person wrote once it is over."""

import datetime as dt
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.agencies.models import Agency
from gongkai.audit.actions import record
from gongkai.audit.actor import Actor
from gongkai.catalog.models import InformationItem
from gongkai.files.private_data import scan_text
from gongkai.proposals import content
from gongkai.proposals.content import Written
from gongkai.proposals.lifecycle import (
    POINTS_TO_AN_ITEM,
    Decision,
    EventKind,
    Happened,
    standing,
)
from gongkai.proposals.models import Proposal, ProposalEvent, ProposalSequence
from gongkai.proposals.refusals import NamesPerson, NoAnswer
from gongkai.rules.work_calendar import national_calendar

SUBJECT: Final = "proposal"
# Article 44 names no time for an answer, only that publishing follows without delay. The time of a reply to an application
# (Article 33) is what a person knows; it is shown as the day by which an answer is meant to be there.
ANSWER_WORKING_DAYS: Final = 20
KEPT_AFTER_ANSWER: Final = dt.timedelta(days=730)


@transaction.atomic
def receive(*, agency: Agency, written: Written, at: dt.datetime) -> tuple[Proposal, str]:
    """Take in a proposal and return it with the code that opens its answer; the code is told once and not kept."""
    day = timezone.localdate(at)
    number, code = _next_number(agency, day.year), content.new_code()
    proposal = Proposal(
        agency=agency,
        year=day.year,
        number=number,
        number_text=f"{agency.short_name or agency.name}建议〔{day.year}〕{number}号",
        code_mark=content.code_mark(code),
        received_at=at,
        answer_by=national_calendar().provisional().due_after(day, ANSWER_WORKING_DAYS).on,
    )
    content.seal(proposal, written)
    proposal.save()
    _happened(proposal, EventKind.RECEIVED, at, by=Actor.system())
    return proposal, code


def _next_number(agency: Agency, year: int) -> int:
    sequence, _made = ProposalSequence.objects.select_for_update().get_or_create(
        agency=agency, year=year
    )
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return sequence.last


@transaction.atomic
def answer(
    *,
    proposal: Proposal,
    decision: str,
    answer: str,
    public_title: str,
    item: InformationItem | None,
    by: User,
    at: dt.datetime,
) -> None:
    """Answer a proposal, or answer it anew; with a public title proposal and answer stand in the public list.

    :raises NoAnswer: without words, or if it says that the matter is public and names nothing that is
    :raises NamesPerson: if the words hold an identity number, a telephone number and the like
    """
    proposal = _held(proposal)
    _check(decision, answer, public_title, item)
    facts = {
        "decision": Decision(decision).value,
        "answer": answer.strip(),
        "public_title": public_title.strip(),
        "item": item.pk if item else None,
    }
    actor = actor_on(by, proposal.agency, timezone.localdate(at))
    _happened(proposal, EventKind.ANSWERED, at, by=actor, user=by, **facts)


def _check(decision: str, answer: str, public_title: str, item: InformationItem | None) -> None:
    if not answer.strip():
        raise NoAnswer("没有写答复。怎么办：写明采纳不采纳、为什么、在哪里能看到（第四十四条）")
    if decision in POINTS_TO_AN_ITEM and item is None:
        raise NoAnswer("已经公开的，要指给人看。怎么办：填这条信息的索引号")
    if item is not None and not item.is_public:
        raise NoAnswer(f"“{item.title}”现在没有公开。怎么办：公开以后再答复，或者换一条")
    if found := scan_text(f"{public_title}\n{answer}"):
        raise NamesPerson(
            f"答复里有个人信息：{found[0].masked}。怎么办：删去再提交，答复会公布，人人能看到"
        )


@transaction.atomic
def erase(*, proposal: Proposal, at: dt.datetime) -> None:
    """Destroy the key of what the person wrote; number, decision and answer stay."""
    proposal = _held(proposal)
    Proposal.objects.filter(pk=proposal.pk).update(sealed=b"", wrapped_key=b"")
    _happened(proposal, EventKind.ERASED, at, by=Actor.system())


def _held(proposal: Proposal) -> Proposal:
    """Return the proposal as it is now, held until the transaction ends."""
    return (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("agency")
        .get(pk=proposal.pk)
    )


def erase_old(at: dt.datetime) -> int:
    """Erase what was written in proposals answered, or left without an answer, for two years; return how many."""
    before = at - KEPT_AFTER_ANSWER
    left = Q(answered_at__lt=before) | Q(answered_at=None, received_at__lt=before)
    old = Proposal.objects.filter(left, is_erased=False)
    rows = list(old.select_related("agency")[:1000])
    for each in rows:
        erase(proposal=each, at=at)
    return len(rows)


def _happened(
    proposal: Proposal,
    kind: EventKind,
    at: dt.datetime,
    *,
    by: Actor,
    user: User | None = None,
    **facts: object,
) -> None:
    ProposalEvent.objects.create(proposal=proposal, kind=kind, at=at, by=user, facts=facts)
    refresh(proposal)
    record(
        action=f"proposals.{kind.value}",
        subject_kind=SUBJECT,
        subject_id=str(proposal.pk),
        agency_code=proposal.agency.code,
        by=by,
        at=at,
        number=proposal.number_text,
        decision_name=str(proposal.get_decision_display()),
    )


def refresh(proposal: Proposal) -> None:
    """Write the columns that follow from the events; ``gongkai rebuild`` uses it as well."""
    now = standing(
        Happened(each.kind, each.at, each.facts) for each in proposal.events.order_by("pk")
    )
    proposal.state = now.state
    proposal.answered_at = now.answered_at
    proposal.decision = now.decision
    proposal.answer = now.answer
    proposal.public_title = now.public_title
    proposal.item_id = now.item
    proposal.is_erased = now.is_erased
    proposal.save(
        update_fields=[
            "state", "answered_at", "decision", "answer", "public_title", "item", "is_erased",
        ]
    )  # fmt: skip
