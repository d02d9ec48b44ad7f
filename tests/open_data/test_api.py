"""The API: every answer is as the description says, only what is public is in it, and nobody is taken for something else."""

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from gongkai.catalog.actions import withdrawing
from gongkai.open_data.api.openapi import PATHS
from tests.catalog.conftest import (  # noqa: F401  the people of 青山镇 and what they publish
    AT,
    a_content,
    a_draft,
    business,
    cast,
    fresh,
    later,
    publish,
    published,
    qingshan,
)

TITLE = "青山镇2026年春季义务植树活动安排"


def data(client, address):
    return json.loads(client.get(f"/api/v1{address}").content)


def faults(client, shape, answer):
    """Return what of an answer is not as the description says."""
    described = data(client, "/openapi.json")
    schema = {"$ref": f"#/components/schemas/{shape}", "components": described["components"]}
    return [each.message for each in Draft202012Validator(schema).iter_errors(answer)]


@pytest.fixture
def item(published):  # noqa: F811
    return published


def filled(address, item):
    return address.replace("{code}", "qingshan").replace("{index_number}", item.index_number)


@pytest.mark.parametrize(("address", "shape"), [(each[0], each[3]) for each in PATHS])
def test_every_answer_is_as_the_description_says(client, item, address, shape):
    answer = data(client, filled(address, item))

    assert faults(client, shape, answer) == []


def test_the_description_is_openapi_and_names_every_shape(client, db):
    described = data(client, "/openapi.json")

    assert described["openapi"] == "3.1.0"
    assert set(described["paths"]) == {each[0] for each in PATHS}
    Draft202012Validator.check_schema(described["components"]["schemas"]["Item"])


@pytest.mark.parametrize(
    "query",
    ["agency=nobody", "class=1", "head=99", "field=x", "year=1900", "year=abc", "before=x",
     "limit=0", "limit=101", "limit=９"],
)  # fmt: skip
def test_a_parameter_that_cannot_be_is_refused_in_words(client, item, query):
    response = client.get(f"/api/v1/items?{query}")

    assert response.status_code == 400
    assert faults(client, "Fault", response.json()) == []
    assert query.split("=")[0] in response.json()["error"]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 1),
        ("agency=qingshan", 1),
        ("agency=lvshui", 0),
        ("head=20-11", 1),
        ("head=20-1", 0),
        ("year=2026", 1),
        ("year=2025", 0),
        ("field=outside", 1),
    ],
)
def test_items_are_chosen_by_what_is_asked(client, item, query, number):
    assert len(data(client, f"/items?{query}")["data"]) == number


def test_a_class_of_the_agency_chooses_too(client, item, business):  # noqa: F811
    assert len(data(client, f"/items?agency=qingshan&class={business.pk}")["data"]) == 1
    assert data(client, "/agencies/qingshan")["classes"] == [
        {"id": business.pk, "name": "业务工作", "items": 1}
    ]


def test_pages_follow_each_other_and_end(client, publish, a_draft):  # noqa: F811
    titles = [f"青山镇植树安排之{number}" for number in range(3)]
    for hours, title in enumerate(titles):
        publish(a_draft(title=title), at=later(hours=hours))

    first = data(client, "/items?limit=2")
    second = client.get(first["next"]).json()

    assert [each["title"] for each in first["data"] + second["data"]] == titles[::-1]
    assert second["next"] is None


def test_the_agencies_come_in_pages_too(client, cast):  # noqa: F811
    first = data(client, "/agencies?limit=3")
    second = client.get(first["next"]).json()

    codes = [each["code"] for each in first["data"] + second["data"]]
    assert len(set(codes)) == 5
    assert second["next"] is None


def test_what_was_read_before_is_answered_with_304(client, item):
    address = f"/api/v1/items/qingshan/{item.index_number}"
    first = client.get(address)

    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert again.content == b""
    assert first["Last-Modified"] == "Mon, 02 Mar 2026 01:00:00 GMT"


def test_any_site_may_read_and_nobody_may_write(client, item):
    response = client.get("/api/v1/items")

    assert response["Access-Control-Allow-Origin"] == "*"
    assert client.post("/api/v1/items", {}).status_code == 405
    assert "Set-Cookie" not in response.headers


def test_a_draft_is_nowhere(client, item, a_draft):  # noqa: F811
    a_draft(title="青山镇内部安排")

    everything = (
        client.get("/api/v1/items").content + client.get("/data/items/2026.jsonl").getvalue()
    )

    assert "内部安排" not in everything.decode()


def test_a_withdrawn_item_is_gone_from_all_of_it(client, item, cast):  # noqa: F811
    withdrawing.take_down(item=item, reason="名单里有身份证号", by=cast["zhao"], at=later())

    answer = client.get(f"/api/v1/items/qingshan/{item.index_number}")

    assert answer.status_code == 410
    assert faults(client, "Gone", answer.json()) == []
    assert "身份证" not in answer.content.decode()
    assert data(client, "/items")["data"] == []
    assert client.get("/data/items/2026.csv").getvalue().decode().count("\n") == 1


@pytest.mark.parametrize("address", ["/items/qingshan/no-1", "/items/nobody/1", "/agencies/nobody"])
def test_what_there_is_not_is_said_in_json(client, item, address):
    response = client.get(f"/api/v1{address}")

    assert response.status_code == 404
    assert faults(client, "Fault", response.json()) == []


def test_bytes_that_are_not_those_reviewed_are_not_given_out(client, item):
    item.published.content_address = "0" * 64
    item.published.save(update_fields=["content_address"])

    assert client.get(f"/api/v1/items/qingshan/{item.index_number}").status_code == 503


def test_the_file_of_a_year_has_a_line_for_each_item(client, item):
    text = client.get("/data/items/2026.jsonl").getvalue().decode()
    rows = list(
        csv.DictReader(
            io.StringIO(client.get("/data/items/2026.csv").getvalue().decode("utf-8-sig"))
        )
    )

    [line] = [json.loads(each) for each in text.splitlines()]
    assert faults(client, "DumpedItem", line) == []
    assert line["title"] == rows[0]["title"] == TITLE
    assert line["sha256"] == fresh(item).published.content_address


def test_a_title_that_looks_like_a_formula_is_harmless_in_a_spreadsheet(client, publish, a_draft):  # noqa: F811
    publish(a_draft(title="=HYPERLINK(1)"))

    text = client.get("/data/items/2026.csv").getvalue().decode("utf-8-sig")

    assert "'=HYPERLINK(1)" in text


def test_the_file_of_a_year_is_sent_once_until_it_changes(client, item, cast):  # noqa: F811
    etag = client.get("/data/items/2026.csv")["ETag"]
    assert client.get("/data/items/2026.csv", headers={"If-None-Match": etag}).status_code == 304

    withdrawing.take_down(item=item, reason="有误", by=cast["zhao"], at=later())

    assert client.get("/data/items/2026.csv", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("address", ["/data/items/1999.csv", "/data/items/2026.exe"])
def test_other_files_there_are_not(client, db, address):
    assert client.get(address).status_code == 404


def test_people_read_what_it_gives(client, item):
    text = client.get("/api/v1/").content.decode()

    assert "/api/v1/items/{code}/{index_number}" in text
    assert 'href="/data/items/2026.csv"' in text


def test_a_page_of_items_takes_few_queries(client, item, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client.get("/api/v1/items?agency=qingshan")
    with django_assert_max_num_queries(8):
        client.get(f"/api/v1/items/qingshan/{item.index_number}")
