"""The day of service (国办公开办函〔2016〕235号)."""

import datetime as dt

import pytest

from gongkai.rules.service import Carrier, Service, ServiceNotAllowed, ServiceWay, served_on

SENT = dt.date(2026, 3, 27)
SIGNED = dt.date(2026, 3, 30)
NUMBER = "XA00000000000"


@pytest.mark.parametrize("way", [ServiceWay.IN_PERSON, ServiceWay.ENTRUSTED])
def test_what_is_handed_over_is_served_on_the_day_it_is_signed(way):
    assert served_on(Service(way, SENT, SIGNED)) == SIGNED


def test_a_letter_is_served_on_the_day_it_is_posted():
    assert served_on(Service(ServiceWay.POST, SENT, SIGNED, evidence=NUMBER)) == SENT


@pytest.mark.parametrize("way", [ServiceWay.EMAIL, ServiceWay.ONLINE_PICK_UP])
def test_what_is_sent_electronically_is_served_on_the_day_it_is_sent(way):
    assert served_on(Service(way, SENT, evidence="3月28日已阅读")) == SENT


@pytest.mark.parametrize(
    ("service", "why"),
    [
        (
            Service(ServiceWay.POST, SENT, carrier=Carrier.OTHER_COURIER, evidence=NUMBER),
            "只能通过邮政企业寄送，不能用其他快递（国办公开办函〔2016〕235号）",
        ),
        (
            Service(ServiceWay.POST, SENT, is_postage_collected_on_arrival=True, evidence=NUMBER),
            "不得以到付方式",
        ),
        (Service(ServiceWay.POST, SENT), "留存邮件号码"),
        (Service(ServiceWay.POST, evidence=NUMBER), "请填写交邮的日期"),
        (Service(ServiceWay.IN_PERSON, SENT), "请填写申请人签收的日期"),
        (Service(ServiceWay.EMAIL, SENT), "留存送达的凭据"),
        (Service(ServiceWay.EMAIL, evidence="已阅读"), "请填写发送的日期"),
        (Service(ServiceWay.ENTRUSTED, SIGNED, SENT), "早于送出日期（2026年3月30日）"),
    ],
)
def test_what_does_not_serve_is_refused(service, why):
    with pytest.raises(ServiceNotAllowed, match=why):
        served_on(service)
