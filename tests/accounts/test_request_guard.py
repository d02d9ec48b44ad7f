import pytest
from django.http import HttpResponse
from django.test import Client

from gongkai.accounts.request_guard import MEGABYTE, guard

LOGIN = "/desk/account/login/"
answer = guard(lambda request: HttpResponse("in"))


@pytest.mark.parametrize(
    ("path", "megabytes", "status"),
    [
        ("/reading-aid/", 1, 200),
        ("/reading-aid/", 300, 413),
        ("/check/", 20, 200),
        ("/check/", 22, 413),
        ("/desk/reports/upload/", 100, 200),
        ("/desk/reports/upload/", 102, 413),
        ("/desk/remedies/1/papers/", 20, 200),
        ("/desk/boards/1/put-up/", 15, 200),
        ("/desk/items/imports/folder/", 200, 200),
        ("/desk/items/imports/folder/", 202, 413),
    ],
)
def test_a_body_is_bounded_by_its_address(rf, path, megabytes, status):
    request = rf.post(path)
    request.META["CONTENT_LENGTH"] = str(megabytes * MEGABYTE)

    assert answer(request).status_code == status


@pytest.mark.parametrize("announced", ["many", "-1"])
def test_a_length_that_is_no_number_is_turned_away(rf, announced):
    request = rf.post("/")
    request.META["CONTENT_LENGTH"] = announced

    assert answer(request).status_code == 413


def test_a_body_of_unknown_length_is_turned_away(rf):
    request = rf.post("/", headers={"transfer-encoding": "chunked"})

    assert answer(request).status_code == 413


def test_a_character_that_no_database_keeps_is_turned_away(client, db):
    assert client.get("/agencies/?q=%00").status_code == 400


@pytest.mark.parametrize("field", ["q", "q\x00"])
def test_posted_text_that_no_database_keeps_is_turned_away(client, db, field):
    refused = client.post("/reading-aid/", {field: "一\x00二"})

    assert refused.status_code == 400
    assert "看不见的字符" in refused.content.decode()


def test_a_posted_name_of_a_user_with_nul_is_turned_away(client, db):
    assert client.post(LOGIN, {"login": "l\x00in"}).status_code == 400


def test_a_form_from_elsewhere_is_refused_before_its_text_is_looked_at(db):
    assert Client(enforce_csrf_checks=True).post(LOGIN, {"login": "\x00"}).status_code == 403
