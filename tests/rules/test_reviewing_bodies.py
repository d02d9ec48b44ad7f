"""Who reviews an answer (行政复议法 Articles 24, 25, 27)."""

import datetime as dt

import pytest

from gongkai.rules.agencies import AgencyKind, AgencyLevel
from gongkai.rules.reviewing_bodies import Place, ReviewingBody, reviewing_body

NOW = dt.date(2026, 3, 2)
LAST_DAY_OF_2023 = dt.date(2023, 12, 31)


@pytest.mark.parametrize(
    ("kind", "level", "body"),
    [
        (AgencyKind.GOVERNMENT, AgencyLevel.TOWNSHIP, ReviewingBody.GOVERNMENT_ABOVE),
        (AgencyKind.GOVERNMENT, AgencyLevel.COUNTY, ReviewingBody.GOVERNMENT_ABOVE),
        (AgencyKind.GOVERNMENT, AgencyLevel.PROVINCE, ReviewingBody.ITSELF),
        (AgencyKind.DEPARTMENT, AgencyLevel.COUNTY, ReviewingBody.OWN_GOVERNMENT),
        (AgencyKind.DEPARTMENT, AgencyLevel.PROVINCE, ReviewingBody.OWN_GOVERNMENT),
        (AgencyKind.DEPARTMENT, AgencyLevel.STATE_COUNCIL, ReviewingBody.ITSELF),
        (AgencyKind.STREET_OFFICE, AgencyLevel.TOWNSHIP, ReviewingBody.FOUNDING_GOVERNMENT),
        (AgencyKind.ZONE, AgencyLevel.COUNTY, ReviewingBody.FOUNDING_GOVERNMENT),
    ],
)
def test_who_reviews_since_2024(kind, level, body):
    assert reviewing_body(Place(kind, level), NOW) is body


def test_before_2024_a_department_could_be_reviewed_by_the_one_above():
    department = Place(AgencyKind.DEPARTMENT, AgencyLevel.COUNTY)

    assert (
        reviewing_body(department, LAST_DAY_OF_2023)
        is ReviewingBody.OWN_GOVERNMENT_OR_DEPARTMENT_ABOVE
    )


def test_before_2024_a_township_was_reviewed_by_the_county_too():
    township = Place(AgencyKind.GOVERNMENT, AgencyLevel.TOWNSHIP)

    assert reviewing_body(township, LAST_DAY_OF_2023) is ReviewingBody.GOVERNMENT_ABOVE


def test_a_tax_office_is_reviewed_by_the_one_above():
    tax_office = Place(AgencyKind.DEPARTMENT, AgencyLevel.COUNTY, is_vertically_led=True)

    assert reviewing_body(tax_office, NOW) is ReviewingBody.DEPARTMENT_ABOVE
