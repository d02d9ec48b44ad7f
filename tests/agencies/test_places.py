import datetime as dt

import pytest
from django.db import IntegrityError

from gongkai.agencies import places
from gongkai.agencies.models import Office
from gongkai.agencies.refusals import AgencyRefusal
from gongkai.audit.models import AuditRecord
from tests.agencies.county import DONE, agency

pytestmark = pytest.mark.usefixtures("county")


def office(name="党政综合办公室", **values):
    return places.add_office(agency=agency("qingshan"), name=name, **values, **DONE)


def village(name="东村村民委员会", code="qingshan"):
    return places.add_village(township=agency(code), name=name, **DONE)


def test_an_office_belongs_to_its_agency_and_is_no_agency():
    made = office()

    assert str(agency("qingshan").offices.get()) == "党政综合办公室"
    assert made.agency.code == "qingshan"


def test_a_second_office_of_the_name_is_refused():
    office()

    with pytest.raises(AgencyRefusal, match="已有“党政综合办公室”"):
        office()


def test_the_office_for_disclosure_takes_over_from_the_one_before():
    first = office(is_ogi_office=True)

    second = office("便民服务中心", is_ogi_office=True)

    first.refresh_from_db()
    assert (first.is_ogi_office, second.is_ogi_office) == (False, True)


def test_the_database_refuses_a_second_office_for_disclosure():
    office(is_ogi_office=True)
    office("便民服务中心")

    with pytest.raises(IntegrityError):
        Office.objects.filter(name="便民服务中心").update(is_ogi_office=True)


def test_a_village_belongs_to_its_township():
    assert village().township.code == "qingshan"
    assert str(agency("qingshan").villages.get()) == "东村村民委员会"


def test_only_a_township_has_villages():
    with pytest.raises(AgencyRefusal, match="不是乡级"):
        village(code="finance")


def test_a_closed_village_leaves_its_name_free():
    places.close_place(place=village(), on=dt.date(2026, 3, 1), **DONE)

    again = village()

    assert again.closed_on is None
    assert agency("qingshan").villages.count() == 2


def test_a_closed_office_is_recorded():
    places.close_place(place=office(), on=dt.date(2026, 3, 1), **DONE)

    kept = AuditRecord.objects.order_by("-pk").first()
    assert kept.facts == {"place": "党政综合办公室", "on": "2026-03-01"}
