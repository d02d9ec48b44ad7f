"""How a decision reaches the applicant, and the day that counts (国办公开办函〔2016〕235号; Article 40).

Handed over in person or through another organ: the day the applicant signs. By post: the day it is handed to the
postal enterprise; other couriers do not serve, and postage may not be collected on arrival. 2016/235 does not speak
of electronic service: where the applicant asked for it, our choice is the day it was sent, as with the post, and only
with evidence that it arrived.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.rules.chinese_dates import in_words
from gongkai.rules.citations import SERVICE_OPINION
from gongkai.rules.refusals import NotAllowed


class ServiceWay(StrEnum):
    """The ways of service."""

    IN_PERSON = "in_person"
    ENTRUSTED = "entrusted"
    POST = "post"
    EMAIL = "email"
    ONLINE_PICK_UP = "online_pick_up"


WAY_LABELS: Final = {
    ServiceWay.IN_PERSON: "当面送达",
    ServiceWay.ENTRUSTED: "委托其他机关转送",
    ServiceWay.POST: "邮政寄送",
    ServiceWay.EMAIL: "电子邮件",
    ServiceWay.ONLINE_PICK_UP: "网上领取",
}
SIGNED_FOR: Final = frozenset({ServiceWay.IN_PERSON, ServiceWay.ENTRUSTED})
ELECTRONIC: Final = frozenset({ServiceWay.EMAIL, ServiceWay.ONLINE_PICK_UP})


class Carrier(StrEnum):
    """Who carries a letter; only the postal enterprise (EMS included) serves."""

    POSTAL_ENTERPRISE = "postal_enterprise"
    OTHER_COURIER = "other_courier"


class ServiceNotAllowed(NotAllowed):
    """Raised for a way of service that does not serve, or without what proves it."""


@dataclass(frozen=True, slots=True)
class Service:
    """One service of one letter.

    ``sent_on`` is the day it was handed to the post or sent; ``signed_on`` the day the applicant or the legal
    representative signed. ``evidence`` is the tracking number, the reading confirmation or the like.
    """

    way: ServiceWay
    sent_on: dt.date | None = None
    signed_on: dt.date | None = None
    carrier: Carrier = Carrier.POSTAL_ENTERPRISE
    is_postage_collected_on_arrival: bool = False
    evidence: str = ""


def served_on(service: Service) -> dt.date:
    """Return the day that counts for the reply time limit.

    :raises ServiceNotAllowed: by another courier, with postage on arrival, without the day or the proof that
        the way asks for, or signed before it was sent
    """
    _refuse_unlawful_post(service)
    _refuse_days_out_of_order(service)
    if service.way in SIGNED_FOR:
        return _day(service.signed_on, service, "申请人签收的日期")
    if not service.evidence.strip():
        proof = (
            "邮件号码" if service.way is ServiceWay.POST else "送达的凭据（阅读确认或者送达回执）"
        )
        raise ServiceNotAllowed(
            f"{WAY_LABELS[service.way]}要留存{proof}（{SERVICE_OPINION}），请补充"
        )
    what = "交邮的日期" if service.way is ServiceWay.POST else "发送的日期"
    return _day(service.sent_on, service, what)


def _day(day: dt.date | None, service: Service, what: str) -> dt.date:
    if day is None:
        raise ServiceNotAllowed(
            f"{WAY_LABELS[service.way]}以{what}为准（{SERVICE_OPINION}），请填写{what}"
        )
    return day


def _refuse_unlawful_post(service: Service) -> None:
    if service.way is not ServiceWay.POST:
        return
    if service.carrier is not Carrier.POSTAL_ENTERPRISE:
        raise ServiceNotAllowed(
            f"处理决定是国家公文，只能通过邮政企业寄送，不能用其他快递（{SERVICE_OPINION}）。"
            f"请改由邮政寄送，或者当面、委托送达"
        )
    if service.is_postage_collected_on_arrival:
        raise ServiceNotAllowed(
            f"不得以到付方式向申请人收取邮寄费用（{SERVICE_OPINION}），请由本机关付费"
        )


def _refuse_days_out_of_order(service: Service) -> None:
    sent, signed = service.sent_on, service.signed_on
    if sent is not None and signed is not None and signed < sent:
        raise ServiceNotAllowed(
            f"签收日期（{in_words(signed)}）早于送出日期（{in_words(sent)}），请核对后改正"
        )
