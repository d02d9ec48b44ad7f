"""The page of a text: guide, last year beside it, checks while somebody writes, mends with one press."""

import pytest

from gongkai.annual_reports import actions
from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.refusals import CopiedTextWaits, NotEditable, ReportRefusal
from gongkai.practice import reports as samples
from tests.annual_reports.conftest import AT, QINGSHAN, address, text_of
from tests.annual_reports.test_pages_for_changes import fields_of
from tests.html_checks import faults


@pytest.fixture
def last_year(upload):
    return upload(samples.sample_report(QINGSHAN, 2024, samples.TOWN_LAST_YEAR), year=2024)


@pytest.fixture
def press(client_of, draft):
    """Save a text with what a button adds, as Lin would."""
    lin = client_of("lin")

    def pressed(part, **more):
        url = address("text", draft, part=part)
        answer = lin.post(url, {**fields_of(lin.get(url)), **more}, follow=True)
        draft.refresh_from_db()
        return answer

    return pressed


def section(version, part):
    return version.value().sections[part]


class TestLastYearsText:
    def test_stands_beside_and_is_not_copied_by_itself(self, client_of, draft, last_year):
        before = section(draft, "五")
        answer = client_of("lin").get(address("text", draft, part="5"))

        assert "2024 年报告的这一部分" in text_of(answer)
        assert section(draft, "五") == before
        assert faults(answer.content) == []

    def test_taken_over_it_is_marked_and_keeps_the_report_from_being_sent(
        self, press, draft, last_year, lin
    ):
        answer = press("6", copy="1")

        assert draft.copied == ["六"]
        assert "现在还是上年报告的文字" in text_of(answer)
        assert draft.events.get(kind=EventKind.TEXT_COPIED).facts["from_year"] == 2024
        with pytest.raises(CopiedTextWaits, match="第六部分"):
            actions.send_for_signature(version=draft, by=lin, at=AT)

    def test_what_was_typed_before_is_kept_among_the_events(self, press, draft, last_year):
        press("6", text="我刚写的。", copy="1")

        [typed] = draft.events.filter(kind=EventKind.TEXT_CHANGED)
        assert typed.facts["texts"][1] == "我刚写的。"

    def test_changed_it_is_marked_no_more(self, press, draft, last_year):
        press("6", copy="1")
        press("6", text="2025年没有收取信息处理费。")

        assert draft.copied == []

    def test_confirmed_it_is_marked_no_more_and_the_report_can_be_sent(
        self, press, draft, last_year, lin
    ):
        press("6", copy="1")
        press("6", confirm="1")

        assert draft.copied == []
        actions.send_for_signature(version=draft, by=lin, at=AT)

    def test_without_a_report_of_last_year_there_is_nothing_to_take_over(self, draft, lin):
        with pytest.raises(ReportRefusal, match="没有上年报告"):
            actions.copy_text(version=draft, part="五", by=lin, at=AT)

    def test_what_is_not_marked_needs_no_confirming(self, draft, lin):
        with pytest.raises(ReportRefusal, match="不用确认"):
            actions.confirm_text(version=draft, part="五", by=lin, at=AT)

    def test_a_locked_report_takes_nothing_over(self, sent, lin, last_year):
        with pytest.raises(NotEditable):
            actions.copy_text(version=sent, part="五", by=lin, at=AT)
        with pytest.raises(NotEditable):
            actions.confirm_text(version=sent, part="五", by=lin, at=AT)

    def test_a_file_read_in_afterwards_takes_the_mark_away(self, press, draft, last_year, upload):
        press("6", copy="1")
        upload()

        draft.refresh_from_db()
        assert draft.copied == []


class TestComputed:
    def test_the_title_that_follows_from_the_data_is_shown_as_such(self, client_of, draft):
        answer = client_of("lin").get(address("text", draft, part="title"))

        assert "由程序按机关资料算出" in text_of(answer)

    def test_a_changed_opening_can_go_back_to_it(self, press, draft):
        answer = press("opening", text="随便写的。")
        assert "您改过了" in text_of(answer)

        press("opening", computed="1")
        assert "2025年1月1日至12月31日" in section(draft, "opening")

    def test_missing_data_of_the_agency_are_named(self, client_of, draft):
        answer = client_of("lin").get(address("text", draft, part="opening"))

        assert "本机关资料里没有邮政编码" in text_of(answer)
        assert faults(answer.content) == []


class TestChecks:
    WRONG = "（一）主动公开\n公开87条，其中其他3条，占3.5%。没有考核。"

    def test_show_the_arithmetic_and_mend_with_one_press(self, press, draft):
        answer = press("1", text=self.WRONG)
        assert "写成3.5%" in text_of(answer)
        [mend] = [each for each in answer.context["mends"] if each.expected]

        press("1", mend=mend.key)
        assert "占3.4%" in section(draft, "一")

    def test_a_mend_asked_for_another_text_changes_nothing(self, press, draft):
        press("1", text=self.WRONG, mend="gone")

        assert section(draft, "一") == self.WRONG

    def test_are_given_while_somebody_writes_and_save_nothing(self, client_of, draft):
        url = address("text", draft, part="1")
        answer = client_of("lin").post(url, {"text": self.WRONG}, headers={"hx-request": "true"})

        draft.refresh_from_db()
        assert "写成3.5%" in answer.content.decode()
        assert "已核对、没有问题的" in answer.content.decode()
        assert draft.revision == 1


def test_a_phrase_is_added_at_the_end_with_the_year(press, draft):
    press("6", text="上面是我写的。", insert="no_fee")

    assert section(draft, "六") == "上面是我写的。\n2025年，本机关没有收取信息处理费。"


def test_a_clash_while_writing_is_told(client_of, draft):
    url = address("text", draft, part="6")
    lin, zhao = client_of("lin"), client_of("zhao")
    of_lin = fields_of(lin.get(url))
    zhao.post(url, {**fields_of(zhao.get(url)), "text": "赵写的。"})

    answer = lin.post(url, {**of_lin, "text": "林写的。"}, headers={"accept": "application/json"})

    assert answer.status_code == 409
    assert "别人也改了" in answer.json()["says"]


def test_a_draft_saved_while_writing_answers_with_what_was_seen(client_of, draft):
    url = address("text", draft, part="6")
    lin = client_of("lin")
    typed = {**fields_of(lin.get(url)), "text": "写到一半"}

    answer = lin.post(url, typed, headers={"accept": "application/json"})

    draft.refresh_from_db()
    assert section(draft, "六") == "写到一半"
    assert answer.json()["seen"] == "写到一半"
