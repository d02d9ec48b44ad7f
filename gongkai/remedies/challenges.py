"""What stands open against an answer: windows counted down, and the warning where a direct suit skips reconsideration."""

import datetime as dt
from dataclasses import dataclass

from gongkai.casework.actions.recording import calendar
from gongkai.casework.letters import remedy_rule_of
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.models import CaseEvent, DisclosureApplication
from gongkai.notices.addressees import settings_of
from gongkai.rules.citations import RECONSIDERATION_LAW
from gongkai.rules.outcomes import ENDING_BY_CODE
from gongkai.rules.remedies.windows import Window, challenge_windows
from gongkai.rules.remedy_paragraphs import Order, RemedyRule
from gongkai.rules.service import SIGNED_FOR, ServiceWay

REVIEW_FIRST = RECONSIDERATION_LAW.article(23, 1, 4)


@dataclass(frozen=True, slots=True)
class Objection:
    """What an officer should raise in the answer to a suit, in Chinese, and what is not certain about it."""

    says: str
    doubt: str


def windows_of(application: DisclosureApplication) -> tuple[Window, ...]:
    """Return the windows against the reply of an application; none before it was served."""
    served = _last(application, EventKind.REPLY_SERVED)
    rule = rule_against(application)
    if served is None or rule is None or application.closed_on is None:
        return ()
    is_earliest = ServiceWay(served.facts["way"]) not in SIGNED_FOR
    return challenge_windows(rule.order, served.on, calendar(), is_earliest=is_earliest)


def rule_against(application: DisclosureApplication) -> RemedyRule | None:
    """Return the order of remedies against the last decision on an application, None before any."""
    decided = _last(application, EventKind.DECIDED)
    if decided is None:
        return None
    ending = ENDING_BY_CODE[decided.facts["ending"]]
    return remedy_rule_of(application, ending, decided.on, settings_of(application.agency))


def warning_of(
    application: DisclosureApplication | None, *, is_direct_suit: bool
) -> Objection | None:
    """Return what to raise where somebody sued directly against an answer that reconsideration comes first for."""
    rule = rule_against(application) if application is not None and is_direct_suit else None
    if rule is None or rule.order is Order.EITHER:
        return None
    what = (
        "这件答复是不予公开的"
        if rule.order is Order.RECONSIDERATION_FIRST
        else "这件答复中有依据条例第十四条至第十六条不予公开的部分"
    )
    return Objection(
        f"{what}，应当先申请行政复议，对复议决定不服再起诉（{REVIEW_FIRST}）；现在是直接起诉。"
        f"怎么办：在答辩状中提出，请法院审查起诉条件",
        rule.doubt,
    )


def _last(application: DisclosureApplication, kind: EventKind) -> CaseEvent | None:
    return application.events.filter(kind=kind).order_by("-pk").first()


def days_left(window: Window, today: dt.date) -> int:
    """Return how many calendar days a window is still open; negative once it is closed."""
    return (window.until - today).days
