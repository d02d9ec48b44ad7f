"""The page of an item for machines, and the list for archive and library."""

import datetime as dt
import json
import re

import pytest

from gongkai.agencies.models import Agency
from gongkai.catalog.models import ItemClass, OpeningBalance, Tally
from gongkai.portal.structured import script_safe
from tests.catalog.conftest import later

LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def described(client, item):
    text = client.get(item.public_url()).content.decode()
    return json.loads(LD.search(text)[1])


def test_an_item_is_described_for_search_engines(client, published):
    said = described(client, published)

    assert said["@type"] == "DigitalDocument"
    assert said["name"] == "青山镇2026年春季义务植树活动安排"
    assert said["identifier"] == published.index_number
    assert said["datePublished"] == "2026-03-02"
    assert said["publisher"]["@type"] == "GovernmentOrganization"


@pytest.mark.parametrize(
    ("validity", "since", "force"),
    [("valid", None, "InForce"), ("repealed", dt.date(2026, 3, 1), "NotInForce")],
)
def test_a_numbered_document_is_described_as_in_force_or_not(
    client, publish, a_draft, validity, since, force
):
    item = publish(
        a_draft(document_number="青政发〔2026〕7号", validity=validity, validity_on=since)
    )

    said = described(client, item)

    assert said["@type"] == "Legislation"
    assert said["legislationIdentifier"] == "青政发〔2026〕7号"
    assert said["legislationLegalForce"] == f"https://schema.org/{force}"


def test_no_title_ends_the_element_it_stands_in():
    assert "<" not in script_safe({"name": "</script><script>alert(1)</script>&amp;"})


def test_the_list_for_archive_and_library_numbers_what_is_public(client, publish, a_draft):
    for hours, title in enumerate(("植树安排甲", "植树安排乙")):
        publish(a_draft(title=f"青山镇{title}"), at=later(hours=hours))

    text = client.get("/qingshan/handover/?year=2026").content.decode()

    assert text.index("植树安排乙") < text.index("植树安排甲")
    assert '<td class="num">2</td>' in text
    assert "第二十五条" in text


def test_the_list_of_a_year_without_items_says_so(client, published):
    assert "没有要移交的" in client.get("/qingshan/handover/?year=2020").content.decode()


# The seed's own figures: 510 in all, of which 87 new; its shares were made to add up to 100.0, these are not
SEED = """
    领导信息 |  1
    机构信息 |  1
    业务信息 | 42
    公告信息 | 40
    其他信息 |  3
"""


@pytest.fixture
def seed(qingshan):
    """The seed's counts as they come out of opening balances and kept counters."""
    for position, line in enumerate(SEED.strip().splitlines()):
        name, number = (word.strip() for word in line.split("|"))
        made = ItemClass.objects.create(agency=qingshan, name=name, position=position)
        Tally.objects.create(
            agency=qingshan,
            measure="new",
            year=2026,
            axis="class",
            key=str(made.pk),
            count=int(number),
        )
    Tally.objects.create(agency=qingshan, measure="new", year=2026, axis="all", key="", count=87)
    OpeningBalance.objects.create(agency=qingshan, year=None, count=510 - 87, source="旧网站")
    return Agency.objects.get(code="qingshan")


def test_510_in_all_and_87_new_are_shown_with_shares_each_rounded_by_itself(client, seed):
    response = client.get("/qingshan/counts/?year=2026")

    text = response.content.decode()
    assert "2026年新公开 87 条，累计 510 条" in text
    rows = {row.label: (row.new, str(row.share)) for row in response.context["counts"].by_class}
    assert {
        name: rows[name] for name in ("领导信息", "机构信息", "业务信息", "公告信息", "其他信息")
    } == {
        "领导信息": (1, "1.1"),
        "机构信息": (1, "1.1"),
        "业务信息": (42, "48.3"),
        "公告信息": (40, "46.0"),
        "其他信息": (3, "3.4"),
    }
    assert str(response.context["counts"].shares_total) == "99.9"
    assert "合计可以不等于 100%" in text


@pytest.mark.parametrize(("name", "address"), [("公开制度", "rules"), ("公开指南", "guide")])
def test_papers_of_the_agency_stand_in_their_column(
    client, publish, a_draft, qingshan, name, address
):
    made = ItemClass.objects.create(agency=qingshan, name=name, position=8)
    item = publish(a_draft(title="青山镇公开工作办法", item_class=name, item_class_id=made.pk))

    text = client.get(f"/qingshan/{address}/").content.decode()

    assert f'href="{item.public_url()}"' in text
    assert "以前的各版" in text


def test_the_guide_names_the_office_and_the_classes_of_the_catalogue(client, published, qingshan):
    qingshan.offices.create(name="党政综合办公室", is_ogi_office=True)

    text = client.get("/qingshan/guide/").content.decode()

    assert "工作机构是党政综合办公室" in text
    assert "业务工作</a>（1）" in text


def test_without_papers_of_its_own_the_column_says_so(client, qingshan):
    assert "这里还没有本机关的规定" in client.get("/qingshan/rules/").content.decode()
