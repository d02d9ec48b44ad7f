"""The way of one version of a report, derived from its events (Articles 49, 50).

draft → sent for signature → signed by both → published. Sent back, it is a draft again; a published
version never changes: what follows is a new version. A report that was public before the program was there
is taken over as it stands, with the day it was published.
"""

from collections.abc import Iterable
from dataclasses import dataclass

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


class State(models.TextChoices):
    """Where a version stands."""

    DRAFT = "draft", "填报"
    SENT_BACK = "sent_back", "退回"
    SIGNING = "signing", "待签"
    SIGNED = "signed", "待公布"
    PUBLISHED = "published", "公布"


class SignedAs(models.TextChoices):
    """Who must sign: both, in either order (国办公开办函〔2021〕30号 names the two)."""

    LEADER = "leader", "分管负责人"
    HEAD_OF_OGI_OFFICE = "head_of_ogi_office", "政府信息公开工作机构负责人"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the events of a version come to."""

    state: State = State.DRAFT
    signed_as: frozenset[SignedAs] = frozenset()

    @property
    def may_change(self) -> bool:
        """Whether figures and text may still be edited."""
        return self.state in {State.DRAFT, State.SENT_BACK}

    @property
    def still_to_sign(self) -> tuple[SignedAs, ...]:
        """Who has not signed yet."""
        return tuple(each for each in SignedAs if each not in self.signed_as)


def standing(events: Iterable[tuple[str, str]]) -> Standing:
    """Return where a version stands after its events, given as (kind, signed as or "")."""
    now = Standing()
    for kind, signed_as in events:
        now = _after(now, EventKind(kind), signed_as)
    return now


def _after(now: Standing, kind: EventKind, signed_as: str) -> Standing:
    if kind is EventKind.SENT_FOR_SIGNATURE:
        return Standing(State.SIGNING)
    if kind is EventKind.SENT_BACK:
        return Standing(State.SENT_BACK)
    if kind in {EventKind.PUBLISHED, EventKind.TAKEN_OVER}:
        return Standing(State.PUBLISHED, now.signed_as)
    if kind is EventKind.SIGNED:
        signed = now.signed_as | {SignedAs(signed_as)}
        return Standing(State.SIGNED if signed == set(SignedAs) else State.SIGNING, signed)
    return now
