"""Pages after the signatures: what the agency sees and does, and the superior's review."""

import pytest

from gongkai.annual_reports import actions, offers, queries
from gongkai.annual_reports.lifecycle import Filing
from gongkai.annual_reports.models import AnnualReport, ReportVersion
from tests.annual_reports.conftest import (
    LATER,
    LICENSES,
    REMARK,
    address,
    answered,
    published_anew,
    text_of,
)
from tests.html_checks import faults

OFFICE = "shili-fuban"
STEPS_OF_THE_AGENCY = ("submit", "answer", "begin_correction", "reopen")
STEPS_OF_THE_SUPERIOR = ("review", "accept", "return_with_remarks")


@pytest.fixture
def officer(client_of):
    """He's browser, working for the county's office."""
    return client_of("he", OFFICE)


def changes_of(answer):
    """What a page shows of two versions: what stood there, and what stands there now."""
    return tuple((each.before, each.after) for each in answer.context["changes"])


class TestTheAgency:
    def test_reads_that_it_waits_for_the_superior_and_need_do_nothing(self, client_of, published):
        page = text_of(client_of("lin").get(address("report", published)))

        assert "等上级接受" in page
        assert "已报 公布" in page

    def test_is_offered_to_submit_first_and_publish_later(self, client_of, signed):
        client_of("lin").post(address("submit", signed))

        page = text_of(client_of("lin").get(address("report", signed)))
        assert "公布不用等上级" in page
        assert "公布，任何人都能看到" in page

    def test_reads_each_remark_with_its_place_and_the_mark_at_the_cell(self, client_of, returned):
        answer = client_of("lin").get(address("report", returned))

        page = text_of(answer)
        assert "意见 1 · 第二部分" in page
        assert REMARK[1] in page
        assert '<a class="rm" href="#remark-1">' in answer.content.decode()
        assert faults(answer.content) == []

    def test_answers_a_remark_and_finds_the_answer(self, client_of, returned):
        client_of("lin").post(address("answer", returned), {"answer-1": "已改为 16 件"})

        assert "已改为 16 件" in text_of(client_of("lin").get(address("report", returned)))

    @pytest.mark.parametrize("name", ["answer-9", "answer-x"])
    def test_an_answer_to_no_remark_is_refused(self, client_of, returned, name):
        answer = client_of("lin").post(address("answer", returned), {name: "改了"})

        assert answer.status_code == 409
        assert "没有这一条退回意见" in text_of(answer)

    def test_begins_the_corrected_version_and_works_on_it(self, client_of, returned):
        client_of("lin").post(address("begin_correction", returned))

        page = text_of(client_of("lin").get(address("report", returned)))
        assert "第 2 版" in page
        assert "改这张表" in page

    def test_reads_the_remark_at_the_cell_while_it_changes_the_table(self, client_of, corrected):
        answer = client_of("lin").get(address("table", corrected, key="proactive"))

        assert REMARK[1] in text_of(answer)
        assert '<a class="rm" href="#remark-1">' in answer.content.decode()
        assert faults(answer.content) == []

    def test_reads_on_the_page_of_a_text_what_was_said_of_it_and_of_the_whole(
        self, client_of, published, he, above, lin
    ):
        said = [("section.五", "没有写措施"), ("", "请核对全文"), REMARK]
        actions.return_with_remarks(
            version=published, remarks=said, by=he, acting_for=above, at=LATER
        )
        version = actions.begin_correction(version=published, by=lin, at=LATER)

        answer = client_of("lin").get(address("text", version, part="5"))

        shown = [each.remark.text for each in answer.context["remarks"]]
        assert shown == ["没有写措施", "请核对全文"]
        assert faults(answer.content) == []

    def test_is_not_told_again_what_was_settled_by_the_acceptance(
        self, client_of, returned, lin, he, above
    ):
        answered(returned.report, lin)
        actions.submit(version=returned, by=lin, at=LATER)
        actions.accept(version=returned, by=he, acting_for=above, at=LATER)
        again = actions.reopen(version=returned, reason="漏计一件", by=lin, at=LATER)

        answer = client_of("lin").get(address("table", again, key="proactive"))

        assert answer.context["remarks"] == ()

    def test_submits_the_same_version_again_with_its_reasons(self, client_of, returned, lin):
        answered(returned.report, lin)

        client_of("lin").post(address("submit", returned))

        returned.refresh_from_db()
        assert returned.filing == Filing.SUBMITTED

    def test_is_told_which_answers_are_missing(self, client_of, returned):
        answer = client_of("lin").post(address("submit", returned))

        assert "还有 1 条退回意见没有答复" in text_of(answer)

    def test_reopens_with_a_reason(self, client_of, accepted):
        client_of("lin").post(address("reopen", accepted), {"reopen_reason": "许可少统计一件"})

        page = text_of(client_of("lin").get(address("report", accepted)))
        assert "重开" in page
        assert "许可少统计一件" in page

    def test_is_asked_for_the_reason(self, client_of, accepted):
        answer = client_of("lin").post(address("reopen", accepted), {"reopen_reason": " "})

        assert answer.status_code == 409
        assert "还没有重开：请写明原因" in text_of(answer)

    @pytest.mark.parametrize("stage", ["returned", "corrected"])
    def test_finds_a_return_in_the_inbox(self, client_of, request, stage):
        request.getfixturevalue(stage)

        assert "2025年政府信息公开工作年度报告" in text_of(client_of("lin").get("/desk/"))

    def test_has_nothing_in_the_inbox_while_the_superior_looks(self, client_of, published):
        assert "2025年政府信息公开工作年度报告" not in text_of(client_of("lin").get("/desk/"))

    def test_reads_an_earlier_version_and_what_changed(self, client_of, corrected, lin):
        actions.change_cells(
            version=corrected, seen_revision=0, values={LICENSES: 16}, by=lin, at=LATER
        )

        answer = client_of("lin").get(address("version", corrected, number=2))

        assert "和第 1 版不同的地方" in text_of(answer)
        assert changes_of(answer) == (("15", "16"),)
        assert faults(answer.content) == []

    def test_a_version_that_never_was_is_not_found(self, client_of, published):
        assert client_of("lin").get(address("version", published, number=7)).status_code == 404


class TestTheReview:
    def test_is_offered_in_the_inbox_and_on_the_report(self, officer, published):
        assert address("review", published) in officer.get("/desk/").content.decode()
        assert address("review", published) in (
            officer.get(address("report", published)).content.decode()
        )

    def test_of_more_than_the_inbox_holds_is_found_on_the_board(
        self, officer, published, monkeypatch
    ):
        monkeypatch.setattr(offers, "REVIEWS_SHOWN", 0)

        page = officer.get("/desk/").content.decode()

        assert '/desk/reports/board/?year=2025&amp;stage=submitted"' in page
        assert address("review", published) not in page

    def test_shows_the_whole_report_with_a_button_at_each_cell(self, officer, published):
        answer = officer.get(address("review", published))

        page = answer.content.decode()
        assert f'name="add" value="{LICENSES}"' in page
        assert faults(answer.content) == []

    def test_a_press_at_a_cell_adds_a_remark_and_keeps_what_was_typed(self, officer, published):
        answer = officer.post(
            address("review", published),
            {"where": "section.五", "text": "没有写措施", "add": str(LICENSES)},
        )

        shown = [(each.where, each.text) for each in answer.context["remarks"]]
        assert shown == [("section.五", "没有写措施"), (str(LICENSES), "")]

    def test_a_finding_becomes_a_remark_in_its_words(self, officer, published):
        answer = officer.post(address("review", published), {"add": "section.六|没有写收费"})

        assert [each.text for each in answer.context["remarks"]] == ["没有写收费"]

    def test_a_remark_can_be_dropped(self, officer, published):
        two = {"where": ["", "section.五"], "text": ["一", "二"], "drop": "1"}

        answer = officer.post(address("review", published), two)

        assert [each.text for each in answer.context["remarks"]] == ["二"]

    def test_accepts(self, officer, published):
        officer.post(address("accept", published), {"hash": published.content_hash})

        published.refresh_from_db()
        assert published.filing == Filing.ACCEPTED

    def test_content_not_seen_is_not_accepted(self, officer, published):
        answer = officer.post(address("accept", published), {"hash": "another"})

        assert answer.status_code == 409

    def test_returns_with_the_remarks_of_the_page(self, officer, published):
        officer.post(
            address("return_with_remarks", published), {"where": REMARK[0], "text": REMARK[1]}
        )

        [remark] = queries.remarks_on(AnnualReport.objects.get())
        assert (remark.where, remark.text) == REMARK

    def test_a_return_without_words_is_refused(self, officer, published):
        answer = officer.post(
            address("return_with_remarks", published), {"where": REMARK[0], "text": " "}
        )

        assert "一条意见也没有写" in text_of(answer)

    def test_of_a_correction_shows_what_changed_and_what_was_answered(
        self, officer, corrected, lin, person
    ):
        answered(corrected.report, lin)
        actions.change_cells(
            version=corrected, seen_revision=0, values={LICENSES: 16}, by=lin, at=LATER
        )
        published_anew(corrected, lin, person)

        answer = officer.get(address("review", corrected))

        page = text_of(answer)
        assert "和第 1 版不同的地方" in page
        assert changes_of(answer) == (("15", "16"),)
        assert "答复：已改为 16 件" in page
        assert faults(answer.content) == []

    def test_says_that_the_agency_is_correcting_it(self, officer, published, lin):
        actions.reopen(version=published, reason="少统计一件", by=lin, at=LATER)

        assert "对方已经重开" in text_of(officer.get(address("review", published)))

    def test_of_something_not_filed_is_not_found(self, officer, draft):
        assert officer.get(address("review", draft)).status_code == 404

    def test_of_a_report_that_somebody_else_receives_is_not_found(self, client_of, published):
        fancheng = client_of("he", "fancheng")

        assert fancheng.get(address("review", published)).status_code in {403, 404}

    def test_costs_few_queries(self, officer, published, django_assert_max_num_queries):
        officer.get("/desk/")

        with django_assert_max_num_queries(15):
            officer.get(address("review", published))


@pytest.mark.parametrize("name", STEPS_OF_THE_AGENCY)
def test_the_superior_takes_no_step_of_the_agency(officer, returned, name):
    answer = officer.post(address(name, returned), {"reopen_reason": "x", "answer-1": "x"})

    assert answer.status_code in {403, 404}
    assert ReportVersion.objects.get().filing == Filing.RETURNED


@pytest.mark.parametrize("name", STEPS_OF_THE_SUPERIOR)
@pytest.mark.parametrize("username", ["lin", "zhao", "qian", "wang"])
def test_nobody_reviews_for_the_superior(client_of, published, username, name):
    answer = client_of(username).post(address(name, published), {"where": "", "text": "x"})

    assert answer.status_code in {403, 404}
    assert ReportVersion.objects.get().filing == Filing.SUBMITTED
