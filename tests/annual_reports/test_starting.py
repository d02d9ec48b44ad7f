"""Beginning a report without a file: which year, what is prepared, and once only."""

import datetime as dt

import pytest
import time_machine
from lxml import html

from gongkai.annual_reports import actions
from gongkai.annual_reports.lifecycle import EventKind, State
from gongkai.annual_reports.models import AnnualReport
from gongkai.annual_reports.refusals import CopiedTextWaits, NotFilledIn, YearNotOffered
from gongkai.annual_reports.starting import (
    contact_of,
    waits_to_be_begun,
    year_to_begin,
    years_to_report,
)
from gongkai.audit.models import AuditRecord
from tests.annual_reports.conftest import AT, address, text_of
from tests.html_checks import faults

JANUARY = dt.date(2026, 1, 20)
NOVEMBER = dt.date(2026, 11, 25)


@pytest.fixture
def begun(qingshan, lin):
    return actions.start(agency=qingshan, year=2025, by=lin, at=AT)


def years(agency, today):
    return [each.year for each in years_to_report(agency, today)]


def test_the_year_that_ended_last_is_begun_first(qingshan):
    offered = years_to_report(qingshan, JANUARY)

    proposed = year_to_begin(offered, JANUARY)
    assert (proposed.year, proposed.due_on) == (2025, dt.date(2026, 1, 31))


def test_after_it_the_running_year_may_be_begun(qingshan, begun):
    proposed = year_to_begin(years_to_report(qingshan, NOVEMBER), NOVEMBER)

    assert proposed.year == 2026
    assert proposed.is_running


def test_years_are_those_of_the_form_and_of_the_agency(qingshan):
    qingshan.established_on = dt.date(2023, 5, 1)

    assert years(qingshan, JANUARY) == [2026, 2025, 2024, 2023]
    qingshan.established_on = None
    assert years(qingshan, JANUARY)[-1] == 2019
    qingshan.abolished_on = dt.date(2024, 7, 1)
    assert years(qingshan, JANUARY)[0] == 2024


def test_a_report_not_begun_waits_until_its_day(qingshan):
    assert waits_to_be_begun(qingshan, JANUARY).year == 2025
    assert waits_to_be_begun(qingshan, NOVEMBER) is None


def test_an_agency_that_keeps_its_reports_here_is_reminded_after_the_day(qingshan, upload):
    upload(year=2024)

    assert waits_to_be_begun(qingshan, NOVEMBER).is_late


def test_a_report_begun_waits_no_more(qingshan, begun):
    assert waits_to_be_begun(qingshan, JANUARY) is None


def test_beginning_makes_a_draft_with_the_frame(begun):
    begun.refresh_from_db()

    assert begun.state == State.DRAFT
    assert begun.edition == "2021"
    assert begun.unfilled[0] == "section.一"
    assert begun.events.get().kind == EventKind.STARTED
    assert AuditRecord.objects.filter(action="annual_reports.started").count() == 1


def test_pressing_twice_or_a_colleague_begins_it_once(qingshan, begun, person):
    again = actions.start(agency=qingshan, year=2025, by=person("zhao"), at=AT)

    assert again == begun
    assert begun.events.count() == 1


def test_a_year_without_a_form_is_refused(qingshan, lin):
    with pytest.raises(YearNotOffered, match="2019年"):
        actions.start(agency=qingshan, year=2018, by=lin, at=AT)
    assert not AnnualReport.objects.exists()


def test_a_report_that_was_only_begun_is_not_sent(begun, lin):
    with pytest.raises(NotFilledIn, match="第一部分、第二部分、第三部分"):
        actions.send_for_signature(version=begun, by=lin, at=AT)


def test_the_office_for_disclosure_is_whom_to_ask(qingshan):
    qingshan.offices.create(name="党政综合办公室", is_ogi_office=True, telephone="0000-1111111")

    contact = contact_of(qingshan)
    assert (contact.office, contact.telephone) == ("党政综合办公室", "0000-1111111")
    assert contact.address == "示例县样例路1号"


@pytest.fixture
def january():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.mark.usefixtures("january")
class TestPages:
    def test_the_list_offers_to_begin(self, client_of):
        answer = client_of("lin").get("/desk/reports/")

        assert "起草一份报告" in text_of(answer)
        assert faults(answer.content) == []

    def test_the_inbox_says_that_it_waits(self, client_of):
        answer = client_of("lin").get("/desk/")

        assert "起草，或者读入已经写好的文件" in text_of(answer)

    def test_a_signer_is_not_asked_to_begin(self, client_of):
        assert "起草" not in text_of(client_of("qian").get("/desk/reports/"))

    def test_the_page_says_which_year_why_and_what_is_prepared(self, client_of):
        answer = client_of("lin").get("/desk/reports/start/")

        assert "2025 年已经过完，报告最迟 2026年1月31日公布" in text_of(answer)
        assert "示例县青山镇人民政府2025年政府信息公开工作年度报告" in text_of(answer)
        assert "本机关资料里没有邮政编码" in text_of(answer)
        assert faults(answer.content) == []

    def test_begins_and_leads_to_the_report(self, client_of):
        answer = client_of("lin").post("/desk/reports/start/", {"year": "2025"}, follow=True)

        assert "还没有填的：第一部分、第二部分、第三部分、第四部分、第五部分、第六部分" in text_of(
            answer
        )
        assert faults(answer.content) == []

    def test_a_part_nobody_wrote_is_not_called_checked(self, client_of, begun):
        page = client_of("lin").get(begun.report.get_absolute_url())
        [parts] = html.document_fromstring(page.content).xpath("//nav[@class='parts']")

        assert parts.text_content().count("还没有填") == 6
        assert "已核对" not in parts.text_content()

    def test_starting_as_a_zero_report_leads_to_its_questions(self, client_of):
        answer = client_of("lin").post("/desk/reports/start/", {"year": "2025", "then": "zero"})

        assert answer.url.endswith("/zero/")

    def test_no_year_chosen_is_said(self, client_of):
        answer = client_of("lin").post("/desk/reports/start/", {})

        assert "请选择起草哪一年的报告" in text_of(answer)
        assert faults(answer.content) == []

    def test_a_year_begun_meanwhile_leads_to_what_was_begun(self, client_of, begun):
        answer = client_of("lin").post("/desk/reports/start/", {"year": "2025"})

        assert answer.url == begun.report.get_absolute_url()

    def test_a_page_opened_to_begin_a_year_that_is_not_offered_refuses(self, client_of):
        answer = client_of("lin").post("/desk/reports/start/", {"year": "2015"})

        assert "不能在这里起草" in text_of(answer)

    def test_when_all_is_begun_it_says_so(self, client_of, begun, qingshan, lin):
        actions.start(agency=qingshan, year=2026, by=lin, at=AT)

        answer = client_of("lin").get("/desk/reports/start/")

        assert "上一年和今年的报告都已经起草" in text_of(answer)
        assert faults(answer.content) == []

    def test_refusals_name_the_part_on_the_page(self, client_of, begun):
        answer = client_of("lin").post(address("send_for_signature", begun))

        assert answer.status_code == 409
        assert "还不能送签：第一部分" in text_of(answer)


def test_a_part_in_last_years_words_keeps_a_report_from_being_sent():
    assert "今年仍然是这样" in str(CopiedTextWaits("第五部分"))
