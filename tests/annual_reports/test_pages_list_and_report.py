"""The list of reports, and the page of one report with its steps."""

import pytest
from django.urls import reverse

from gongkai.annual_reports import actions
from gongkai.annual_reports.lifecycle import SignedAs, State
from gongkai.annual_reports.models import AnnualReport
from gongkai.annual_reports.views import reports as views
from gongkai.practice import reports as samples
from gongkai.rules.annual_report.report import Report
from gongkai.storage import place
from tests.annual_reports.conftest import AT, QINGSHAN, address, text_of
from tests.html_checks import faults

LIST = reverse("annual_reports:report_list")


@pytest.fixture
def slipped(upload):
    return upload(samples.with_slip(samples.sample_report(QINGSHAN, 2025, samples.TOWN_THIS_YEAR)))


class TestList:
    def test_names_year_agency_state_and_errors(self, client_of, slipped):
        answer = client_of("lin").get(LIST)

        assert f"2025年 {QINGSHAN} 填报 2" in text_of(answer)
        assert faults(answer.content) == []

    def test_offers_the_clerk_to_read_in_a_file(self, client_of, county):
        assert "读入一份报告" in text_of(client_of("lin").get(LIST))

    def test_offers_a_reader_no_button(self, client_of, draft):
        assert "从文件读入一份报告" not in text_of(client_of("sun").get(LIST))

    def test_an_empty_list_tells_a_reader_where_reports_come_from(self, client_of, county):
        assert "信息员读入以后" in text_of(client_of("sun").get(LIST))

    def test_one_year_can_be_asked_for(self, client_of, draft, upload):
        upload(samples.sample_report(QINGSHAN, 2024, samples.QUIET), year=2024)

        answer = client_of("lin").get(LIST, {"year": "2024"})

        assert [each.year for each in answer.context["reports"]] == [2024]

    def test_a_year_without_reports_says_so(self, client_of, draft):
        assert "没有这一年的报告" in text_of(client_of("lin").get(LIST, {"year": "2019"}))

    def test_nonsense_in_the_address_is_as_nothing(self, client_of, draft):
        answer = client_of("lin").get(LIST, {"year": "x", "go_to": "-3"})

        assert len(answer.context["reports"]) == 1

    def test_more_than_a_page_leads_to_the_next(self, client_of, draft, upload, monkeypatch):
        monkeypatch.setattr(views, "PAGE_SIZE", 1)
        upload(samples.sample_report(QINGSHAN, 2024, samples.QUIET), year=2024)

        first = client_of("lin").get(LIST)
        second = client_of("lin").get(LIST + first.context["older"])

        assert [each.year for each in second.context["reports"]] == [2024]
        assert (second.context["newer"], second.context["older"]) == ("?go_to=1", "")

    def test_costs_the_same_however_many_there_are(
        self, client_of, draft, upload, django_assert_max_num_queries
    ):
        for year in range(2021, 2025):
            upload(samples.sample_report(QINGSHAN, year, samples.QUIET), year=year)
        lin = client_of("lin")
        lin.get(LIST)  # the first page of a session writes it

        with django_assert_max_num_queries(8):
            lin.get(LIST)


class TestReport:
    def test_says_first_what_comes_next(self, client_of, slipped):
        answer = client_of("lin").get(address("report", slipped))

        assert "下一步改好 2 处错误" in text_of(answer)
        assert faults(answer.content) == []

    def test_names_the_cell_both_sides_and_the_way_to_mend(self, client_of, slipped):
        page = text_of(client_of("lin").get(address("report", slipped)))

        assert "自然人：第一项加第二项之和（11）不等于第三项加第四项之和（12）" in page
        assert "怎么办" in page

    def test_part_three_is_marked(self, client_of, slipped):
        answer = client_of("lin").get(address("report", slipped))

        marks = {part: mark for part, _, mark, _ in answer.context["parts"]}
        assert (marks["二"], marks["三"]) == ("ok", "bad")

    def test_a_refused_step_is_shown_and_nothing_changes(self, client_of, slipped):
        answer = client_of("lin").post(address("send_for_signature", slipped))

        slipped.refresh_from_db()
        assert answer.status_code == 409
        assert "还不能送签：还有 2 处错误" in text_of(answer)
        assert slipped.state == State.DRAFT

    def test_a_report_without_texts_says_so(self, client_of, upload):
        report = samples.sample_report(QINGSHAN, 2025, samples.QUIET)
        bare = Report(edition=report.edition, year=2025, figures=report.figures)

        answer = client_of("lin").get(address("report", upload(bare)))

        assert "（没有标题）" in text_of(answer)
        assert faults(answer.content) == []

    def test_costs_few_queries(self, client_of, slipped, django_assert_max_num_queries):
        lin = client_of("lin")
        lin.get(LIST)

        with django_assert_max_num_queries(8):
            lin.get(address("report", slipped))


class TestInEnglish:
    def test_states_and_events_are_told_in_english(self, client_of, draft):
        lin = client_of("lin")
        lin.cookies["django_language"] = "en"

        page = text_of(lin.get(address("report", draft)))

        assert "Uploaded" in page
        assert "上传" not in page
        assert "In preparation" in text_of(lin.get(LIST))


class TestTheWayToThePublic:
    def test_from_sending_to_publication(self, client_of, draft):
        client_of("lin").post(address("send_for_signature", draft))
        client_of("qian").post(address("sign", draft), {"signed_as": "leader"})
        client_of("zhao").post(address("sign", draft), {"signed_as": "head_of_ogi_office"})
        client_of("lin").post(address("publish", draft))

        draft.refresh_from_db()
        assert draft.state == State.PUBLISHED

    @pytest.mark.parametrize(
        ("username", "offered"),
        [
            ("qian", "以分管负责人签批"),
            ("zhao", "以政府信息公开工作机构负责人签批"),
            ("sun", "退回，请填报人修改"),
        ],
    )
    def test_each_is_offered_what_waits_for_them(self, client_of, sent, username, offered):
        answer = client_of(username).get(address("report", sent))

        assert offered in text_of(answer)
        assert faults(answer.content) == []

    def test_who_waits_is_named(self, client_of, sent):
        page = text_of(client_of("lin").get(address("report", sent)))

        assert "等分管负责人、政府信息公开工作机构负责人签批" in page

    def test_what_was_signed_stays_on_the_page(self, client_of, sent, person):
        actions.sign(version=sent, signed_as=SignedAs.LEADER, by=person("qian"), at=AT)

        page = text_of(client_of("zhao").get(address("report", sent)))

        assert "分管负责人：已签" in page

    def test_nobody_signs_as_what_they_are_not(self, client_of, sent):
        answer = client_of("zhao").post(address("sign", sent), {"signed_as": "leader"})

        assert answer.status_code == 409
        assert "没有“分管负责人”的任职" in text_of(answer)

    def test_a_signature_says_as_whom(self, client_of, sent):
        answer = client_of("zhao").post(address("sign", sent), {"signed_as": "king"})

        assert "请说明以哪种身份签批" in text_of(answer)

    def test_a_report_that_is_not_signed_is_not_published(self, client_of, sent):
        answer = client_of("lin").post(address("publish", sent))

        assert "还不能公布" in text_of(answer)

    def test_sending_back_shows_the_reason_in_the_history(self, client_of, sent):
        client_of("zhao").post(address("send_back", sent), {"reason": "第五部分太短"})

        page = text_of(client_of("lin").get(address("report", sent)))
        assert "退回修改：第五部分太短" in page

    def test_a_return_without_a_reason_is_refused(self, client_of, sent):
        answer = client_of("zhao").post(address("send_back", sent), {"reason": " "})

        assert "请写明退回的原因" in text_of(answer)

    def test_a_published_report_offers_the_public_page(self, client_of, published):
        answer = client_of("lin").get(address("report", published))

        assert "已经公布" in text_of(answer)
        assert "/qingshan/reports/2025" in answer.content.decode()

    def test_a_signed_report_waits_for_publication(self, client_of, signed):
        page = text_of(client_of("lin").get(address("report", signed)))

        assert "公布并报送，任何人都能看到" in page


class TestTakingOver:
    def test_a_report_public_before_is_entered_with_its_day(self, client_of, slipped):
        client_of("zhao").post(
            address("take_over", slipped), {"published_on": "2026-01-10", "where": "县政府网站"}
        )

        slipped.refresh_from_db()
        assert slipped.state == State.PUBLISHED

    def test_what_was_typed_stays_when_the_day_is_wrong(self, client_of, slipped):
        answer = client_of("zhao").post(
            address("take_over", slipped), {"published_on": "一月", "where": "县政府网站"}
        )

        assert "日期写成 2024-01-25 这样" in text_of(answer)
        assert 'value="县政府网站"' in answer.content.decode()

    def test_a_day_ahead_is_refused(self, client_of, slipped):
        answer = client_of("zhao").post(
            address("take_over", slipped), {"published_on": "2099-01-10", "where": "县政府网站"}
        )

        assert "晚于今天" in text_of(answer)


class TestTheUploadedFile:
    def test_comes_back_as_it_was_and_never_opens_in_the_page(self, client_of, draft):
        answer = client_of("sun").get(address("source", draft))

        assert answer.content == b"as uploaded"
        assert answer.headers["Content-Disposition"].startswith("attachment")

    def test_a_report_without_a_file_has_none(self, client_of, draft):
        draft.source_address = ""
        draft.save()

        assert client_of("lin").get(address("source", draft)).status_code == 404

    def test_a_damaged_file_is_not_given_out(self, client_of, draft, settings):
        (settings.MEDIA_ROOT / place(draft.source_address)).write_bytes(b"changed")

        answer = client_of("lin").get(address("source", draft))

        assert "已经损坏" in text_of(answer)
        assert b"changed" not in answer.content


class TestInbox:
    @pytest.mark.parametrize(
        ("username", "stage"), [("lin", "draft"), ("qian", "sent"), ("lin", "signed")]
    )
    def test_a_report_waits_for_whoever_is_next(self, client_of, request, username, stage):
        request.getfixturevalue(stage)

        assert f"{QINGSHAN}2025年" in text_of(client_of(username).get("/desk/"))

    def test_the_menu_counts_what_waits(self, client_of, draft):
        assert "年度报告1件" in text_of(client_of("lin").get("/desk/"))

    def test_a_report_that_waits_for_signature_does_not_wait_for_the_clerk(self, client_of, sent):
        assert f"{QINGSHAN}2025年" not in text_of(client_of("lin").get("/desk/"))

    def test_a_report_that_lost_its_version_waits_for_nobody(self, client_of, draft):
        AnnualReport.objects.update(current=None)

        assert f"{QINGSHAN}2025年" not in text_of(client_of("lin").get("/desk/"))


def test_the_head_of_the_office_is_led_to_the_audited_history(client_of, draft):
    page = client_of("zhao").get(address("report", draft)).content.decode()
    history = f"/desk/history/annual_report/{draft.report_id}/"

    assert history in page
    assert client_of("zhao").get(history).status_code == 200
