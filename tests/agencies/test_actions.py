import datetime as dt

import pytest
from django.db import IntegrityError

from gongkai.agencies import actions, queries
from gongkai.agencies.models import Agency, AgencyName
from gongkai.agencies.refusals import (
    AgencyRefusal,
    CodeRefused,
    MoveRefused,
    NotInBeing,
    StillHasSubordinates,
)
from gongkai.audit.models import AuditRecord
from gongkai.rules.annual_report.deadlines import DayOfYear, LaterThanTheLaw
from tests.agencies.county import DONE, agency, placed

pytestmark = pytest.mark.usefixtures("county")
MARCH = dt.date(2026, 3, 1)
BUREAU = {"name": "示例县教育局", "kind": "department", "level": "county"}


def added(code="education", **values):
    values = {**BUREAU, **values}
    return actions.add_agency(superior=agency("shili"), code=code, **values, **DONE)


class TestAdding:
    def test_an_agency_stands_under_its_superior_and_is_supervised_by_the_office(self):
        bureau = added()

        assert queries.superior_of(bureau).code == "shili"
        assert bureau.competent_department.code == "shili-office"

    def test_it_is_recorded_in_the_chain_of_the_agency(self):
        added()

        kept = AuditRecord.objects.get()
        assert (kept.agency_code, kept.action) == ("education", "agencies.added")
        assert kept.facts == {"name": "示例县教育局", "superior": "shili"}

    def test_the_top_of_a_tree_has_no_superior(self):
        top = actions.add_agency(
            superior=None,
            code="other",
            name="另一县人民政府",
            kind="government",
            level="county",
            **DONE,
        )

        assert top.depth == 1

    @pytest.mark.parametrize(
        "code", ["", "Desk", "2nd", "a--b", "a-", "x" * 41, "desk", "agencies"]
    )
    def test_a_code_that_cannot_be_an_address_is_refused(self, code):
        with pytest.raises(CodeRefused, match="怎么办"):
            added(code)

    def test_the_code_of_an_abolished_agency_is_not_given_again(self):
        actions.abolish_agency(agency=agency("finance"), on=MARCH, **DONE)

        with pytest.raises(CodeRefused, match="撤销后也不再给别的机关"):
            added("finance")

    def test_the_database_refuses_a_reserved_code_too(self):
        with pytest.raises(IntegrityError, match="agency_code_is_not_reserved"):
            Agency.objects.filter(code="finance").update(code="desk")

    def test_an_abolished_superior_takes_nobody_in(self):
        bureau = agency("finance")
        actions.abolish_agency(agency=bureau, on=MARCH, **DONE)

        with pytest.raises(NotInBeing):
            actions.add_agency(superior=bureau, code="education", **BUREAU, **DONE)


class TestEditing:
    def test_what_changed_is_recorded_with_what_stood_before(self):
        actions.edit_agency(
            agency=agency("finance"), telephone="0000-1234", established_on=MARCH, **DONE
        )

        kept = AuditRecord.objects.get()
        assert kept.facts["before"] == {"telephone": "", "established_on": None}
        assert kept.facts["after"] == {"telephone": "0000-1234", "established_on": "2026-03-01"}

    def test_the_same_values_change_and_record_nothing(self):
        actions.edit_agency(agency=agency("finance"), name="示例县财政局", **DONE)

        assert AuditRecord.objects.count() == 0

    def test_a_competent_department_that_is_named_goes_before_the_usual_one(self):
        actions.edit_agency(
            agency=agency("qingshan"), named_competent_department=agency("finance"), **DONE
        )

        assert agency("qingshan").competent_department.code == "finance"
        assert AuditRecord.objects.get().facts["after"] == {"named_competent_department": "finance"}

    def test_a_name_put_right_is_put_right_among_the_names(self):
        rename("示例县财务局")
        actions.edit_agency(agency=agency("finance"), name="示例县财政和国资局", **DONE)

        assert [each.name for each in queries.names_of(agency("finance"))] == [
            "示例县财政和国资局",
            "示例县财政局",
        ]


def rename(name, from_on=MARCH, code="finance"):
    actions.rename_agency(agency=agency(code), name=name, short_name="", from_on=from_on, **DONE)


class TestRenaming:
    def test_the_new_name_holds_from_its_day(self):
        rename("示例县财政和国资局")

        bureau = agency("finance")
        assert str(bureau) == "示例县财政和国资局"
        assert queries.name_on(bureau, MARCH - dt.timedelta(days=1)) == "示例县财政局"
        assert queries.name_on(bureau, MARCH) == "示例县财政和国资局"

    def test_a_name_to_come_waits_for_its_day(self):
        rename("示例县财政和国资局", dt.date(2026, 4, 1))

        assert agency("finance").name == "示例县财政局"
        assert actions.refresh_names(dt.date(2026, 3, 31)) == 0
        assert actions.refresh_names(dt.date(2026, 4, 1)) == 1
        assert agency("finance").name == "示例县财政和国资局"

    def test_an_agency_that_never_changed_its_name_has_it_on_every_day(self):
        assert queries.name_on(agency("finance"), dt.date(1990, 1, 1)) == "示例县财政局"

    def test_a_second_name_from_the_same_day_replaces_the_first(self):
        rename("示例县财务局")
        rename("示例县财政和国资局")

        assert AgencyName.objects.count() == 2
        assert str(queries.names_of(agency("finance"))[0]) == "示例县财政和国资局"

    def test_an_office_that_is_no_longer_called_one_supervises_nobody(self):
        rename("示例县政务中心", code="shili-office")

        assert agency("finance").competent_department is None


class TestMoving:
    def test_an_agency_moves_with_all_below_it(self):
        station = placed(agency("finance"), "station", "财政所")

        actions.move_agency(agency=agency("finance"), superior=agency("qingshan"), **DONE)

        assert [each.code for each in queries.path_of(agency("station"))] == [
            "shili",
            "qingshan",
            "finance",
            "station",
        ]
        assert station.pk == agency("station").pk

    @pytest.mark.parametrize("target", ["finance", "station"])
    def test_it_cannot_move_below_itself(self, target):
        placed(agency("finance"), "station", "财政所")

        with pytest.raises(MoveRefused, match="自己或它的下级"):
            actions.move_agency(agency=agency("finance"), superior=agency(target), **DONE)

    def test_moving_to_where_it_stands_records_nothing(self):
        actions.move_agency(agency=agency("finance"), superior=agency("shili"), **DONE)

        assert AuditRecord.objects.count() == 0

    def test_the_record_says_from_where_to_where(self):
        actions.move_agency(agency=agency("finance"), superior=agency("qingshan"), **DONE)

        assert AuditRecord.objects.get().facts == {"superior": "qingshan", "before": "shili"}

    def test_the_top_of_one_tree_moves_into_another(self):
        top = placed(None, "zone", "示例开发区管委会", "zone")

        actions.move_agency(agency=top, superior=agency("shili"), **DONE)

        assert agency("zone").competent_department.code == "shili-office"


class TestEnding:
    def test_a_merged_agency_names_who_took_over(self):
        actions.merge_agency(agency=agency("lvshui"), into=agency("qingshan"), on=MARCH, **DONE)

        assert queries.final_successor(agency("lvshui")).code == "qingshan"
        assert queries.by_code("lvshui").abolished_on == MARCH

    def test_successors_are_followed_to_the_last(self):
        actions.merge_agency(agency=agency("lvshui"), into=agency("qingshan"), on=MARCH, **DONE)
        actions.merge_agency(agency=agency("qingshan"), into=agency("finance"), on=MARCH, **DONE)

        assert queries.final_successor(agency("lvshui")).code == "finance"
        assert queries.final_successor(agency("finance")) is None

    def test_it_cannot_merge_into_itself(self):
        with pytest.raises(AgencyRefusal, match="不能并入自己"):
            actions.merge_agency(agency=agency("lvshui"), into=agency("lvshui"), on=MARCH, **DONE)

    def test_it_cannot_merge_into_one_that_is_gone(self):
        gone = agency("qingshan")
        actions.abolish_agency(agency=gone, on=MARCH, **DONE)

        with pytest.raises(NotInBeing, match="青山镇人民政府已撤销"):
            actions.merge_agency(agency=agency("lvshui"), into=gone, on=MARCH, **DONE)

    def test_an_agency_with_others_below_it_does_not_end(self):
        with pytest.raises(StillHasSubordinates, match="还有 4 个机关"):
            actions.abolish_agency(agency=agency("shili"), on=MARCH, **DONE)

    def test_a_day_to_come_is_refused(self):
        with pytest.raises(AgencyRefusal, match="还没有到"):
            actions.abolish_agency(agency=agency("lvshui"), on=dt.date(2026, 3, 3), **DONE)

    def test_a_day_before_it_was_established_is_refused(self):
        actions.edit_agency(agency=agency("lvshui"), established_on=MARCH, **DONE)

        with pytest.raises(AgencyRefusal, match="不能早于设立日期"):
            actions.abolish_agency(agency=agency("lvshui"), on=MARCH - dt.timedelta(days=1), **DONE)

    def test_an_abolished_agency_cannot_be_edited(self):
        gone = agency("lvshui")
        actions.abolish_agency(agency=gone, on=MARCH, **DONE)

        with pytest.raises(NotInBeing):
            actions.edit_agency(agency=gone, telephone="1", **DONE)

    def test_it_is_there_until_the_day_before(self):
        actions.abolish_agency(agency=agency("lvshui"), on=MARCH, **DONE)

        def there(day):
            return Agency.objects.filter(queries.in_being(day), code="lvshui").exists()

        assert there(MARCH - dt.timedelta(days=1))
        assert not there(MARCH)


class TestReportDay:
    def test_a_township_may_have_an_earlier_day(self):
        actions.set_report_day(agency=agency("qingshan"), day=DayOfYear(1, 20), **DONE)

        assert agency("qingshan").own_report_day == DayOfYear(1, 20)

    def test_a_day_after_the_statutory_one_is_refused(self):
        with pytest.raises(LaterThanTheLaw, match="最迟为1月31日"):
            actions.set_report_day(agency=agency("finance"), day=DayOfYear(2, 1), **DONE)

    def test_a_day_that_does_not_exist_is_refused(self):
        with pytest.raises(AgencyRefusal, match="没有1月32日这一天"):
            actions.set_report_day(agency=agency("qingshan"), day=DayOfYear(1, 32), **DONE)

    def test_it_can_be_taken_back(self):
        actions.set_report_day(agency=agency("qingshan"), day=DayOfYear(1, 20), **DONE)
        actions.set_report_day(agency=agency("qingshan"), day=None, **DONE)

        assert agency("qingshan").own_report_day is None

    def test_the_database_refuses_half_a_day(self):
        with pytest.raises(IntegrityError, match="agency_report_day"):
            Agency.objects.filter(code="qingshan").update(report_month=1)


class TestSupervision:
    def test_departments_and_townships_are_supervised_by_the_office_of_their_government(self):
        codes = {each.code for each in queries.supervised_by(agency("shili-office"))}

        assert codes == {"finance", "qingshan", "lvshui"}

    def test_the_office_and_its_government_are_supervised_from_above(self):
        city = placed(None, "city", "示例市人民政府", "government", "city")
        placed(city, "city-office", "示例市人民政府办公室", level="city")
        actions.move_agency(agency=agency("shili"), superior=city, **DONE)

        assert agency("shili-office").competent_department.code == "city-office"
        assert agency("shili").competent_department.code == "city-office"
        assert agency("qingshan").competent_department.code == "shili-office"


def test_an_agency_is_found_by_its_former_name():
    rename("示例县财政和国资局")

    assert [each.code for each in queries.matching(Agency.objects.all(), "县财政局")] == ["finance"]
    assert queries.matching(Agency.objects.all(), "").count() == 5


def test_the_subtree_is_the_agency_and_all_below():
    placed(agency("qingshan"), "station", "青山镇财政所")

    assert [each.code for each in queries.subtree(agency("qingshan"))] == ["qingshan", "station"]
