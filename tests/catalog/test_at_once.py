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


BEGIN_PEOPLE = """
from gongkai.accounts.models import User
User.objects.create(username="lin", name="林信息")
"""
TOGETHER = """
import time
def together():
    time.sleep(0.3 - time.time() % 0.3)  # every process goes on in the same moment
"""
REGISTER = f"""{TOGETHER}
import datetime as dt
from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.catalog.actions.registering import NewEntry, add_entry
from gongkai.catalog.models import RegisterKind
from gongkai.catalog.refusals import BadRegisterEntry
agency, lin = Agency.objects.get(code="qingshan"), User.objects.get(username="lin")
at = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
for number in range({EACH}):
    together()
    entry = NewEntry(f"{{number}}号", "林木采伐许可", dt.date(2026, 2, 3))
    try:
        add_entry(agency=agency, kind=RegisterKind.LICENSE, entry=entry, by=lin, at=at)
    except BadRegisterEntry:
        print("refused")
    else:
        print("registered")
"""
COUNT = f"""{TOGETHER}
from django.db import transaction
from gongkai.agencies.models import Agency
from gongkai.catalog import tallies
agency = Agency.objects.get(code="qingshan")
for year in range(2001, 2001 + {EACH}):
    together()
    with transaction.atomic():
        tallies.add(agency, {{tallies.Key("new", year, axis, ""): 1 for axis in ("all", "head")}})
"""
COUNTS = """
from gongkai.catalog.models import Tally
print(*Tally.objects.values_list("count", flat=True))
"""


def at_once(township, lines):
    """Run the same lines in several processes and return the words they print."""
    running = [township.started("shell", "-v", "0", "-c", lines) for _ in range(PROCESSES)]
    ended = [(each.communicate(), each.returncode) for each in running]
    assert [(status, err) for (_out, err), status in ended if status] == []
    return [word for (out, _err), _status in ended for word in out.split()]


def test_of_several_presses_of_one_moment_one_registers_and_the_others_are_refused(township):
    township.shell(BEGIN_PEOPLE)

    said = at_once(township, REGISTER)

    assert said.count("registered") == EACH
    assert said.count("refused") == (PROCESSES - 1) * EACH


def test_counters_begun_at_once_miss_nothing(township):
    at_once(township, COUNT)

    assert township.shell(COUNTS).split() == [str(PROCESSES)] * 2 * EACH
