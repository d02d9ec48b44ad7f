"""The public search page: hits, conditions, pages, agencies, nothing found; whatever is asked it answers."""

import pytest

from gongkai.search import indexing
from gongkai.search.models import SearchDocument
from tests.search.conftest import a_document, shelf  # noqa: F401  documents put in by hand


@pytest.fixture
def filled(shelf, shili):  # noqa: F811
    """Twelve documents on tree planting; they are no items, so that no draft stands behind them."""
    for number in range(12):
        shelf.put(str(number), a_document(f"义务植树安排之{number}", "植树的时间", day=number))
    shelf.index()
    return shelf


def page(client, address):
    return client.get(address).content.decode()


def test_the_count_the_range_and_the_words_found_are_shown(client, filled):
    text = page(client, "/search/?q=植树")

    assert "找到12条，显示第1–10条" in text
    assert "<mark>植树</mark>" in text


def test_the_next_page_goes_on_with_its_range(client, filled):
    first = client.get("/search/?q=植树").context
    text = page(client, first["older"])

    assert "找到12条，显示第11–12条" in text
    assert 'start="11"' in text


def test_pages_by_relevance_go_on_as_well(client, filled):
    first = client.get("/search/?q=植树&sort=relevance").context
    text = page(client, first["older"])

    assert "显示第11–12条" in text


def test_each_condition_can_be_taken_away(client, filled):
    text = page(client, "/search/?q=植树&agency=shili&year=2026&validity=valid&head=20-11&in=title")

    assert text.count("去掉条件：</span>") == 5
    assert 'href="/search/?q=%E6%A4%8D%E6%A0%91"' in text


def test_agencies_of_that_name_stand_above(client, filled):
    text = page(client, "/search/?q=青山镇")

    assert "名称相符的机关" in text
    assert 'href="/qingshan/"' in text


def test_where_nothing_is_found_near_words_and_the_way_to_apply_are_offered(client, filled):
    text = page(client, "/search/?q=义务殖树&agency=qingshan")

    assert "没有找到“义务殖树”" in text
    assert "您要找的是不是" in text
    assert "<b>义务植树</b>" in text
    assert 'href="/qingshan/apply/"' in text


def test_without_a_question_the_page_says_how_to_ask(client, filled):
    assert "用引号括起来" in page(client, "/search/")


def test_a_running_renewal_is_said(client, filled):
    filled.names.append("石桥沟村")
    indexing.index_due(limit=6)

    assert "已完成 50%" in page(client, "/search/?q=植树")


@pytest.mark.parametrize(
    "address",
    [
        "/search/?q=" + "危" * 3_000,
        "/search/?q=%22&agency=%27&year=abc&head=x&validity=1&kind=0&in=no&sort=up&before=-1&page=0",
        "/search/?q=a&before=99999999999999999999&from=9999999999&page=999999999",
        "/search/?q=<script>alert(1)</script>&class=<b>",
        "/search/?year=2026&before=1&from=abc",
    ],
)
def test_nonsense_in_the_address_does_no_harm(client, filled, address):
    response = client.get(address)

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_a_page_takes_at_most_eight_queries(client, filled, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get("/search/?q=植树&agency=shili")
    with django_assert_max_num_queries(8):
        client.get("/search/?q=义务殖树安徘")


def test_a_hit_of_an_item_that_is_no_longer_public_is_not_shown(client, filled):
    filled.put("late", a_document("秘密的植树", day=40))
    filled.index()
    SearchDocument.objects.filter(key="late").update(source="item", key="987654")

    assert "秘密的" not in page(client, "/search/?q=植树")


def test_titles_are_offered_while_typing_each_once(client, filled):
    filled.put("again", a_document("义务植树安排之3", day=30))
    filled.index()

    titles = client.get("/search/suggestions/?q=义务植").json()["titles"]

    assert titles[:2] == ["义务植树安排之3", "义务植树安排之11"]
    assert len(titles) == len(set(titles)) == 8


@pytest.mark.parametrize("typed", ["", "%22", "*", "危" * 3_000, "NEAR(", "' OR 1=1 --", "(植树|"])
def test_whatever_is_typed_suggestions_cost_little_and_do_no_harm(
    client, filled, django_assert_max_num_queries, typed
):
    with django_assert_max_num_queries(4):
        response = client.get("/search/suggestions/", {"q": typed})

    assert response.status_code == 200
    assert "title" in response.content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        '"', "“”", "植树 AND", "植树 NOT 安排", "title:植树", "植树*", "^植树", "NEAR(植树 安排, 5)",
        "'; DROP TABLE search_index; --", "植树' & !'", "植树 <-> 安排", "植树:*A", "\\", "(((", ".*[植",
        "植树 " * 2_000, "\ufeff植树\u200b",
    ],
)  # fmt: skip
def test_hostile_words_are_words(client, filled, typed):
    response = client.get("/search/", {"q": typed})

    assert response.status_code == 200
    assert SearchDocument.objects.count() == 12
