"""What supervision notices at 青山镇, told with its rule, and what the pages of it show and cost."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.agencies.models import Agency
from gongkai.catalog.actions import arranging, drafting, withdrawing
from gongkai.catalog.content import Ground, Status, Validity
from gongkai.catalog.models import InformationItem, ItemClass
from gongkai.catalog.supervision import items
from gongkai.catalog.supervision.board import board_of, supervised_agencies
from gongkai.catalog.supervision.columns import columns_of
from gongkai.rules.proactive.upkeep_profile import Upkeep
from gongkai.rules.work_calendar import national_calendar
from tests.catalog.conftest import AT, fresh, later
from tests.catalog.test_plans import plan

OWN, COUNTY = reverse("catalog:supervision"), reverse("catalog:county_supervision")
NOBODY = {1: Agency(pk=1)}


def on_board(agency, on):
    return board_of([agency], on=on, calendar=national_calendar())


def told(agency, on, rule):
    return [each.what for each in on_board(agency, on).noticed if each.rule is rule]


def a_class(agency, name, head="20-2"):
    return ItemClass.objects.create(agency=agency, name=name, head=head)


class TestColumns:
    def test_a_column_without_an_item_is_empty(self, qingshan, business):
        [noticed] = on_board(qingshan, AT.date()).noticed

        assert (noticed.rule, noticed.title, noticed.rests_on) == (
            Upkeep.EMPTY, "业务工作", "国办秘函〔2019〕19号",
        )  # fmt: skip
        assert noticed.url == f"/qingshan/content/?class={business.pk}"
        assert noticed.days_past(AT.date()) is None

    def test_a_column_with_a_new_item_is_fresh(self, qingshan, published):
        assert on_board(qingshan, AT.date()).noticed == ()

    def test_news_is_stale_on_the_fifteenth_day(self, qingshan, published, business):
        ItemClass.objects.update(name="工作动态")

        assert on_board(qingshan, dt.date(2026, 3, 16)).noticed == ()
        [noticed] = on_board(qingshan, dt.date(2026, 3, 17)).noticed
        assert noticed.what == (
            "最近更新 2026-03-02；“动态、要闻”2周内要有更新，应在 2026-03-16 前更新。"
        )
        assert noticed.days_past(dt.date(2026, 3, 17)) == 1

    def test_a_new_version_is_an_update(self, qingshan, published, publish, business, cast):
        ItemClass.objects.update(name="工作动态")
        when = later(days=20)
        drafting.begin_version(item=published, why="核对", by=cast["lin"], at=when)
        publish(fresh(published), at=when)

        assert on_board(qingshan, dt.date(2026, 4, 3)).noticed == ()

    def test_any_other_column_says_that_its_year_has_no_written_measure(self, qingshan, published):
        [noticed] = on_board(qingshan, dt.date(2027, 3, 3)).noticed

        assert "没有统一的书面标准" in noticed.rests_on

    def test_a_withdrawn_item_keeps_no_column_fresh(self, qingshan, published, cast):
        withdrawing.take_down(item=published, reason="有误", by=cast["zhao"], at=AT)

        assert told(qingshan, AT.date(), Upkeep.EMPTY) == ["还没有公开过一条。"]

    def test_a_column_registered_with_an_opening_balance_is_not_empty(
        self, qingshan, business, cast
    ):
        arranging.set_opening_balance(
            agency=qingshan, year=2025, item_class=business, count=64, in_force_count=0,
            source="旧网站", by=cast["zhao"], at=AT,
        )  # fmt: skip

        [noticed] = on_board(qingshan, AT.date()).noticed
        assert noticed.rule is Upkeep.NOT_FRESH
        assert "只有期初登记的" in noticed.what

    def test_a_closed_column_is_not_watched(self, qingshan, business, cast):
        arranging.close_class(item_class=business, by=cast["zhao"], at=AT)

        assert on_board(qingshan, AT.date()).noticed == ()

    def test_five_empty_columns_fail_a_site(self, qingshan, business):
        for name in "甲乙丙丁":
            a_class(qingshan, name)

        [reached] = on_board(qingshan, AT.date()).reached

        assert (reached.threshold.key, reached.count) == ("empty", 5)


class TestItems:
    def test_a_draft_is_late_from_the_day_after_its_twentieth_working_day(self, qingshan, a_draft):
        a_draft()  # formed on 25 February; Saturday 28 February is worked

        assert told(qingshan, dt.date(2026, 3, 24), Upkeep.OVERDUE) == []
        [what] = told(qingshan, dt.date(2026, 3, 25), Upkeep.OVERDUE)
        assert "应在 2026-03-24 前公开" in what
        assert "现在是“草稿”" in what

    def test_the_day_it_was_changed_counts_where_there_is_one(self, qingshan, a_draft):
        a_draft(changed_on=dt.date(2026, 3, 2))

        assert told(qingshan, dt.date(2026, 3, 25), Upkeep.OVERDUE) == []

    def test_a_period_of_its_own_that_was_not_confirmed_says_so(self, qingshan, a_draft):
        a_draft(time_limit="penalty_or_license")

        [what] = told(qingshan, dt.date(2026, 3, 20), Upkeep.OVERDUE)
        assert "以本地规定为准" in what

    @pytest.mark.parametrize("changes", [{"formed_on": None}, {"status": "on_application"}])
    def test_without_a_day_or_not_for_the_public_a_draft_is_never_late(
        self, qingshan, a_draft, changes
    ):
        a_draft(**changes)

        assert told(qingshan, dt.date(2026, 12, 1), Upkeep.OVERDUE) == []

    def test_what_is_public_is_no_longer_late(self, qingshan, published):
        assert told(qingshan, dt.date(2026, 12, 1), Upkeep.OVERDUE) == []

    def test_a_withheld_item_is_named_from_its_day_of_assessment_on(
        self, qingshan, a_draft, publish
    ):
        day = dt.date(2026, 6, 1)
        publish(
            a_draft(
                status=Status.WITHHELD.value,
                ground=Ground.INTERNAL_AFFAIRS.value,
                reassess_on=day,
            )
        )

        assert told(qingshan, dt.date(2026, 5, 31), Upkeep.REASSESS) == []
        assert told(qingshan, day, Upkeep.REASSESS) == ["登记为不公开时定的评估日期是 2026-06-01。"]

    def test_a_document_past_its_validity_is_shown_wrongly(self, qingshan, a_draft, publish):
        publish(a_draft(valid_until=dt.date(2026, 5, 31)))

        assert told(qingshan, dt.date(2026, 5, 31), Upkeep.REPEALED) == []
        [what] = told(qingshan, dt.date(2026, 6, 1), Upkeep.REPEALED)
        assert "有效期到 2026-05-31 已经届满" in what

    def test_a_repeal_that_waits_in_a_draft_is_named(self, qingshan, published, cast):
        version = drafting.begin_version(item=published, why="废止", by=cast["lin"], at=AT)
        repealed = {"validity": Validity.REPEALED.value, "validity_on": "2026-03-01"}
        version.content = {**version.content, **repealed}
        version.save()

        [what] = told(qingshan, AT.date(), Upkeep.REPEALED)
        assert "2026-03-01 起废止" in what

    def test_a_new_version_that_repeals_nothing_is_not_named(self, qingshan, published, cast):
        drafting.begin_version(item=published, why="核对", by=cast["lin"], at=AT)

        assert on_board(qingshan, AT.date()).noticed == ()

    def test_a_repeal_of_what_is_not_shown_is_not_named(self, qingshan, published, cast):
        version = drafting.begin_version(item=published, why="废止", by=cast["lin"], at=AT)
        repealed = {"validity": Validity.REPEALED.value, "validity_on": "2026-03-01"}
        version.content = {**version.content, **repealed}
        version.save()
        withdrawing.take_down(item=fresh(published), reason="有误", by=cast["zhao"], at=AT)

        assert told(qingshan, AT.date(), Upkeep.REPEALED) == []

    def test_an_explanation_of_a_withdrawn_document_leads_nowhere(
        self, qingshan, published, a_draft, publish, cast
    ):
        publish(a_draft(title="图说植树", explains=published.index_number))
        assert told(qingshan, AT.date(), Upkeep.DEAD_LINK) == []

        withdrawing.take_down(item=published, reason="有误", by=cast["zhao"], at=AT)

        [what] = told(qingshan, AT.date(), Upkeep.DEAD_LINK)
        assert what == "解读的“青山镇2026年春季义务植树活动安排”已经撤下。"

    def test_an_explanation_of_what_is_not_there_leads_nowhere(self, qingshan, published):
        InformationItem.objects.update(explains_named="青政规〔2020〕9号")

        [what] = told(qingshan, AT.date(), Upkeep.DEAD_LINK)
        assert what == "写着解读“青政规〔2020〕9号”，没有这样一条公开的信息。"

    def test_more_than_a_page_can_look_at_is_said(self, qingshan, a_draft, monkeypatch):
        monkeypatch.setattr(items, "MOST_ITEMS", 1)
        monkeypatch.setattr("gongkai.catalog.supervision.board.MOST_ITEMS", 1)
        a_draft()

        assert on_board(qingshan, AT.date()).is_cut


class TestPages:
    @pytest.fixture
    def as_user(self, client, cast):
        def signed_in(username):
            client.force_login(cast[username])
            return client

        return signed_in

    def test_the_menu_leads_there(self, as_user):
        assert f'href="{OWN}"' in as_user("lin").get("/desk/").content.decode()

    def test_my_board_says_what_is_wrong_on_which_rule_and_what_to_do(self, as_user, a_draft):
        item = a_draft()
        page = as_user("lin").get(OWN).content.decode()

        assert item.get_absolute_url() in page
        assert "《中华人民共和国政府信息公开条例》第二十六条" in page
        assert "尽快送审、审完、签发" in page

    def test_with_nothing_to_mend_the_page_says_so(self, as_user, cast):
        assert "没有要处理的" in as_user("wang").get(OWN).content.decode()

    def test_a_board_without_columns_says_that_none_were_looked_at(self, as_user, cast):
        assert "没有目录类别，栏目没有查" in as_user("wang").get(OWN).content.decode()

    def test_a_board_with_columns_does_not_say_so(self, as_user, business):
        assert "栏目没有查" not in as_user("lin").get(OWN).content.decode()

    def test_a_township_does_not_see_the_county(self, as_user, business):
        assert as_user("wang").get(COUNTY).status_code == 404

    def test_a_board_of_one_township_shows_nothing_of_another(self, as_user, a_draft):
        a_draft()

        assert "义务植树" not in as_user("wang").get(OWN).content.decode()

    def test_the_county_sees_how_many_and_behind_it_which(self, as_user, a_draft):
        a_draft()
        client = as_user("he")

        assert "?agency=qingshan" in client.get(COUNTY).content.decode()
        assert "义务植树" in client.get(COUNTY, {"agency": "qingshan"}).content.decode()

    def test_an_agency_that_is_not_supervised_is_not_found(self, as_user):
        Agency.objects.add_root(
            create_kwargs={
                "code": "linxian",
                "name": "邻县",
                "kind": "government",
                "level": "county",
            }
        )

        assert as_user("he").get(COUNTY, {"agency": "linxian"}).status_code == 404

    def test_those_with_most_to_mend_come_first(self, cast, business):
        office = Agency.objects.get(code="shili-fuban")
        board = board_of(supervised_agencies(office), on=AT.date(), calendar=national_calendar())

        assert [(row.agency.code, row.total) for row in board.rows] == [
            ("qingshan", 1),
            ("shili-fuban", 0),
            ("lvshui", 0),
        ]


def queries_of(call):
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


def test_a_board_takes_five_queries_with_few_and_with_many(qingshan, a_draft, published, business):
    watched = list(Agency.objects.all())

    def ask():
        board_of(watched, on=dt.date(2026, 12, 1), calendar=national_calendar())

    few = queries_of(ask)
    for number in range(15):
        a_draft(title=f"第{number}件信息的标题")
        a_class(qingshan, f"第{number}类")

    assert (few, queries_of(ask)) == (5, 5)


@pytest.mark.parametrize(("username", "address", "own"), [("qian", OWN, 5), ("he", COUNTY, 6)])
def test_a_page_takes_the_frame_and_its_own_few_queries(
    client, cast, business, username, address, own
):
    client.force_login(cast[username])
    client.get(address)
    frame = queries_of(lambda: client.get("/desk/help/"))

    assert queries_of(lambda: client.get(address)) <= frame + own


@pytest.mark.parametrize(
    ("index", "found"),
    [
        ("item_past_its_validity", lambda: items.past_validity(NOBODY, AT.date())),
        ("item_that_explains", lambda: items.leading_nowhere(NOBODY)),
        ("item_to_reassess", lambda: items.to_reassess(NOBODY, AT.date())),
        ("item_updated_last_of_class", lambda: columns_of(NOBODY)),
    ],
)
def test_each_list_is_read_from_its_index(db, index, found):
    assert index in plan(found())
