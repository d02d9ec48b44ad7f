"""The directory goes on by key: a page at a time, nothing twice, nothing left out."""

from gongkai.portal import queries


def all_pages(**question):
    after, names = "", []
    while after is not None:
        page = queries.directory(after=after, **{"words": "", "level": "", "kind": "", **question})
        names.append([agency.name for agency in page.agencies])
        after = page.after
    return names


def test_pages_follow_one_another_without_gap_or_repetition(shili, monkeypatch):
    monkeypatch.setattr(queries, "PAGE_SIZE", 2)

    pages = all_pages()

    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({name for page in pages for name in page}) == 2 + 2 + 1


def test_a_short_directory_has_one_page(shili):
    assert len(all_pages()) == 1


def test_the_link_to_more_agencies_keeps_the_question(client, shili, monkeypatch):
    monkeypatch.setattr(queries, "PAGE_SIZE", 1)

    text = client.get("/agencies/", {"q": "镇"}).content.decode()

    assert "往后的机关" in text
    assert "?q=%E9%95%87&amp;after=" in text


def test_an_abolished_agency_stays_in_the_directory_and_is_marked(client, shili):
    text = client.get("/agencies/", {"q": "旧粮食局"}).content.decode()

    assert "已撤销" in text
