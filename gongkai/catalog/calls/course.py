"""How a call stands with one office, derived from what happened."""

from collections.abc import Iterable

from django.db import models


class CallState(models.TextChoices):
    """Where it stands; the words of the desk."""

    WAITING = "waiting", "等报送"
    SENT = "sent", "已报，等采用"
    NOTHING = "nothing", "说明没有"
    RETURNED = "returned", "退回，等重报"
    ACCEPTED = "accepted", "已采用"


class CallEventKind(models.TextChoices):
    """What happened."""

    SENT = "sent", "报送"
    NOTHING = "nothing", "说明没有"
    RETURNED = "returned", "退回重报"
    ACCEPTED = "accepted", "采用，成为草稿"
    REMINDED = "reminded", "催办"


OPEN = frozenset({CallState.WAITING, CallState.RETURNED})
STATE_AFTER = {
    CallEventKind.SENT: CallState.SENT,
    CallEventKind.NOTHING: CallState.NOTHING,
    CallEventKind.RETURNED: CallState.RETURNED,
    CallEventKind.ACCEPTED: CallState.ACCEPTED,
}


def state_of(kinds: Iterable[str]) -> CallState:
    """Return the state after events in their order; a reminder changes none."""
    state = CallState.WAITING
    for kind in kinds:
        state = STATE_AFTER.get(CallEventKind(kind), state)
    return state
