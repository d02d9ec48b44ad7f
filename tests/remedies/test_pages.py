"""The staff pages of reconsideration and litigation: what they show, to whom, and by how many queries."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.accounts.models import Role
from gongkai.audit.models import AuditRecord
from gongkai.remedies.actions import handling
from gongkai.remedies.models import Lesson, RemedyCase, RemedyPaper
from gongkai.remedies.steps import STEPS
from gongkai.remedies.views.cases import TAKEN
from gongkai.rules.remedies.stages import Stage
from tests.casework.conftest import at, day
from tests.casework.test_pages import page, posted
from tests.factories import a_person
from tests.remedies.conftest import PARTY
from tests.remedies.test_papers import pdf

NOTICE = {
    "stage": "reconsideration",
    "procedure": "ordinary",
    "received_on": "2026-03-12",
    "body": "示例县人民政府",
    "docket": "示政复〔2026〕9号",
    "title": "协议的答复",
    "name": "陈示例",
}


@pytest.fixture(autouse=True)
def friday():
    """It is Friday, 13 March 2026."""
    with time_machine.travel(at("2026-03-13"), tick=False):
        yield


@pytest.fixture(autouse=True)
def own_store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def lin(signed_in):
    return signed_in("lin")


class TestBundle:
    def test_who_may_not_read_the_applicant_does_not_bind_what_names_them(self, review, client):
        fa = a_person("fa", "范法务", ("qingshan", Role.LEGAL_REVIEWER), second_factor=True)
        client.force_login(fa)

        answer = client.post(f"/desk/remedies/{review.pk}/bundle/")

        assert "由办理依申请公开的人装订" in answer.content.decode()
        assert not AuditRecord.objects.filter(action="remedies.bundle_bound").exists()


class TestList:
    def test_it_says_what_next_and_by_when_but_no_name(self, review, lin):
        text = page(lin, "/desk/remedies/")

        shown = (review.title, review.docket, "提交答复、答辩", "3月26日", ">9<")
        assert [each for each in shown if each not in text] == []
        assert PARTY.name not in text

    @pytest.mark.parametrize(
        "tab", ["open", "late", "answering", "hearing", "fulfilling", "window", "ended", "all"]
    )
    def test_every_tab_is_well_formed(self, review, lin, tab):
        assert "复议诉讼：在办 1 件" in page(lin, f"/desk/remedies/?tab={tab}")

    @pytest.mark.parametrize(("tab", "key"), [("open", "2026-03-26"), ("all", "2026-03-12")])
    def test_pages_follow_each_other_without_gap(
        self, review, challenge, lin, monkeypatch, tab, key
    ):
        monkeypatch.setattr("gongkai.remedies.queries.PAGE_SIZE", 1)
        other = challenge(docket="示政复〔2026〕10号")
        both = [review, other] if tab == "open" else [other, review]

        first = page(lin, f"/desk/remedies/?tab={tab}")
        second = page(lin, f"/desk/remedies/?tab={tab}&after={key}.{both[0].pk}")

        assert f"after={key}.{both[0].pk}" in first
        assert (both[0].docket in second, both[1].docket in second) == (False, True)

    def test_an_address_that_was_tampered_with_shows_the_first_page(self, review, lin):
        assert review.title in page(lin, "/desk/remedies/?tab=nothing&after=x.y")

    def test_it_asks_the_database_the_same_for_one_and_for_many(self, review, challenge, lin):
        page(lin, "/desk/remedies/")
        with CaptureQueriesContext(connection) as for_one:
            page(lin, "/desk/remedies/")
        challenge(docket="2")
        challenge(docket="3")
        with CaptureQueriesContext(connection) as for_three:
            page(lin, "/desk/remedies/")
        with CaptureQueriesContext(connection) as frame_alone:
            page(lin, "/desk/keys/")

        assert len(for_one) == len(for_three) <= len(frame_alone) + 3

    def test_the_menu_and_the_inbox_say_what_waits(self, review, lin):
        text = page(lin, "/desk/")

        assert "复议诉讼" in text
        assert review.docket in text

    def test_a_hearing_ahead_and_a_judgment_to_appeal_wait_too(self, challenge, act, end, lin):
        heard = challenge(docket="示政复〔2026〕11号")
        act(handling.answer, heard, "2026-03-13", on=day("2026-03-13"), how="")
        facts = {"on": day("2026-03-13"), "hearing_on": day("2026-03-20"), "where": ""}
        act(handling.set_hearing, heard, "2026-03-13", **facts)
        suit = challenge(stage=Stage.FIRST_INSTANCE, received_on=day("2026-01-12"))
        end(suit, "first_revoked", "2026-03-09")

        text = page(lin, "/desk/")

        assert "参加听证、开庭" in text
        assert "决定是否上诉" in text


class TestRegistering:
    def test_a_notice_is_registered_on_its_application(self, answered, lin):
        data = NOTICE | {"application": answered.case.number_text}

        response = lin.post("/desk/remedies/new/", data)

        case = RemedyCase.objects.get()
        assert response.url == f"/desk/remedies/{case.pk}/"
        assert case.application == answered.case

    def test_the_page_of_the_application_fills_in_its_number(self, answered, lin):
        number = answered.case.number_text

        assert number in page(lin, f"/desk/remedies/new/?application={number}")

    @pytest.mark.parametrize(
        ("changes", "says"),
        [
            ({"application": "没有"}, "本机关没有编号是"),
            ({"item": "没有"}, "本机关没有索引号是"),
            ({"received_on": "2026-03-16"}, "还没有到"),
            ({"docket": ""}, "请填写这一项"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_lost(self, lin, changes, says):
        text = posted(lin, "/desk/remedies/new/", NOTICE | changes)

        assert says in text
        assert "示例县人民政府" in text
        assert not RemedyCase.objects.exists()

    def test_application_and_item_together_are_refused(self, answered, lin, monkeypatch):
        monkeypatch.setattr("gongkai.remedies.forms.by_reference", lambda *_: object())
        data = NOTICE | {"application": answered.case.number_text, "item": "QS-1"}

        assert "只填一个" in posted(lin, "/desk/remedies/new/", data)

    def test_the_next_stage_takes_over_what_it_is_about(self, review, end, lin):
        data = NOTICE | {"stage": "first_instance", "docket": "（2026）示例行初1号"}
        address = f"/desk/remedies/{review.pk}/next/"
        assert review.title in page(lin, address)

        lin.post(address, data)

        suit = RemedyCase.objects.get(stage="first_instance")
        assert (suit.previous, suit.application) == (review, review.application)

    def test_where_nothing_follows_it_is_said(self, challenge, lin):
        suit = challenge(stage=Stage.FIRST_INSTANCE)

        assert "先登记它的结果" in page(lin, f"/desk/remedies/{suit.pk}/next/")


class TestCase:
    def test_it_says_what_next_and_what_not_with_articles(self, review, lin):
        text = page(lin, f"/desk/remedies/{review.pk}/")

        shown = ("提交行政复议答复", "最迟 3月26日", "第四十八条", "没有要落实的决定", "陈＊＊")
        assert [each for each in shown if each not in text] == []
        assert PARTY.name not in text

    def test_showing_the_name_is_recorded(self, review, lin):
        text = posted(lin, f"/desk/remedies/{review.pk}/party/")

        assert PARTY.name in text
        assert AuditRecord.objects.filter(action="remedies.party_read").count() == 1

    @pytest.mark.parametrize("chosen", STEPS, ids=lambda chosen: chosen.key)
    def test_every_step_has_its_form(self, review, signed_in, chosen):
        text = page(signed_in("zhao"), f"/desk/remedies/{review.pk}/steps/{chosen.key}/")

        assert chosen.says in text

    def test_every_step_has_its_action(self):
        assert set(TAKEN) == {step.key for step in STEPS}

    def test_a_step_is_taken(self, review, lin):
        lin.post(f"/desk/remedies/{review.pk}/steps/answer/", {"on": "2026-03-13", "how": ""})

        review.refresh_from_db()
        assert review.state == "hearing"

    def test_what_was_written_on_the_way_is_shown(self, review, act, lin):
        act(handling.answer, review, "2026-03-13", on=day("2026-03-13"), how="附证据目录")

        assert "附证据目录" in page(lin, f"/desk/remedies/{review.pk}/")

    def test_a_refused_step_keeps_what_was_typed(self, review, lin):
        data = {"on": "2026-03-11", "how": "当面交给复议机构"}

        text = posted(lin, f"/desk/remedies/{review.pk}/steps/answer/", data)

        assert "先后不对" in text
        assert "当面交给复议机构" in text

    def test_a_step_of_somebody_else_is_refused_in_words(self, review, lin):
        assert "重新办理已经作出决定的申请" in page(lin, f"/desk/remedies/{review.pk}/steps/redo/")

    def test_an_unknown_step_is_not_found(self, review, lin):
        assert lin.get(f"/desk/remedies/{review.pk}/steps/nothing/").status_code == 404

    def test_the_whole_course_is_shown(self, review, challenge, end, lin):
        end(review, "review_revoked", "2026-03-12", orders_anew=True, redo_by=day("2026-03-31"))
        suit = challenge(
            stage=Stage.FIRST_INSTANCE,
            received_on=day("2026-03-13"),
            previous=review,
            docket="（2026）示例行初1号",
        )

        text = page(lin, f"/desk/remedies/{suit.pk}/")

        assert "前后程序" in text
        assert review.docket in text


class TestOnTheApplication:
    def test_its_page_shows_challenges_and_what_stands_open(self, review, lin):
        text = page(lin, f"/desk/cases/{review.application.pk}/")

        shown = (review.docket, "2026年5月6日", "还有 54 天", "最早的一天")
        assert [each for each in shown if each not in text] == []

    def test_the_page_of_the_reply_counts_the_windows_down_too(self, answered, lin):
        address = f"/desk/cases/{answered.case.pk}/letters/{answered.letter.pk}/"

        assert "还有 54 天" in page(lin, address)

    def test_an_application_in_hand_shows_nothing(self, case, lin):
        assert 'id="remedies"' not in page(lin, f"/desk/cases/{case.pk}/")


class TestPapers:
    def test_a_paper_is_added_and_taken_away_again(self, review, lin):
        uploaded = pdf()
        file = SimpleUploadedFile("申请书.pdf", uploaded)
        data = {"kind": "petition", "dated_on": "2026-03-10", "file": file}
        lin.post(f"/desk/remedies/{review.pk}/papers/", data)
        paper = RemedyPaper.objects.get()

        response = lin.get(f"/desk/remedies/{review.pk}/papers/{paper.pk}/")

        assert "申请书.pdf" in page(lin, f"/desk/remedies/{review.pk}/")
        assert (response["Content-Type"], response.content) == ("application/pdf", uploaded)
        assert AuditRecord.objects.filter(action="remedies.paper_read").exists()

    def test_a_word_file_is_refused_with_the_way_out(self, review, lin):
        file = SimpleUploadedFile("答复书.docx", b"PK\x03\x04")
        data = {"kind": "answer", "dated_on": "2026-03-10", "file": file}

        assert "先另存为 PDF" in posted(lin, f"/desk/remedies/{review.pk}/papers/", data)


class TestTableAndMonth:
    def test_each_number_opens_its_cases(self, review, lin):
        text = page(lin, "/desk/remedies/table/2026/")
        address = "/desk/remedies/table/2026/reconsideration/pending/"

        assert address in text
        assert review.docket in page(lin, address)

    def test_the_cases_behind_a_number_come_in_pages(self, review, challenge, lin, monkeypatch):
        monkeypatch.setattr("gongkai.remedies.queries.PAGE_SIZE", 1)
        other = challenge(docket="示政复〔2026〕10号")
        address = "/desk/remedies/table/2026/reconsideration/total/"

        assert f"?after={review.pk}" in page(lin, address)
        assert other.docket in page(lin, f"{address}?after={review.pk}")

    @pytest.mark.parametrize(
        "address", ["1999/", "2026/nothing/total/", "2026/reconsideration/nothing/"]
    )
    def test_what_the_form_does_not_have_is_not_found(self, lin, address):
        assert lin.get(f"/desk/remedies/table/{address}").status_code == 404

    def test_a_month_shows_its_days(self, review, end, lin, challenge):
        end(
            challenge(docket="示政复〔2026〕10号"),
            "review_revoked",
            "2026-03-12",
            orders_anew=True,
            redo_by=day("2026-03-31"),
        )

        text = page(lin, "/desk/remedies/month/2026/3/")

        # The window of the second closes on 27 March, fifteen days after the 12th
        shown = ("3月26日", "答复、答辩最后一天", "3月31日", "重新办理最后一天", "3月27日")
        assert [each for each in shown if each not in text] == []

    def test_an_empty_month_says_so(self, lin):
        assert "没有要记的日子" in page(lin, "/desk/remedies/month/2026/4/")

    @pytest.mark.parametrize("address", ["2026/13/", "1999/1/"])
    def test_a_month_that_is_none_is_not_found(self, lin, address):
        assert lin.get(f"/desk/remedies/month/{address}").status_code == 404


class TestLessons:
    def test_a_lesson_is_noted_from_a_case_and_closed(self, review, lin):
        lin.post(f"/desk/remedies/{review.pk}/lesson/", {"year": 2026, "text": "检索不全"})
        lesson = Lesson.objects.get()
        assert "检索不全" in page(lin, "/desk/remedies/lessons/")

        data = {"on": "2026-03-13", "mended": "建立检索台账"}
        lin.post(f"/desk/remedies/lessons/{lesson.pk}/close/", data)

        assert "建立检索台账" in page(lin, "/desk/remedies/lessons/")

    def test_a_lesson_is_noted_by_itself(self, lin):
        lin.post("/desk/remedies/lessons/", {"year": 2026, "text": "告知书没有写明检索情况"})

        assert Lesson.objects.get().remedy is None

    def test_an_empty_one_is_refused(self, review, lin):
        text = posted(lin, f"/desk/remedies/{review.pk}/lesson/", {"year": 2026, "text": ""})

        assert "请填写这一项" in text

    @pytest.mark.parametrize("address", ["lessons/", "{pk}/lesson/"])
    def test_blanks_alone_are_no_lesson(self, review, lin, address):
        address = "/desk/remedies/" + address.format(pk=review.pk)

        assert "请填写这一项" in posted(lin, address, {"year": 2026, "text": "  "})

    def test_closing_ahead_of_time_is_refused(self, review, lin):
        lin.post(f"/desk/remedies/{review.pk}/lesson/", {"year": 2026, "text": "检索不全"})
        data = {"on": "2026-03-16", "mended": "建立检索台账"}

        text = posted(lin, f"/desk/remedies/lessons/{Lesson.objects.get().pk}/close/", data)

        assert "还没有到" in text

    def test_they_come_in_pages(self, lin, monkeypatch):
        monkeypatch.setattr("gongkai.remedies.views.lessons.PAGE_SIZE", 1)
        for year, text in ((2025, "去年的"), (2026, "今年的")):
            lin.post("/desk/remedies/lessons/", {"year": year, "text": text})
        newest = Lesson.objects.get(year=2026)

        older = page(lin, f"/desk/remedies/lessons/?before=2026.{newest.pk}")

        assert f"before=2026.{newest.pk}" in page(lin, "/desk/remedies/lessons/")
        assert ("去年的" in older, "今年的" in older) == (True, False)


class TestWhoMay:
    def test_the_signer_reads_and_does_nothing(self, review, signed_in):
        qian = signed_in("qian")

        assert review.title in page(qian, f"/desk/remedies/{review.pk}/")
        assert qian.post(f"/desk/remedies/{review.pk}/steps/answer/").status_code == 403

    @pytest.mark.parametrize("who", ["he", "town_admin"])
    def test_the_supervising_office_and_administrators_do_not_see_them(
        self, review, signed_in, who
    ):
        assert signed_in(who).get(f"/desk/remedies/{review.pk}/").status_code in {403, 404}

    def test_another_agency_does_not_find_it(self, review, signed_in):
        assert signed_in("wang").get(f"/desk/remedies/{review.pk}/").status_code == 404
