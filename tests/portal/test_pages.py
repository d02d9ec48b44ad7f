"""Every public page answers, is well formed, and says what it should to somebody who is not signed in."""

import pytest

from gongkai.agencies.models import Agency
from tests.html_checks import faults
from tests.portal.conftest import agency_under

SEARCHES = ("/search/", "/search/?q=镇", "/search/?q=没有这样的信息&year=2026")
PAGES = (
    "/",
    "/agencies/",
    "/agencies/?q=镇",
    "/agencies/?q=没有这样的机关",
    *SEARCHES,
    "/accessibility/",
    "/map/",
    "/deadline/",
    "/deadline/?channel=online&arrived_on=2026-01-08&confirmed_on=2026-01-09&c1-consulted=third_party&c1-sent_on=2026-01-15",
    "/shili/",
    "/qingshan/",
    "/old/",
    "/qingshan/guide/",
    "/qingshan/rules/",
    "/qingshan/content/",
    "/qingshan/reports/",
    "/qingshan/apply/",
    "/shili/reports/compare/",
    "/data/annual-reports/",
    "/api/v1/",
    "/feeds/",
    "/feeds/?q=植树&agency=shili",
    "/qingshan/proposals/",
    "/qingshan/proposals/new/",
    "/qingshan/proposals/status/",
    "/qingshan/handover/",
    "/qingshan/counts/",
    "/about/other-sites/",
)
COLUMNS = ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报"]


@pytest.mark.parametrize("page", PAGES)
def test_a_public_page_is_well_formed(client, shili, page):
    response = client.get(page)

    assert response.status_code == 200
    assert faults(response.content) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_public_page_says_all_in_english_too(client, shili, page):
    client.cookies["django_language"] = "en"

    response = client.get(page)

    assert response.headers["Content-Language"] == "en"
    assert faults(response.content) == []


@pytest.mark.parametrize("page", ["/", "/shili/", "/qingshan/"])
def test_the_four_columns_stand_in_the_prescribed_order(client, shili, page):
    text = client.get(page).content.decode()

    block = text[text.index('class="blocks"') :]
    assert sorted(COLUMNS, key=block.index) == COLUMNS


def test_an_inner_page_has_the_five_columns_in_a_row_with_its_own_marked(client, shili):
    text = client.get("/qingshan/guide/").content.decode()

    bar = text[text.index('class="bar"') : text.index("</nav>", text.index('class="bar"'))]
    assert sorted([*COLUMNS, "依申请公开"], key=bar.index) == [*COLUMNS, "依申请公开"]
    assert 'href="/qingshan/guide/" aria-current="true"' in bar


def test_an_abolished_agency_keeps_its_page_and_names_its_successor(client, shili):
    text = client.get("/old/").content.decode()

    assert "本机关已于2024年3月1日撤销" in text
    assert 'href="/shili-office/"' in text


def test_an_abolished_agency_is_not_among_those_beneath(client, shili):
    assert "示例县旧粮食局" not in client.get("/shili/").content.decode()


def test_an_abolished_agency_without_successor_says_that_its_pages_stay(client, shili):
    Agency.objects.filter(code="old").update(successor=None)

    assert "保留在原来的地址" in client.get("/old/").content.decode()


def test_an_unknown_agency_is_not_found_and_the_page_says_where_to_look(client, shili):
    response = client.get("/nirgendwo/")

    assert response.status_code == 404
    assert faults(response.content) == []
    assert "机关名录" in response.content.decode()


def test_an_empty_installation_says_what_to_do(client, db):
    for page in ("/", "/agencies/"):
        response = client.get(page)

        assert "管理员登录后" in response.content.decode()
        assert faults(response.content) == []


def test_two_roots_are_listed_side_by_side(client, shili):
    agency_under(None, "linxian", "邻县人民政府", kind="government")

    text = client.get("/").content.decode()

    assert "示例县人民政府" in text
    assert "邻县人民政府" in text
    assert "怎样使用本站" in text


def test_the_directory_finds_by_part_of_a_name(client, shili):
    text = client.get("/agencies/", {"q": "青山"}).content.decode()

    assert "青山镇人民政府" in text
    assert "绿水镇人民政府" not in text


def test_the_directory_filters_by_level_and_kind(client, shili):
    text = client.get("/agencies/", {"level": "township", "kind": "government"}).content.decode()

    assert "青山镇人民政府" in text
    assert "示例县人民政府办公室" not in text


def test_a_level_that_does_not_exist_is_left_out(client, shili):
    assert "青山镇人民政府" in client.get("/agencies/", {"level": "moon"}).content.decode()


def test_the_head_names_site_column_and_the_address_that_counts(client, shili, settings):
    settings.SITE_URL = "https://xxgk.example.com/"
    settings.SITE_ID_CODE = "0000000000"

    text = client.get("/qingshan/guide/?from=mail").content.decode()

    assert '<link rel="canonical" href="https://xxgk.example.com/qingshan/guide/">' in text
    assert '<meta name="SiteName" content="青山镇人民政府 政府信息公开">' in text
    assert '<meta name="SiteDomain" content="xxgk.example.com">' in text
    assert '<meta name="SiteIDCode" content="0000000000">' in text
    assert '<meta name="ColumnName" content="政府信息公开指南">' in text


def test_tags_for_catalogues_of_sites_are_chinese_in_english_pages_too(client, shili):
    client.cookies["django_language"] = "en"

    text = client.get("/qingshan/guide/").content.decode()

    assert '<meta name="ColumnName" content="政府信息公开指南">' in text


def test_a_page_costs_the_same_number_of_queries_at_any_size(
    client, shili, django_assert_max_num_queries
):
    for page in set(PAGES) - set(SEARCHES):  # what searches cost: test_search
        with django_assert_max_num_queries(5):
            client.get(page)


def test_the_front_page_is_that_of_the_agency_the_installation_names(client, shili, settings):
    province = agency_under(None, "sheng", "示例省人民政府", kind="government", level="province")
    settings.SITE_FRONT_AGENCY = shili.code

    page = client.get("/").content.decode()

    assert "示例县人民政府</p>" in page
    assert f'href="/{province.code}/"' in page
    assert 'href="/qingshan/"' in page


def test_a_front_agency_that_is_not_there_leaves_the_top_of_the_tree(client, shili, settings):
    settings.SITE_FRONT_AGENCY = "nowhere"

    assert "示例县人民政府</p>" in client.get("/").content.decode()
