"""Last days set by those above, reminders, and what makes a report late."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse

from gongkai.accounts.models import Appointment, User
from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions, reminding
from gongkai.annual_reports.deadlines import Deadlines, due_day
from gongkai.annual_reports.models import AnnualReport, Reminder
from gongkai.annual_reports.refusals import NothingToRemind, RemindedToday
from gongkai.audit.models import AuditRecord
from gongkai.jobs import clock
from gongkai.rules.annual_report.deadlines import (
    DayOfYear,
    Group,
    LaterThanTheLaw,
    calendar_days_late,
)
from tests.annual_reports.conftest import AT, CHINA, text_of
from tests.html_checks import faults

SEASON = reverse("annual_reports:season")
OFFICE = "shili-fuban"
WEEKS = dt.timedelta(weeks=9)
TOWNS_DAY = DayOfYear(1, 23)


@pytest.fixture
def season(he, above):
    """He sets the townships' day at 23 January and reminds five working days before, and one."""
    actions.set_season(
        agency=above, days={Group.NOT_NAMED: TOWNS_DAY}, remind_before=[1, 5], by=he, at=AT
    )


@pytest.fixture
def only_qingshan(county):
    """Nobody works in the other agencies, so that reminders go to one."""
    Appointment.objects.exclude(agency__code__in=["qingshan", OFFICE]).delete()


def morning(day):
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(8, 30), tzinfo=CHINA)


class TestTheLastDay:
    def test_is_the_one_of_the_competent_department(self, season, qingshan):
        assert Deadlines.load().due_on(qingshan, 2025) == dt.date(2026, 1, 23)

    def test_of_a_department_stays_that_of_the_law(self, season):
        bureau = Agency.objects.get(code="shili-fagai")

        assert Deadlines.load().due_on(bureau, 2025) == dt.date(2026, 1, 31)

    def test_may_be_set_by_the_government_directly_above(self, county, he):
        shili = Agency.objects.get(code="shili")
        actions.set_season(
            agency=shili, days={Group.NOT_NAMED: TOWNS_DAY}, remind_before=[], by=he, at=AT
        )

        lvshui = Agency.objects.get(code="lvshui")
        assert Deadlines.load().due_on(lvshui, 2025) == dt.date(2026, 1, 23)

    def test_is_never_set_after_the_law(self, above, he):
        with pytest.raises(LaterThanTheLaw):
            actions.set_season(
                agency=above,
                days={Group.DEPARTMENTS: DayOfYear(2, 1)},
                remind_before=[],
                by=he,
                at=AT,
            )

    def test_of_many_agencies_is_one_question(self, season, django_assert_num_queries):
        agencies = list(Agency.objects.all())

        with django_assert_num_queries(1):
            deadlines = Deadlines.load()
            assert len({deadlines.due_on(each, 2025) for each in agencies}) > 1

    def test_set_is_on_the_audit_chain(self, season):
        record = AuditRecord.objects.latest("pk")

        assert (record.action, record.agency_code) == ("annual_reports.season_set", OFFICE)


class TestLate:
    def test_a_superior_who_waits_for_weeks_makes_nobody_late(self, published, he, above):
        actions.accept(version=published, by=he, acting_for=above, at=AT + WEEKS)

        report = AnnualReport.objects.get()
        assert days_late(report, AT + WEEKS) == 0

    def test_a_return_after_the_last_day_makes_nobody_late(self, returned, lin):
        actions.begin_correction(version=returned, by=lin, at=AT + WEEKS)

        assert days_late(AnnualReport.objects.get(), AT + WEEKS) == 0

    def test_an_agency_that_has_not_filed_is_late_by_today(self, draft):
        assert days_late(AnnualReport.objects.get(), morning("2026-02-03")) == 3

    def test_a_report_returned_after_its_day_is_not_late_in_the_inbox(self, client_of, returned):
        tasks = client_of("lin").get("/desk/").context["inbox"].groups

        assert [str(group) for group, _jobs in tasks] == ["undated"]


def days_late(report, at):
    filed_on = report.filed_at.astimezone(CHINA).date() if report.filed_at else None
    return calendar_days_late(due_day(report), filed_on, at.date())


class TestRemindersByTheClock:
    @pytest.mark.parametrize(
        ("day", "stages"),
        [
            ("2026-01-15", []),  # six working days are left
            ("2026-01-16", [5]),
            ("2026-01-22", [1]),  # the day before; five was missed
            ("2026-01-26", []),  # the day has passed: it is in the inbox as late
        ],
    )
    def test_come_at_the_working_days_that_were_set(self, season, only_qingshan, day, stages):
        reminding.remind_agencies(morning(day))

        found = Reminder.objects.filter(agency__code="qingshan")
        assert list(found.values_list("stage", flat=True)) == stages

    def test_come_once_at_each_stage(self, season, only_qingshan):
        numbers = [
            reminding.remind_agencies(morning(day))
            for day in ("2026-01-16", "2026-01-19", "2026-01-22", "2026-01-22")
        ]

        found = Reminder.objects.filter(agency__code="qingshan").order_by("at")
        assert [each.stage for each in found] == [5, 1]
        assert numbers[1] == numbers[3] == 0

    def test_do_not_come_on_a_day_off(self, season, only_qingshan):
        assert reminding.remind_agencies(morning("2026-01-17")) == 0

    def test_do_not_come_to_who_has_filed(self, season, only_qingshan, published):
        reminding.remind_agencies(morning("2026-01-22"))

        assert not Reminder.objects.filter(agency__code="qingshan").exists()

    def test_come_at_the_usual_stages_where_none_were_set(self, only_qingshan):
        reminding.remind_agencies(morning("2026-01-12"))

        assert Reminder.objects.get(agency__code="qingshan").stage == 15

    def test_go_by_mail_where_there_is_an_address(
        self, season, only_qingshan, django_capture_on_commit_callbacks
    ):
        User.objects.filter(username="lin").update(email="lin@example.com")

        with django_capture_on_commit_callbacks(execute=True):
            reminding.remind_agencies(morning("2026-01-22"))

        [letter] = mail.outbox
        assert letter.to == ["lin@example.com"]
        assert "最迟2026年1月23日公布" in letter.subject

    def test_do_not_go_by_mail_where_no_server_is_named(self, season, only_qingshan, settings):
        settings.SENDS_MAIL = False
        User.objects.filter(username="lin").update(email="lin@example.com")

        reminding.remind_agencies(morning("2026-01-22"))

        assert Reminder.objects.get(agency__code="qingshan").email_count == 0

    def test_stand_at_the_report_in_the_inbox(self, season, only_qingshan, draft, client_of):
        reminding.remind_agencies(morning("2026-01-22"))

        assert "第1版 · 1月22日催办" in text_of(client_of("lin").get("/desk/"))

    def test_are_work_of_the_clock(self):
        assert "annual_reports.remind" in {work.name for work in clock.works()}


class TestRemindersByTheSuperior:
    def test_are_sent_by_a_press_and_recorded(self, client_of, county):
        officer = client_of("he", OFFICE)

        answer = officer.post(address_of("qingshan"), follow=True)

        assert "已催办示例县青山镇人民政府" in text_of(answer)
        assert Reminder.objects.get().by.username == "he"

    def test_of_a_filed_report_are_refused(self, client_of, published):
        answer = client_of("he", OFFICE).post(address_of("qingshan"), follow=True)

        assert "已经报送，不用催办" in text_of(answer)

    def test_of_one_that_was_reminded_today_are_refused_until_tomorrow(self, he, qingshan, above):
        asked = {"agency": qingshan, "year": 2025, "due_on": dt.date(2026, 1, 31)}
        asked |= {"by": he, "acting_for": above}
        actions.remind(**asked, at=AT)

        with pytest.raises(RemindedToday, match="今天 10:00 已经催办过"):
            actions.remind(**asked, at=AT + dt.timedelta(hours=3))

        actions.remind(**asked, at=AT + dt.timedelta(days=1))
        assert Reminder.objects.count() == 2

    def test_lead_back_to_pages_of_ours_only(self, client_of, county):
        officer = client_of("he", OFFICE)

        inside = officer.post(address_of("qingshan"), {"back": "/desk/reports/?year=2025"})
        outside = officer.post(address_of("qingshan"), {"back": "https://example.com/"})

        assert inside.url == "/desk/reports/?year=2025"
        assert outside.url == "/desk/reports/"

    def test_are_not_the_business_of_the_agency_itself(self, client_of, county):
        assert client_of("lin").post(address_of("qingshan")).status_code == 403

    def test_by_somebody_who_receives_nothing_of_it_are_refused(self, county, he, qingshan):
        with pytest.raises(NothingToRemind, match="不由"):
            actions.remind(
                agency=qingshan,
                year=2025,
                due_on=dt.date(2026, 1, 31),
                by=he,
                acting_for=Agency.objects.get(code="lvshui"),
                at=AT,
            )

    def test_of_an_agency_elsewhere_are_not_found(self, client_of, county):
        assert client_of("he", OFFICE).post(address_of("fancheng")).status_code == 404


def address_of(code):
    return reverse("annual_reports:remind", kwargs={"code": code, "year": 2025})


class TestThePage:
    def test_shows_the_law_the_day_set_and_the_last_working_day(self, client_of, season):
        answer = client_of("he", OFFICE).get(SEASON)

        assert "1月23日" in answer.content.decode()
        assert "最后一个工作日是" in text_of(answer)
        assert faults(answer.content) == []

    def test_keeps_what_was_set(self, client_of, county, above):
        client_of("he", OFFICE).post(SEASON, {"not_named": "1-23", "remind_before": "10，3"})

        kept = Deadlines.load().by_id[above.pk]
        assert (kept.days, kept.remind_before) == ({"not_named": [1, 23]}, [10, 3])

    @pytest.mark.parametrize(
        ("typed", "says"),
        [
            ({"departments": "2月1日", "remind_before": "5"}, "最迟为1月31日"),
            ({"departments": "月底", "remind_before": "5"}, "日子写成 1月23日 这样"),
            ({"departments": "2月30日", "remind_before": "5"}, "日子写成 1月23日 这样"),
            ({"remind_before": "一周"}, "用逗号分开"),
            ({"remind_before": "90"}, "用逗号分开"),
            ({}, "请至少填一个数"),
        ],
    )
    def test_refuses_what_cannot_be_and_keeps_it_on_the_page(self, client_of, county, typed, says):
        answer = client_of("he", OFFICE).post(SEASON, typed)

        assert says in text_of(answer)
        assert faults(answer.content) == []

    def test_is_for_those_who_supervise(self, client_of, county):
        assert client_of("lin").get(SEASON).status_code == 403
