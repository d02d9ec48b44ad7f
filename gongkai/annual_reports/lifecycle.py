"""The way of one version of a report, derived from its events (Articles 49, 50).

draft → sent for signature → signed by both → published, and beside it submitted → accepted or returned. The two
are apart: an agency publishes on its own signatures and waits for nobody. Sent back before that, a version is a
draft again; one that was published or submitted never changes: what follows is a corrected version. A report that
was public before the program was there is taken over as it stands, with the day it was published.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import models


class EventKind(models.TextChoices):
    """What happened to a version."""

    STARTED = "started", "起草"
    UPLOADED = "uploaded", "上传"
    FIGURES_CHANGED = "figures_changed", "改数"
    TEXT_CHANGED = "text_changed", "改文字"
    TEXT_COPIED = "text_copied", "采用上年文字"
    TEXT_CONFIRMED = "text_confirmed", "确认上年文字仍然合适"
    SENT_FOR_SIGNATURE = "sent_for_signature", "送签"
    SIGNED = "signed", "签批"
    SENT_BACK = "sent_back", "退回修改"
    PUBLISHED = "published", "公布"
    TAKEN_OVER = "taken_over", "登记为已公布"
    SUBMITTED = "submitted", "报送"
    RETURNED = "returned", "上级退回"
    ANSWERED = "answered", "答复退回意见"
    ACCEPTED = "accepted", "上级接受"
    REOPENED = "reopened", "重开"
    CORRECTION_BEGUN = "correction_begun", "另起更正版"
    SCAN_KEPT = "scan_kept", "存签章扫描件"
    SCAN_SHOWN = "scan_shown", "公开签章扫描件"
    SCAN_HIDDEN = "scan_hidden", "不再公开签章扫描件"
    COMPILED = "compiled", "由下级报告汇编"
    COMPUTED = "computed", "由记录取数"


def event_kinds() -> list[tuple[str, str]]:
    """Return the kinds as choices of a column; a new kind then needs no migration (decisions/0023)."""
    return EventKind.choices


class State(models.TextChoices):
    """Where a version stands within its agency."""

    DRAFT = "draft", "填报"
    SENT_BACK = "sent_back", "退回"
    REOPENED = "reopened", "重开"
    SIGNING = "signing", "待签"
    SIGNED = "signed", "待公布"
    PUBLISHED = "published", "公布"


class Filing(models.TextChoices):
    """Where a version stands with the superior."""

    NONE = "", "未报"
    SUBMITTED = "submitted", "已报"
    RETURNED = "returned", "退回"
    ACCEPTED = "accepted", "接受"


# The words a state is shown in; each has its colour and icon (desk.status)
NOT_BEGUN = "未启"
WORDS = {
    State.DRAFT: "填报",
    State.SENT_BACK: "退回",
    State.REOPENED: "重开",
    State.SIGNING: "填报",
    State.SIGNED: "填报",
    State.PUBLISHED: "公布",
}


class SignedAs(models.TextChoices):
    """Who must sign: both, in either order (国办公开办函〔2021〕30号 names the two)."""

    LEADER = "leader", "分管负责人"
    HEAD_OF_OGI_OFFICE = "head_of_ogi_office", "政府信息公开工作机构负责人"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the events of a version come to."""

    state: State = State.DRAFT
    signed_as: frozenset[SignedAs] = frozenset()
    filing: Filing = Filing.NONE

    @property
    def may_change(self) -> bool:
        """Whether figures and text may still be edited."""
        is_open = self.state in {State.DRAFT, State.SENT_BACK, State.REOPENED}
        return is_open and self.filing is Filing.NONE

    @property
    def is_filed(self) -> bool:
        """Whether it has left the agency: what corrects it is a new version."""
        return self.state is State.PUBLISHED or self.filing is not Filing.NONE

    @property
    def still_to_sign(self) -> tuple[SignedAs, ...]:
        """Who has not signed yet."""
        return tuple(each for each in SignedAs if each not in self.signed_as)


def words_of(state: str, filing: str) -> tuple[str, ...]:
    """Return the words a version is shown with: where it stands, and that it is public where both are so."""
    where = Filing(filing).label if filing else WORDS[State(state)]
    is_public = state == State.PUBLISHED and filing
    return (where, WORDS[State.PUBLISHED]) if is_public else (where,)


def standing(events: Iterable[tuple[str, str]]) -> Standing:
    """Return where a version stands after its events, given as (kind, signed as or "")."""
    now = Standing()
    for kind, signed_as in events:
        now = _after(now, EventKind(kind), signed_as)
    return now


_STATE_AFTER = {
    EventKind.SENT_FOR_SIGNATURE: State.SIGNING,
    EventKind.SENT_BACK: State.SENT_BACK,
    EventKind.CORRECTION_BEGUN: State.SENT_BACK,
    EventKind.REOPENED: State.REOPENED,
}
_FILING_AFTER = {
    EventKind.SUBMITTED: Filing.SUBMITTED,
    EventKind.RETURNED: Filing.RETURNED,
    EventKind.ACCEPTED: Filing.ACCEPTED,
}


def _after(now: Standing, kind: EventKind, signed_as: str) -> Standing:
    if kind in _STATE_AFTER:
        return Standing(_STATE_AFTER[kind])
    if kind in _FILING_AFTER:
        return replace(now, filing=_FILING_AFTER[kind])
    if kind in {EventKind.PUBLISHED, EventKind.TAKEN_OVER}:
        return replace(now, state=State.PUBLISHED)
    if kind is EventKind.SIGNED:
        signed = now.signed_as | {SignedAs(signed_as)}
        return Standing(State.SIGNED if signed == set(SignedAs) else State.SIGNING, signed)
    return now
