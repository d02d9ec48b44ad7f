"""Many apply in the same moment: every application is there, numbers have no gap and no double, nobody meets an error."""

import pytest

from tests.installations_fixtures import installation, installation_template  # noqa: F401  own processes

PREPARE = """
import datetime as dt
from gongkai.accounts.models import Appointment, Role, User
from gongkai.agencies.models import Agency
facts = {"code": "qingshan", "name": "青山镇", "kind": "government", "level": "township"}
agency = Agency.objects.add_root(create_kwargs=facts)
lin = User.objects.create(username="lin", name="林承办")
Appointment.objects.create(user=lin, agency=agency, role=Role.CASE_OFFICER, from_on=dt.date(2020, 1, 1))
"""
APPLY = """
import re, threading
from django.db import connection
from django.test import Client
from tests.portal.applying.conftest import BASE, HOW, WHAT, WHO, worked_out
together, said = threading.Barrier(APPLICANTS), []
def apply(place):
    client = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR=f"10.0.0.{place}")
    try:
        together.wait()
        for key, answers in (("what", WHAT), ("who", WHO), ("how", HOW)):
            client.post(f"{BASE}new/{key}/", answers)
        page = client.get(f"{BASE}new/check/").content.decode()
        sent = client.post(f"{BASE}new/check/", {"work": worked_out(page)}, follow=True)
        said.append(re.search(r'"code">\\d{4}-(\\d+)<', sent.content.decode())[1])
    except Exception as failure:
        said.append(repr(failure))
    finally:
        connection.close()
threads = [threading.Thread(target=apply, args=(place,)) for place in range(APPLICANTS)]
for each in threads: each.start()
for each in threads: each.join()
print(*said)
"""
REGISTERED = """
from gongkai.casework.models import DisclosureApplication
print(*DisclosureApplication.objects.order_by("number").values_list("number", flat=True))
"""


@pytest.fixture
def township(installation):  # noqa: F811
    """An installation with one township, where somebody handles cases."""
    installation.shell(PREPARE)
    return installation


@pytest.mark.parametrize("applicants", [20, pytest.param(100, marks=pytest.mark.long)])
def test_all_of_one_moment_get_a_number_of_their_own(township, applicants):
    shown = township.shell(APPLY.replace("APPLICANTS", str(applicants))).split()

    numbers = [str(number) for number in range(1, applicants + 1)]
    assert sorted(shown, key=int) == numbers
    assert township.shell(REGISTERED).split() == numbers
