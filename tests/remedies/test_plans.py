"""How the database finds cases: by an index, never by reading all."""

from gongkai.remedies.models import RemedyCase
from tests.casework.test_open_cases_plan import explained


def test_the_list_of_cases_uses_its_index(review):
    plan = RemedyCase.objects.filter(agency=review.agency).order_by("-received_on", "-pk")[:51]

    assert "remedies_by_receipt" in explained(plan)
