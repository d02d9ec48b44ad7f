"""The public deadline calculator: what is asked, what is shown, and that nothing breaks it."""

import pytest

from tests.html_checks import faults

JANUARY = {
    "channel": "online",
    "arrived_on": "2026-01-08",
    "confirmed_on": "2026-01-09",
    "c1-consulted": "third_party",
    "c1-sent_on": "2026-01-15",
    "c1-delivered_on": "2026-01-19",
}
MARCH = {"channel": "in_person", "arrived_on": "2026-03-02"}

pytestmark = pytest.mark.django_db


def asked(client, facts):
    response = client.get("/deadline/", facts)
    assert faults(response.content) == []
    return response.content.decode()


def test_the_page_asks_without_complaining(client):
    text = asked(client, {})

    assert "算一算" in text
    assert 'role="alert"' not in text


def test_the_day_is_shown_with_every_day_and_why(client):
    text = asked(client, JANUARY)

    assert "<b>2026年3月10日（星期二）</b>" in text
    assert "第三方意见尚未收到；最迟到2026年2月9日" in text
    assert "1月15日至2月9日" in text
    assert '<td class="cnt due" title="星期二"><span>10</span><em>末</em><b>20</b></td>' in text


def test_what_was_typed_stays_in_the_form(client):
    text = asked(client, JANUARY)

    assert 'value="2026-01-15"' in text
    assert '<option value="third_party" selected>' in text


def test_what_is_not_confirmed_has_no_day_yet(client):
    text = asked(client, {"channel": "fax", "arrived_on": "2026-03-02"})

    assert "答复期限还没有起算" in text
    assert "sheet.pdf" not in text


def test_a_day_of_confirmation_is_not_used_where_none_is_needed(client):
    text = asked(client, MARCH | {"confirmed_on": "2026-03-05"})

    assert "<b>2026年3月30日（星期一）</b>" in text


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        (
            {
                "asked_on": "2026-03-10",
                "correction_due_on": "2026-03-25",
                "corrected_on": "2026-03-20",
            },
            "2026年4月20日（星期一）",
        ),
        ({"extension_working_days": "10", "noticed_on": "2026-03-20"}, "2026年4月14日（星期二）"),
        ({"fee_received_on": "2026-03-16", "fee_paid_on": "2026-03-23"}, "2026年4月21日（星期二）"),
        (
            {"reasons_on": "2026-03-10", "told_on": "2026-03-20", "deferred_until": "2026-04-30"},
            "2026年4月30日（星期四）",
        ),
    ],
)
def test_what_moves_the_day_moves_it(client, facts, day):
    assert f"<b>{day}</b>" in asked(client, MARCH | facts)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"arrived_on": ""}, "请填写这个日期。"),
        ({"arrived_on": "2026-02-30"}, "日期不对，请写成 2026-03-02 这样。"),
        ({"arrived_on": "1999-01-01"}, "请核对年份"),
        ({"extension_working_days": "10"}, "请把这一项也填上，或者把这一组都空着。"),
        ({"corrected_on": "2026-03-20"}, "请把这一项也填上，或者把这一组都空着。"),
        ({"extension_working_days": "10", "noticed_on": "2026-03-30"}, "最迟2026年3月27日"),
        ({"c2-consulted": "third_party"}, "第2封征求意见书：征求意见要写明"),
        (
            {
                "c1-consulted": "third_party",
                "c1-sent_on": "2026-03-05",
                "c1-answered_on": "2026-03-04",
            },
            "第1封征求意见书：答复意见的日期（2026年3月4日）早于发出之日",
        ),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(client, facts, says):
    text = asked(client, MARCH | facts)

    assert says in text
    assert 'id="result"' not in text


def test_the_sheet_can_be_downloaded(client):
    response = client.post("/deadline/sheet.pdf?channel=in_person&arrived_on=2026-03-02")

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


@pytest.mark.parametrize("facts", ["", "channel=fax&arrived_on=2026-03-02"])
def test_facts_that_give_no_sheet_lead_back_to_the_page(client, facts):
    response = client.post(f"/deadline/sheet.pdf?{facts}")

    assert response.headers["Location"] == f"/deadline/?{facts}"


def test_the_page_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/deadline/", MARCH)


@pytest.mark.parametrize("page", ["/", "/map/"])
def test_the_calculator_is_reached_from_every_page(client, page):
    assert 'href="/deadline/"' in client.get(page).content.decode()
