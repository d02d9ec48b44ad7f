"""What is public already is shown before an application is sent, and its words stand in no address."""

import pytest

from gongkai.portal.applying.published import may_answer
from gongkai.search import indexing
from tests.catalog.conftest import (  # noqa: F401  an item that went through all its reviews
    a_content,
    a_draft,
    business,
    cast,
    publish,
    published,
    qingshan,
)
from tests.portal.applying.conftest import BASE, WHAT


@pytest.fixture
def indexed(published):  # noqa: F811
    """The plan of tree planting, which the search knows."""
    indexing.rebuild()
    indexing.index_due()
    return published


@pytest.mark.parametrize(
    "subject", ["青山镇2026年春季义务植树活动安排", "义务植树", "今年青山镇义务植树要去哪里"]
)
def test_it_is_found_by_its_title_or_by_some_of_its_words(indexed, subject):
    assert [each.item for each in may_answer({"subject": subject})] == [indexed]


@pytest.mark.parametrize("subject", ["", "的", "村道硬化合同", "!!!"])
def test_what_has_nothing_to_do_with_it_finds_nothing(indexed, subject):
    assert may_answer({"subject": subject}) == []


def test_it_is_shown_and_one_may_go_on(indexed, visitor):
    shown = visitor.step("what", WHAT | {"subject": "义务植树"})

    text = visitor.post(f"{BASE}new/published/", {"found": "no"})

    assert "可能已经公开，请先看一看" in shown
    assert "2026年春季" in shown
    assert "您以什么身份申请" in text


def test_whose_question_is_answered_leaves_no_draft(indexed, visitor):
    visitor.step("what", WHAT | {"subject": "义务植树"})

    visitor.post(f"{BASE}new/published/", {"found": "yes"})

    assert 'value="义务植树"' not in visitor.page(f"{BASE}new/what/")


def test_who_misses_something_says_what(indexed, visitor):
    visitor.step("what", WHAT | {"subject": "义务植树"})

    text = visitor.post(f"{BASE}new/published/", {"found": "part"})

    assert 'value="义务植树"' in text


def test_no_address_holds_what_was_typed(indexed, visitor):
    response = visitor.client.post(f"{BASE}new/what/", WHAT | {"subject": "义务植树"})

    assert response["Location"] == f"{BASE}new/published/"


def test_where_nothing_is_public_the_page_is_left_out(visitor):
    assert "您以什么身份申请" in visitor.step("what", WHAT)
