"""Proposing, being answered, reading the answer: in the browser of the public and at the desk."""

import re

import pytest
from django.core.cache import cache

from gongkai.proposals.models import Proposal
from tests.portal.applying.conftest import worked_out

TYPED = {"title": "道路养护的招标结果", "reason": "涉及全镇的路。"}


@pytest.fixture(autouse=True)
def no_limits_from_before():
    cache.clear()


@pytest.fixture
def lin(client, cast):
    client.force_login(cast["lin"])
    return client


def propose(client, address="/qingshan/proposals/new/", typed=TYPED):
    """Open the form, let the browser work, and send it."""
    return client.post(address, {**typed, "work": worked_out(client.get(address).content.decode())})


def text_of(response):
    return response.content.decode()


def code_in(response):
    return re.search(r"[A-Z2-9]{5}-[A-Z2-9]{5}", text_of(response))[0]


def test_somebody_proposes_is_answered_and_reads_the_answer(client, cast, published):
    received = propose(client)
    asked = {"number": "2026-1", "code": code_in(received)}
    asked["number"] = Proposal.objects.get().number_text
    assert "等待答复" in text_of(client.post("/qingshan/proposals/status/", asked))

    client.force_login(cast["lin"])
    address = Proposal.objects.get().get_absolute_url()
    assert "道路养护的招标结果" in text_of(client.get(address))
    answer = {
        "decision": "already_public",
        "answer": "请看这一条。",
        "item": published.index_number,
        "public_title": "公开养护结果",
    }
    assert client.post(address, answer).status_code == 302
    client.logout()

    told = text_of(client.post("/qingshan/proposals/status/", asked))
    assert "已答复：已经公开" in told
    assert published.public_url() in told
    listed = text_of(client.get("/qingshan/proposals/"))
    assert "公开养护结果" in listed
    assert "道路养护的招标结果" not in listed


def test_a_wrong_code_says_nothing_of_the_proposal(client, cast):
    propose(client)

    told = text_of(client.post("/qingshan/proposals/status/", {"number": "2026-1", "code": "A"}))

    assert "编号或者查询码不对" in told
    assert "等待答复" not in told


def test_what_was_typed_stays_in_the_form_after_a_mistake(client, cast):
    told = text_of(client.post("/qingshan/proposals/new/", {"title": "道路养护"}))

    assert "请写明为什么应当公开" in told
    assert 'value="道路养护"' in told


def test_without_the_work_of_a_browser_and_without_a_picture_nothing_is_taken(client, cast):
    told = text_of(client.post("/qingshan/proposals/new/", TYPED))

    assert "请照图填写字符" in told
    assert 'value="道路养护的招标结果"' in told
    assert not Proposal.objects.exists()


def test_a_flood_from_one_address_is_held_up(client, cast):
    codes = [propose(client).status_code for _ in range(11)]

    assert codes == [200] * 10 + [429]
    assert Proposal.objects.count() == 10


def test_it_waits_in_the_inbox_until_it_is_answered(lin, proposed, answered):
    proposal, _code = proposed()
    assert proposal.number_text in text_of(lin.get("/desk/"))
    assert proposal.number_text in text_of(lin.get("/desk/proposals/"))

    answered(proposal)

    assert proposal.number_text not in text_of(lin.get("/desk/"))
    assert "采纳，主动公开" in text_of(lin.get("/desk/proposals/?state=answered"))


def test_an_unknown_index_number_is_refused_and_the_answer_kept(lin, proposed):
    proposal, _code = proposed()
    typed = {"decision": "already_public", "answer": "见这一条。", "item": "没有-1"}

    told = text_of(lin.post(proposal.get_absolute_url(), typed))

    assert "没有索引号是“没有-1”的信息" in told
    assert "见这一条。" in told


def test_the_other_township_and_reviewers_do_not_read_it(client, cast, proposed):
    proposal, _code = proposed()

    client.force_login(cast["wang"])
    assert client.get(proposal.get_absolute_url()).status_code == 404
    client.force_login(cast["sun"])
    assert client.get(proposal.get_absolute_url()).status_code == 403


def test_the_lists_cost_few_queries(lin, client, proposed, answered, django_assert_max_num_queries):
    for _number in range(4):
        answered(proposed()[0])
    lin.get("/desk/proposals/?state=answered")

    with django_assert_max_num_queries(8):
        lin.get("/desk/proposals/?state=answered")
    with django_assert_max_num_queries(8):
        client.get("/qingshan/proposals/")
