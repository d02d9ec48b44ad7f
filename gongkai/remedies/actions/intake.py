"""Taking cases in: register a stage, tied to an application, an item or the stage before; void what was entered by mistake."""

import datetime as dt
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.casework.models import DisclosureApplication
from gongkai.catalog.models import InformationItem
from gongkai.remedies import gates
from gongkai.remedies.actions.recording import append, locked, note
from gongkai.remedies.lifecycle import EventKind, Standing
from gongkai.remedies.models import RemedyCase
from gongkai.remedies.parties import PartyData, data_of, keep
from gongkai.remedies.refusals import RemedyStepNotAllowed
from gongkai.rules.citations import REGULATIONS
from gongkai.rules.remedies.answers import answer_period
from gongkai.rules.remedies.stages import Procedure, Stage


@dataclass(frozen=True, slots=True)
class NewRemedy:
    """What is written down when a notice comes in.

    ``received_on`` is the day the notice reached the agency; where ``is_ours``, the day it lodged its own appeal. What it is about
    is taken from ``previous`` where there is one.
    """

    stage: Stage
    received_on: dt.date
    title: str
    body: str
    docket: str
    party: PartyData = field(repr=False)
    procedure: Procedure = Procedure.ORDINARY
    is_ours: bool = False
    is_after_review: bool = False
    application: DisclosureApplication | None = None
    item: InformationItem | None = None
    previous: RemedyCase | None = None


@transaction.atomic
def register(*, agency: Agency, remedy: NewRemedy, by: User, at: dt.datetime) -> RemedyCase:
    """Register one stage of a challenge.

    :raises NotAllowed: for days that cannot be right, a stage that cannot come there, or without what identifies the case
    """
    gates.refuse_future(remedy.received_on, timezone.localdate(at))
    _refuse_incomplete(remedy)
    answer_period(remedy.stage, remedy.procedure, remedy.received_on)
    previous, before = locked(remedy.previous) if remedy.previous else (None, None)
    gates.refuse_stage_after(before, remedy.stage)
    if before is not None:
        _refuse_days_out_of_order(before, remedy, previous)
    case = RemedyCase.objects.create(
        agency=agency,
        stage=remedy.stage,
        title=remedy.title,
        body=remedy.body,
        docket=remedy.docket,
        party=keep(remedy.party),
        application=previous.application if previous else remedy.application,
        item=previous.item if previous else remedy.item,
        previous=previous,
        suit=_suit_of(remedy.stage, previous),
    )
    follows_review = before is not None and before.stage is Stage.RECONSIDERATION
    facts = {
        "stage": remedy.stage.value,
        "procedure": remedy.procedure.value,
        "is_ours": remedy.is_ours,
        "is_after_review": follows_review or remedy.is_after_review,
    }
    append(case, kind=EventKind.REGISTERED, on=remedy.received_on, by=by, at=at, facts=facts)
    if previous is not None:
        told = {"stage": remedy.stage.value, "remedy": case.pk}
        append(previous, kind=EventKind.FOLLOWED, on=remedy.received_on, by=by, at=at, facts=told)
    return case


@transaction.atomic
def void(*, case: RemedyCase, reason: str, by: User, at: dt.datetime) -> None:
    """Take a case that was entered by mistake out of every list and count; it stays readable.

    :raises NotAllowed: if a later stage stands on it, or without a reason
    """
    case, now = locked(case)
    gates.refuse_voiding(now)
    if not reason.strip():
        raise RemedyStepNotAllowed(
            f"作废要写明原因，留下痕迹（{REGULATIONS.article(50)}）。怎么办：写明哪里登记错了"
        )
    today = timezone.localdate(at)
    append(case, kind=EventKind.VOIDED, on=today, by=by, at=at, words=reason)
    if case.previous is not None and now.stage is not Stage.RETRIAL:
        previous, _before = locked(case.previous)
        append(
            previous, kind=EventKind.UNFOLLOWED, on=today, by=by, at=at, facts={"remedy": case.pk}
        )


@transaction.atomic
def read_party(*, case: RemedyCase, by: User, at: dt.datetime) -> PartyData:
    """Open the party's data in full; who and when is recorded."""
    data = data_of(case.party)
    note(case, action="party_read", by=by, at=at)
    return data


def _suit_of(stage: Stage, previous: RemedyCase | None) -> RemedyCase | None:
    """Return the first instance that table four counts; None where this stage is counted itself."""
    if previous is None or previous.stage == Stage.RECONSIDERATION:
        return None
    return previous.suit or previous


def _refuse_days_out_of_order(
    before: Standing, remedy: NewRemedy, previous: RemedyCase | None
) -> None:
    gates.refuse_before(before.received_on, remedy.received_on, "前一程序收到通知的日期")
    if previous is not None and remedy.stage is Stage.SECOND_INSTANCE:
        gates.refuse_late_appeal(
            previous.challenge_until, remedy.received_on, is_ours=remedy.is_ours
        )


def _refuse_incomplete(remedy: NewRemedy) -> None:
    lacking = [
        label
        for label, value in (
            ("被申请（被诉）的行为", remedy.title),
            ("复议机关或者法院", remedy.body),
            ("案号", remedy.docket),
            ("复议申请人、原告", remedy.party.name),
        )
        if not value.strip()
    ]
    if lacking:
        raise RemedyStepNotAllowed(
            f"还没有填写：{'、'.join(lacking)}（{REGULATIONS.article(50)}）。怎么办：照通知书补充"
        )
