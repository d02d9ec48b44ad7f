"""On 20 January 2026 the county looks at the reports of 2025; the townships and bureaus are due on 31 January."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.accounts.models import Appointment, Role
from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions
from gongkai.annual_reports.board import queries
from gongkai.annual_reports.board.forms import BoardForm
from gongkai.annual_reports.board.standing import with_report_of
from gongkai.annual_reports.lifecycle import SignedAs
from gongkai.annual_reports.models import AnnualReport, Reminder, Scope, SeasonSettings
from gongkai.practice import reports as samples
from tests.annual_reports.conftest import AT, QINGSHAN, text_of
from tests.factories import SINCE, an_agency

BOARD = "/desk/reports/board/"
BEFORE = dt.datetime(2026, 1, 20, 3, tzinfo=dt.UTC)
WITHOUT_WHOLE_TABLES = {"postgresql": "SET LOCAL enable_seqscan = off", "sqlite": "SELECT 1"}
AFTER = dt.datetime(2026, 2, 3, 3, tzinfo=dt.UTC)  # two working days after 31 January, a Saturday


@pytest.fixture
def shown(client_of):
    """The board as the officer of the county's office sees it at a moment."""

    def show(at=BEFORE, **asked):
        with time_machine.travel(at, tick=False):
            return client_of("he", agency="shili-fuban").get(BOARD, asked)

    return show


def rows_of(page):
    return {each.name: each for each in page.context["board"].rows}


@pytest.fixture
def slipped(upload):
    return upload(samples.with_slip(samples.sample_report(QINGSHAN, 2025, samples.TOWN_THIS_YEAR)))


class TestHeading:
    def test_answers_how_many_and_how_many_are_accepted(self, shown):
        assert "2025年报：8 家，0 家已接受" in text_of(shown())

    def test_says_how_many_are_late_once_the_day_has_passed(self, shown, draft):
        page = text_of(shown(AFTER))

        assert "8 家迟了" in page

    def test_counts_those_that_were_accepted(self, shown, accepted):
        assert "8 家，1 家已接受" in text_of(shown())


@pytest.fixture
def accepted(published, person):
    county = Agency.objects.get(code="shili-fuban")
    actions.accept(version=published, by=person("he"), acting_for=county, at=AT)
    return published


class TestRows:
    def test_an_agency_that_has_not_begun(self, shown):
        row = rows_of(shown())["白云乡"]

        assert (row.words, row.next_step, row.url) == (["未启"], "等它开始填", "")

    def test_a_draft_with_its_findings_and_figures(self, shown, slipped):
        row = rows_of(shown())["青山镇"]

        assert (row.words, row.errors > 0) == (["填报"], True)
        assert {column.label: value for column, value in row.figures}[
            "新收"
        ] == 6 + 2 + 1 + 1 + 1 + 1

    def test_days_left_are_working_days(self, shown):
        row = rows_of(shown())["青山镇"]

        assert (row.due_on, row.days) == (dt.date(2026, 1, 31), 8)  # 21-23 and 26-30 January

    def test_a_day_that_has_passed(self, shown):
        row = rows_of(shown(AFTER))["青山镇"]

        assert (row.is_late, row.late_by) == (True, 2)  # 2 and 3 February

    def test_one_that_waits_for_the_superior_is_not_late(self, shown, published):
        row = rows_of(shown(AFTER))["青山镇"]

        assert (row.words, row.is_late, row.next_step) == (["已报", "公布"], False, "审看")

    def test_an_accepted_one_asks_for_nothing(self, shown, accepted):
        row = rows_of(shown())["青山镇"]

        assert (row.words, row.next_step) == (["接受", "公布"], "")

    @pytest.mark.parametrize(("stage", "step"), [("sent", "等两方签批"), ("signed", "等公布")])
    def test_what_the_agency_itself_waits_for(self, shown, request, stage, step):
        request.getfixturevalue(stage)

        assert rows_of(shown())["青山镇"].next_step == step

    def test_one_returned_waits_to_be_handed_in_again(self, shown, published, person):
        county = Agency.objects.get(code="shili-fuban")
        actions.return_with_remarks(
            version=published,
            remarks=[("section.五", "太短")],
            by=person("he"),
            acting_for=county,
            at=AT,
        )

        row = rows_of(shown())["青山镇"]
        assert (row.words[0], row.next_step) == ("退回", "等重报")

    def test_one_reopened_waits_for_its_correction(self, shown, accepted, lin):
        actions.reopen(version=accepted, reason="数错了", by=lin, at=AT)

        row = rows_of(shown())["青山镇"]
        assert (row.words[0], row.next_step) == ("重开", "等更正版")

    def test_one_handed_in_after_its_day_stays_marked(self, shown, sent, person):
        late = dt.datetime(2026, 2, 2, 9, tzinfo=AT.tzinfo)
        for signed_as, who in ((SignedAs.LEADER, "qian"), (SignedAs.HEAD_OF_OGI_OFFICE, "zhao")):
            actions.sign(version=sent, signed_as=signed_as, by=person(who), at=late)
        actions.publish(version=sent, by=person("lin"), at=late)

        assert rows_of(shown(AFTER))["青山镇"].was_late


class TestFilters:
    def test_by_stage(self, shown, draft):
        assert list(rows_of(shown(stage="filling"))) == ["青山镇"]

    def test_by_kind(self, shown):
        assert list(rows_of(shown(kind="street_office"))) == ["平安街道"]

    def test_by_errors(self, shown, slipped, upload):
        upload(samples.sample_report("示例县绿水镇人民政府", 2025, samples.QUIET), agency=lvshui())

        assert list(rows_of(shown(mistaken="1"))) == ["青山镇"]

    def test_by_lateness(self, shown, published):
        assert "青山镇" not in rows_of(shown(AFTER, late="1"))
        assert len(rows_of(shown(AFTER, late="1"))) == 8 - 1

    def test_nobody_is_late_before_the_day(self, shown):
        assert rows_of(shown(late="1")) == {}

    def test_nonsense_in_the_address_is_as_nothing(self, shown):
        page = shown(year="x", stage="y", kind="z", under="'", after="%")

        assert len(rows_of(page)) == 8

    def test_another_year_has_its_own_reports(self, shown, draft):
        assert rows_of(shown(year="2024"))["青山镇"].words == ["未启"]


def lvshui():
    return Agency.objects.get(code="lvshui")


class TestManyAgencies:
    def test_pages_follow_the_tree(self, shown, monkeypatch):
        monkeypatch.setattr("gongkai.annual_reports.board.rows.PAGE_SIZE", 5)

        first = shown()
        second = shown(after=first.context["board"].next_place)

        assert (len(rows_of(first)), len(rows_of(second))) == (5, 8 - 5)
        assert not set(rows_of(first)) & set(rows_of(second))

    def test_counties_are_folded_and_can_be_opened(self, client_of, person, county_of_counties):
        page = client_of("he", agency="shi").get(BOARD)
        [first, _second] = page.context["folds"]

        inside = client_of("he", agency="shi").get(BOARD + first[1])

        assert (first[0].name, first[0].tally.total) == ("甲县人民政府", 3)
        assert set(rows_of(inside)) == {"甲县人民政府", "甲县一局", "甲县二局"}

    def test_the_page_costs_the_same_however_many_there_are(self, client_of, draft):
        officer = client_of("he", agency="shili-fuban")
        officer.get(BOARD)
        with CaptureQueriesContext(connection) as few:
            officer.get(BOARD, {"year": 2025})
        above = Agency.objects.get(code="shili")
        office = Agency.objects.get(code="shili-fuban")
        for number in range(30):
            an_agency(
                f"ju{number}", f"示例县第{number}局", above=above, competent_department=office
            )

        with CaptureQueriesContext(connection) as many:
            officer.get(BOARD, {"year": 2025})

        assert len(many) == len(few)

    def test_the_page_asks_three_times_beyond_what_every_page_of_the_desk_asks(
        self, client_of, draft
    ):
        officer = client_of("he", agency="shili-fuban")
        with CaptureQueriesContext(connection) as frame:
            officer.get("/desk/help/")

        with CaptureQueriesContext(connection) as board:
            officer.get(BOARD)

        assert len(board) - len(frame) <= 3


@pytest.fixture
def county_of_counties(county, person):
    """A city with two counties of two bureaus each; He is its officer too."""
    city = an_agency("shi", "某市人民政府", kind="government", level="city")
    for letter, name in (("jia", "甲"), ("yi", "乙")):
        below = an_agency(letter, f"{name}县人民政府", above=city, kind="government")
        an_agency(f"{letter}-1", f"{name}县一局", above=below)
        an_agency(f"{letter}-2", f"{name}县二局", above=below)
    Appointment.objects.create(
        user=person("he"), agency=city, role=Role.COUNTY_OFFICER, from_on=SINCE
    )


@pytest.mark.parametrize("username", ["lin", "zhao", "admin"])
def test_the_board_is_for_the_supervising_office(client_of, username):
    assert client_of(username).get(BOARD).status_code == 403


@pytest.fixture
def reports_of_a_century(county):
    """More reports of each agency than there will be, counted by the database."""
    AnnualReport.objects.bulk_create(
        AnnualReport(agency=agency, year=year, scope=scope)
        for agency in Agency.objects.all()
        for year in range(2008, 2101)
        for scope in Scope
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute(WITHOUT_WHOLE_TABLES[connection.vendor])


def test_reports_are_found_by_agency_year_and_scope(reports_of_a_century):
    """A page does not read the reports of everybody; among few agencies that has to be asked for."""
    asked = BoardForm({"year": "2025"}, this_year=2026)
    area = queries.area_within(Agency.objects.get(code="shili"), asked)
    page = with_report_of(area, 2025).order_by("path").values("pk", "stage")[:101]

    plan = page.explain()

    by_the_constraint = (
        "one_report_per_agency_year_and_scope",
        "(agency_id=? AND year=? AND scope=?)",
    )
    assert any(each in plan for each in by_the_constraint), plan


class TestReminding:
    def remind(self, officer, at=BEFORE):
        with time_machine.travel(at, tick=False):
            return officer.post("/desk/reports/board/remind/?year=2025", follow=True)

    def test_all_that_handed_in_nothing_are_reminded_once_a_day(self, client_of, published):
        officer = client_of("he", agency="shili-fuban")

        first = text_of(self.remind(officer))
        again = text_of(self.remind(officer))

        assert "已催办 6 家" in first  # eight without 青山镇, which filed, and the office itself
        assert "今天已经催过" in again
        assert Reminder.objects.count() == 6

    def test_the_next_day_they_are_reminded_again(self, client_of, county):
        officer = client_of("he", agency="shili-fuban")
        self.remind(officer)

        self.remind(officer, BEFORE + dt.timedelta(days=1))

        assert Reminder.objects.count() == 2 * 7

    def test_the_row_says_that_it_was_reminded_today(self, client_of, shown, county):
        self.remind(client_of("he", agency="shili-fuban"))

        assert "今天催过" in text_of(shown())


def test_a_day_the_office_has_set_counts_on_the_board(shown, county):
    SeasonSettings.objects.create(
        agency=Agency.objects.get(code="shili-fuban"), days={"not_named": [1, 15]}
    )

    row = rows_of(shown())["青山镇"]

    assert (row.due_on, row.is_late) == (dt.date(2026, 1, 15), True)
