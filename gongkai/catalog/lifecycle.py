"""The way of an item, derived from its events (Articles 17, 18, 26).

A version that is to be public: draft → submitted → passed on every step → ready → published; returned, it is a draft again. A version that was
published never changes: what follows is a new version, and the published one stays public until then. One that is
not to be published ends as kept, with a day on which that is assessed anew. Beside it runs
whether the item is public: withdrawn by a decision with a reason, or taken down at once by the head
of the office, which the signer afterwards confirms or undoes; a public showing that is over is masked or taken
down by the clock where its reviewed content says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import models


class EventKind(models.TextChoices):
    """What happened to an item."""

    CREATED = "created", "起草"
    VERSION_BEGUN = "version_begun", "另起一版"
    CHANGED = "changed", "修改"
    LET_THROUGH = "let_through", "放行一项检查"
    SUBMITTED = "submitted", "送审"
    PASSED = "passed", "审查通过"
    RETURNED = "returned", "退回修改"
    PUBLISHED = "published", "发布"
    KEPT = "kept", "登记为不主动公开"
    WITHDRAWAL_ASKED = "withdrawal_asked", "申请撤下"
    WITHDRAWAL_REFUSED = "withdrawal_refused", "不同意撤下"
    TAKEN_DOWN = "taken_down", "紧急撤下"
    RESTORED = "restored", "恢复公开"
    WITHDRAWN = "withdrawn", "撤下"
    MASKED = "masked", "公示期满，遮盖正文和附件"
    SHOWING_ENDED = "showing_ended", "公示期满，撤下"


class State(models.TextChoices):
    """Where the work on an item stands; the words of the desk."""

    DRAFT = "draft", "草稿"
    REVIEWING = "reviewing", "在审"
    RETURNED = "returned", "退回"
    READY = "ready", "待发"
    PUBLISHED = "published", "公开"
    WITHDRAWN = "withdrawn", "撤下"
    KEPT = "kept", "留存"


class Step(models.TextChoices):
    """One step of the review before publication; which ones an agency has, and in what order, is its own choice."""

    REVIEW = "review", "审核"
    LEGAL = "legal", "合法性审核"
    SECRECY = "secrecy", "保密审查"
    SIGN = "sign", "签发"


class Withdrawal(models.TextChoices):
    """How a withdrawal stands."""

    NONE = "", "没有"
    ASKED = "asked", "申请撤下，等签发人决定"
    TAKEN_DOWN = "taken_down", "已紧急撤下，等签发人复核"
    DONE = "done", "已撤下"


@dataclass(frozen=True, slots=True)
class Fact:
    """One event as far as the way of an item depends on it."""

    kind: EventKind
    by: int
    steps: tuple[str, ...] = ()  # of a submission: the steps this version has to pass


@dataclass(frozen=True, slots=True)
class Standing:
    """What the events of an item come to.

    ``authors`` wrote or submitted the version, ``hands`` are they and those who passed a step since the last return.
    """

    state: State = State.DRAFT
    steps: tuple[str, ...] = ()
    passed: int = 0
    authors: frozenset[int] = frozenset()
    hands: frozenset[int] = frozenset()
    is_public: bool = False
    is_masked: bool = False
    withdrawal: Withdrawal = Withdrawal.NONE

    @property
    def may_change(self) -> bool:
        """Whether the text may be edited."""
        return self.state in {State.DRAFT, State.RETURNED}

    @property
    def next_step(self) -> Step | None:
        """The step that has to be passed now."""
        if self.state is not State.REVIEWING:
            return None
        return Step(self.steps[self.passed])

    @property
    def is_last_step(self) -> bool:
        """Whether passing the step ends the review."""
        return self.state is State.REVIEWING and self.passed + 1 == len(self.steps)


def standing(facts: Iterable[Fact]) -> Standing:
    """Return where an item stands after its events, in their order."""
    now = Standing()
    for fact in facts:
        now = _AFTER[fact.kind](now, fact)
    return now


def _begun(now: Standing, fact: Fact) -> Standing:
    mine = frozenset({fact.by})
    return replace(now, state=State.DRAFT, steps=(), passed=0, authors=mine, hands=mine)


def _submitted(now: Standing, fact: Fact) -> Standing:
    authors = now.authors | {fact.by}
    return replace(
        now, state=State.REVIEWING, steps=fact.steps, passed=0, authors=authors, hands=authors
    )


def _passed(now: Standing, fact: Fact) -> Standing:
    passed = now.passed + 1
    state = State.READY if passed == len(now.steps) else State.REVIEWING
    return replace(now, state=state, passed=passed, hands=now.hands | {fact.by})


def _returned(now: Standing, _fact: Fact) -> Standing:
    return replace(now, state=State.RETURNED, steps=(), passed=0, hands=now.authors)


def _published(now: Standing, _fact: Fact) -> Standing:
    return replace(
        now, state=State.PUBLISHED, is_public=True, is_masked=False, withdrawal=Withdrawal.NONE
    )


def _kept(now: Standing, _fact: Fact) -> Standing:
    return replace(now, state=State.KEPT)


def _same(now: Standing, _fact: Fact) -> Standing:
    return now


def _changed(now: Standing, fact: Fact) -> Standing:
    authors = now.authors | {fact.by}
    return replace(now, authors=authors, hands=authors)


def _asked(now: Standing, _fact: Fact) -> Standing:
    return replace(now, withdrawal=Withdrawal.ASKED)


def _taken_down(now: Standing, _fact: Fact) -> Standing:
    return replace(now, is_public=False, withdrawal=Withdrawal.TAKEN_DOWN)


def _stays(now: Standing, _fact: Fact) -> Standing:
    return replace(now, is_public=True, withdrawal=Withdrawal.NONE)


def _withdrawn(now: Standing, _fact: Fact) -> Standing:
    state = State.WITHDRAWN if now.state is State.PUBLISHED else now.state
    return replace(now, state=state, is_public=False, withdrawal=Withdrawal.DONE)


def _masked(now: Standing, _fact: Fact) -> Standing:
    return replace(now, is_masked=True)


_AFTER = {
    EventKind.CREATED: _begun,
    EventKind.VERSION_BEGUN: _begun,
    EventKind.CHANGED: _changed,
    EventKind.LET_THROUGH: _same,
    EventKind.SUBMITTED: _submitted,
    EventKind.PASSED: _passed,
    EventKind.RETURNED: _returned,
    EventKind.PUBLISHED: _published,
    EventKind.KEPT: _kept,
    EventKind.WITHDRAWAL_ASKED: _asked,
    EventKind.WITHDRAWAL_REFUSED: _stays,
    EventKind.TAKEN_DOWN: _taken_down,
    EventKind.RESTORED: _stays,
    EventKind.WITHDRAWN: _withdrawn,
    EventKind.MASKED: _masked,
    EventKind.SHOWING_ENDED: _withdrawn,
}
