"""The staff pages of casework: what they show, to whom, and by how many queries."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.audit.models import AuditRecord
from gongkai.casework.actions import clocking, deciding
from gongkai.casework.letters import draft
from gongkai.casework.models import CaseLetter, DisclosureApplication
from gongkai.casework.steps import STEPS
from gongkai.casework.views.cases import TAKEN
from gongkai.files.printing import CannotPrint
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.receipt import Channel
from tests.casework.conftest import DATA, PROVIDED, at, day
from tests.html_checks import faults

REGISTRATION = {
    "channel": "in_person",
    "arrived_on": "2026-03-04",
    "applicant_kind": "natural_person",
    "name": "李示例",
    "contact": "000-11111111",
    "title": "村道硬化合同",
    "description": "2025年村道硬化工程合同",
    "form_wanted": "纸质",
}


@pytest.fixture(autouse=True)
def thursday():
    """It is Thursday, 5 March 2026."""
    with time_machine.travel(at("2026-03-05"), tick=False):
        yield


@pytest.fixture
def lin(signed_in):
    return signed_in("lin")


def page(client, address, status=200, **more):
    response = client.get(address, **more)
    assert (response.status_code, faults(response.content)) == (status, [])
    return response.content.decode()


def posted(client, address, data=None, status=200):
    response = client.post(address, data or {})
    assert (response.status_code, faults(response.content) if status == 200 else []) == (status, [])
    return response.content.decode()


class TestList:
    def test_it_says_subject_next_step_and_days_but_no_name(self, case, lin):
        text = page(lin, "/desk/cases/")

        shown = (case.title, "作出决定并答复", "第三十三条", "3月30日", ">17<")
        assert [each for each in shown if each not in text] == []
        assert DATA.name not in text

    @pytest.mark.parametrize(
        "tab", ["open", "late", "soon", "new", "signing", "serving", "stopped", "mine", "closed"]
    )
    def test_every_tab_is_well_formed(self, answered, register, lin, tab):
        register(channel=Channel.ONLINE)

        assert "依申请公开：在办" in page(lin, f"/desk/cases/?tab={tab}")

    def test_one_that_waits_for_the_applicant_stands_first(self, case, register, lin):
        register(channel=Channel.ONLINE, title="未确认的")

        text = page(lin, "/desk/cases/")

        assert text.index("未确认的") < text.index(case.title)

    def test_a_late_one_says_by_how_many_working_days(self, register, lin):
        register(arrived_on=day("2026-01-26"))

        # Twenty working days after 26 January: 27 to 30 January, 2 to 6, 9 to 13, 14 (made up), 24 to 28 February (28 made up)
        assert "超 4" in page(lin, "/desk/cases/?tab=late")

    def test_pages_follow_each_other_without_gap(self, register, lin, monkeypatch):
        monkeypatch.setattr("gongkai.casework.queries.PAGE_SIZE", 1)
        first, second = register(title="第一件"), register(title="第二件")

        following = page(lin, f"/desk/cases/?after={first.due_on}.{first.pk}")

        assert f"after={first.due_on}.{first.pk}" in page(lin, "/desk/cases/")
        assert (first.title in following, second.title in following) == (False, True)

    def test_closed_ones_come_newest_first_in_pages(self, register, step, lin, monkeypatch):
        monkeypatch.setattr("gongkai.casework.queries.PAGE_SIZE", 1)
        older, newer = register(title="先办结"), register(title="后办结")
        step(deciding.withdraw, older, "2026-03-03", on=day("2026-03-03"), how="书面")
        step(deciding.withdraw, newer, "2026-03-04", on=day("2026-03-04"), how="书面")

        second = page(lin, f"/desk/cases/?tab=closed&after=2026-03-04.{newer.pk}")

        assert "后办结" in page(lin, "/desk/cases/?tab=closed")
        assert ("先办结" in second, "后办结" in second) == (True, False)

    def test_an_address_that_was_tampered_with_shows_the_first_page(self, case, lin):
        assert case.title in page(lin, "/desk/cases/?tab=nothing&after=x.y")

    def test_it_asks_the_database_the_same_for_one_and_for_many(self, case, register, lin):
        page(lin, "/desk/cases/")
        with CaptureQueriesContext(connection) as for_one:
            page(lin, "/desk/cases/")
        register()
        register()
        with CaptureQueriesContext(connection) as for_three:
            page(lin, "/desk/cases/")
        with CaptureQueriesContext(connection) as frame_alone:
            page(lin, "/desk/keys/")

        assert len(for_one) == len(for_three)
        assert len(for_three) - len(frame_alone) <= 8

    def test_an_empty_one_teaches(self, lin):
        assert "这一组没有申请" in page(lin, "/desk/cases/")

    @pytest.mark.parametrize("username", ["sun", "he", "town_admin"])
    def test_who_does_not_handle_cases_is_told_who_does(self, case, signed_in, username):
        text = page(signed_in(username), "/desk/cases/", status=403)

        assert case.title not in text


class TestRegistering:
    def test_it_is_registered_and_its_page_opens(self, lin):
        response = lin.post("/desk/cases/new/", REGISTRATION)

        case = DisclosureApplication.objects.get()
        assert response.headers["Location"] == f"/desk/cases/{case.pk}/"
        assert (case.title, case.due_on) == ("村道硬化合同", day("2026-04-01"))

    def test_the_form_does_not_ask_for_a_purpose(self, lin):
        text = page(lin, "/desk/cases/new/")

        assert "不问申请的用途" in text

    def test_what_is_refused_is_said_and_nothing_typed_is_lost(self, lin):
        text = posted(lin, "/desk/cases/new/", REGISTRATION | {"arrived_on": "2026-03-06"})

        assert "2026年3月6日还没有到" in text
        assert "2025年村道硬化工程合同" in text

    def test_the_signer_does_not_register(self, signed_in):
        assert page(signed_in("qian"), "/desk/cases/new/", status=403)


class TestCase:
    def test_it_says_next_step_days_and_masks_the_applicant(self, case, lin):
        text = page(lin, f"/desk/cases/{case.pk}/")

        shown = ("作出决定并答复", "最迟 3月30日", "还剩 17 个工作日", "陈＊＊", "怎样数出来的")
        assert [each for each in shown if each not in text] == []
        assert DATA.name not in text

    def test_showing_the_applicant_is_recorded(self, case, lin):
        text = posted(lin, f"/desk/cases/{case.pk}/applicant/")

        assert DATA.name in text
        assert AuditRecord.objects.filter(action="casework.applicant_read").count() == 1

    def test_what_cannot_be_done_says_why_with_the_article(self, case, lin):
        text = page(lin, f"/desk/cases/{case.pk}/")

        assert "现在没有等待补正（《中华人民共和国政府信息公开条例》第三十条）" in text

    def test_one_that_waits_says_what_the_day_may_move_by(self, corrected_by_23_march, lin):
        text = page(lin, f"/desk/cases/{corrected_by_23_march.pk}/")

        assert "等申请人补正" in text
        assert "（暂算）" in text

    def test_one_whose_period_is_over_says_that_it_can_be_ended(
        self, corrected_by_23_march, signed_in
    ):
        with time_machine.travel(at("2026-03-24"), tick=False):
            text = page(signed_in("lin"), f"/desk/cases/{corrected_by_23_march.pk}/")

        assert "期限已过，视为放弃申请" in text

    def test_one_not_confirmed_has_no_clock(self, register, lin):
        text = page(lin, f"/desk/cases/{register(channel=Channel.ONLINE).pk}/")

        assert "与申请人确认" in text
        assert 'id="clock"' not in text

    def test_a_closed_one_offers_to_archive(self, answered, lin):
        text = page(lin, f"/desk/cases/{answered.case.pk}/")

        assert f'href="/desk/cases/{answered.case.pk}/steps/archive/"' in text

    def test_the_signer_sees_it_without_the_steps(self, case, signed_in):
        text = page(signed_in("qian"), f"/desk/cases/{case.pk}/")

        assert "现在可以做的" not in text

    def test_the_day_sheet_is_a_file(self, case, lin):
        response = lin.post(f"/desk/cases/{case.pk}/day-sheet/")

        assert response.content.startswith(b"%PDF")

    def test_a_day_sheet_that_cannot_be_drawn_is_said(self, case, lin, monkeypatch):
        monkeypatch.setattr("gongkai.casework.views.cases.day_sheet_pdf", cannot_print)

        assert "没有安装排版组件" in posted(lin, f"/desk/cases/{case.pk}/day-sheet/")

    def test_what_is_not_received_has_no_day_sheet(self, register, lin):
        case = register(channel=Channel.ONLINE)

        assert lin.post(f"/desk/cases/{case.pk}/day-sheet/").status_code == 404


def cannot_print(*_arguments, **_more):
    raise CannotPrint("没有安装排版组件")


class TestSteps:
    def test_every_step_has_its_form_and_action(self):
        assert {each.key for each in STEPS} == set(TAKEN)

    @pytest.mark.parametrize("key", sorted(set(TAKEN) - {"extend", "reopen"}))
    def test_every_form_is_well_formed(self, case, lin, key):
        assert page(lin, f"/desk/cases/{case.pk}/steps/{key}/")

    @pytest.mark.parametrize(
        ("key", "data", "kind"),
        [
            ("assign", {}, "assigned"),
            (
                "ask_correction",
                {"on": "2026-03-05", "due_on": "2026-03-23", "to_correct": "写明年份"},
                "correction_asked",
            ),
            (
                "consult",
                {"whom": "third_party", "name": "示例公司", "on": "2026-03-05"},
                "consulted",
            ),
            (
                "notice_fee",
                {"on": "2026-03-05", "method": "by_volume", "count": "200"},
                "fee_noticed",
            ),
            ("decide", {"ending": "disclosed_provided"}, "decided"),
            ("withdraw", {"on": "2026-03-05", "how": "书面"}, "withdrawn"),
        ],
    )
    def test_it_is_taken_and_the_case_opens(self, case, cast, lin, key, data, kind):
        handler = {"handler": str(cast["zhao"].pk)} if key == "assign" else {}

        response = lin.post(f"/desk/cases/{case.pk}/steps/{key}/", data | handler | {"go": "1"})

        assert response.headers["Location"] == f"/desk/cases/{case.pk}/"
        assert case.events.latest("pk").kind == kind

    def test_one_online_is_confirmed(self, register, lin):
        case = register(channel=Channel.ONLINE)

        lin.post(f"/desk/cases/{case.pk}/steps/confirm/", {"on": "2026-03-05"})

        case.refresh_from_db()
        assert case.received_on == day("2026-03-05")

    def test_a_partial_disclosure_takes_its_parts(self, case, lin):
        data = {
            "ending": "partly_disclosed",
            "open_part": "协议正文",
            "what_1": "附件二",
            "why_1": "商业秘密",
            "ground_1": "third_party_interests",
        }

        lin.post(f"/desk/cases/{case.pk}/steps/decide/", data)

        assert case.events.latest("pk").facts["grounds"] == ["third_party_interests"]

    def test_a_withheld_part_without_its_ground_is_asked_for_it(self, case, lin):
        data = {"ending": "partly_disclosed", "open_part": "协议正文", "what_1": "附件二"}

        text = posted(lin, f"/desk/cases/{case.pk}/steps/decide/", data)

        assert "请选这一部分不公开的依据" in text
        assert case.events.count() == 1

    def test_a_part_that_is_no_government_information_has_no_ground(self, case, lin):
        data = {
            "ending": "partly_disclosed",
            "open_part": "协议正文",
            "what_1": "附件四",
            "why_1": "本机关没有",
            "ground_1": "none",
        }

        lin.post(f"/desk/cases/{case.pk}/steps/decide/", data)

        assert case.events.latest("pk").facts["grounds"] == [""]

    def test_an_opinion_is_recorded_for_the_letter_that_is_open(self, case, step, lin):
        step(
            clocking.consult,
            case,
            "2026-03-04",
            whom=clocking.Consulted.THIRD_PARTY,
            name="示例公司",
            on=day("2026-03-04"),
            delivered_on=None,
        )
        base = f"/desk/cases/{case.pk}/steps/"

        lin.post(f"{base}deliver_consultation/", {"place": "0", "on": "2026-03-04"})
        lin.post(f"{base}receive_opinion/", {"place": "0", "on": "2026-03-05", "answer": "agrees"})

        assert case.events.latest("pk").facts == {"place": 0, "answer": "agrees"}

    def test_a_letter_that_came_back_has_no_answer(self, case, step, lin):
        step(
            clocking.consult,
            case,
            "2026-03-04",
            whom=clocking.Consulted.THIRD_PARTY,
            name="示例公司",
            on=day("2026-03-04"),
            delivered_on=None,
        )

        lin.post(
            f"/desk/cases/{case.pk}/steps/receive_opinion/",
            {"place": "0", "on": "2026-03-05", "answer": "returned"},
        )

        assert case.events.latest("pk").facts["answer"] == ""

    def test_a_refusal_names_the_article_and_keeps_what_was_typed(self, corrected_by_23_march, lin):
        text = posted(
            lin,
            f"/desk/cases/{corrected_by_23_march.pk}/steps/ask_correction/",
            {"on": "2026-03-05", "due_on": "2026-03-24", "to_correct": "再问一次"},
        )

        assert "补正只能一次性告知" in text
        assert "再问一次" in text

    def test_the_head_extends_and_the_officer_is_told_who_does(self, case, lin, signed_in):
        data = {"working_days": "10", "noticed_on": "2026-03-05", "reason": "档案分散"}
        address = f"/desk/cases/{case.pk}/steps/extend/"

        text = posted(lin, address, data)
        signed_in("zhao").post(address, data)

        assert "同意延长答复期限" in text
        assert [each.kind for each in case.events.order_by("pk")] == ["registered", "extended"]

    def test_a_step_that_is_none_is_not_found(self, case, lin):
        assert lin.get(f"/desk/cases/{case.pk}/steps/delete/").status_code == 404


class TestLetters:
    def test_a_receipt_is_drafted_with_what_the_case_says(self, case, lin):
        address = f"/desk/cases/{case.pk}/write/receipt/"
        assert DATA.name in page(lin, address)

        response = lin.post(address, {"go": "1", "contact": "000-00000001"})

        shown = page(lin, response.headers["Location"])
        assert "草稿：未签发，不是正式文书" in shown
        assert case.number_text in shown

    def test_what_is_missing_is_named(self, case, lin):
        text = posted(lin, f"/desk/cases/{case.pk}/write/receipt/", {"go": "1"})

        assert "本机关联系方式" in text

    def test_a_reply_before_the_decision_leads_back_with_the_reason(self, case, lin):
        response = lin.get(f"/desk/cases/{case.pk}/write/reply/", follow=True)

        assert "还没有作出决定" in response.content.decode()

    def test_from_decision_to_service_through_the_pages(self, case, lin, signed_in):
        base = f"/desk/cases/{case.pk}/"
        lin.post(f"{base}steps/decide/", {"ending": "disclosed_provided"})
        letter = lin.post(f"{base}write/reply/", {"provided": "协议一份"}).headers["Location"]
        signed_in("qian").post(f"{letter}sign/")
        assert "登记送达" in page(lin, letter)

        refused = posted(
            lin,
            f"{letter}serve/",
            {"way": "post", "carrier": "other_courier", "sent_on": "2026-03-05", "evidence": "SF"},
        )
        lin.post(
            f"{letter}serve/",
            {"way": "in_person", "carrier": "postal_enterprise", "signed_on": "2026-03-05"},
        )

        case.refresh_from_db()
        assert "不能用其他快递" in refused
        assert (case.state, case.report_row) == ("closed", "disclosed")

    def test_the_officer_does_not_sign(self, case, step, reply, lin):
        step(deciding.decide, case, "2026-03-05", decision=PROVIDED)

        assert lin.post(f"/desk/cases/{case.pk}/letters/{reply(case).pk}/sign/").status_code == 403

    def test_a_signature_that_is_refused_says_why(self, case, step, reply, signed_in):
        step(deciding.decide, case, "2026-03-05", decision=PROVIDED)
        letter = reply(case)
        step(deciding.reopen, case, "2026-03-05", reason="认定有误")

        text = posted(signed_in("qian"), f"/desk/cases/{case.pk}/letters/{letter.pk}/sign/")

        assert "现在没有等待签发的答复" in text

    def test_the_head_signs_a_letter_that_is_no_reply(self, case, signed_in, cast):
        letter = draft(
            case=case,
            kind=LetterKind.RECEIPT,
            typed={"contact": "000"},
            by=cast["lin"],
            at=at("2026-03-05"),
        )

        signed_in("zhao").post(f"/desk/cases/{case.pk}/letters/{letter.pk}/sign/")

        assert CaseLetter.objects.select_related("letter").get().letter.is_signed

    @pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
    def test_it_can_be_taken_away(self, answered, lin, kind, begins):
        address = f"/desk/cases/{answered.case.pk}/letters/{answered.letter.pk}/{kind}/"

        assert lin.get(address).content.startswith(begins)

    def test_a_kind_of_file_or_letter_that_is_none_is_not_found(self, answered, lin):
        base = f"/desk/cases/{answered.case.pk}/"

        answers = [
            lin.get(f"{base}letters/{answered.letter.pk}/txt/").status_code,
            lin.get(f"{base}write/poem/").status_code,
        ]
        assert answers == [404, 404]

    def test_a_machine_that_cannot_draw_pages_says_so(self, answered, lin, monkeypatch):
        monkeypatch.setattr("gongkai.casework.views.papers.letter_pdf", cannot_print)
        address = f"/desk/cases/{answered.case.pk}/letters/{answered.letter.pk}/pdf/"

        assert "没有安装排版组件" in page(lin, address)

    @pytest.mark.parametrize("kind", ["correction_request", "registration_form"])
    def test_what_was_asked_stands_in_the_letter(self, corrected_by_23_march, lin, kind):
        text = page(lin, f"/desk/cases/{corrected_by_23_march.pk}/write/{kind}/")

        assert DATA.name in text

    def test_extension_and_fee_notice_know_their_figures(self, case, step, lin):
        step(
            clocking.extend,
            case,
            "2026-03-05",
            by="zhao",
            working_days=10,
            noticed_on=day("2026-03-05"),
            reason="档案分散",
        )
        step(
            clocking.notice_fee,
            case,
            "2026-03-05",
            on=day("2026-03-05"),
            method=clocking.FeeMethod.BY_VOLUME,
            count=200,
        )

        base = f"/desk/cases/{case.pk}/write/"
        texts = page(lin, f"{base}extension_notice/"), page(lin, f"{base}fee_notice/")
        assert ("档案分散" in texts[0], "2700" in texts[1]) == (True, True)


class TestTable:
    def test_each_number_leads_to_its_cases(self, answered, lin):
        address = "/desk/cases/table/2026/disclosed/natural_person/"

        assert f'href="{address}"' in page(lin, "/desk/cases/table/2026/")
        assert answered.case.title in page(lin, address)

    def test_a_cell_that_is_nothing_says_so(self, answered, lin):
        text = page(lin, "/desk/cases/table/2025/disclosed/total/")

        assert "没有申请计入这一格" in text

    def test_pages_of_a_cell_follow_each_other(self, register, lin, monkeypatch):
        monkeypatch.setattr("gongkai.casework.queries.PAGE_SIZE", 1)
        first, second = register(title="第一件"), register(title="第二件")
        address = "/desk/cases/table/2026/newly_received/total/"

        following = page(lin, f"{address}?after={first.pk}")

        assert f"?after={first.pk}" in page(lin, address)
        assert (first.title in following, second.title in following) == (False, True)

    @pytest.mark.parametrize("address", ["2018/", "2026/nothing/total/", "2026/disclosed/nothing/"])
    def test_what_the_form_does_not_have_is_not_found(self, lin, address):
        assert lin.get(f"/desk/cases/table/{address}").status_code == 404


class TestInbox:
    def test_a_case_waits_for_its_officer_with_step_and_article(self, case, lin):
        text = page(lin, "/desk/")

        assert [each for each in (case.title, "作出决定并答复") if each not in text] == []

    def test_what_is_to_be_signed_waits_for_the_signer(self, case, step, signed_in):
        assert case.title not in page(signed_in("qian"), "/desk/")

        step(deciding.decide, case, "2026-03-05", decision=PROVIDED)

        assert case.title in page(signed_in("qian"), "/desk/")

    def test_while_others_are_awaited_nothing_waits(self, corrected_by_23_march, lin):
        assert corrected_by_23_march.title not in page(lin, "/desk/")

    def test_the_menu_marks_what_is_late(self, register, lin):
        register(arrived_on=dt.date(2026, 1, 26))

        assert "依申请公开" in page(lin, "/desk/")

    def test_who_does_not_handle_cases_has_none(self, case, signed_in):
        assert case.title not in page(signed_in("sun"), "/desk/")


def test_nobody_is_handed_a_case_by_an_outsider(case, signed_in, cast):
    response = signed_in("wang").post(
        f"/desk/cases/{case.pk}/steps/assign/", {"handler": str(cast["wang"].pk)}
    )

    assert response.status_code == 404
