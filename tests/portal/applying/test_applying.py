"""Applying online: the pages, the draft, what is public already, sending once, number and code."""

import time_machine
from django.core.cache import cache

from gongkai.audit.models import AuditRecord
from gongkai.casework.actions.applying import forget_old_drafts
from gongkai.casework.applicants import data_of
from gongkai.casework.models import KIND_CHOICES, ApplicationDraft, DisclosureApplication
from gongkai.casework.online_application import DELIVERIES, IDENTITY_KINDS
from gongkai.casework.online_application import FORMS as FORM_LABELS
from gongkai.portal.applying import forms
from tests.casework.conftest import at
from tests.portal.applying.conftest import BASE, HOW, WHAT, WHO, Visitor, the_case, worked_out


def test_the_entrance_leads_to_the_form(visitor):
    text = visitor.page(BASE)

    assert "开始网上申请" in text
    assert "/qingshan/apply/new/what/" in text


def test_an_agency_where_nobody_handles_cases_takes_none(visitor):
    text = visitor.page("/shili-fagai/apply/")

    assert "现在不在这个平台上收网上申请" in text
    assert "现在不在这个平台上收网上申请" in visitor.page("/shili-fagai/apply/new/what/")


def test_an_application_is_registered_with_number_and_code(sent):
    case = the_case()

    assert "申请已提交给示例县青山镇人民政府" in sent
    assert '<dd class="code">2026-1</dd>' in sent
    assert (case.channel, case.state, case.received_on) == ("online", "awaiting_confirmation", None)


def test_the_application_says_what_was_filled_in(sent):
    data = data_of(the_case().applicant)

    assert data.name == "陈示例"
    assert data.identity == "居民身份证 00000019900307001X"
    assert data.contact == "000-00000000"
    assert data.description.startswith("信息名称：样例村征地补偿安置方案\n内容描述：2025年")
    assert data.provision_wanted == "电子文件，网上领取"


def test_the_title_names_nobody(visitor):
    visitor.send(visitor.fill_in(what=WHAT | {"subject": "张三的宅基地审批材料"}))

    assert the_case().title == "网上提交的申请（自然人）"


def test_the_chain_says_the_applicant_and_no_name(sent):
    records = AuditRecord.objects.filter(subject_kind="disclosure_application")

    assert set(records.values_list("actor_name", "actor_id")) == {("申请人", "applicant")}
    assert [each for each in records if "陈示例" in each.facts_text] == []


def test_sent_again_it_is_the_same_application(visitor):
    page = visitor.fill_in()
    work = worked_out(page)
    visitor.post(f"{BASE}new/check/", {"work": work})

    again = visitor.post(f"{BASE}new/check/", {"work": work})

    assert "申请已提交" in again
    assert DisclosureApplication.objects.count() == 1


def test_number_and_code_are_there_after_a_broken_line_but_not_for_long(visitor, sent):
    shown_again = visitor.page(f"{BASE}done/")

    with time_machine.travel(at("2026-03-06"), tick=False):
        later = visitor.page(f"{BASE}done/")

    assert '<dd class="code">2026-1</dd>' in shown_again
    assert "查询码</dt>" not in later
    assert not ApplicationDraft.objects.exists()


def test_written_down_the_code_is_gone(visitor, sent):
    visitor.post(f"{BASE}done/", {})

    assert not ApplicationDraft.objects.exists()
    assert "申请已提交给" not in visitor.page(f"{BASE}done/")


def test_another_browser_sees_nothing_of_a_draft(visitor):
    visitor.fill_in()

    assert WHAT["subject"] not in Visitor().page(f"{BASE}new/what/")


class TestDraft:
    def test_what_is_wrong_is_said_and_what_was_typed_stays(self, visitor):
        visitor.step("what", WHAT)

        text = visitor.step("who", WHO | {"identity_number": "0000001990030700", "telephone": ""})

        assert "有2处需要修改" in text
        assert "身份证号码应为18位，现在是16位" in text
        assert 'value="陈示例"' in text
        assert 'value="0000001990030700"' in visitor.page(f"{BASE}new/who/")

    def test_it_is_there_the_next_week(self, visitor):
        visitor.step("what", WHAT)

        with time_machine.travel(at("2026-03-12"), tick=False):
            text = visitor.page(f"{BASE}new/what/")

        assert f'value="{WHAT["subject"]}"' in text

    def test_it_is_kept_while_somebody_types(self, visitor):
        response = visitor.client.post(f"{BASE}new/what/keep/", {"subject": "写到一半"})

        assert response.json() == {"at": "09:00"}
        assert 'value="写到一半"' in visitor.page(f"{BASE}new/what/")

    def test_nothing_of_it_is_readable_in_the_database(self, visitor):
        visitor.fill_in()

        row = str(ApplicationDraft.objects.values().get())
        kept = bytes(ApplicationDraft.objects.get().sealed).decode("latin-1")
        assert [each for each in ("陈示例", "样例村", "000-00000000") if each in row + kept] == []

    def test_dropped_it_is_gone(self, visitor):
        visitor.step("what", WHAT)

        visitor.post(f"{BASE}drop/", {})

        assert not ApplicationDraft.objects.exists()

    def test_after_a_month_nobody_has_it(self, visitor):
        visitor.step("what", WHAT)

        assert forget_old_drafts(at("2026-04-03")) == 0
        assert forget_old_drafts(at("2026-04-05")) == 1

    def test_an_unfinished_page_is_asked_for_before_sending(self, visitor):
        visitor.step("what", WHAT)

        text = visitor.page(f"{BASE}new/check/")

        assert "请选一项" in text
        assert "您以什么身份申请" in text


class TestForm:
    def test_an_organisation_gives_code_and_contact_person(self, visitor):
        visitor.step("what", WHAT)

        text = visitor.step("who", WHO | {"kind": "commercial_enterprise"})

        assert "统一社会信用代码应为18位" in text
        assert "请填写联系人" in text

    def test_an_organisation_counts_in_its_column(self, visitor):
        who = {
            "kind": "research_institution",
            "name": "示例研究院",
            "organisation_code": "00000000000000000X",
            "contact_person": "李示例",
            "email": "li@example.com",
        }
        visitor.send(visitor.fill_in(who=who))

        data = data_of(the_case().applicant)
        assert the_case().applicant_kind == "research_institution"
        assert data.identity == "统一社会信用代码：00000000000000000X　联系人：李示例"

    def test_post_needs_an_address(self, visitor):
        text = visitor.fill_in(how=HOW | {"delivery": "post"})

        assert "选了邮政寄送，请写明通信地址" in text

    def test_email_needs_one(self, visitor):
        text = visitor.fill_in(how=HOW | {"delivery": "email"})

        assert "您没有留电子邮箱" in text

    def test_no_page_asks_what_it_is_for(self, visitor):
        pages = [visitor.page(BASE + "new/what/"), visitor.step("what", WHAT), visitor.fill_in()]

        assert [text for text in pages if 'name="purpose"' in text or "用途是" in text] == []

    def test_choices_are_those_that_are_kept(self):
        shown = [forms.FORMS, forms.DELIVERIES, forms.IDENTITY_KINDS]

        assert [dict(each) for each in shown] == [FORM_LABELS, DELIVERIES, IDENTITY_KINDS]

    def test_kinds_are_those_of_the_report(self):
        assert [key for key, _label in forms.KINDS] == [key for key, _label in KIND_CHOICES]

    def test_letters_that_cannot_be_printed_are_left_out(self, visitor):
        what = WHAT | {"description": "补偿\x0b标准\u202e\r\n第二行"}

        visitor.send(visitor.fill_in(what=what))

        assert data_of(the_case().applicant).description.endswith("补偿标准\n第二行")


class TestHuman:
    def test_without_work_and_picture_nothing_is_sent(self, visitor):
        visitor.fill_in()

        text = visitor.post(f"{BASE}new/check/", {})

        assert "请照图填写字符" in text
        assert not DisclosureApplication.objects.exists()

    def test_work_done_for_another_page_is_not_taken_twice(self, visitor):
        page = visitor.fill_in()
        work = worked_out(page)
        visitor.post(f"{BASE}new/check/", {"work": work})
        other = Visitor()
        other.fill_in()

        text = other.post(f"{BASE}new/check/", {"work": work})

        assert "没有核对上" in text
        assert DisclosureApplication.objects.count() == 1

    def test_made_up_work_is_refused(self, visitor):
        visitor.fill_in()

        assert "没有核对上" in visitor.post(f"{BASE}new/check/", {"work": "bm90aGluZw=="})

    def test_a_picture_serves_where_the_browser_runs_no_scripts(self, visitor):
        from captcha.models import CaptchaStore

        visitor.fill_in()
        picture = CaptchaStore.objects.latest("pk")
        image = visitor.client.get(f"/captcha/image/{picture.hashkey}/")

        visitor.post(
            f"{BASE}new/check/", {"picture_0": picture.hashkey, "picture_1": picture.response}
        )

        assert image["Content-Type"] == "image/png"
        assert DisclosureApplication.objects.count() == 1


def test_one_address_cannot_send_without_end(visitor):
    page = visitor.fill_in()
    cache.set("limit:portal.apply_check:127.0.0.1", 60)

    response = visitor.client.post(f"{BASE}new/check/", {"work": worked_out(page)})

    cache.clear()
    assert response.status_code == 429
    assert WHAT["subject"] in visitor.page(f"{BASE}new/check/")
