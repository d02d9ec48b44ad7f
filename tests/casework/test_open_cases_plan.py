"""How the database finds the open cases of an agency: by an index, never by reading all."""

from django.db import connection

from gongkai.casework.models import DisclosureApplication


def test_the_list_of_open_cases_uses_its_index(case):
    plan = DisclosureApplication.objects.filter(
        agency=case.agency, closed_on=None, due_on__isnull=False
    ).order_by("due_on", "pk")[:51]

    assert "open_applications_by_due_day" in explained(plan)


def explained(found):
    """Return how the database finds rows; a full scan or a sort, cheaper for so few, is not taken on PostgreSQL."""
    hint = {
        "sqlite": "SELECT 1",
        "postgresql": "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off",
    }
    with connection.cursor() as cursor:
        cursor.execute(hint[connection.vendor])
    return found.explain()
