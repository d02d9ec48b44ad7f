"""The way of a proposal, derived from its events (Article 44): received, answered, perhaps answered better, its words erased in the end."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import models


class EventKind(models.TextChoices):
    """What happened to a proposal."""

    RECEIVED = "received", "收到"
    ANSWERED = "answered", "答复"
    ERASED = "erased", "删除建议人的内容"


class State(models.TextChoices):
    """Where a proposal stands."""

    WAITING = "waiting", "等待答复"
    ANSWERED = "answered", "已答复"


class Decision(models.TextChoices):
    """What the agency decided on a proposal."""

    ADOPTED = "adopted", "采纳，主动公开"
    PARTLY_ADOPTED = "partly_adopted", "部分采纳"
    ALREADY_PUBLIC = "already_public", "已经公开"
    NOT_ADOPTED = "not_adopted", "不采纳"
    NOT_OURS = "not_ours", "不由本机关公开"
    NOT_A_PROPOSAL = "not_a_proposal", "不是公开建议"


POINTS_TO_AN_ITEM = frozenset({Decision.ALREADY_PUBLIC})


@dataclass(frozen=True, slots=True)
class Happened:
    """One event as far as the way depends on it."""

    kind: str
    at: dt.datetime
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the events of a proposal come to. ``public_title``: under which words it is listed; empty: it is not."""

    state: State = State.WAITING
    answered_at: dt.datetime | None = None
    decision: str = ""
    answer: str = ""
    public_title: str = ""
    item: int | None = None
    is_erased: bool = False


def standing(events: Iterable[Happened]) -> Standing:
    """Return where a proposal stands after its events, in their order; a later answer takes the place of one before."""
    now = Standing()
    for each in events:
        if each.kind == EventKind.ANSWERED:
            now = replace(
                now,
                state=State.ANSWERED,
                answered_at=each.at,
                decision=each.facts["decision"],
                answer=each.facts["answer"],
                public_title=each.facts.get("public_title", ""),
                item=each.facts.get("item"),
            )
        elif each.kind == EventKind.ERASED:
            now = replace(now, is_erased=True)
    return now
