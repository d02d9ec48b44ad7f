"""The agencies whose public pages are looked at: a county, its departments and townships."""

import datetime as dt

import pytest

from gongkai.agencies.models import Agency


def agency_under(parent, code, name, *, kind="department", level="county", **facts):
    facts = {"code": code, "name": name, "kind": kind, "level": level, **facts}
    if parent is None:
        return Agency.objects.add_root(create_kwargs=facts)
    return Agency.objects.add_child(Agency.objects.get(pk=parent.pk), create_kwargs=facts)


@pytest.fixture
def shili(db):
    """示例县人民政府, with an office, two townships and a bureau that was abolished."""
    county = agency_under(
        None,
        "shili",
        "示例县人民政府",
        kind="government",
        address="示例县样例路1号",
        telephone="0000-0000000",
        postcode="000000",
    )
    office = agency_under(county, "shili-office", "示例县人民政府办公室", telephone="0000-0000001")
    for code, name in (("qingshan", "青山镇人民政府"), ("lvshui", "绿水镇人民政府")):
        agency_under(
            county, code, name, kind="government", level="township", competent_department=office
        )
    agency_under(
        county, "old", "示例县旧粮食局", abolished_on=dt.date(2024, 3, 1), successor=office
    )
    return county
