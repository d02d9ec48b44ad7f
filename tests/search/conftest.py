"""A source of a few documents that are put in by hand, beside whatever the program offers."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from gongkai.search import documents, indexing, noting
from gongkai.search.documents import Document, FileText, Source
from gongkai.search.finding import Asked, find
from gongkai.search.questions import question_of

AT = dt.datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def a_document(title, text="", *, number="", day=0, files=(), within=("0001",), **filters):
    return Document(
        kind="item",
        title=title,
        number=number,
        text=text,
        url="/x/",
        agency_name="示例县人民政府",
        at=AT + dt.timedelta(days=day),
        within=within,
        filters=tuple(filters.items()),
        files=tuple(FileText(name, "txt", body) for name, body in files),
    )


class Shelf:
    """Documents by key, and the index of them."""

    def __init__(self):
        self.documents = {}
        self.names = ["繁城镇"]

    def put(self, key, document):
        self.documents[key] = document
        noting.note("shelf", key)

    def remove(self, key):
        del self.documents[key]
        noting.forget("shelf", key)

    def index(self):
        return indexing.index_due()

    def find(self, typed, *, columns="all", by_relevance=False, before=None, page=1, **filters):
        cuts = indexing.analyser()
        groups = {name: (value,) for name, value in filters.items()}
        question = question_of(typed, cuts)
        asked = Asked(question, groups, columns, by_relevance, before, page)
        return find(asked, cuts)

    def titles(self, typed, **more):
        return [hit.document.title for hit in self.find(typed, **more).hits]


@pytest.fixture
def shelf(db, monkeypatch):
    monkeypatch.setattr(documents, "_SOURCES", {})
    monkeypatch.setattr(documents, "_NAMES", [])
    made = Shelf()
    source = Source("shelf", lambda key: made.documents.get(key), lambda: list(made.documents))
    documents.register_source(source)
    documents.register_names(lambda: made.names)
    return made
