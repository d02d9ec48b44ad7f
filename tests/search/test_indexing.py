"""The index keeps in step: what changes is noted, indexed once, dropped at once when it is no longer public."""

import pytest
from django.db import connection

from gongkai.search import indexing, noting
from gongkai.search.models import SearchDocument, SearchDue, SearchState
from gongkai.search.near import near_words
from gongkai.search.questions import question_of
from tests.search.conftest import a_document


def test_what_was_noted_is_indexed_and_noted_no_more(shelf):
    shelf.put("a", a_document("植树安排"))

    assert shelf.titles("植树") == []
    assert shelf.index() == 1
    assert shelf.titles("植树") == ["植树安排"]
    assert not SearchDue.objects.exists()


def test_a_changed_document_is_found_by_its_new_words_alone(shelf):
    shelf.put("a", a_document("植树安排"))
    shelf.index()

    shelf.put("a", a_document("造林安排"))
    shelf.index()

    assert (shelf.titles("植树"), shelf.titles("造林")) == ([], ["造林安排"])


def test_what_is_no_longer_public_is_gone_before_anything_is_indexed(shelf):
    shelf.put("a", a_document("植树安排"))
    shelf.index()

    shelf.remove("a")

    assert shelf.titles("植树") == []
    assert shelf.find("植树").count == 0


def test_what_changed_while_it_was_read_is_read_again(shelf):
    shelf.put("a", a_document("植树安排"))
    due = SearchDue.objects.get()
    noting.note("shelf", "a")

    assert not indexing._index(due, indexing.prepared())
    assert SearchDue.objects.get().stamp != due.stamp
    assert not SearchDocument.objects.exists()


def test_a_document_that_cannot_be_read_holds_up_no_other(shelf, monkeypatch):
    shelf.put("bad", a_document("坏的"))
    shelf.put("good", a_document("好的安排"))
    shelf.documents["bad"] = "no document at all"

    assert shelf.index() == 1
    assert shelf.titles("好的") == ["好的安排"]
    assert SearchDue.objects.get().failures == 1


def test_documents_of_the_same_second_have_places_of_their_own(shelf, monkeypatch):
    monkeypatch.setattr(indexing.zlib, "crc32", lambda _data: (1 << 20) - 1)
    shelf.put("a", a_document("植树安排"))
    shelf.put("b", a_document("植树通知"))
    shelf.index()

    assert sorted(shelf.titles("植树")) == ["植树安排", "植树通知"]


def test_a_new_name_has_everything_indexed_anew_with_progress(shelf):
    shelf.put("a", a_document("通知", "石桥沟村修路"))
    shelf.put("b", a_document("又一通知", "修路"))
    shelf.index()
    shelf.names.append("石桥沟村")

    indexing.index_due(limit=1)
    half_way = indexing.progress()
    indexing.index_due()

    assert (half_way, indexing.progress()) == (50, None)
    assert shelf.titles("桥沟") == ["通知"]


def test_an_installation_that_was_never_indexed_is_indexed_by_itself(shelf):
    shelf.documents["a"] = a_document("植树安排")

    shelf.index()

    assert shelf.titles("植树") == ["植树安排"]
    assert SearchState.objects.get().signature == indexing.analyser().signature


def test_rebuilding_forgets_what_is_no_longer_there(shelf):
    shelf.put("a", a_document("植树安排"))
    shelf.index()
    shelf.documents = {"b": a_document("造林安排")}

    assert indexing.rebuild() == 1
    assert (shelf.titles("植树"), shelf.titles("造林")) == ([], ["造林安排"])


def test_emptying_the_table_empties_the_index(shelf):
    shelf.put("a", a_document("植树安排"))
    shelf.index()

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_searchdocument")

    assert shelf.find("植树").count == 0


@pytest.mark.parametrize(
    ("typed", "near"),
    [("威房改造补助", "危房改造补助"), ("危房改造", ""), ("天文望远镜", "")],
)
def test_near_words_come_from_the_titles_there_are(shelf, typed, near):
    shelf.put("a", a_document("农村危房改造补助办法"))
    shelf.index()

    assert near_words(question_of(typed, indexing.analyser())) == near


def test_a_rebuilding_that_dies_leaves_the_index_or_notes_everything(shelf, monkeypatch):
    shelf.put("a", a_document("植树安排"))
    shelf.index()
    monkeypatch.setattr(indexing, "prepared", lambda: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        indexing.rebuild()

    assert shelf.titles("植树") == ["植树安排"]
