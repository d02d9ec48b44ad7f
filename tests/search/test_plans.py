"""Both engines read their index and nothing else: never the whole table, never the whole order by time."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.search.engines import engine
from gongkai.search.engines.queries import Query
from gongkai.search.indexing import analyser
from tests.search.conftest import a_document

CALLS = {
    "newest": lambda query: engine().newest(query, None, 10),
    "older": lambda query: engine().newest(query, 2**60, 10),
    "ranked": lambda query: engine().ranked(query, 0, 10),
    "count": lambda query: engine().count(query, 1000),
    "near": lambda _query: engine().near_titles(["植树", "树安"], 10),
}
EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}
READS_THE_INDEX = {"sqlite": "search_index VIRTUAL TABLE INDEX", "postgresql": "search_by_words"}
READS_ALL = {"sqlite": "USE TEMP B-TREE", "postgresql": "Seq Scan"}


@pytest.fixture
def query(shelf):
    for number in range(30):
        shelf.put(str(number), a_document(f"植树安排之{number}", "义务植树", day=number))
    shelf.index()
    return Query((analyser().term("植树"),), (("→kind·item",),))


def plan_of(call, query):
    with CaptureQueriesContext(connection) as captured:
        call(query)
    with connection.cursor() as cursor:
        # so few rows would be read through otherwise
        cursor.execute("SELECT 1" if connection.vendor == "sqlite" else "SET enable_seqscan = off")
        cursor.execute(EXPLAIN[connection.vendor] + captured[-1]["sql"])
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


@pytest.mark.parametrize("name", CALLS)
def test_a_question_reads_the_index(query, name):
    plan = plan_of(CALLS[name], query)

    assert READS_THE_INDEX[connection.vendor] in plan
    assert READS_ALL[connection.vendor] not in plan
