"""Pages of items: who may open and do what, and what lists cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.catalog.actions import drafting, reviewing
from tests.catalog.conftest import AT, fresh


@pytest.fixture
def as_user(client, cast):
    """Sign somebody of the cast in."""

    def signed_in(username):
        client.force_login(cast[username])
        return client

    return signed_in


def url(name, item=None):
    return reverse(f"catalog:{name}", kwargs={"pk": item.pk} if item else None)


@pytest.mark.parametrize(
    ("username", "page", "status"),
    [
        ("lin", "new_item", 200),
        ("sun", "new_item", 403),
        ("qian", "new_item", 403),
        ("lin", "plan", 403),
        ("zhao", "plan", 200),
        ("zhao", "classes", 200),
        ("lin", "counts", 200),
        ("bao", "item_list", 200),
        ("lin", "register", 200),
    ],
)
def test_each_role_opens_the_pages_of_its_work(as_user, username, page, status):
    assert as_user(username).get(url(page)).status_code == status


def test_a_draft_of_another_township_is_not_found(as_user, a_draft):
    item = a_draft()

    assert as_user("wang").get(url("item", item)).status_code == 404


def test_the_county_officer_reads_it_and_changes_nothing(as_user, a_draft):
    item = a_draft()
    client = as_user("he")

    assert client.get(url("item", item)).status_code == 200
    assert client.post(url("submit", item)).status_code in {403, 404}
    assert fresh(item).state == "draft"


def test_a_clerk_does_not_pass_a_step_by_hand(as_user, a_draft, cast):
    item = a_draft()
    reviewing.submit(item=item, by=cast["lin"], at=AT)
    data = {"step": "review", "hash": fresh(item).current.content_address}

    answer = as_user("lin").post(url("pass_step", item), data)

    assert "您在本机关没有办这一步的任职" in answer.content.decode()
    assert fresh(item).waits_for == "review"


def test_the_reviewer_passes_what_is_on_the_page(as_user, a_draft, cast):
    item = a_draft()
    reviewing.submit(item=item, by=cast["lin"], at=AT)
    data = {"step": "review", "hash": fresh(item).current.content_address}

    as_user("sun").post(url("pass_step", item), data)

    assert fresh(item).waits_for == "secrecy"


def test_a_secrecy_review_left_open_says_what_is_missing_and_keeps_what_was_answered(
    as_user, a_draft, cast
):
    item = a_draft()
    reviewing.submit(item=item, by=cast["lin"], at=AT)
    seen = fresh(item).current.content_address
    as_user("sun").post(url("pass_step", item), {"step": "review", "hash": seen})
    data = {"step": "secrecy", "hash": seen, "state_secret": "no", "opinion": "看过两遍"}

    answer = as_user("bao").post(url("pass_step", item), data)

    assert "3 项" in answer.content.decode()
    assert "看过两遍" in answer.content.decode()


def test_what_somebody_typed_survives_a_save_by_somebody_else(as_user, a_draft, cast):
    item = a_draft()
    drafting.save_draft(
        item=item,
        content=item.current.value().with_attachments(()),
        seen_revision=1,
        by=cast["lin"],
        at=AT,
    )

    answer = as_user("lin").post(url("edit_item", item), {"title": "我填的", "revision": "0"})

    assert "我填的" in answer.content.decode()


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def ten_more(a_draft):
    return [a_draft(title=f"第{number}件信息的标题") for number in range(2, 12)]


def test_the_list_costs_the_same_however_many_items_there_are(as_user, a_draft):
    client = as_user("qian")  # a signer, in whose inbox no draft waits
    a_draft()
    client.get(url("item_list"))
    frame = queries_of(client, "/desk/help/")
    with_one = queries_of(client, url("item_list"))
    ten_more(a_draft)

    with_eleven = queries_of(client, url("item_list"))

    assert with_eleven == with_one <= frame + 4


@pytest.mark.parametrize("address", ["/items/", "/items/?q=植树", "/qingshan/content/?head=20-11"])
def test_a_public_list_takes_at_most_eight_queries(
    client, published, address, django_assert_max_num_queries
):
    client.get(address)

    with django_assert_max_num_queries(8):
        answer = client.get(address)

    assert "义务植树" in answer.content.decode()


def test_the_public_page_of_an_item_takes_at_most_eight_queries(
    client, published, django_assert_max_num_queries
):
    client.get(published.public_url())

    with django_assert_max_num_queries(8):
        answer = client.get(published.public_url())

    assert answer.status_code == 200


def test_a_written_text_is_answered_as_a_clean_page(client, cast):
    client.force_login(cast["lin"])

    answer = client.post("/desk/items/page/", {"text": "# 一\n<script>x</script>\n|a|b|\n|1|2|"})

    page = answer.content.decode()
    assert "<h2>一</h2>" in page
    assert "<script>" not in page
    assert '<td class="num">1</td>' in page
