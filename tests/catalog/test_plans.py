"""The indexes the lists of the public and the clock lean on, as either engine plans them."""

import pytest
from django.db import connection

from gongkai.catalog.models import InformationItem
from gongkai.catalog.public_queries import public_items


def plan(found):
    """Return the plan, with PostgreSQL kept from reading a table of three rows from end to end."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    return found.explain()


@pytest.mark.parametrize(
    ("index", "narrowed"),
    [
        ("item_newest", {}),
        ("item_newest_of_agency", {"agency": 1}),
        ("item_newest_of_head", {"agency": 1, "head": "20-11"}),
        ("item_newest_of_field", {"agency": 1, "field": "health"}),
        ("item_newest_of_class", {"item_class": 1}),
    ],
)
def test_a_public_list_is_read_in_the_order_of_its_index(db, index, narrowed):
    found = public_items().select_related(None).filter(**narrowed)[:31]

    assert index in plan(found)


def test_a_document_number_is_looked_up(db):
    found = InformationItem.objects.filter(document_number="青政规〔2026〕1号")

    assert "item_by_document_number" in plan(found)
