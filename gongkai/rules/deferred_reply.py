"""Applications clearly beyond reason in number or frequency: reasons, and the deferred reply (Article 35)."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from gongkai.rules.chinese_dates import in_words
from gongkai.rules.citations import REGULATIONS
from gongkai.rules.refusals import NotAllowed

DEFERRED_REPLY: Final = REGULATIONS.article(35)


class DeferralNotAllowed(NotAllowed):
    """Raised when Article 35 does not permit a deferred reply."""


@dataclass(frozen=True, slots=True)
class DeferredReply:
    """A reply deferred to a day the agency sets and tells the applicant; it is not an extension."""

    until: dt.date
    told_on: dt.date


def defer_reply(
    *, reasons_received_on: dt.date | None, told_on: dt.date, until: dt.date, reply_due_on: dt.date
) -> DeferredReply:
    """Return the deferral of a reply to a day after the ordinary limit.

    The applicant has to have been asked for reasons, and to have given some that the agency accepts;
    unreasonable ones end the case. Article 35 sets no limit to the reasonable period, and none is set here.

    :raises DeferralNotAllowed: without reasons, told after the limit, or to a day within the limit
    """
    if reasons_received_on is None or reasons_received_on > told_on:
        raise DeferralNotAllowed(
            f"延迟答复之前，应当先要求申请人说明理由，并认为理由合理（{DEFERRED_REPLY}）。请先发说明理由告知书"
        )
    if told_on > reply_due_on:
        raise DeferralNotAllowed(
            f"答复期限{in_words(reply_due_on)}已经届满，不能再确定延迟答复的期限（{DEFERRED_REPLY}）。请尽快答复"
        )
    if until <= reply_due_on:
        raise DeferralNotAllowed(
            f"{in_words(until)}没有超过答复期限{in_words(reply_due_on)}，不需要延迟答复（{DEFERRED_REPLY}）"
        )
    return DeferredReply(until, told_on)
