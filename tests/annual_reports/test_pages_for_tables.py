"""The grid: totals worked out, blocks pasted, drafts saved while somebody types."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.annual_reports import actions
from gongkai.annual_reports.lifecycle import EventKind
from gongkai.rules.annual_report.form import CellId
from tests.annual_reports.conftest import AT, address, text_of
from tests.annual_reports.test_pages_for_changes import fields_of
from tests.html_checks import faults


def cell(row, column="natural_person"):
    return CellId("applications", row, column)


DISCLOSED = cell("disclosed")
DISCLOSED_TOTAL = cell("disclosed", "total")
OUT = cell("carried_over_out")


@pytest.fixture
def url(draft):
    return address("table", draft, key="applications")


@pytest.fixture
def save(client_of, draft, url):
    """Save the page with some fields changed, as Lin would."""
    lin = client_of("lin")

    def saved(changes, **more):
        typed = {str(where): value for where, value in changes.items()}
        answer = lin.post(url, {**fields_of(lin.get(url)), **typed}, **more)
        draft.refresh_from_db()
        return answer

    return saved


def figure(draft, where):
    return draft.value().figures[where]


def test_totals_follow_without_a_script(save, draft):
    save({DISCLOSED: "9"})

    assert figure(draft, DISCLOSED_TOTAL) == 9
    assert figure(draft, cell("concluded")) == 13
    assert figure(draft, cell("concluded", "total")) == 14


def test_a_typed_total_is_kept_named_and_goes_back_with_one_press(save, draft, client_of, url):
    save({DISCLOSED_TOTAL: "99"})
    answer = client_of("lin").get(url)

    assert figure(draft, DISCLOSED_TOTAL) == 99
    assert "各格合计 6，您填的是 99" in text_of(answer)
    assert faults(answer.content) == []
    save({"follow": str(DISCLOSED_TOTAL)})
    assert figure(draft, DISCLOSED_TOTAL) == 6


def test_two_whose_pages_add_up_both_keep_their_figures(client_of, draft, url):
    lin, zhao = client_of("lin"), client_of("zhao")
    of_lin, of_zhao = fields_of(lin.get(url)), fields_of(zhao.get(url))
    enterprise = cell("disclosed", "commercial_enterprise")
    lin.post(url, {**of_lin, str(DISCLOSED): "7", str(DISCLOSED_TOTAL): "7"})

    answer = zhao.post(url, {**of_zhao, str(enterprise): "2", str(DISCLOSED_TOTAL): "8"})

    draft.refresh_from_db()
    assert answer.status_code == 302
    assert figure(draft, DISCLOSED_TOTAL) == 7 + 2


def test_a_total_somebody_else_typed_stands(client_of, draft, url):
    lin, zhao = client_of("lin"), client_of("zhao")
    of_zhao = fields_of(zhao.get(url))
    lin.post(url, {**fields_of(lin.get(url)), str(DISCLOSED_TOTAL): "99"})

    zhao.post(url, {**of_zhao, str(OUT): "1"})

    draft.refresh_from_db()
    assert figure(draft, DISCLOSED_TOTAL) == 99


class TestZerosForTheBlanks:
    @pytest.fixture
    def begun_page(self, qingshan, lin):
        begun = actions.start(agency=qingshan, year=2025, by=lin, at=AT)
        return begun, address("table", begun, key="applications")

    def test_one_press_keeps_what_was_typed_and_fills_the_rest_of_this_table(
        self, client_of, begun_page
    ):
        begun, page = begun_page
        lin = client_of("lin")
        typed = {str(DISCLOSED): "3", "zeros": "zeros"}
        answer = lin.post(page, {**fields_of(lin.get(page)), **typed}, follow=True)

        begun.refresh_from_db()
        # 175 cells: one typed, three totals follow it
        assert "已填好 171 格" in text_of(answer)
        assert figure(begun, DISCLOSED) == 3
        assert figure(begun, DISCLOSED_TOTAL) == 3
        assert figure(begun, OUT) == 0
        assert figure(begun, CellId("remedies", "reconsideration", "upheld")) is None

    def test_the_press_is_not_offered_where_nothing_is_blank(self, client_of, url):
        assert 'name="zeros"' not in client_of("lin").get(url).content.decode()


def test_a_block_is_pasted_without_a_script(save, draft):
    block = "一、本年新收\t12\t1\n二、上年结转\t1\t0"
    save({"paste": "1", "block": block, "paste_row": "newly_received"})

    assert figure(draft, cell("newly_received")) == 12
    assert figure(draft, cell("newly_received", "total")) == 13
    assert draft.events.filter(kind=EventKind.FIGURES_CHANGED).get().facts["how"] == "pasted"


def test_a_block_goes_where_it_is_put(save, draft):
    save(
        {
            "paste": "1",
            "block": "3",
            "paste_row": "disclosed",
            "paste_column": "research_institution",
        }
    )

    assert figure(draft, cell("disclosed", "research_institution")) == 3


def test_a_block_that_does_not_fit_is_refused_and_stays_on_the_page(save, draft):
    answer = save({"paste": "1", "block": "1\n2\n3", "paste_row": "concluded"})

    assert "粘贴的有 3 行，从这一格往下只有 2 行" in text_of(answer)
    assert fields_of(answer)["block"].split() == ["1", "2", "3"]
    assert faults(answer.content) == []
    assert draft.revision == 1


def test_a_pasted_mark_is_said_at_its_cell_and_nothing_is_lost(save, draft):
    answer = save({"paste": "1", "block": "7\t/", "paste_row": "disclosed"})

    assert "“/”不是数字" in text_of(answer)
    assert fields_of(answer)[str(DISCLOSED)] == "7"
    assert draft.revision == 1


class TestSavingWhileTyping:
    ASKS = {"headers": {"accept": "application/json"}}

    def test_saves_and_says_when(self, save, draft):
        answer = save({OUT: "3"}, **self.ASKS)

        assert figure(draft, OUT) == 3
        assert answer.json()["seen"] == "1-2"
        assert "自动存为草稿" in answer.json()["says"]

    def test_saves_what_is_good_beside_a_mistake(self, save, draft):
        save({OUT: "3", DISCLOSED: "十"}, **self.ASKS)

        assert (figure(draft, OUT), figure(draft, DISCLOSED)) == (3, 6)

    def test_a_clash_is_told(self, client_of, draft, url):
        lin, zhao = client_of("lin"), client_of("zhao")
        of_lin = fields_of(lin.get(url))
        zhao.post(url, {**fields_of(zhao.get(url)), str(OUT): "5"})

        answer = lin.post(url, {**of_lin, str(OUT): "6"}, **self.ASKS)

        assert answer.status_code == 409
        assert "别人也改了" in answer.json()["says"]

    def test_a_locked_report_is_told(self, client_of, draft, url, lin):
        clerk = client_of("lin")
        typed = {**fields_of(clerk.get(url)), str(OUT): "6"}
        actions.send_for_signature(version=draft, by=lin, at=AT)

        assert clerk.post(url, typed, **self.ASKS).status_code == 409


def test_the_page_knows_who_changed_a_cell(save, client_of, url):
    save({OUT: "3"})

    assert "填，原来是 1" in client_of("lin").get(url).content.decode()


def test_the_page_says_what_belongs_into_the_part(client_of, url):
    answer = client_of("lin").get(url)

    assert "区分处理的只计“部分公开”" in text_of(answer)
    assert "三、收到和处理" in text_of(answer)


def test_the_sums_of_an_edition_are_given(client_of):
    answer = client_of("lin").get("/desk/reports/sums/2021/")

    assert answer.json()["edition"] == "2021"
    assert client_of("lin").get("/desk/reports/sums/1999/").status_code == 404


def test_a_table_costs_as_much_for_one_change_as_for_many(
    client_of, draft, url, lin, django_assert_num_queries
):
    clerk = client_of("lin")
    clerk.get(url)
    with CaptureQueriesContext(connection) as first:
        clerk.get(url)
    for number in range(9):
        actions.change_cells(version=draft, seen_revision=99, values={OUT: number}, by=lin, at=AT)

    with django_assert_num_queries(len(first)):
        clerk.get(url)
