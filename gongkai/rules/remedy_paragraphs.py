"""The paragraph of an answer that tells how to challenge it, by outcome, agency and day.

Withholding under Articles 14 to 16: since 2024 reconsideration comes before a suit (行政复议法 Article 23, paragraph 1,
item 4), and the answer must say so. Everything else: reconsideration or suit. Partial disclosure: since 1 July 2026
reconsideration first as to parts withheld under those articles, on 行政复议法实施条例 Article 31 as others cite it; we
could not read its text, and ``doubt`` says so to the officer. The Supreme Court reads review-first as covering Articles 14 to 16.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.rules.citations import (
    LITIGATION_LAW,
    LITIGATION_ON_DISCLOSURE,
    RECONSIDERATION_LAW,
    RECONSIDERATION_RULES,
    Citation,
    Instrument,
)
from gongkai.rules.grounds import GROUNDS, Ground
from gongkai.rules.outcomes import Ending, Outcome, WithheldPart
from gongkai.rules.refusals import NotAllowed

RECONSIDERATION_CALENDAR_DAYS: Final = 60  # 行政复议法 Article 20; calendar days (Article 88)
SUIT_MONTHS: Final = 6  # 行政诉讼法 Article 46
SUIT_AFTER_REVIEW_CALENDAR_DAYS: Final = 15  # 行政诉讼法 Article 45


class Order(StrEnum):
    """Whether reconsideration and suit stand side by side or one after the other."""

    EITHER = "either"
    RECONSIDERATION_FIRST = "reconsideration_first"
    BY_PART = "by_part"


class RemedyNotComplete(NotAllowed):
    """Raised when a paragraph cannot be written without something the law demands."""


@dataclass(frozen=True, slots=True)
class RemedyRule:
    """An order of remedies with its source; ``doubt`` tells the officer what is not certain, in Chinese."""

    order: Order
    sources: tuple[Citation | Instrument, ...]
    doubt: str = ""


_FIRST: Final = RECONSIDERATION_LAW.article(23, 1, 4)
_EITHER: Final = RemedyRule(
    Order.EITHER,
    (RECONSIDERATION_LAW.article(20), LITIGATION_LAW.article(46)),
)
_REVIEW_FIRST: Final = RemedyRule(Order.RECONSIDERATION_FIRST, (_FIRST, LITIGATION_LAW.article(45)))
_RULES_DOUBT: Final = (
    "复议前置适用于部分公开中依据条例第十四条至第十六条不予公开的部分，依据的是2026年7月1日起施行的"
    "《中华人民共和国行政复议法实施条例》第三十一条；该条原文尚未核对，请与司法行政部门确认"
)
_INQUIRY_DOUBT: Final = "行政查询事项计入不予公开，但不属于条例第十四条至第十六条，是否复议前置没有明确规定，请按当地复议机关的口径设置"
_PARTLY_DOUBT: Final = "2026年7月1日以前，部分公开中不予公开的部分是否复议前置没有明确规定；此处写作可以选择，请与司法行政部门确认"
NO_ANSWER_IN_TIME: Final = RemedyRule(
    Order.EITHER,
    (LITIGATION_ON_DISCLOSURE, RECONSIDERATION_LAW.article(23, 1, 3)),
    "逾期不答复，司法解释规定可以复议或者起诉；复议法关于“未履行法定职责”复议前置的规定是否适用，尚不明确",
)


def remedy_rule(
    ending: Ending,
    *,
    decided_on: dt.date,
    withheld_parts: Iterable[WithheldPart] = (),
    is_inquiry_review_first: bool = False,
) -> RemedyRule:
    """Return the order of remedies against an answer of a day.

    ``is_inquiry_review_first`` is the local practice for 行政查询事项, which no text settles.
    """
    if not RECONSIDERATION_LAW.is_in_force_on(decided_on):
        return _EITHER
    if ending.outcome is Outcome.PARTLY_DISCLOSED:
        return _for_parts(tuple(withheld_parts), decided_on)
    if ending.ground is Ground.ADMINISTRATIVE_INQUIRY:
        order = _REVIEW_FIRST if is_inquiry_review_first else _EITHER
        return RemedyRule(order.order, order.sources, _INQUIRY_DOUBT)
    return _REVIEW_FIRST if ending.outcome is Outcome.WITHHELD else _EITHER


@dataclass(frozen=True, slots=True)
class Addressees:
    """Where to go, by name: who reviews, which court, and the reconsideration office's online channel.

    Without a name of the court the paragraph says the court with jurisdiction.
    """

    reviewing_body: str
    court: str = ""
    online_channel: str = ""


def remedy_paragraph(
    rule: RemedyRule, addressees: Addressees, *, is_served_online: bool, letter: str = "告知书"
) -> str:
    """Return the paragraph for the answer, in the words of the law.

    :raises RemedyNotComplete: without the name of the reviewing body, or, for an answer delivered online,
        without the online channel for reconsideration (行政复议法 Article 22)
    """
    if not addressees.reviewing_body.strip():
        raise RemedyNotComplete(
            f"救济途径要写明复议机关的名称（{RECONSIDERATION_LAW.article(20)}），请在机关设置中填写"
        )
    if is_served_online and not addressees.online_channel.strip():
        raise RemedyNotComplete(
            f"网上送达的，应当同时告知网上申请行政复议的途径（{RECONSIDERATION_LAW.article(22)}），"
            f"请在机关设置中填写"
        )
    paragraph = _WORDING[rule.order](_words(addressees, letter))
    if is_served_online:
        paragraph += f"可以通过{addressees.online_channel}网上申请行政复议。"
    return paragraph


def _for_parts(parts: tuple[WithheldPart, ...], decided_on: dt.date) -> RemedyRule:
    rests_on_14_to_16 = [
        part.ground is not None and GROUNDS[part.ground].is_of_articles_14_to_16 for part in parts
    ]
    if not any(rests_on_14_to_16):
        return _EITHER
    if not RECONSIDERATION_RULES.is_in_force_on(decided_on):
        return RemedyRule(Order.EITHER, _EITHER.sources, _PARTLY_DOUBT)
    return RemedyRule(
        Order.BY_PART,
        (_FIRST, RECONSIDERATION_RULES.article(31), LITIGATION_LAW.article(46)),
        _RULES_DOUBT,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    known: str
    review: str
    court: str


def _words(addressees: Addressees, letter: str) -> _Words:
    return _Words(
        known=f"收到本{letter}之日起",
        review=f"向{addressees.reviewing_body}申请行政复议",
        court=addressees.court.strip() or "有管辖权的人民法院",
    )


def _either(words: _Words) -> str:
    return (
        f"如对本答复不服，可以自{words.known}{RECONSIDERATION_CALENDAR_DAYS}日内{words.review}，"
        f"或者自{words.known}{SUIT_MONTHS}个月内向{words.court}提起行政诉讼。"
    )


def _review_first(words: _Words) -> str:
    return (
        f"如对本答复不服，应当自{words.known}{RECONSIDERATION_CALENDAR_DAYS}日内先{words.review}；"
        f"对行政复议决定不服的，可以自收到行政复议决定书之日起{SUIT_AFTER_REVIEW_CALENDAR_DAYS}日内"
        f"向{words.court}提起行政诉讼。"
    )


def _by_part(words: _Words) -> str:
    first = _review_first(words).removeprefix("如对本答复不服，")
    either = _either(words).removeprefix("如对本答复不服，")
    return (
        f"如对本答复中依据《中华人民共和国政府信息公开条例》第十四条、第十五条、第十六条不予公开的部分不服，{first}"
        f"对本答复的其他部分不服，{either}"
    )


_WORDING: Final = {
    Order.EITHER: _either,
    Order.RECONSIDERATION_FIRST: _review_first,
    Order.BY_PART: _by_part,
}
