"""Where a case of reconsideration or litigation stands, from what happened to it. Pure: events in, standing out."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db import models

from gongkai.rules.remedies.outcomes_table import OUTCOME_BY_CODE, RawOutcome
from gongkai.rules.remedies.stages import Procedure, Stage


class EventKind(models.TextChoices):
    """What can happen to a case."""

    REGISTERED = "registered", "登记案件"
    ANSWERED = "answered", "提交答复、答辩"
    HEARING_SET = "hearing_set", "收到听证、开庭通知"
    PAPER_ADDED = "paper_added", "存入材料"
    DECIDED = "decided", "收到决定、裁判"
    FOLLOWED = "followed", "进入下一程序"
    UNFOLLOWED = "unfollowed", "下一程序登记有误，作废"
    REDONE = "redone", "重新办理原申请"
    FULFILLED = "fulfilled", "落实决定、裁判"
    VOIDED = "voided", "登记有误，作废"


class State(models.TextChoices):
    """Where a case stands."""

    ANSWERING = "answering", "待答复"
    HEARING = "hearing", "审理中"
    FULFILLING = "fulfilling", "待落实"
    ENDED = "ended", "已审结"
    VOIDED = "voided", "已作废"


OPEN: Final = frozenset({State.ANSWERING, State.HEARING, State.FULFILLING})
UNDECIDED: Final = frozenset({State.ANSWERING, State.HEARING})


@dataclass(frozen=True, slots=True)
class Happened:
    """One event without its row."""

    kind: str
    on: dt.date
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that follows from the events of one case.

    ``received_on`` is the day the notice (复议答复通知书、应诉通知书) reached the agency. ``is_ours``: the agency itself
    appealed or asked for retrial, so that nobody waits for its answer. ``redo_by`` is the day the body or court set.
    """

    stage: Stage
    procedure: Procedure
    received_on: dt.date
    is_ours: bool = False
    is_after_review: bool = False
    answered_on: dt.date | None = None
    hearings: tuple[dt.date, ...] = ()
    outcome: RawOutcome | None = None
    decided_on: dt.date | None = None
    served_on: dt.date | None = None
    orders_anew: bool = False
    redo_by: dt.date | None = None
    redone_on: dt.date | None = None
    is_followed: bool = False
    is_voided: bool = False

    @property
    def state(self) -> State:
        """The state, of which there is exactly one."""
        if self.is_voided:
            return State.VOIDED
        if self.outcome is not None:
            # Somebody appealed: the judgment does not stand, and nothing need be done on it yet
            is_due = self.orders_anew and self.redone_on is None and not self.is_followed
            return State.FULFILLING if is_due else State.ENDED
        is_answer_due = self.answered_on is None and not self.is_ours
        return State.ANSWERING if is_answer_due else State.HEARING


def standing(events: Iterable[Happened]) -> Standing:
    """Return where a case stands after these events, in their order; the first registers it."""
    first, *others = events
    now = Standing(
        Stage(first.facts["stage"]),
        Procedure(first.facts["procedure"]),
        first.on,
        is_ours=first.facts["is_ours"],
        is_after_review=first.facts["is_after_review"],
    )
    for event in others:
        now = _EFFECTS[event.kind](now, event)
    return now


def _answered(now: Standing, event: Happened) -> Standing:
    return replace(now, answered_on=event.on)


def _hearing_set(now: Standing, event: Happened) -> Standing:
    day = dt.date.fromisoformat(event.facts["hearing_on"])
    return replace(now, hearings=(*now.hearings, day))


def _paper_added(now: Standing, _event: Happened) -> Standing:
    return now


def _decided(now: Standing, event: Happened) -> Standing:
    redo_by = event.facts["redo_by"]
    return replace(
        now,
        outcome=OUTCOME_BY_CODE[event.facts["outcome"]],
        decided_on=event.on,
        served_on=dt.date.fromisoformat(event.facts["served_on"]),
        orders_anew=event.facts["orders_anew"],
        redo_by=dt.date.fromisoformat(redo_by) if redo_by else None,
    )


def _followed(now: Standing, event: Happened) -> Standing:
    """A retrial does not keep the judgment from being carried out (行政诉讼法 Article 90)."""
    return now if event.facts["stage"] == Stage.RETRIAL else replace(now, is_followed=True)


def _unfollowed(now: Standing, _event: Happened) -> Standing:
    return replace(now, is_followed=False)


def _redone(now: Standing, event: Happened) -> Standing:
    return replace(now, redone_on=event.on)


def _voided(now: Standing, _event: Happened) -> Standing:
    return replace(now, is_voided=True)


_EFFECTS: Final[dict[str, Callable[[Standing, Happened], Standing]]] = {
    EventKind.ANSWERED: _answered,
    EventKind.HEARING_SET: _hearing_set,
    EventKind.PAPER_ADDED: _paper_added,
    EventKind.DECIDED: _decided,
    EventKind.FOLLOWED: _followed,
    EventKind.UNFOLLOWED: _unfollowed,
    EventKind.REDONE: _redone,
    EventKind.FULFILLED: _redone,
    EventKind.VOIDED: _voided,
}
