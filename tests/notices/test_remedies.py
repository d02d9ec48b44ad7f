"""The right remedy for a township, a county department and a county government, before and after the law changed."""

import datetime as dt

import pytest

from gongkai.agencies.models import Agency
from gongkai.notices.addressees import addressees_of, settings_of
from gongkai.notices.models import LetterSettings
from gongkai.notices.showing import form_by_key, shown_form
from tests.factories import an_agency

END_OF_2023, BEGIN_OF_2024 = dt.date(2023, 12, 31), dt.date(2024, 1, 1)
JUNE, JULY = dt.date(2026, 6, 30), dt.date(2026, 7, 1)


@pytest.fixture
def city(db):
    """A city with a county, its bureau, a township and a street office."""
    city = an_agency("shi", "示例市人民政府", kind="government", level="city")
    county = an_agency("xian", "示例县人民政府", above=city, kind="government")
    bureau = an_agency("fagai", "示例县发展和改革局", above=county)
    an_agency("zhen", "示例县青山镇人民政府", above=county, kind="government", level="township")
    an_agency("jie", "示例县城关街道办事处", above=county, kind="street_office", level="township")
    an_agency("shuiwu", "示例县税务局", above=bureau)
    return city


def remedy(code, key, on):
    shown = shown_form(form_by_key(key, on), Agency.objects.get(code=code), on)
    return shown.content.paragraphs[-1]


def reviewer(code, on):
    agency = Agency.objects.get(code=code)
    return addressees_of(agency, on, settings_of(agency)).reviewing_body


@pytest.mark.parametrize(
    ("code", "on", "name"),
    [
        ("zhen", END_OF_2023, "示例县人民政府"),
        ("zhen", BEGIN_OF_2024, "示例县人民政府"),
        ("fagai", END_OF_2023, "示例县人民政府或者上一级主管部门"),
        ("fagai", BEGIN_OF_2024, "示例县人民政府"),
        ("xian", END_OF_2023, "示例市人民政府"),
        ("xian", BEGIN_OF_2024, "示例市人民政府"),
        ("jie", BEGIN_OF_2024, "示例县人民政府"),
        ("shi", BEGIN_OF_2024, ""),
    ],
)
def test_who_reviews_follows_from_the_tree_and_the_day(city, code, on, name):
    assert reviewer(code, on) == name


def test_a_province_reviews_itself(db):
    an_agency("sheng", "示例省人民政府", kind="government", level="province")

    assert reviewer("sheng", BEGIN_OF_2024) == "示例省人民政府"


def test_the_department_above_a_tax_office_is_named_in_its_settings(city):
    LetterSettings.objects.create(agency=Agency.objects.get(code="shuiwu"), is_vertically_led=True)

    assert reviewer("shuiwu", BEGIN_OF_2024) == ""

    LetterSettings.objects.update(reviewing_body="示例市税务局")
    assert reviewer("shuiwu", BEGIN_OF_2024) == "示例市税务局"


@pytest.mark.parametrize("code", ["zhen", "fagai", "xian"])
@pytest.mark.parametrize(
    ("key", "on", "says"),
    [
        ("withheld_process_information", END_OF_2023, "60日内向{}申请行政复议，或者自"),
        ("withheld_process_information", BEGIN_OF_2024, "60日内先向{}申请行政复议；对行政复议决定"),
        ("partly_disclosed", JUNE, "60日内向{}申请行政复议，或者自"),
        ("partly_disclosed", JULY, "不予公开的部分不服，应当自收到本告知书之日起60日内先向{}"),
        ("unavailable_does_not_exist", JULY, "60日内向{}申请行政复议，或者自"),
        ("withheld_administrative_inquiry", JULY, "60日内向{}申请行政复议，或者自"),
    ],
)
def test_the_paragraph_is_right_for_every_agency_and_day(city, code, key, on, says):
    assert says.format(reviewer(code, on)) in remedy(code, key, on)


def test_local_practice_puts_reconsideration_first_for_inquiries(city):
    LetterSettings.objects.create(
        agency=Agency.objects.get(code="zhen"), is_inquiry_review_first=True
    )

    assert "先向示例县人民政府" in remedy("zhen", "withheld_administrative_inquiry", JULY)
