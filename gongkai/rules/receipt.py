"""The day an application counts as received, per channel (Article 31; 国办公开办函〔2015〕207号).

The day something arrives and the day both sides confirm it are kept apart; which of them counts depends on the
channel. Article 31 names no e-mail: it is an internet channel and needs the confirmation of both sides (the
older reading of 2015/207, the day the mail system received it, gives way to the Regulations of 2019).
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.rules.chinese_dates import in_words
from gongkai.rules.citations import RECEIPT_OPINION, REGULATIONS, Citation, Instrument
from gongkai.rules.refusals import NotAllowed

IN_PERSON_OR_SPOKEN: Final = REGULATIONS.article(31, None, 1)
BY_POST: Final = REGULATIONS.article(31, None, 2)
BY_NETWORK_OR_FAX: Final = REGULATIONS.article(31, None, 3)


class Channel(StrEnum):
    """How an application came in (申请渠道). One taken down from speech came in person."""

    IN_PERSON = "in_person"
    SIGNED_MAIL = "signed_mail"
    ORDINARY_MAIL = "ordinary_mail"
    ONLINE = "online"
    EMAIL = "email"
    FAX = "fax"


CHANNEL_LABELS: Final = {
    Channel.IN_PERSON: "当面提交",
    Channel.SIGNED_MAIL: "邮寄（需要签收）",
    Channel.ORDINARY_MAIL: "平常信函（不需要签收）",
    Channel.ONLINE: "网上申请",
    Channel.EMAIL: "电子邮件",
    Channel.FAX: "传真",
}
NEEDS_CONFIRMATION: Final = frozenset(
    {Channel.ORDINARY_MAIL, Channel.ONLINE, Channel.EMAIL, Channel.FAX}
)
_SOURCES: Final = {
    Channel.IN_PERSON: IN_PERSON_OR_SPOKEN,
    Channel.SIGNED_MAIL: BY_POST,
    Channel.ORDINARY_MAIL: BY_POST,
    Channel.ONLINE: BY_NETWORK_OR_FAX,
    Channel.EMAIL: BY_NETWORK_OR_FAX,
    Channel.FAX: BY_NETWORK_OR_FAX,
}
_REASONS: Final = {
    Channel.IN_PERSON: "当面提交之日为收到申请之日",
    Channel.SIGNED_MAIL: "行政机关签收之日为收到申请之日",
    Channel.ORDINARY_MAIL: "与申请人确认之日为收到申请之日",
    Channel.ONLINE: "双方确认之日为收到申请之日",
    Channel.EMAIL: "双方确认之日为收到申请之日",
    Channel.FAX: "双方确认之日为收到申请之日",
}


class ReceiptNotPossible(NotAllowed):
    """Raised for days of arrival and confirmation that cannot both be right."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """How and when an application came in.

    ``arrived_on`` is the day it was handed in, signed for or submitted. ``at_office_on`` is the day the OGI
    office confirmed having it, where it went to another part of the organ first. ``confirmed_on`` is the day
    both sides confirmed, on channels that ask for it; empty while the applicant has not been reached.
    """

    channel: Channel
    arrived_on: dt.date
    confirmed_on: dt.date | None = None
    at_office_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The day of receipt with its reason; ``on`` is None while it waits for the applicant."""

    on: dt.date | None
    why: str
    source: Citation | Instrument


def receipt(arrival: Arrival) -> Receipt:
    """Return the day from which the law counts, itself not counted, or that it is still open.

    Without telephone, or where nobody answers, the application is registered and the time starts on
    the day contact is restored (2015/207), which is then ``confirmed_on``.

    :raises ReceiptNotPossible: if it was confirmed, or reached the office, before it arrived
    """
    _refuse_days_out_of_order(arrival)
    channel = arrival.channel
    if channel in NEEDS_CONFIRMATION:
        if arrival.confirmed_on is None:
            return Receipt(
                None,
                "已登记，尚未与申请人确认，答复期限还没有起算；联系不上的，从恢复联系之日起算",
                RECEIPT_OPINION,
            )
        return Receipt(arrival.confirmed_on, _REASONS[channel], _SOURCES[channel])
    if arrival.at_office_on is not None:
        return Receipt(
            arrival.at_office_on,
            "申请送到了本机关的其他机构，政府信息公开工作机构确认实际收到之日为收到申请之日",
            RECEIPT_OPINION,
        )
    return Receipt(arrival.arrived_on, _REASONS[channel], _SOURCES[channel])


def confirmation_due_on(arrival: Arrival) -> dt.date | None:
    """Return the day on which the office has to confirm with the applicant, or None if it need not.

    Ordinary mail: the day of arrival (Article 31, item 2). For the internet and fax the Regulations set no day;
    our choice is the same, since nothing is gained by waiting.
    """
    return arrival.arrived_on if arrival.channel in NEEDS_CONFIRMATION else None


def _refuse_days_out_of_order(arrival: Arrival) -> None:
    for day, what in (
        (arrival.confirmed_on, "确认日期"),
        (arrival.at_office_on, "工作机构收到日期"),
    ):
        if day is not None and day < arrival.arrived_on:
            raise ReceiptNotPossible(
                f"{what}（{in_words(day)}）早于提交日期（{in_words(arrival.arrived_on)}）"
                f"（{_SOURCES[arrival.channel]}），请核对后改正"
            )
