"""Several processes publish in the same moment: no index number is given twice and none is left out."""

import pytest

from tests.installations_fixtures import installation, installation_template  # noqa: F401  own processes

PROCESSES, EACH = 3, 8

MAKE_AGENCY = """
from gongkai.agencies.models import Agency
Agency.objects.add_root(
    create_kwargs={"code": "qingshan", "name": "青山镇", "kind": "government", "level": "township"}
)
"""
GIVE_NUMBERS = f"""
import datetime as dt
from django.db import transaction
from gongkai.agencies.models import Agency
from gongkai.catalog.actions.publishing import next_index_number
agency = Agency.objects.get(code="qingshan")
for _ in range({EACH}):
    with transaction.atomic():
        print(next_index_number(agency, dt.date(2026, 3, 2)))
"""


@pytest.fixture
def township(installation):  # noqa: F811
    """An installation with one township."""
    installation.shell(MAKE_AGENCY)
    return installation


def test_numbers_given_at_once_are_all_different_and_without_gap(township):
    running = [township.started("shell", "-v", "0", "-c", GIVE_NUMBERS) for _ in range(PROCESSES)]

    given = sorted(number for each in running for number in each.communicate()[0].split())

    assert given == [f"qingshan/2026-{serial:05}" for serial in range(1, PROCESSES * EACH + 1)]
