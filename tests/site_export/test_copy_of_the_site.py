"""A crawler over the static copy: no dead link, no byte that did not pass review, valid pages, as the program serves them."""

import json

from django.test import Client

from gongkai.catalog.content import content_of
from gongkai.catalog.models import ItemEvent
from gongkai.site_export.answers import POLICY, in_order
from gongkai.storage import digest, fetch
from tests.html_checks import faults
from tests.site_export.crawling import body_of, dead_links, pages
from tests.site_export.making import FILE, UNREVIEWED


def test_no_link_of_the_copy_is_dead(copy):
    assert dead_links(copy) == set()


def test_a_dead_link_is_found(copy, made):
    address = made[0].item.public_url()
    del copy.made.pages[address]

    assert ("/qingshan/content/", address) in dead_links(copy)


def test_every_page_of_the_copy_is_well_formed(copy):
    wrong = {address: faults(body) for address, _page, body in pages(copy)}

    assert {address: said for address, said in wrong.items() if said} == {}


def test_the_copy_has_the_bytes_status_and_headers_that_the_program_sends(copy):
    client = Client()
    served = [(a, p) for a, p in copy.made.pages.items() if p.made_by == "program"]
    different = []
    for address, page in served:
        answer = client.get(address)
        headers = {k: v for k, v in answer.headers.items() if k != "Content-Length"}
        headers[POLICY] = in_order(headers.get(POLICY, ""))
        body = answer.getvalue()
        same = (answer.status_code, headers, digest(body)) == (
            page.status,
            {POLICY: "", **dict(page.headers)},
            page.sha256,
        )
        different += [] if same else [address]

    assert different == []
    assert len(served) > 60


def test_every_page_of_an_item_is_made_of_the_bytes_that_passed_review(copy):
    published = {each.facts["sha256"] for each in ItemEvent.objects.filter(kind="published")}
    of_items = [(a, p, body) for a, p, body in pages(copy) if p.reviewed]

    assert {page.reviewed for _address, page, _body in of_items} <= published
    assert [
        address
        for address, page, body in of_items
        if content_of(fetch(page.reviewed)).html not in body.decode()
    ] == []
    assert len(of_items) == 3  # two versions of one, and its explanation


def test_every_file_has_the_hash_that_passed_review(copy):
    files = [(p, body_of(copy, p)) for p in copy.made.pages.values() if _is_file(p)]

    assert [digest(body) for page, body in files] == [page.reviewed for page, _body in files]
    assert {body for _page, body in files} == {FILE}


def _is_file(page):
    return page.reviewed and "Content-Disposition" in dict(page.headers)


def test_nothing_of_a_draft_is_in_the_copy(copy):
    whole = [file.read_bytes() for file in copy.release.rglob("*") if file.is_file()]

    assert [body for body in whole if UNREVIEWED.encode() in body] == []


def test_what_was_withdrawn_keeps_its_address_and_says_so(copy):
    gone = [(a, body) for a, page, body in pages(copy) if page.status == 410]

    assert len(gone) == 1
    assert "名字有误" in gone[0][1].decode()


def test_what_needs_the_program_says_so_where_no_server_is_named(copy):
    text = body_of(copy, copy.made.pages["/check/"]).decode()

    assert copy.made.pages["/check/"].made_by == "copy"
    assert "这里没有能办这件事的网址" in text


def test_the_index_of_the_search_holds_what_is_public_and_nothing_else(copy):
    rows = json.loads(body_of(copy, copy.made.pages["/search/index.json"]))

    assert [row[1] for row in rows] == ["植树安排解读", "青山镇2026年春季义务植树活动安排"]
    assert "分工表.txt" in rows[1]
    assert all(copy.page_at(row[0], "").status == 200 for row in rows)
