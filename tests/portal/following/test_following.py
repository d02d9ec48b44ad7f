"""An applicant's own page: who gets in, what it says, what can be done there."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.audit.models import AuditRecord
from gongkai.casework.actions import by_applicant, clocking, deciding
from gongkai.casework.actions.following import MOST_FAILURES, forget_attempts, issue_code, try_code
from gongkai.casework.letters import draft
from gongkai.casework.models import CodeAttempts, QueryCode
from gongkai.casework.query_codes import number_in
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.refusals import NotAllowed
from tests.casework.conftest import SENT_BY_POST, at, day
from tests.portal.applying.test_files import picture
from tests.portal.following.conftest import FOLLOW, Applicant


@pytest.fixture(autouse=True)
def friday():
    """It is Friday, 6 March 2026."""
    with time_machine.travel(at("2026-03-06"), tick=False):
        yield


class TestEntering:
    def test_number_and_code_open_the_page(self, applicant):
        assert "等待机关与您确认" in applicant.looks()

    @pytest.mark.parametrize(
        "number",
        ["2026-1", "２０２６—１", "示例县青山镇人民政府依申请〔2026〕1号", " 2026 第 001 号"],
    )
    def test_the_number_may_be_written_in_many_ways(self, applicant, number):
        again = Applicant(applicant.code)

        assert "现在的状态" in again.enters(number=number)

    def test_the_code_may_be_typed_small_and_with_blanks(self, applicant):
        code = applicant.code.lower()

        assert "现在的状态" in Applicant("").enters(code=f"{code[:4]} {code[4:8]}－{code[8:]}")

    def test_a_wrong_code_says_how_many_tries_are_left(self, applicant):
        text = Applicant("").enters(code="2222-2222-2222")

        assert "编号或者查询码不对" in text
        assert "还可以再试9次" in text

    def test_a_number_that_is_not_there_answers_the_same(self, applicant):
        there = Applicant("").enters(code="2222-2222-2222")
        not_there = Applicant("", number="2026-1").enters(number="2026-7", code="2222-2222-2222")

        token = there.split('csrfmiddlewaretoken" value="')[1][:64]
        other = not_there.split('csrfmiddlewaretoken" value="')[1][:64]
        assert there.replace(token, other) == not_there.replace("2026-7", "2026-1")

    @pytest.mark.parametrize("number", ["2026-1", "2026-7"])
    def test_after_ten_wrong_codes_a_number_is_shut_whether_there_or_not(
        self, applicant, agency, number
    ):
        tries = [
            try_code(agency=agency("qingshan"), number=number, code="X", at=at("2026-03-06")).left
            for _try in range(MOST_FAILURES + 1)
        ]

        text = Applicant(applicant.code).enters(number=number)
        assert tries == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0]
        assert "先停30分钟" in text

    def test_half_an_hour_later_it_is_open_again(self, applicant, agency):
        CodeAttempts.objects.create(number_hash="0", failures=MOST_FAILURES, since=at("2026-03-05"))

        assert forget_attempts(at("2026-03-06")) == 1

    def test_a_code_opens_nothing_at_another_agency(self, applicant):
        text = applicant.posts(
            "/lvshui/apply/follow/", {"number": "2026-1", "code": applicant.code}
        )

        assert "编号或者查询码不对" in text

    def test_a_new_code_ends_the_old_one(self, online, applicant, cast):
        code = issue_code(case=online, by=cast["lin"], at=at("2026-03-06"))

        assert "编号或者查询码不对" in Applicant(applicant.code).enters()
        assert "现在的状态" in Applicant(code).enters()

    def test_no_code_is_kept(self, applicant):
        assert applicant.code not in str(QueryCode.objects.values().get())

    def test_it_closes_by_itself_and_when_told_so(self, applicant):
        with time_machine.travel(at("2026-03-07"), tick=False):
            later = applicant.looks()
        again = Applicant(applicant.code)
        again.enters()
        again.posts(f"{FOLLOW}leave/", {})

        assert ["现在的状态" in text for text in (later, again.looks())] == [False, False]

    @pytest.mark.parametrize("typed", ["", "abc", "2026", "1999-1", "2026-99999999999999"])
    def test_what_is_no_number_is_none(self, typed):
        assert number_in(typed) is None


@pytest.fixture
def to_be_corrected(received, step, settings, tmp_path):
    """The application, of which a correction was asked on 4 March."""
    settings.MEDIA_ROOT = tmp_path
    step(
        clocking.ask_correction,
        received,
        "2026-03-04",
        on=day("2026-03-04"),
        due_on=day("2026-03-20"),
        to_correct="写明协议签订的年份",
    )
    return received


class TestDoing:
    def test_the_applicants_word_alone_starts_no_clock(self, online, applicant):
        text = applicant.does("confirm")

        online.refresh_from_db()
        assert "您已经确认，机关也确认以后" in text
        assert (online.state, online.received_on) == ("awaiting_confirmation", None)

    def test_a_second_word_is_refused(self, applicant):
        applicant.does("confirm")

        assert "您已经在2026年3月6日确认过" in applicant.does("confirm")

    def test_what_is_in_hand_says_the_days_left(self, received, applicant):
        text = applicant.looks()

        assert "正在办理" in text
        assert "还剩 <b>17</b> 个工作日" in text
        assert "2026年3月31日（星期二）" in text

    def test_a_correction_is_handed_in_and_the_clock_begins_anew(self, received, applicant, step):
        step(
            clocking.ask_correction,
            received,
            "2026-03-04",
            on=day("2026-03-04"),
            due_on=day("2026-03-20"),
            to_correct="写明协议签订的年份",
        )
        asked = applicant.looks()

        text = applicant.does("correct", {"corrected": "2024年签订的那一份"})

        received.refresh_from_db()
        assert "写明协议签订的年份" in asked
        assert "补正已经交回" in text
        assert (received.state, received.due_on) == ("in_hand", day("2026-04-03"))

    def test_a_document_goes_with_a_correction(self, to_be_corrected, applicant):
        scan = SimpleUploadedFile("x.jpg", picture())

        applicant.does("correct", {"corrected": "见附件", "document": scan})

        [kept] = to_be_corrected.attachments.all()
        assert (kept.kind, kept.file_kind) == ("correction", "jpeg")

    def test_with_a_wrong_document_nothing_is_handed_in_and_the_words_stay(
        self, to_be_corrected, applicant
    ):
        macro = SimpleUploadedFile("x.docm", b"PK\x03\x04")

        text = applicant.does("correct", {"corrected": "见附件", "document": macro})

        to_be_corrected.refresh_from_db()
        assert "可能带有宏" in text
        assert "见附件</textarea>" in text
        assert to_be_corrected.state == "correcting"

    def test_an_empty_correction_is_not_taken(self, received, applicant, step):
        step(
            clocking.ask_correction,
            received,
            "2026-03-04",
            on=day("2026-03-04"),
            due_on=day("2026-03-20"),
            to_correct="写明协议签订的年份",
        )

        assert "有1处需要修改" in applicant.does("correct", {"corrected": " "})

    def test_a_correction_nobody_asked_for_is_refused_and_stays_typed(self, received, applicant):
        text = applicant.does("correct", {"corrected": "补充说明"})

        assert "现在没有等待补正" in text

    def test_a_withdrawn_application_is_over(self, received, applicant):
        text = applicant.does("withdraw")

        received.refresh_from_db()
        assert "已经办结" in text
        assert (received.state, received.report_row) == ("closed", "otherwise_other")

    def test_somebody_without_the_page_does_nothing(self, online, applicant):
        stranger = Applicant("")

        text = stranger.does("withdraw")

        online.refresh_from_db()
        assert "请再填一次编号和查询码" in text
        assert online.state == "awaiting_confirmation"

    def test_every_deed_stands_in_the_chain_as_the_applicants(self, applicant):
        applicant.does("confirm")

        record = AuditRecord.objects.get(action="casework.applicant_confirmed")
        assert (record.actor_name, record.actor_role) == ("申请人", "申请人")


class TestReply:
    def test_before_it_is_picked_up_nothing_of_it_is_said(self, offered, applicant):
        text = applicant.looks()

        assert "请领取答复" in text
        assert [each for each in ("予以公开", offered.letter.number_text) if each in text] == []
        address = f"{FOLLOW}letters/{offered.pk}.docx"
        assert applicant.client.get(address).status_code == 404

    def test_picked_up_it_is_served_as_of_the_day_it_was_put_there(self, offered, applicant):
        text = applicant.does("pick-up")

        case = offered.case
        case.refresh_from_db()
        assert "已答复：予以公开" in text
        assert (case.state, case.closed_on) == ("closed", day("2026-03-05"))

    def test_it_can_be_opened_which_is_recorded(self, offered, applicant):
        applicant.does("pick-up")

        response = applicant.client.get(f"{FOLLOW}letters/{offered.pk}.docx")

        assert response.content.startswith(b"PK")
        assert AuditRecord.objects.filter(action="casework.letter_read").count() == 1

    def test_the_page_says_how_to_challenge_it_in_the_words_that_were_signed(
        self, offered, applicant
    ):
        text = applicant.does("pick-up")

        assert "不同意这个答复，可以怎么办" in text
        assert "示例县行政复议网上申请平台" in text

    def test_what_was_got_can_be_proposed_for_the_public_once(self, offered, applicant):
        applicant.does("pick-up")

        text = applicant.does("propose", {"words": "邻村也要用"})

        assert "建议已经提出" in text
        assert "建议把这次得到的信息向社会公开" not in text

    def test_it_is_not_picked_up_twice(self, offered, applicant):
        applicant.does("pick-up")

        assert "现在没有等您领取的答复" in applicant.does("pick-up")

    def test_served_by_post_it_can_be_read_here_too(self, answered_by_post, applicant):
        assert answered_by_post.letter.number_text in applicant.looks()


@pytest.fixture
def answered_by_post(offered, cast):
    """The reply that nobody picked up, posted instead."""
    deciding.serve(letter=offered, service=SENT_BY_POST, by=cast["lin"], at=at("2026-03-06"))
    return offered


class TestOffering:
    def test_twice_is_refused(self, offered, cast):
        with pytest.raises(NotAllowed, match="已经在2026年3月5日放到网上"):
            deciding.offer_online(letter=offered, by=cast["lin"], at=at("2026-03-06"))

    def test_whom_nobody_gave_a_code_cannot_pick_up(self, offered, cast):
        deciding.reopen(case=offered.case, reason="漏了附件", by=cast["zhao"], at=at("2026-03-06"))
        QueryCode.objects.all().delete()
        letter = _decided_anew(offered.case, cast)

        with pytest.raises(NotAllowed, match="没有查询码"):
            deciding.offer_online(letter=letter, by=cast["lin"], at=at("2026-03-06"))

    def test_nothing_is_proposed_before_it_was_got(self, online):
        with pytest.raises(NotAllowed, match="第四十四条"):
            by_applicant.propose(case=online, words="", at=at("2026-03-06"))

    def test_staff_give_out_a_code_and_offer_the_reply(self, offered, signed_in):
        lin = signed_in("lin")

        page = lin.post(f"/desk/cases/{offered.case_id}/query-code/").content.decode()
        refused = lin.post(f"/desk/cases/{offered.case_id}/letters/{offered.pk}/offer/")

        assert "只显示这一次，系统不保存" in page
        assert "已经在2026年3月5日放到网上" in refused.content.decode()


def _decided_anew(case, cast):
    from tests.casework.conftest import PROVIDED

    now = at("2026-03-06")
    deciding.decide(case=case, decision=PROVIDED, by=cast["lin"], at=now)
    typed = {"provided": "随附信息一份"}
    letter = draft(
        case=case, kind=LetterKind.REPLY, typed=typed, is_for_online=True, by=cast["lin"], at=now
    )
    deciding.sign(letter=letter, by=cast["qian"], at=now)
    return letter
